using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>A break-glass on a case that the caller may open.</summary>
internal sealed record SeenGlass(SeenCase Seen, BreakGlassRow Row)
{
    public CaseRow Case => Seen.Card.Row;

    public BreakGlassState At(DateTimeOffset now) => BreakGlassStanding.At(Row, Case, now);
}

/// <summary>The one way to a break-glass: through its case, with the same answer for unknown, foreign, not granted and excluded.</summary>
internal static class BreakGlassOfCase
{
    public static SeenGlass? Find(RecordedAct act, Guid caseId, Guid glassId)
    {
        act.Details["case"] = caseId;
        return CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is { } seen && GlassRows.Find(act.Db, seen.Card.Row, glassId) is { } row
            ? new SeenGlass(seen, row)
            : null;
    }

    /// <summary>Why this person may not judge what others did.</summary>
    public static Refusal? RefusalToJudge(RecordedAct act, SeenGlass found, DateTimeOffset since) =>
        SecondPerson.Refusal(act, found.Seen, new[] { found.Row.AskedBy, found.Row.AnsweredBy }.OfType<Guid>(), found.Row.AskerLevel, since);
}
