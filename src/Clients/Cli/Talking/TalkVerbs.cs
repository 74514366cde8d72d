using System.CommandLine;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary><c>chats</c>, <c>chat</c>, <c>send</c>, <c>leave</c>, <c>pause</c>, <c>resume</c>.</summary>
internal static class TalkVerbs
{
    private static readonly Argument<string> Which = new("chat") { Description = "The conversation: its number in 'peerconnect chats', its id, or (the beginning of) the group's or other person's name." };

    private static readonly Argument<string[]> Text = new("text")
    {
        Description = "What to say; left out or '-', it is read from the input, where other users of this machine cannot see it.",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<int> History = new("--history") { Description = "How many earlier entries to show.", DefaultValueFactory = _ => 20 };

    private static readonly Option<double?> Stay = new("--stay")
    {
        Description = "Seconds to go on listening after the input ended. Default: 1 with piped input.",
    };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        verbs.Make("chats", "List your conversations and new notices.", ChatsAsync),
        verbs.Make("chat", "Talk: shows what was said, then what is said; each line you type is sent.", ChatAsync, Which, History, Stay),
        verbs.Make("send", "Send one message and say whether it was stored.", SendAsync, Which, Text, Stay),
        verbs.Make("leave", "Leave a conversation: one act, no reason, no cost.", LeaveAsync, Which),
        verbs.Make("pause", "Pause your own place in a conversation: no reason, and nobody is told who.", PauseAsync, Which),
        verbs.Make("resume", "Take your own place up again. A pause of somebody else's stands.", ResumeAsync, Which),
    ];

    private static Task<int> ChatsAsync(Call call, CancellationToken cancellationToken) => Talk.RunAsync(call, talk =>
    {
        var summaries = talk.Session.Conversations.Select(conversation => conversation.Summary).ToList();
        call.Print.Result(summaries, () =>
        {
            if (summaries.Count == 0)
            {
                call.Print.Say("You have no conversations yet. To ask for a supporter: peerconnect approvals request");
                return;
            }

            call.Print.Table(
                ["no", "with", "kind", "state", "unread", "id"],
                summaries.Select((summary, at) => (IReadOnlyList<string>)
                    [$"{at + 1}", talk.TitleOf(summary), summary.Kind.ToString(), summary.State.ToString(), $"{summary.Unread}", summary.ConversationId.ToString()]));
        });
        return Task.FromResult(ExitCode.Done);
    }, cancellationToken);

    private static Task<int> ChatAsync(Call call, CancellationToken cancellationToken) => Talk.RunAsync(call, async talk =>
    {
        var conversation = talk.Find(call.Get(Which));
        var screen = new ChatScreen(talk, conversation);
        await screen.BeginAsync(call.Get(History), cancellationToken);
        var exit = await new ChatInput(talk, conversation, screen).RunAsync(cancellationToken);
        await talk.StayAsync(call.Get(Stay) ?? (call.Around.IsTyped ? 0 : 1), cancellationToken);
        return exit;
    }, cancellationToken);

    private static async Task<int> SendAsync(Call call, CancellationToken cancellationToken)
    {
        var words = call.Get(Text);
        var body = words is [] or ["-"] ? (await call.Around.Input.ReadToEndAsync(cancellationToken)).TrimEnd('\n', '\r') : string.Join(' ', words);
        return await Talk.RunAsync(call, async talk =>
        {
            var outgoing = await talk.Find(call.Get(Which)).SendWhenConnectedAsync(body, cancellationToken);
            var exit = talk.Report(await Talk.SettledAsync(outgoing, cancellationToken));
            await talk.StayAsync(exit == ExitCode.Done ? call.Get(Stay) ?? 1 : 0, cancellationToken);
            return exit;
        }, cancellationToken);
    }

    private static Task<int> LeaveAsync(Call call, CancellationToken cancellationToken) => Talk.RunAsync(call, async talk =>
        call.Answer(await talk.Find(call.Get(Which)).LeaveAsync(cancellationToken), _ => call.Print.Say("You left. You can ask for it again at any time.")), cancellationToken);

    private static Task<int> PauseAsync(Call call, CancellationToken cancellationToken) => Talk.RunAsync(call, async talk =>
        call.Answer(await talk.Find(call.Get(Which)).PauseAsync(cancellationToken), _ => call.Print.Say("Paused. Nobody is told who. To go on: peerconnect resume")), cancellationToken);

    private static Task<int> ResumeAsync(Call call, CancellationToken cancellationToken) => Talk.RunAsync(call, async talk =>
        call.Answer(await talk.Find(call.Get(Which)).ResumeAsync(cancellationToken), _ => call.Print.Say("Your own pause is over.")), cancellationToken);
}
