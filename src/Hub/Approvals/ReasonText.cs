using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Hub.Approvals;

/// <summary>Why staff decided something: sealed under the key of their facility, for their facility alone.</summary>
internal static class ReasonText
{
    public const int Longest = 1_000;

    /// <summary>The sentence on what is wrong with it; null when it can be kept. An absent reason is fine here.</summary>
    public static string? Fault(string? reason) => reason switch
    {
        null => null,
        { Length: > Longest } => $"The reason is longer than {Longest} characters.",
        _ => BodyRules.Check(reason) is null ? null : "The reason is empty or holds signs that cannot be kept.",
    };

    public static byte[]? Seal(Sealer sealer, WriteTransaction transaction, SealedKind kind, Guid facilityId, Guid recordId, string? reason) =>
        reason is null ? null : sealer.Seal(transaction, KeyOwner.Facility(facilityId), Place(kind, facilityId, recordId), reason);

    /// <summary>The reason, for staff of the facility that gave it, whose reading was recorded; null when there is none or its key was destroyed.</summary>
    public static string? Open(Sealer sealer, SealedKind kind, PersonKey reader, Guid recordId, byte[]? reason) =>
        reason is null ? null : sealer.Open(new ReadGrant(GrantReason.RecordedView, reader.PersonId), Place(kind, reader.FacilityId, recordId), reason)?.Text;

    private static Place Place(SealedKind kind, Guid facilityId, Guid recordId) => new(facilityId, kind, recordId);
}
