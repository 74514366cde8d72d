using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Where the sealed texts of a break-glass belong, all under the case's key.</summary>
internal static class BreakGlassPlace
{
    public static Place Reason(BreakGlassRow row) => Of(row, SealedKind.BreakGlassReason, row.AskedBy);

    public static Place Answer(BreakGlassRow row, Guid by) => Of(row, SealedKind.BreakGlassAnswer, by);

    public static Place Review(BreakGlassRow row, Guid by) => Of(row, SealedKind.BreakGlassReview, by);

    private static Place Of(BreakGlassRow row, SealedKind kind, Guid writer) => new(row.FacilityId, kind, row.GlassId, row.CaseId, 0, writer);
}
