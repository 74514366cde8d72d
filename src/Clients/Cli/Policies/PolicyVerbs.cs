using System.CommandLine;
using System.Globalization;
using PeerConnect.Cli.Approving;
using PeerConnect.Cli.People;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Policies;

/// <summary><c>policy</c>: the disclosure policy from draft to force.</summary>
internal static class PolicyVerbs
{
    private static readonly Argument<string> Id = new("id") { Description = "The draft's id, or the end of it." };
    private static readonly Argument<string> File = new("file") { Description = "The document; - reads it from the input." };
    private static readonly Argument<string?> Preset = new("preset") { Description = "A preset's id.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Question = new("question") { Description = "A question's id." };
    private static readonly Argument<string> Choice = new("choice") { Description = "The id of the answer." };
    private static readonly Option<int> Days = new("--days") { Description = "How many days back, 1 to 90.", DefaultValueFactory = _ => 14 };
    private static readonly Argument<int> Version = new("version") { Description = "The version's number." };
    private static readonly Option<DateTimeOffset?> Effective = new("--effective") { Description = "When it comes into force; left out: as soon as two have signed." };
    private static readonly Option<bool> NoDate = new("--no-date") { Description = "It comes into force as soon as two have signed, whatever date it had." };
    private static readonly Option<DateTimeOffset> Changed = new("--changed") { Description = "When the draft that you read was changed last; policy read says it.", Required = true };
    private static readonly Option<string> Language = new("--notice") { Description = "Language of the notice that is shown: en or es.", DefaultValueFactory = _ => "en" };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "policy",
            "Who learns what, by when: versions, drafts, signatures.",
            verbs.Make("list", "Versions and drafts.", ListAsync),
            verbs.Make("show", "The document of one version.", ShowAsync, Version),
            verbs.Make("presets", "Whole policies to begin with; with an id, its document.", PresetsAsync, Preset),
            verbs.Make("questions", "What a document answers to the plain questions.", QuestionsAsync, File, Language),
            verbs.Make("answer", "Answer one question: the changed document is printed.", AnswerAsync, File, Question, Choice),
            verbs.Make("draft", "Write a draft from a file.", DraftAsync, File, Effective),
            verbs.Make("change", "Write a draft anew; its signatures are gone, its date stays.", ChangeAsync, Id, File, Changed, Effective, NoDate),
            verbs.Make("read", "A draft, and the notice that residents would read.", ReadAsync, Id, Language),
            verbs.Make("simulate", "Try a draft on what was recorded in the last days.", SimulateAsync, Id, Days),
            verbs.Make("sign", "Sign a draft as it stands now.", SignAsync, Id),
            verbs.Make("withdraw", "Give a draft up.", WithdrawAsync, Id)),
    ];

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Policies.ListAsync(cancellationToken), overview =>
        {
            foreach (var version in overview.Versions)
            {
                var until = version.SupersededAt is { } end ? $"until {end:yyyy-MM-dd HH:mm}" : "in force";
                call.Print.Say(Printer.Safe($"{version.Version,4}  {version.Name}  since {version.EffectiveAt:yyyy-MM-dd HH:mm}, {until}"));
            }

            foreach (var draft in overview.Drafts)
            {
                call.Print.Say(Printer.Safe($"{Picking.Short(draft.DraftId)}  {draft.State} by {draft.Author}, {draft.Signatures} of 2 signatures{At(draft.EffectiveAt)}"));
            }
        }));

    private static Task<int> ShowAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Policies.GetAsync(call.Get(Version), cancellationToken), text => call.Print.Say(text.Document)));

    private static Task<int> DraftAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Policies.DraftAsync(new SavePolicyDraft(await TextAsync(call, cancellationToken), call.Get(Effective)), cancellationToken),
            made => call.Print.Say($"Written. The draft is {Picking.Short(made.Id)}; two colleagues sign it.")));

    private static Task<int> ChangeAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var draftId = await IdAsync(call, client, cancellationToken);
        var before = PersonFinder.Take(await client.Policies.GetDraftAsync(draftId, cancellationToken: cancellationToken)).Draft;
        var date = call.Get(NoDate) ? null : call.Get(Effective) ?? before.EffectiveAt;
        return call.Answer(
            await client.Policies.ChangeAsync(draftId, new SavePolicyDraft(await TextAsync(call, cancellationToken), date, call.Get(Changed)), cancellationToken),
            _ => call.Print.Say($"Written{At(date)}. Who had signed signs again."));
    });

    private static Task<int> ReadAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Policies.GetDraftAsync(await IdAsync(call, client, cancellationToken), cancellationToken: cancellationToken), draft =>
        {
            call.Print.Say(draft.Document);
            call.Print.Say(string.Empty);
            foreach (var paragraph in draft.Notices.FirstOrDefault(notice => notice.Language == call.Get(Language))?.Paragraphs ?? [])
            {
                call.Print.Say($"  {paragraph}");
            }

            call.Print.Say(string.Empty);
            call.Print.Say(Printer.Safe($"Written by {draft.Draft.Author}, changed {draft.Draft.ChangedAt:O}, follows version {draft.Follows}{At(draft.Draft.EffectiveAt)}. Signed by: {Names(draft.SignedBy)}."));
            call.Print.Say(draft.AsksConsentAgain ? "It discloses more than the one in force: everybody is asked for consent again." : "It discloses no more than the one in force.");
            if (draft.Unstaffed.Count > 0)
            {
                call.Print.Say(Printer.Safe($"Nobody is there for: {string.Join("; ", draft.Unstaffed)}. Until somebody is it cannot be signed."));
            }

            Warn(call, draft.Warnings);
        }));

    private static Task<int> PresetsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Policies.PresetsAsync("en", cancellationToken), list =>
        {
            if (call.Get(Preset) is { } wanted)
            {
                call.Print.Say(list.Presets.FirstOrDefault(preset => preset.Id == wanted)?.Document ?? throw new UsageException($"There is no preset {wanted}. See: peerconnect policy presets"));
                return;
            }

            foreach (var preset in list.Presets)
            {
                call.Print.Say($"{preset.Id,-18}{preset.Title}");
            }
        }));

    private static Task<int> QuestionsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Policies.AskAsync(new AskPolicy(await TextAsync(call, cancellationToken), call.Get(Language) ?? "en"), cancellationToken), list =>
        {
            foreach (var question in list.Questions)
            {
                call.Print.Say($"{question.Id}: {question.Sentence}");
                foreach (var choice in question.Choices)
                {
                    call.Print.Say($"    {(choice.Id == question.Current ? '*' : ' ')} {choice.Id,-20} {choice.Sentence}");
                }
            }
        }));

    private static Task<int> AnswerAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Policies.AnswerAsync(new AnswerPolicy(await TextAsync(call, cancellationToken), call.Get(Question), call.Get(Choice)), cancellationToken),
            changed => call.Print.Say(changed.Document)));

    private static Task<int> SimulateAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Policies.SimulateAsync(await IdAsync(call, client, cancellationToken), new SimulatePolicy(call.Get(Days)), cancellationToken),
            simulated =>
            {
                call.Print.Say($"{Count(simulated.Messages, "recorded messages")} of {simulated.Days} days; each number today -> with the draft, in fives. What fewer than five people wrote is not shown, as if nobody had. Messages that opened no case are counted only as far back as the policy keeps scores.");
                foreach (var row in simulated.Outcomes)
                {
                    call.Print.Say($"{row.Category} {row.Severity}: {Count(row.Messages, "messages")}, flagged {Both(row.Flagged)}, held {Both(row.Held)}, blocked {Both(row.Blocked)}, cases {Both(row.Cases)}, alarms if nobody acts {Both(row.Alarms)}, shown help {Both(row.Signposts)}");
                }

                if (simulated.Told is { Count: > 0 } told)
                {
                    call.Print.Say($"What people told staff, and asked for, on record since {simulated.ToldFrom:yyyy-MM-dd}:");
                    foreach (var row in told)
                    {
                        call.Print.Say($"{(row.AskedFor is { } asked ? $"asked for {asked}" : $"told of {row.Category} {row.Severity}")}: {Count(row.Times, "times")}, cases {Both(row.Cases)}, alarms if nobody acts {Both(row.Alarms)}");
                    }
                }

                foreach (var unjudged in simulated.Unjudged ?? [])
                {
                    call.Print.Say($"{unjudged.Category}: nobody had asked the computer to look for this in {unjudged.Messages} of these messages; how many cases the draft would bring cannot be said.");
                }

                foreach (var tell in simulated.Tells.Where(tell => tell.Tells.Current != tell.Tells.Draft))
                {
                    call.Print.Say($"    {tell.Category} {tell.Severity}, {tell.Role} at level {tell.Level}{(tell.Location ? " with the place" : "")}{(tell.OnlyIfNobodyActs ? ", if nobody acts" : "")}: told {Both(tell.Tells)}");
                }
            }));

    private static string Both(PolicyNumbers numbers) => $"{Number(numbers.Current)} -> {Number(numbers.Draft)}";

    /// <summary>How many of something; of what fewer than five people wrote, not even whether there is any.</summary>
    internal static string Count(int? number, string what) => number is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known} {what}") : $"few or no {what}";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "few or none";

    private static Task<int> SignAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var id = await IdAsync(call, client, cancellationToken);
        var draft = PersonFinder.Take(await client.Policies.GetDraftAsync(id, cancellationToken: cancellationToken));
        return call.Answer(await client.Policies.SignAsync(id, new SignPolicyDraft(draft.DocumentHash, draft.Draft.ChangedAt), cancellationToken: cancellationToken), signed =>
        {
            call.Print.Say(signed.State switch
            {
                PolicyDraftState.InForce => "Signed. It is in force.",
                PolicyDraftState.Scheduled => $"Signed. It comes into force at {signed.EffectiveAt:yyyy-MM-dd HH:mm}.",
                PolicyDraftState.Draft or PolicyDraftState.Withdrawn => "Signed by you. The signature of another colleague is missing.",
            });
            Warn(call, signed.Warnings);
        });
    });

    private static void Warn(Call call, IReadOnlyList<string> warnings)
    {
        foreach (var warning in warnings)
        {
            call.Print.Say(Printer.Safe(warning));
        }
    }

    private static Task<int> WithdrawAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Policies.WithdrawAsync(await IdAsync(call, client, cancellationToken), cancellationToken), _ => call.Print.Say("Given up.")));

    private static async Task<Guid> IdAsync(Call call, Client.PeerConnectClient client, CancellationToken cancellationToken) =>
        Picking.One(
            call.Get(Id), PersonFinder.Take(await client.Policies.ListAsync(cancellationToken)).Drafts, each => each.DraftId, "peerconnect policy list").DraftId;

    private static async Task<string> TextAsync(Call call, CancellationToken cancellationToken)
    {
        var file = call.Get(File);
        if (file == "-")
        {
            return await call.Around.Input.ReadToEndAsync(cancellationToken);
        }

        if (!System.IO.File.Exists(file))
        {
            throw new UsageException($"There is no file {file}.");
        }

        return await System.IO.File.ReadAllTextAsync(file, cancellationToken);
    }

    private static string At(DateTimeOffset? time) => time is { } at ? $", from {at:yyyy-MM-dd HH:mm}" : string.Empty;

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "nobody yet" : string.Join(", ", names);
}
