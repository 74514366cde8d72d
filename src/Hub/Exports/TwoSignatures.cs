using PeerConnect.Contracts;

namespace PeerConnect.Hub.Exports;

/// <summary>Whatever leaves the system was asked for by one person and signed by another.</summary>
internal static class TwoSignatures
{
    /// <summary>So long an export can be signed, and then written.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    public static ExportState State(Guid? signedBy, DateTimeOffset endsAt, DateTimeOffset now) =>
        now >= endsAt ? ExportState.Lapsed : signedBy is null ? ExportState.Asked : ExportState.Signed;
}
