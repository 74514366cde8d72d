using System.CommandLine;
using System.Globalization;
using PeerConnect.Cli.Approving;
using PeerConnect.Cli.People;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Cases;

/// <summary><c>training</c>: the second label of what may teach the computer, and its way out of the system by two.</summary>
internal static class TrainingVerbs
{
    private static readonly Argument<string> Which = new("id") { Description = "The message's id, or the end of it, from: peerconnect training" };
    private static readonly Option<int?> SelfHarm = new("--self-harm") { Description = "How serious for self-harm: 0 none, 1 metaphor or long past, 2 concerning, 3 active, 4 imminent." };
    private static readonly Option<int?> Violence = new("--violence") { Description = "How serious for violence, 0 to 4." };
    private static readonly Option<bool> SaysWho = new("--says-who") { Description = "Instead of a label: the text says who somebody is, and must not be used." };
    private static readonly Argument<string> Export = new("export") { Description = "The export's id, or the end of it, from: peerconnect training exports" };
    private static readonly Argument<string> Hash = new("sha256") { Description = "What you sign, as the export shows it." };
    private static readonly Argument<string> FileName = new("file") { Description = "Where to write the lines." };

    public static Command Make(Verbs verbs)
    {
        var training = verbs.Make("training", "What waits for a second label by you: messages without a name that somebody decided on.", ListAsync);
        training.Subcommands.Add(verbs.Make("open", "Record your view, then show the message.", OpenAsync, Which));
        training.Subcommands.Add(verbs.Make("label", "Say how serious a message is that you opened. Where the two of you differ it is removed.", LabelAsync, Which, SelfHarm, Violence, SaysWho));
        training.Subcommands.Add(verbs.Make("exports", "What was asked to leave, and what is ready.", ExportsAsync));
        training.Subcommands.Add(verbs.Make("ask", "Ask to take out what two people labelled the same, five or more, of cases in which you had no part; the first signature.", AskAsync));
        training.Subcommands.Add(verbs.Make("sign", "Sign what a colleague asked for.", SignAsync, Export, Hash));
        training.Subcommands.Add(verbs.Make("write", "Write a signed export into a file, for: train --own FILE", WriteAsync, Export, FileName));
        return training;
    }

    /// <summary><c>training-choice</c>: a resident's own.</summary>
    public static Command MakeChoice(Verbs verbs) => Verbs.Group(
        "training-choice",
        "Whether your own words may teach the computer. No costs you nothing, and nobody is told what you chose.",
        verbs.Make("show", "What you chose.", (call, cancellation) => ChoiceAsync(call, client => client.Training.OwnAsync(cancellation))),
        verbs.Make("yes", "Say yes. You can take it back at any time.", (call, cancellation) => ChoiceAsync(call, client => client.Training.ChooseAsync(new ChooseTraining(true), cancellation))),
        verbs.Make("no", "Say no, or take back your yes: then what was kept for it is deleted.", (call, cancellation) => ChoiceAsync(call, client => client.Training.ChooseAsync(new ChooseTraining(false), cancellation))));

