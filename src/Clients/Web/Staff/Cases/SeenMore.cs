using PeerConnect.Contracts;

namespace PeerConnect.Staff.Cases;

/// <summary>What a break-glass showed, as far as it was read on this screen.</summary>
/// <param name="GlassId">Under which one.</param>
/// <param name="ViewedAt">When the latest page was recorded.</param>
/// <param name="Lines">The lines, in order.</param>
/// <param name="MoreBefore">There may be earlier ones, before this place.</param>
internal sealed record SeenMore(Guid GlassId, DateTimeOffset ViewedAt, IReadOnlyList<BreakGlassLine> Lines, long? MoreBefore)
{
    public override string ToString() => $"SeenMore {{ {GlassId} }}";
}
