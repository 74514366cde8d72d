using System.CommandLine;
using PeerConnect.Cli.Approving;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Cases;

/// <summary>The verbs of <c>case</c> that decide on held messages: release, reject, confirm, appeal.</summary>
internal static class HeldCaseVerbs
{
    private static readonly Argument<string?> Held = new("message")
    {
        Description = "The held message's id, or the end of it; left out where the case has only one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<ReleaseReason> WhyReleased = new("--reason") { Description = "Why it is released.", Required = true };
    private static readonly Option<RejectReason> WhyRejected = new("--reason") { Description = "Why it is rejected; its author is told.", Required = true };
    private static readonly Option<bool> Uphold = new("--uphold") { Description = "The message is delivered after all." };
    private static readonly Option<bool> Deny = new("--deny") { Description = "The message stays undelivered." };

    public static IEnumerable<Command> Make(Verbs verbs, Argument<string> id, Option<string?> note) =>
    [
        verbs.Make("release", "Release a held message: it is delivered now.", (call, cancellation) => ActAsync(
            call, id, (client, item, held) => client.Cases.ReleaseHeldAsync(item, held, new ReleaseHeld(call.Get(WhyReleased), Picking.Reason(call, call.Get(note))), cancellation), cancellation),
            id, Held, WhyReleased, note),
        verbs.Make("reject", "Reject a held message, or propose it where a second person has to confirm.", (call, cancellation) => ActAsync(
            call, id, (client, item, held) => client.Cases.RejectHeldAsync(item, held, new RejectHeld(call.Get(WhyRejected), Picking.Reason(call, call.Get(note))), cancellation), cancellation),
            id, Held, WhyRejected, note),
        verbs.Make("confirm", "Confirm the rejection that a colleague proposed.", (call, cancellation) => ActAsync(
            call, id, (client, item, held) => client.Cases.ConfirmRejectionAsync(item, held, new ConfirmRejection(Picking.Reason(call, call.Get(note))), cancellation), cancellation),
            id, Held, note),
        verbs.Make("appeal", "Answer an appeal against a decision that others made.", (call, cancellation) => ActAsync(
            call, id, (client, item, held) => client.Cases.DecideAppealAsync(item, held, new DecideAppeal(Answer(call), Picking.Reason(call, call.Get(note))), cancellation), cancellation),
            id, Held, Uphold, Deny, note),
    ];

    private static bool Answer(Call call) => (call.Get(Uphold), call.Get(Deny)) switch
    {
        (true, false) => true,
        (false, true) => false,
        _ => throw new UsageException("Say either --uphold or --deny."),
    };

    private static Task<int> ActAsync(
        Call call, Argument<string> id, Func<PeerConnectClient, Guid, Guid, Task<Reply<HeldOutcome>>> act, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var (caseId, item) = await CaseVerbs.FindAsync(call, client, id, cancellationToken);
        return call.Answer(await act(client, caseId, Find(call.Get(Held), item)), outcome => call.Print.Say(outcome switch
        {
            { ToConfirm: true } => "Proposed. A colleague has to confirm it.",
            { State: HeldState.Released } => "Released: it is delivered now.",
            { State: HeldState.NotDelivered } => "It could not be delivered any more. Its author is told so, and nothing else.",
            _ => "Not delivered. Its author is told.",
        }));
    });

    private static Guid Find(string? typed, FeedCase? item)
    {
        if (typed is not null && Guid.TryParse(typed, out var id))
        {
            return id;
        }

        var waiting = item?.Held ?? [];
        return (typed, waiting) switch
        {
            (null, [var only]) => only.EntryId,
            (null, []) => throw new UsageException("No message of this case waits. See: peerconnect case list"),
            (null, _) => throw new UsageException("Several messages of this case wait: name one. See: peerconnect case open"),
            _ => Picking.One(typed, waiting, each => each.EntryId, "peerconnect case open").EntryId,
        };
    }
}
