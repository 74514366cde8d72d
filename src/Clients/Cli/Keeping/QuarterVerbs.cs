using System.CommandLine;
using System.Globalization;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Keeping;

/// <summary><c>report quarter</c>: what a quarter came to, in numbers.</summary>
internal static class QuarterVerbs
{
    private static readonly Argument<string> Which = new("quarter") { Description = "Such as 2026-Q4; it has to be over." };
    private static readonly Option<string?> Html = new("--html") { Description = "Write a page to print into this file." };

    public static Command Make(Verbs verbs) => verbs.Make("quarter", "For coordinators and auditors: what a quarter came to, in numbers.", ReportAsync, Which, Html);

    private static Task<int> ReportAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Get(Html) is { } path
            ? await WriteAsync(call, client, path, cancellationToken)
            : call.Answer(await client.Transparency.QuarterAsync(call.Get(Which), cancellationToken), report =>
            {
                call.Print.Table(["figure", "how many"], report.Cells.Select(cell => (IReadOnlyList<string>)
                    [cell.Figure.ToString(), cell.Count?.ToString(CultureInfo.InvariantCulture) ?? "not shown"]));
                call.Print.Say(report.Visits is { } times
                    ? string.Create(CultureInfo.InvariantCulture, $"Minutes until somebody first stood in front of the person: median {times.MedianMinutes}{(times is { FromMinutes: { } from, ToMinutes: { } to } ? $", half of them from {from} to {to}" : string.Empty)}.")
                    : "Times until somebody first stood in front of the person: not shown.");
                call.Print.Say("\"Not shown\": fewer than five, or a number from which such a one could be worked out.");
            }));

    private static async Task<int> WriteAsync(Call call, PeerConnectClient client, string path, CancellationToken cancellationToken)
    {
        // Asked for whole before the file is made: a refusal leaves none behind.
        using var page = new MemoryStream();
        var reply = await client.Transparency.PageAsync(call.Get(Which), page, cancellationToken);
        if (reply.Refusal is { } refusal)
        {
            return call.Print.Refuse(refusal);
        }

        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            page.Position = 0;
            await page.CopyToAsync(file, cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is UnauthorizedAccessException or IOException)
        {
            throw new UsageException($"The file cannot be written: {unwritable.Message}");
        }

        call.Print.Say($"Written. Open {path} in a browser and print it.");
        return ExitCode.Done;
    }
}