    private static Task<int> ChoiceAsync(Call call, Func<PeerConnectClient, Task<Reply<OwnTraining>>> ask) => call.SignedInAsync(async client =>
        call.Answer(await ask(client), own => call.Print.Say(own switch
        {
            { Offered: false } => "This place does not ask for that. Your words teach no computer.",
            { Agreed: true } => "You said yes: your own words may teach the computer. Take it back with: peerconnect training-choice no",
            { Agreed: false } => "No, as long as you do not say yes: your words teach no computer.",
        })));

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Training.ListAsync(cancellationToken), waiting =>
        {
            foreach (var row in waiting.Rows)
            {
                call.Print.Say($"message {Picking.Short(row.RowId)}  {Day(row.Day)}");
            }

            call.Print.Say(waiting.Rows.Count == 0 ? "Nothing waits for your label." : "Open one: peerconnect training open ID");
            call.Print.Say(waiting.Ready == 0
                ? "Labelled the same by two, for you to take out: fewer than five. So few cannot leave."
                : $"Labelled the same by two, for you to take out: {waiting.Ready} or a few more");
        }));

    private static Task<int> OpenAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Training.OpenAsync(await FindAsync(call, client, cancellationToken), cancellationToken), opened => Show(call, opened)));

    internal static void Show(Call call, OpenedTrainingRow opened)
    {
        call.Print.Say($"Your view as {opened.Role} was recorded. Of {Day(opened.Day)}, by somebody ({opened.Speaker}):");
        call.Print.Say(Printer.Safe(opened.Text));
        call.Print.Say($"Say how serious it is: peerconnect training label {Picking.Short(opened.RowId)} --self-harm 0 --violence 0 (0 to 4 each), or --says-who");
    }

    private static Task<int> LabelAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>

        // Whoever opened it still has it in the list, until it is labelled.
        call.Answer(
            await client.Training.LabelAsync(
                await FindAsync(call, client, cancellationToken), new LabelTrainingRow(call.Get(SelfHarm), call.Get(Violence), call.Get(SaysWho)), cancellationToken),
            _ => call.Print.Say("Recorded. Whether the first label said the same is not told.")));

    private static Task<int> ExportsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Training.ExportsAsync(cancellationToken), list =>
        {
            foreach (var export in list.Exports)
            {
                Say(call, export);
            }

            if (list.Exports.Count == 0)
            {
                call.Print.Say("Nothing was asked to leave.");
            }
        }));

    private static Task<int> AskAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Training.AskExportAsync(cancellationToken), export => Say(call, export)));

    private static Task<int> SignAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Training.SignExportAsync(await FindExportAsync(call, client, cancellationToken), new SignTrainingExport(call.Get(Hash)!.Trim()), cancellationToken),
            export => Say(call, export)));

    private static Task<int> WriteAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var path = call.Get(FileName);
        if (File.Exists(path))
        {
            throw new UsageException("This file is there already. Name another one.");
        }

        var reply = await client.Training.WriteExportAsync(await FindExportAsync(call, client, cancellationToken), cancellationToken);
        if (reply.Refusal is { } refusal)
        {
            return call.Print.Refuse(refusal);
        }

        try
        {
            await File.WriteAllTextAsync(path!, reply.Ok!.Lines, cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is UnauthorizedAccessException or IOException)
        {
            throw new UsageException($"The file cannot be written: {unwritable.Message}");
        }

        call.Print.Say($"Written: {reply.Ok.Rows} rows. SHA-256 {reply.Ok.Sha256}, which stands in the audit log. From here on the file is yours to keep safe, and to delete.");
        return ExitCode.Done;
    });

    private static void Say(Call call, TrainingExport export)
    {
        call.Print.Say(Printer.Safe($"export {Picking.Short(export.ExportId)}  {export.State}  {export.Rows} rows or a few more  asked by {export.AskedBy}{(export.SignedBy is { } signer ? $", signed by {signer}" : string.Empty)}, written {export.Written} times"));
        call.Print.Say($"   {export.Sha256}");
    }

    private static async Task<Guid> FindAsync(Call call, PeerConnectClient client, CancellationToken cancellationToken)
    {
        var typed = call.Get(Which);
        return Guid.TryParse(typed, out var id)
            ? id
            : Picking.One(typed, PersonFinder.Take(await client.Training.ListAsync(cancellationToken)).Rows, each => each.RowId, "peerconnect training").RowId;
    }

    private static async Task<Guid> FindExportAsync(Call call, PeerConnectClient client, CancellationToken cancellationToken)
    {
        var typed = call.Get(Export);
        return Guid.TryParse(typed, out var id)
            ? id
            : Picking.One(typed, PersonFinder.Take(await client.Training.ExportsAsync(cancellationToken)).Exports, each => each.ExportId, "peerconnect training exports").ExportId;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
