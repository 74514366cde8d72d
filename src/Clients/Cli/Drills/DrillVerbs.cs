using System.CommandLine;
using System.Globalization;
using PeerConnect.Cli.People;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Drills;

/// <summary><c>drills</c>: try the whole chain, without anybody's message.</summary>
internal static class DrillVerbs
{
    private static readonly Argument<long> Number = new("number") { Description = "The drill's number, from: peerconnect drills list" };
    private static readonly Option<string?> Unit = new("--unit") { Description = "Code of the housing unit where it takes place; left out: the whole facility." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "drills",
            "Try the whole chain on a marked case: cards and alarms say DRILL.",
            verbs.Make("start", "Start a drill.", StartAsync, Unit),
            verbs.Make("list", "List drills, newest first.", ListAsync),
            verbs.Make("report", "What each step took.", ReportAsync, Number),
            verbs.Make("end", "End a drill that nobody decided.", EndAsync, Number)),
    ];

    private static Task<int> StartAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var unit = call.Get(Unit) is { } code ? await PersonFinder.UnitAsync(client, code, cancellationToken) : null;
        return call.Answer(
            await client.Drills.StartAsync(new StartDrill(unit), cancellationToken),
            drill => call.Print.Say($"Drill {drill.Number} runs. See: peerconnect drills report {drill.Number}"));
    });

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Drills.ListAsync(cancellationToken), list => call.Print.Table(
            ["number", "started", "ended"],
            list.Drills.Select(drill => (IReadOnlyList<string>)
                [drill.Number.ToString(CultureInfo.InvariantCulture), $"{drill.StartedAt:yyyy-MM-dd HH:mm:ss}", drill.EndedAt is { } at ? $"{at:yyyy-MM-dd HH:mm:ss}" : "runs"]))));

    private static Task<int> ReportAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Drills.ReportAsync(await FindAsync(call, client, cancellationToken), cancellationToken), report => call.Print.Table(
            ["after", "step", "what"],
            report.Steps.Select(step => (IReadOnlyList<string>)
                [string.Create(CultureInfo.InvariantCulture, $"{step.Seconds:0.0} s"), step.Kind, Printer.Safe(What(step.Detail))]))));

    private static Task<int> EndAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Drills.EndAsync(await FindAsync(call, client, cancellationToken), cancellationToken), _ => call.Print.Say("Ended.")));

    private static async Task<Guid> FindAsync(Call call, PeerConnectClient client, CancellationToken cancellationToken)
    {
        var number = call.Get(Number);
        return PersonFinder.Take(await client.Drills.ListAsync(cancellationToken)).Drills.FirstOrDefault(drill => drill.Number == number)?.CaseId
            ?? throw new UsageException($"There is no drill {number}. See: peerconnect drills list");
    }

    /// <summary>Without the instant in milliseconds that an overdue step carries: how late it is stands beside it.</summary>
    internal static string What(string? detail) => detail?.Split(':') is [var act, { Length: > 10 } instant] && instant.All(char.IsAsciiDigit) ? act : detail ?? string.Empty;
}
