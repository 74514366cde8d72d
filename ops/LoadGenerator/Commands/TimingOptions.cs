using System.CommandLine;
using PeerConnect.LoadGenerator.Load;

namespace PeerConnect.LoadGenerator.Commands;

internal sealed class TimingOptions
{
    public Option<int> Seconds { get; } = new("--seconds") { Description = "How long to measure", DefaultValueFactory = _ => 10 };

    public Option<int> WarmUp { get; } = new("--warm-up") { Description = "Seconds at the same rate before that", DefaultValueFactory = _ => 3 };

    public Option<int> Seed { get; } = new("--seed") { Description = "Decides arrivals, senders and bodies", DefaultValueFactory = _ => 1 };

    public Option<double> MarkEvery { get; } = new("--mark-every")
    {
        Description = "Seconds between two receipts of one member: 10 as the client library sends them where others do not see them, 1 where they do",
        DefaultValueFactory = _ => 10,
    };

    /// <summary>All of them, for a command to list.</summary>
    public IReadOnlyList<Option> All => [Seconds, WarmUp, Seed, MarkEvery];

    public RateOptions Read(ParseResult parsed, double rate) =>
        new(
            rate,
            TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
            TimeSpan.FromSeconds(parsed.GetValue(WarmUp)),
            parsed.GetValue(Seed),
            TimeSpan.FromSeconds(parsed.GetValue(MarkEvery)));
}
