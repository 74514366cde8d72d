using NSec.Cryptography;

namespace PeerConnect.Hub.Sealing;

/// <summary>A data key in memory.</summary>
internal sealed record DataKey(Guid KeyId, Key Key)
{
    public override string ToString() => $"DataKey {{ {KeyId} }}";
}
