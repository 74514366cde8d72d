using System.CommandLine;
using PeerConnect.Contracts;
using PeerConnect.Verification;

namespace PeerConnect.Cli.Auditing;

/// <summary><c>audit</c>: exports the record of who did what, and verifies it without the server.</summary>
internal static class AuditVerbs
{
    private static readonly Argument<string> FileName = new("file") { Description = "The export." };

    private static readonly Option<string?> PublicKey = new("--public-key")
    {
        Description = "The server's public key, noted at installation: 64 hexadecimal digits, or a file that holds them.",
    };

    private static readonly Option<string[]> Anchor = new("--anchor")
    {
        Description = "A file of anchors, kept where nobody could change it together with the database; may be repeated.",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<DateTimeOffset?> From = new("--from") { Description = "First day or instant of the period. Default: a week before its end." };
    private static readonly Option<DateTimeOffset?> To = new("--to") { Description = "End of the period, at most 31 days later. Default: now." };

    private static readonly Option<string?> Kind = new("--act") { Description = "How the kind of act begins, for example case- or break-glass-." };
    private static readonly Option<string?> Whose = new("--number") { Description = "A person's number, or the user name of a member of staff: what he or she did, and what was done to him or her." };
    private static readonly Option<long> After = new("--after") { Description = "The last row of the page before.", DefaultValueFactory = _ => 0 };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "audit",
            "The record of who did what: export it, and verify it without the server.",
            verbs.Make("public-key", "Print the key that signs checkpoints. Note it at installation.", PublicKeyAsync),
            verbs.Make("checkpoint", "Sign the chain up to its last row, and print the anchor.", CheckpointAsync),
            verbs.Make("anomalies", "Views of a period to ask about, by their rows in the chain. Asking is recorded.", AnomaliesAsync, From, To),
            verbs.Make("verdicts", "What staff found of flags, against what each model promised; numbers alone. Asking is recorded.", VerdictsAsync),
            verbs.Make("training", "What became of messages that may teach the computer; numbers alone. Asking is recorded.", TrainingAsync),
            verbs.Make("search", "Rows of a period, by kind of act and person. Asking is recorded.", SearchAsync, From, To, Kind, Whose, After),
            verbs.Make("export", "Write the chain of your facility into a file.", ExportAsync, FileName),
            verbs.Make("verify", "Check an export for any change, deletion, reordering or cut. Needs no server and no sign-in.", VerifyAsync, FileName, PublicKey, Anchor)),
    ];

    private static async Task<int> PublicKeyAsync(Call call, CancellationToken cancellationToken)
    {
        using var client = call.NewClient();
        return call.Answer(await client.Audit.PublicKeyAsync(cancellationToken), key => call.Print.Say(key.PublicKey));
    }

    private static Task<int> CheckpointAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var reply = await client.Audit.CheckpointAsync(cancellationToken);
        if (reply.Refusal is { } refusal)
        {
            return call.Print.Refuse(refusal);
        }

        // An anchor is a line of JSON in any case: it goes into a file of anchors as it is.
        call.Print.Line(AuditFile.Write(new AuditLine(Checkpoint: reply.Ok)));
        return ExitCode.Done;
    });

    private static Task<int> TrainingAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Training.NumbersAsync(cancellationToken), numbers =>
        {
            call.Print.Say(numbers.Offered ? "The policy in force offers it." : "The policy in force does not offer it.");
            foreach (var one in numbers.Counts)
            {
                call.Print.Say($"{one.Category}: {one.Written} or a few more rows written; labelled the same {one.Same}, differently {one.Different}, saying who somebody is {one.SaysWho}; waiting {one.Waiting} and ready {one.Ready} (in fives); left {one.Left}");
            }
        }));

    private static Task<int> AnomaliesAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var to = call.Get(To) ?? call.Around.Time.GetUtcNow();
        return call.Answer(await client.Audit.AnomaliesAsync(call.Get(From) ?? to.AddDays(-7), to, cancellationToken), found =>
        {
            foreach (var anomaly in found.Anomalies)
            {
                var more = anomaly.Count > anomaly.Sequences.Count ? " …" : string.Empty;
                call.Print.Say($"{Words(anomaly.Kind)}: {anomaly.Count}, rows {string.Join(", ", anomaly.Sequences)}{more}");
            }

            call.Print.Say(found.Anomalies.Count == 0
                ? $"Nothing stands out in {Count(found.Rows, "row")} about cases."
                : $"From {Count(found.Rows, "row")} about cases. Who and when stands in the rows: peerconnect audit export FILE");
        });
    });

    private static Task<int> SearchAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var to = call.Get(To) ?? call.Around.Time.GetUtcNow();
        return call.Answer(
            await client.Audit.SearchAsync(call.Get(From) ?? to.AddDays(-7), to, call.Get(Kind), call.Get(Whose), call.Get(After), cancellationToken),
            found =>
            {
                call.Print.Table(["row", "at", "act", "by", "to what"], found.Rows.Select(row => (IReadOnlyList<string>)[$"{row.Sequence}", $"{row.At:yyyy-MM-dd HH:mm:ss}", row.Act, row.By ?? string.Empty, row.Subject]));
                if (found.More)
                {
                    call.Print.Say($"There are later ones: --after {found.Rows[^1].Sequence}");
                }
            });
    });

    private static Task<int> VerdictsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Audit.VerdictsAsync(cancellationToken), found =>
        {
            foreach (var line in VerdictLines.Of(found))
            {
                call.Print.Say(line);
            }
        }));

    private static string Words(AuditAnomalyKind kind) => kind switch
    {
        AuditAnomalyKind.ViewDenied => "denied",
        AuditAnomalyKind.ViewWithoutGround => "VIEWED WITHOUT A CASE OR APPROVAL",
        AuditAnomalyKind.ViewOutOfShift => "viewed out of shift",
        AuditAnomalyKind.ReviewOverdue => "break-glass not reviewed in time",
        AuditAnomalyKind.SamePersonAgain => "the same person's cases again and again, without acting",
        AuditAnomalyKind.DecidedUnvisited => "SEVERITY 4 ENDED BY ONE PERSON, AND NOBODY HAD GONE",
        AuditAnomalyKind.RosterChanged => "A STORED ROSTER IS NOT THE ONE THAT WAS SAVED",
        AuditAnomalyKind.PinUsedElsewhere => "A NEW PIN THAT STAFF MADE, FIRST USED AWAY FROM EVERY KIOSK",
    };

    private static Task<int> ExportAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(client =>
    {
        var path = call.Get(FileName);
        return call.DownloadAsync(
            path,
            file => client.Audit.ExportAsync(file, cancellationToken),
            $"Written. Verify it with: peerconnect audit verify {path} --public-key KEY --anchor FILE");
    });

    private static async Task<int> VerifyAsync(Call call, CancellationToken cancellationToken)
    {
        try
        {
            var anchors = call.Get(Anchor)!.SelectMany(File.ReadLines);
            using var export = new StreamReader(call.Get(FileName));
            var outcome = await AuditVerifier.VerifyAsync(export, Key(call.Get(PublicKey)), anchors, cancellationToken);
            call.Print.Result(outcome, () => Show(call, outcome));
            return outcome.IsWhole ? ExitCode.Done : ExitCode.Refused;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"A file cannot be read: {unreadable.Message}");
        }
    }

    private static string? Key(string? typed)
    {
        var key = (typed is not null && File.Exists(typed) ? File.ReadAllText(typed) : typed)?.Trim().ToLowerInvariant();
        return key is null || (key.Length == 64 && key.All(char.IsAsciiHexDigit))
            ? key
            : throw new UsageException("--public-key takes 64 hexadecimal digits, or a file that holds them.");
    }

    private static string Count(long number, string what) => $"{number} {what}{(number == 1 ? string.Empty : "s")}";

    private static void Show(Call call, AuditVerification outcome)
    {
        foreach (var fault in outcome.Faults)
        {
            call.Print.Say($"row {fault.Sequence}: {fault.Kind}: {fault.Sentence}");
        }

        call.Print.Say(outcome.IsWhole ? $"Whole{(outcome.KeyCameFromExport ? " by the key that it brings itself" : "")}: {Count(outcome.Rows, "row")}." : $"NOT whole: {Count(outcome.Faults.Count, "fault")} in {Count(outcome.Rows, "row")}.");
        call.Print.Say(outcome.AnchoredUpTo > 0
            ? $"Anchored up to row {outcome.AnchoredUpTo}: rows cut off after that cannot be detected."
            : "No anchor covers this export: rows cut off at its end cannot be detected.");
        if (outcome.KeyCameFromExport)
        {
            call.Print.Say("No --public-key was given: the export was only checked against itself. Compare this key with the one noted at installation:");
            call.Print.Say(outcome.PublicKey ?? "(none)");
        }
    }
}
