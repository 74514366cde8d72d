using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>The recorded acts on a case.</summary>
internal static class CaseEventRows
{
    public const string Opened = "opened";
    public const string Raised = "raised";
    public const string Viewed = "viewed";
    public const string ConversationViewed = "conversation-viewed";
    public const string Overdue = "overdue";
    public const string OnTheWay = "on-the-way";
    public const string CannotGo = "cannot-go";
    public const string FaceToFace = "face-to-face";
    public const string VisitTakenBack = "visit-taken-back";
    public const string Escalated = "escalated";
    public const string Unstaffed = "unstaffed";
    public const string AlarmRaised = "alarm-raised";
    public const string AlarmDelivered = "alarm-delivered";
    public const string AlarmUndelivered = "alarm-undelivered";
    public const string PersonSaysYes = "person-says-yes";
    public const string PersonSaysNo = "person-says-no";
    public const string PersonAgrees = "person-agrees";
    public const string PersonTakesBack = "person-takes-back";
    public const string SupporterTold = "supporter-told";
    public const string AskedAgain = "asked-again";
    public const string Seen = "seen";
    public const string Refused = "refused";
    public const string Closed = "closed";
    public const string ExportAsked = "export-asked";
    public const string ExportSigned = "export-signed";
    public const string Exported = "exported";
    public const string PassedOn = "passed-on";
    public const string Referred = "referred";
    public const string MeantNamed = "meant-named";
    public const string FormOpened = "form-opened";
    public const string FlagCorrected = "flag-corrected";
    public const string GlassAsked = "glass-asked";
    public const string GlassAlone = "glass-alone";
    public const string GlassApproved = "glass-approved";
    public const string GlassRefused = "glass-refused";
    public const string GlassLapsed = "glass-lapsed";
    public const string GlassOver = "glass-over";
    public const string GlassReviewed = "glass-reviewed";
    public const string GlassReviewOverdue = "glass-review-overdue";

    /// <summary>Ends the detail of a flag that came after its message was stored, because the model had not judged it.</summary>
    public const string CameLate = " late";

    public static void Add(WriteTransaction transaction, CaseRow of, string kind, Guid? actorId, string? detail = null) =>
        transaction.Db.CaseEvents.Add(new CaseEventRow
        {
            FacilityId = of.FacilityId,
            CaseId = of.CaseId,
            EventId = Guid.CreateVersion7(transaction.Now),
            Kind = kind,
            ActorId = actorId,
            At = transaction.Now,
            Detail = detail,
        });

    /// <summary>When this person last opened the case; null for never.</summary>
    public static DateTimeOffset? LastViewed(PeerConnectDb db, CaseRow of, Guid personId) =>
        db.CaseEvents.Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.Kind == Viewed && row.ActorId == personId)
            .Max(row => (DateTimeOffset?)row.At);

    /// <summary>When that last happened; null for never.</summary>
    public static DateTimeOffset? LastOf(PeerConnectDb db, CaseRow of, string kind) =>
        db.CaseEvents.Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.Kind == kind).Max(row => (DateTimeOffset?)row.At);

    /// <summary>Who said in the case's round that he or she cannot go, and has not said since to be on the way; and when last.</summary>
    public static Dictionary<Guid, DateTimeOffset> CannotGoOf(PeerConnectDb db, CaseRow of)
    {
        var went = LastSaid(db, of, OnTheWay);
        return LastSaid(db, of, CannotGo).Where(said => !went.TryGetValue(said.Key, out var at) || at <= said.Value).ToDictionary();
    }

    /// <summary>The last who said in the case's round to be on the way, besides these; null for nobody.</summary>
    public static CaseEventRow? OnTheWayBeside(PeerConnectDb db, CaseRow of, IReadOnlySet<Guid> others) =>
        InRound(db, of, OnTheWay).Where(row => !others.Contains(row.ActorId!.Value)).MaxBy(row => row.At);

    /// <summary>Who said in the case's round to stand in front of the person, when last, and whether that was not taken back.</summary>
    public static Dictionary<Guid, (DateTimeOffset At, bool Stands)> VisitsOf(PeerConnectDb db, CaseRow of)
    {
        var back = InRound(db, of, VisitTakenBack);
        return InRound(db, of, FaceToFace).GroupBy(row => row.ActorId!.Value, row => row.At)
            .ToDictionary(same => same.Key, same => (same.Max(), !back.Exists(row => row.ActorId == same.Key && row.At >= same.Max())));
    }

    /// <summary>When somebody first said in the case's round to be on the way, whatever became of it; null for never.</summary>
    public static DateTimeOffset? FirstOnTheWay(PeerConnectDb db, CaseRow of) => InRound(db, of, OnTheWay).Min(row => (DateTimeOffset?)row.At);

    /// <summary>The detail of what is said in the case's round, and is found by it again.</summary>
    public static string RoundOf(CaseRow row) => $"round:{row.Round}";

    private static Dictionary<Guid, DateTimeOffset> LastSaid(PeerConnectDb db, CaseRow of, string kind) =>
        InRound(db, of, kind).GroupBy(row => row.ActorId!.Value).ToDictionary(same => same.Key, same => same.Max(row => row.At));

    private static List<CaseEventRow> InRound(PeerConnectDb db, CaseRow of, string kind)
    {
        var round = RoundOf(of);
        return [.. db.CaseEvents.AsNoTracking().Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.Kind == kind && row.Detail == round)];
    }

    public static bool WasRecorded(PeerConnectDb db, CaseRow of, string kind, string detail) =>
        db.CaseEvents.Any(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.Kind == kind && row.Detail == detail);
}
