using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Sealing;

/// <summary>Seals and opens text. Nothing else turns sealed bytes into text.</summary>
internal sealed partial class Sealer(KeyRing keys, ILogger<Sealer>? logger = null)
{
    private readonly ILogger log = logger ?? NullLogger<Sealer>.Instance;

    /// <summary>Seals under the owner's current key, inside the transaction that stores the result.</summary>
    public byte[] Seal(WriteTransaction transaction, KeyOwner owner, in Place place, string text) =>
        Envelope.Seal(keys.Current(transaction, owner), place, Encoding.UTF8.GetBytes(text));

    /// <summary>Seals under that very key, so that the text is gone when what else it seals is; null when it was destroyed.</summary>
    public byte[]? SealUnder(Guid keyId, in Place place, string text) =>
        keys.Find(place.FacilityId, keyId) is { } key ? Envelope.Seal(key, place, Encoding.UTF8.GetBytes(text)) : null;

    /// <summary>Opens a sealed text; null when its key was destroyed.</summary>
    /// <exception cref="SealBrokenException">The bytes were changed or moved.</exception>
    public Plaintext? Open(ReadGrant grant, in Place place, byte[] sealedBytes)
    {
        if (keys.Find(place.FacilityId, Envelope.KeyId(sealedBytes)) is not { } key)
        {
            return null;
        }

        var bytes = Envelope.Open(key, place, sealedBytes) ?? throw new SealBrokenException(place);
        return new Plaintext(Encoding.UTF8.GetString(bytes), grant);
    }

    /// <summary>As <see cref="Open"/>, for one text among many: a damaged one is missing and reported, and does not take the others along.</summary>
    public Plaintext? OpenIfWhole(ReadGrant grant, in Place place, byte[] sealedBytes)
    {
        try
        {
            return Open(grant, place, sealedBytes);
        }
        catch (SealBrokenException)
        {
            LogBroken(log, place.Kind, place.RecordId);
            return null;
        }
    }

    [LoggerMessage(1201, LogLevel.Critical, "A sealed text of kind {Kind} at record {RecordId} was changed or moved. Verify the database against a backup.")]
    private static partial void LogBroken(ILogger log, SealedKind kind, Guid recordId);
}

/// <summary>Sealed bytes do not belong where they were found: the store was changed from outside.</summary>
internal sealed class SealBrokenException(Place place)
    : Exception($"A sealed text of kind {place.Kind} at record {place.RecordId} was changed or moved. Verify the database against a backup.");
