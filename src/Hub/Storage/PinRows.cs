using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>Reads of the chain about PINs that staff made for people.</summary>
internal static class PinRows
{
    public const string Given = "pin-given";
    public const string Changed = "pin-changed";
    private const string SignedIn = "signed-in";

    /// <summary>
    /// Sign-ins of the period with a PIN that staff had made in place of one in use, away from every enrolled device: whoever made it could be the one who used it. By their places in the chain.
    /// </summary>
    public static List<long> UsedElsewhere(PeerConnectDb db, Guid facilityId, DateTimeOffset from, DateTimeOffset to)
    {
        var found = new List<long>();
        foreach (var first in db.Audit.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Act == Changed && row.At >= from && row.At < to).OrderBy(row => row.Sequence).ToList())
        {
            // One's own PIN, which is chosen as one signs in with the other.
            var signedIn = db.Audit.AsNoTracking().FirstOrDefault(row =>
                row.FacilityId == facilityId && row.Act == SignedIn && row.ActorId == first.ActorId && row.At == first.At && row.Sequence > first.Sequence);
            var before = db.Audit.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Subject == first.Subject && row.Sequence < first.Sequence && (row.Act == Given || row.Act == Changed))
                .OrderByDescending(row => row.Sequence).FirstOrDefault();
            if (signedIn is not null && !Says(signedIn, "device", JsonValueKind.String) && before is { Act: Given } && Says(before, "replaces", JsonValueKind.True))
            {
                found.Add(signedIn.Sequence);
            }
        }

        return found;
    }

    private static bool Says(AuditRow row, string name, JsonValueKind kind)
    {
        using var details = JsonDocument.Parse(row.Details);
        return details.RootElement.TryGetProperty(name, out var value) && value.ValueKind == kind;
    }
}
