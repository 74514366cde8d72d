using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Staff;

/// <summary>Six digits of an authenticator app (RFC 6238: SHA-1, half minutes), one step early or late. Stands in for Identity's provider under its name.</summary>
/// <remarks>Identity's own accepts five steps, any number of times. Where the machine's clock went back, a telephone may agree with it or with the server's time: either will do.</remarks>
internal sealed class AuthenticatorCodes(SteadyClock clock) : IUserTwoFactorTokenProvider<StaffAccount>
{
    private const int Window = 1;
    private const int Digits = 1_000_000;
    private const long StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public long CurrentStep => Step(clock.GetUtcNow());

    /// <summary>The time until the next code.</summary>
    public TimeSpan UntilNextStep => TimeSpan.FromSeconds(StepSeconds - (clock.GetUtcNow().ToUnixTimeSeconds() % StepSeconds));

    public static string NewSeed()
    {
        Span<byte> bytes = stackalloc byte[20];
        RandomNumberGenerator.Fill(bytes);
        return Encode(bytes);
    }

    /// <summary>The address that an authenticator app reads from a QR code.</summary>
    public static string Uri(string seed, string facilityName, string userName) =>
        $"otpauth://totp/{System.Uri.EscapeDataString($"PeerConnect {facilityName}:{userName}")}?secret={seed}&issuer={System.Uri.EscapeDataString($"PeerConnect {facilityName}")}";

    /// <summary>The step that the code belongs to, if it is near now and later than any used before; null otherwise.</summary>
    public long? Match(string seed, string code, long usedUpTo)
    {
        var key = Decode(seed);
        long? found = null;
        foreach (var step in Near(CurrentStep).Union(Near(Step(clock.Shown))))
        {
            // Every step is computed and compared, so that the time tells nothing.
            var same = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(Code(key, step)), System.Text.Encoding.ASCII.GetBytes(code));
            found = same && step > usedUpTo && found is null ? step : found;
        }

        return found;
    }

    /// <summary>The code of a step.</summary>
    public static string CodeAt(string seed, long step) => Code(Decode(seed), step);

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffAccount> manager, StaffAccount user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } seed && Match(seed, token, user.LastCodeStep) is not null;

    public Task<string> GenerateAsync(string purpose, UserManager<StaffAccount> manager, StaffAccount user) => Task.FromResult("");

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StaffAccount> manager, StaffAccount user) =>
        await manager.GetAuthenticatorKeyAsync(user) is not null;

    private static long Step(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    private static IEnumerable<long> Near(long step) => Enumerable.Range(-Window, (2 * Window) + 1).Select(by => step + by);

    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // HMAC-SHA1 is what authenticator apps speak; its known weaknesses do not touch HMAC.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var at = hash[19] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[at..]) & 0x7FFF_FFFF;
        return (number % Digits).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var letters = new char[bytes.Length * 8 / 5];
        for (var i = 0; i < letters.Length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            letters[i] = Base32[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(letters);
    }

    private static byte[] Decode(string seed)
    {
        var bytes = new byte[seed.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var letter in seed)
        {
            buffer = ((buffer << 5) | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(buffer >> bits);
            }
        }

        return bytes;
    }
}
