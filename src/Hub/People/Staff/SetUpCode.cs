using System.Security.Cryptography;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Staff;

/// <summary>The one-time code for the first administrator: in memory only, printed at start while there is no facility, valid for an hour.</summary>
internal sealed class SetUpCode(TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);
    private readonly Lock sync = new();
    private byte[]? hash;
    private DateTimeOffset endsAt;
    private string? seed;

    public string New()
    {
        lock (sync)
        {
            var (code, newHash) = EnrolmentCode.New();
            (hash, endsAt, seed) = (newHash, time.GetUtcNow() + Lasts, null);
            return code;
        }
    }

    /// <summary>A fresh authenticator seed for whoever has the code; null for others.</summary>
    public string? NewSeed(string code)
    {
        lock (sync)
        {
            return Is(code) ? seed = AuthenticatorCodes.NewSeed() : null;
        }
    }

    /// <summary>The seed that was given for the code last; null for others.</summary>
    public string? Seed(string code)
    {
        lock (sync)
        {
            return Is(code) ? seed : null;
        }
    }

    public void Used()
    {
        lock (sync)
        {
            (hash, seed) = (null, null);
        }
    }

    private bool Is(string code) =>
        hash is not null && time.GetUtcNow() < endsAt && EnrolmentCode.Hash(code) is { } typed && CryptographicOperations.FixedTimeEquals(typed, hash);

    /// <summary>Prints a code at each start until it is used.</summary>
    internal sealed class Print(IServiceProvider services) : IStartStep
    {
        public async Task StartAsync(CancellationToken cancellation)
        {
            if (!await services.GetRequiredService<FacilityRecords>().AnyAsync(cancellation))
            {
                services.GetRequiredService<StartPrinter>().Print(
                    $"""

                    There is no facility yet. The first administrator sets it up with this one-time code, within an hour:

                        {services.GetRequiredService<SetUpCode>().New()}

                    Restart the server for a new code.

                    """);
            }
        }
    }
}
