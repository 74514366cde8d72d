using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Storage.Verdicts;

/// <summary>One flag with the last word on it; null while nobody has decided.</summary>
internal sealed record JudgedFlag(string Model, Category Category, int Severity, SpeakerRole Sender, MessageLanguage Language, bool Run, FlagVerdict? Verdict);

/// <summary>Messages that a model judged, of self-harm and violence and of these patterns.</summary>
internal sealed record JudgedMessages(string Model, SpeakerRole Sender, MessageLanguage Language, long Messages, Patterns Patterns = Patterns.None);

/// <summary>The flags of a facility with what staff found, and the messages that they came from. Numbers and codes; no case and nobody.</summary>
internal static class VerdictRows
{
    /// <summary>
    /// Each case once. One that is open again has no verdict until it is decided anew. Where an appeal was upheld after a threat was found right, two
    /// answers differ, and it cannot be said.
    /// </summary>
    public static List<JudgedFlag> Flags(PeerConnectDb db, Guid facilityId)
    {
        var upheld = Upheld(db, facilityId);
        var rows = from flag in db.Flags.AsNoTracking()
                   join row in db.Cases.AsNoTracking() on new { flag.FacilityId, flag.CaseId } equals new { row.FacilityId, row.CaseId }
                   where flag.FacilityId == facilityId
                   select new
                   {
                       Flag = flag,
                       row.Category,
                       Verdict = row.State == CaseState.Decided ? row.Verdict : null,
                       row.DecidedAt,
                   };
        return
        [
            .. rows.AsEnumerable().Select(row => new JudgedFlag(
                row.Flag.Model, Enum.Parse<Category>(row.Category), row.Flag.Severity, row.Flag.Sender, row.Flag.Language, row.Flag.Run,
                LastWord(row.Verdict, row.Category == nameof(Category.Violence) && upheld.TryGetValue(row.Flag.CaseId, out var at) && at > row.DecidedAt))),
        ];
    }

    public static List<JudgedMessages> Messages(PeerConnectDb db, Guid facilityId) =>
        [.. db.Judged.AsNoTracking().Where(row => row.FacilityId == facilityId).Select(row => new JudgedMessages(row.Model, row.Sender, row.Language, row.Messages, row.Patterns))];

    /// <summary>
    /// When an appeal was last upheld, by case: each that has the message, and the one in which it was answered also when it is purged. A message is held for
    /// what it threatens, or for a method in it; neither says that a flag of self-harm is wrong.
    /// </summary>
    private static Dictionary<Guid, DateTimeOffset> Upheld(PeerConnectDb db, Guid facilityId)
    {
        var acts = db.HeldActs.AsNoTracking().Where(act => act.FacilityId == facilityId && act.Kind == HeldActKind.AppealUpheld);
        var having = from act in acts
                     join line in db.CaseMessages on new { act.FacilityId, act.EntryId } equals new { line.FacilityId, line.EntryId }
                     where line.Flagged
                     select new { line.CaseId, act.At };
        return acts.Select(act => new { act.CaseId, act.At }).Concat(having).AsEnumerable().GroupBy(act => act.CaseId).ToDictionary(of => of.Key, of => of.Max(act => act.At));
    }

    private static FlagVerdict? LastWord(string? verdict, bool overruled) =>
        verdict is null ? null : Enum.Parse<FlagVerdict>(verdict) is var said && overruled && said == FlagVerdict.True ? FlagVerdict.Unclear : said;
}
