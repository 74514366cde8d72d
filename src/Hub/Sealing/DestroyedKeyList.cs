using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PeerConnect.Hub.Sealing;

/// <summary>One destroyed data key.</summary>
internal sealed record DestroyedKey(Guid FacilityId, Guid KeyId, DateTimeOffset At);

/// <summary>What a register of destroyed keys says: a header line, then a line for each key with the hash of all lines up to it.</summary>
/// <param name="Keys">In the order of destruction.</param>
/// <param name="Heads">Hash after the header and after each key.</param>
/// <param name="WholeBytes">Length of the whole lines; what follows is half a line of a write that never finished.</param>
internal sealed record DestroyedKeyList(IReadOnlyList<DestroyedKey> Keys, IReadOnlyList<string> Heads, int WholeBytes)
{
    public const string Header = "peerconnect-destroyed-keys 1";

    public static DestroyedKeyList Empty { get; } = new([], [Hash("", Header)], Encoding.ASCII.GetByteCount(Header) + 1);

    public string Head => Heads[^1];

    /// <summary>Reads a register; null when any whole line is not what was written.</summary>
    public static DestroyedKeyList? Parse(ReadOnlySpan<byte> bytes)
    {
        var whole = bytes.LastIndexOf((byte)'\n') + 1;
        var lines = Encoding.ASCII.GetString(bytes[..whole]).Split('\n');
        if (lines[0] != Header)
        {
            return null;
        }

        var keys = new List<DestroyedKey>();
        var heads = new List<string> { Empty.Head };
        foreach (var line in lines.Skip(1).SkipLast(1))
        {
            if (ParseLine(line) is not { } key || Line(key, heads[^1], out var head) != line)
            {
                return null;
            }

            keys.Add(key);
            heads.Add(head);
        }

        return new DestroyedKeyList(keys, heads, whole);
    }

    /// <summary>The line that adds a key after the one with that hash.</summary>
    public static string Line(DestroyedKey key, string previousHead, out string head)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{key.FacilityId:D} {key.KeyId:D} {key.At.ToUnixTimeMilliseconds()}");
        head = Hash(previousHead, said);
        return $"{said} {head}";
    }

    /// <summary>Whether this one begins with all that the other says.</summary>
    public bool Continues(DestroyedKeyList other) => Heads.Count >= other.Heads.Count && Heads[other.Heads.Count - 1] == other.Head;

    private static DestroyedKey? ParseLine(string line) =>
        line.Split(' ') is [var facility, var key, var at, _]
        && Guid.TryParseExact(facility, "D", out var facilityId) && Guid.TryParseExact(key, "D", out var keyId)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 253_402_300_800_000
            ? new DestroyedKey(facilityId, keyId, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : null;

    private static string Hash(string previousHead, string said) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{previousHead}\n{said}")));
}
