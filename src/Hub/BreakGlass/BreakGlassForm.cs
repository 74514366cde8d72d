using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Makes what is shown of a break-glass itself; what it lets read is <see cref="BreakGlassPageForm"/>'s.</summary>
internal static class BreakGlassForm
{
    /// <summary>The reason may say what whoever asked knows: who sees less of the case does not read it.</summary>
    public static bool MayReadTexts(BreakGlassRow row, CaseSight sight) => (int)sight.Level >= row.AskerLevel;

    /// <summary>After an act on it, without the texts.</summary>
    public static BrokenGlass Of(RecordedAct act, BreakGlassRow row, CaseRow of) =>
        Of(row, of, StaffNames.Of(act.Db, row.FacilityId, [.. GlassRows.People(row)]), act.Now, (_, _) => null);

    /// <param name="row">The break-glass.</param>
    /// <param name="of">Its case.</param>
    /// <param name="names">Names of staff.</param>
    /// <param name="now">At which instant.</param>
    /// <param name="open">Opens a text for the viewer; null for who may not read it.</param>
    public static BrokenGlass Of(BreakGlassRow row, CaseRow of, IReadOnlyDictionary<Guid, string> names, DateTimeOffset now, Func<Place, byte[], string?> open)
    {
        var state = BreakGlassStanding.At(row, of, now);
        return new BrokenGlass(
            row.GlassId,
            row.CaseId,
            state,
            row.Purpose,
            Reach(row.Scope),
            row.Alone,
            row.Names,
            new BreakGlassAct(row.AskedAt, names.GetValueOrDefault(row.AskedBy), open(BreakGlassPlace.Reason(row), row.SealedReason)),
            state == BreakGlassState.Asked ? row.LapsesAt : null,
            row.AnsweredBy is { } answerer ? Part(row.AnsweredAt!.Value, answerer, row.SealedAnswer, BreakGlassPlace.Answer(row, answerer)) : null,
            row.Until is null ? null : BreakGlassStanding.OverAt(row, of),
            row.Views,
            row.ReviewBy,
            row.ReviewedBy is { } reviewer ? Part(row.ReviewedAt!.Value, reviewer, row.SealedReview, BreakGlassPlace.Review(row, reviewer)) : null,
            row.Justified);

        BreakGlassAct Part(DateTimeOffset at, Guid by, byte[]? sealedText, Place place) =>
            new(at, names.GetValueOrDefault(by), sealedText is { } text ? open(place, text) : null);
    }

    private static BreakGlassReach Reach(BreakGlassScope scope) => scope switch
    {
        BreakGlassScope.Case => BreakGlassReach.Case,
        BreakGlassScope.Conversation => BreakGlassReach.Conversation,
    };
}
