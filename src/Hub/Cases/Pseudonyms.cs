using System.Security.Cryptography;

namespace PeerConnect.Hub.Cases;

/// <summary>What people are called within one case: made from the case's own random salt, so two cases of one person share nothing.</summary>
internal static class Pseudonyms
{
    // Without letters and digits that are mistaken for one another.
    private const string Digits = "23456789";
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>The first code of this person that is not taken. The first person of a case, its subject, always gets the first.</summary>
    public static string Code(byte[] salt, Guid personId, IReadOnlySet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var code = Code(salt, personId, attempt);
            if (!taken.Contains(code))
            {
                return code;
            }
        }
    }

    /// <summary>The subject's code.</summary>
    public static string Code(byte[] salt, Guid personId) => Code(salt, personId, 0);

    public static string Label(string code) => $"Resident {code}";

    private static string Code(byte[] salt, Guid personId, int attempt)
    {
        Span<byte> input = stackalloc byte[20];
        personId.TryWriteBytes(input, true, out _);
        BitConverter.TryWriteBytes(input[16..], attempt);
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(salt, input, hash);

        // Long enough that two people of one queue are hardly ever called the same.
        return $"{Digits[hash[0] % Digits.Length]}{Letters[hash[1] % Letters.Length]}{Digits[hash[2] % Digits.Length]}{Letters[hash[3] % Letters.Length]}";
    }
}
