using System.CommandLine;
using System.Globalization;
using PeerConnect.Cli.Approving;
using PeerConnect.Cli.People;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Cases;

/// <summary><c>samples</c>: read quiet messages without a name, and say whether the computer was right to be quiet.</summary>
internal static class SampleVerbs
{
    private static readonly Argument<string> Which = new("id") { Description = "The sample's id, or the end of it, from: peerconnect samples" };
    private static readonly Option<SampleFinding> Finding = new("--found") { Description = "Right: nobody had to be told. Missed: staff should have had it, and get it now. Unclear: it cannot be said.", Required = true };
    private static readonly Option<CaseCategory?> About = new("--about") { Description = "Of what was missed: what it is about." };
    private static readonly Option<int?> Severity = new("--severity") { Description = "Of what was missed: how serious, 2 to 4." };

    public static Command Make(Verbs verbs)
    {
        var samples = verbs.Make("samples", "What waits to be read without a name, to see what the computer misses.", ListAsync);
        samples.Subcommands.Add(verbs.Make("open", "Record your view, then show the message and what the computer gave.", OpenAsync, Which));
        samples.Subcommands.Add(verbs.Make("judge", "Say what you found of a sample that you opened.", JudgeAsync, Which, Finding, About, Severity));
        return samples;
    }

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Samples.ListAsync(cancellationToken), waiting =>
        {
            foreach (var sample in waiting.Samples)
            {
                call.Print.Say($"sample {Picking.Short(sample.SampleId)}  {Day(sample.Day)}  severity {sample.Severity}  {sample.Category?.ToString() ?? "not named"}");
            }

            if (waiting.Samples.Count == 0)
            {
                call.Print.Say("Nothing waits to be read.");
            }
        }));

    private static Task<int> OpenAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Samples.OpenAsync(await FindAsync(call, client, cancellationToken), cancellationToken), opened => Show(call, opened)));

    internal static void Show(Call call, OpenedSample opened)
    {
        call.Print.Say($"Your view as {opened.Role} was recorded. Of {Day(opened.Day)}, by {opened.Pseudonym} ({opened.Speaker}):");
        call.Print.Say(Printer.Safe(opened.Text));
        foreach (var given in opened.Given)
        {
            var weighed = given.Spans.Where(span => span is { Offset: >= 0, Length: > 0 } && span.Offset + span.Length <= opened.Text.Length)
                .Select(span => $"\"{opened.Text.Substring(span.Offset, span.Length)}\"").ToList();
            call.Print.Say(Printer.Safe($"   {given.Source} {given.Version}: {given.Category}, severity {given.Severity}{(weighed.Count == 0 ? string.Empty : $"; what weighed: {string.Join(", ", weighed)}")}"));
        }

        call.Print.Say($"Say what you found: peerconnect samples judge {Picking.Short(opened.SampleId)} --found Right (or Missed, Unclear)");
    }

    private static Task<int> JudgeAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        // Whoever opened it still has it in the list, until it is judged.
        var judgement = new JudgeSample(call.Get(Finding), call.Get(About), call.Get(Severity));
        return call.Answer(await client.Samples.JudgeAsync(await FindAsync(call, client, cancellationToken), judgement, cancellationToken), judged => call.Print.Say(judged.Told switch
        {
            true => "Recorded. Staff have it as a case now.",
            false => "Recorded. The policy tells nobody of that: go to somebody who can help, and tell them now.",
            null => "Recorded.",
        }));
    });

    private static async Task<Guid> FindAsync(Call call, PeerConnectClient client, CancellationToken cancellationToken)
    {
        var typed = call.Get(Which);
        return Guid.TryParse(typed, out var id)
            ? id
            : Picking.One(typed, PersonFinder.Take(await client.Samples.ListAsync(cancellationToken)).Samples, each => each.SampleId, "peerconnect samples").SampleId;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
