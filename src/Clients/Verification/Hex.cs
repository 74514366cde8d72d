using System.Buffers;

namespace PeerConnect.Verification;

/// <summary>Hexadecimal as the audit files write it: lower case, of one exact length, so that a value has one spelling.</summary>
internal static class Hex
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static bool TryRead(string text, Span<byte> target) =>
        text.Length == target.Length * 2 && !text.AsSpan().ContainsAnyExcept(Digits)
        && Convert.FromHexString(text, target, out _, out _) == OperationStatus.Done;
}
