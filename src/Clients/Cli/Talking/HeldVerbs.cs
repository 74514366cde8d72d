using System.CommandLine;
using PeerConnect.Cli.Approving;
using PeerConnect.Cli.People;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary><c>held</c>: one's own messages that wait for a person to look at them, or were not delivered.</summary>
internal static class HeldVerbs
{
    private static readonly Argument<string> Id = new("id") { Description = "The message's id, or the end of it, from: peerconnect held list" };

    public static IEnumerable<Command> Make(Verbs verbs)
    {
        var held = verbs.Make("held", "Your own messages that were held or not delivered.", ListAsync);
        held.Subcommands.Add(verbs.Make("list", "List them, newest first.", ListAsync));
        held.Subcommands.Add(verbs.Make("withdraw", "Take back a message that waits.", WithdrawAsync, Id));
        held.Subcommands.Add(verbs.Make("appeal", "Ask that another person looks at a rejected message again.", AppealAsync, Id));
        return [held];
    }

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => Talk.RunAsync(call, async talk =>
        call.Answer(await talk.Session.HeldAsync(cancellationToken), list =>
        {
            foreach (var message in list.Messages)
            {
                call.Print.Say($"{Picking.Short(message.EntryId)}  {talk.Clock(message.At)}  {talk.Describe(message.Status)}  {Printer.Safe(message.Body ?? string.Empty)}");
            }

            if (list.Messages.Count == 0)
            {
                call.Print.Say("Nothing of yours is held.");
            }
        }), cancellationToken);

    private static Task<int> WithdrawAsync(Call call, CancellationToken cancellationToken) => Talk.RunAsync(call, async talk =>
        call.Answer(
            await talk.Session.WithdrawHeldAsync(await FindAsync(call, talk, cancellationToken), cancellationToken), _ => call.Print.Say("Taken back.")), cancellationToken);

    private static Task<int> AppealAsync(Call call, CancellationToken cancellationToken) => Talk.RunAsync(call, async talk =>
        call.Answer(
            await talk.Session.AppealAsync(await FindAsync(call, talk, cancellationToken), cancellationToken),
            _ => call.Print.Say("Another person will look at it again.")), cancellationToken);

    private static async Task<HeldRef> FindAsync(Call call, Talk talk, CancellationToken cancellationToken)
    {
        var list = PersonFinder.Take(await talk.Session.HeldAsync(cancellationToken));
        var message = Picking.One(call.Get(Id), list.Messages, each => each.EntryId, "peerconnect held list");
        return new HeldRef(message.ConversationId, message.EntryId);
    }
}
