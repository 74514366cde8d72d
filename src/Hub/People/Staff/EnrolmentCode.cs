using System.Security.Cryptography;
using System.Text;

namespace PeerConnect.Hub.People.Staff;

/// <summary>A one-time code that is read out or typed: 20 letters and digits in four groups, about 100 bits.</summary>
internal static class EnrolmentCode
{
    // No 0, 1, I, L, O, U: people confuse them.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 20;
    private const int Group = 5;

    public static (string Code, byte[] Hash) New()
    {
        var letters = RandomNumberGenerator.GetString(Letters, Length);
        return (string.Join('-', letters.Chunk(Group).Select(group => new string(group))), Hash(letters)!);
    }

    /// <summary>The hash of a typed code; null when it has not the form of one. Case, blanks and dashes do not matter.</summary>
    public static byte[]? Hash(string typed)
    {
        var letters = string.Concat(typed.Where(letter => letter is not ('-' or ' '))).ToUpperInvariant();
        return letters.Length == Length && letters.All(Letters.Contains) ? SHA256.HashData(Encoding.ASCII.GetBytes(letters)) : null;
    }
}
