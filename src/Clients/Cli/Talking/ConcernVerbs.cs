using System.CommandLine;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary><c>concern</c>: a supporter or facilitator is worried about somebody.</summary>
internal static class ConcernVerbs
{
    private static readonly Argument<string> Which = new("chat") { Description = "A conversation with the person: its number in 'peerconnect chats', its id, or (the beginning of) a name." };
    private static readonly Option<string?> Whom = new("--whom") { Description = "In a group: (the beginning of) the person's name." };
    private static readonly Option<ConcernAbout> About = new("--about") { Description = "SelfHarm, Violence, Exploitation or SexualAbuse.", Required = true };
    private static readonly Option<ConcernNear> Near = new("--near") { Description = "Worrying: something is not right. Soon: it may happen soon. Now: it may happen now.", Required = true };
    private static readonly Option<bool> WithWords = new("--words") { Description = "Read your own words from the input, where other users of this machine cannot see them." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
        [verbs.Make("concern", "I'm worried about someone: tell staff. Nobody will say that it was you.", RaiseAsync, Which, Whom, About, Near, WithWords)];

    private static async Task<int> RaiseAsync(Call call, CancellationToken cancellationToken)
    {
        var words = call.Get(WithWords) ? (await call.Around.Input.ReadToEndAsync(cancellationToken)).TrimEnd('\n', '\r') : null;
        return await Talk.RunAsync(call, async talk =>
        {
            var summary = talk.Find(call.Get(Which)).Summary;
            var concern = new RaiseConcern(summary.ConversationId, talk.Other(summary, call.Get(Whom), "--whom").MemberId, call.Get(About), call.Get(Near), words);
            return call.Answer(await talk.Client.Concerns.TellAsync(concern, cancellationToken), told => call.Print.Say(told.Text));
        }, cancellationToken);
    }
}
