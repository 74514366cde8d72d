using System.CommandLine;
using PeerConnect.Cli.Keeping;
using PeerConnect.Cli.People;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary><c>concern</c>, <c>report</c>, <c>complain</c>: telling staff of somebody else.</summary>
internal static class ConcernVerbs
{
    private static readonly Argument<string> Which = new("chat") { Description = "A conversation with the person: its number in 'peerconnect chats', its id, or (the beginning of) a name." };
    private static readonly Option<string?> Whom = new("--whom") { Description = "In a group: (the beginning of) the person's name." };
    private static readonly Option<ConcernAbout> About = new("--about") { Description = "SelfHarm, Violence, Exploitation, SexualAbuse or NeedsDoctor.", Required = true };
    private static readonly Option<ConcernNear> Near = new("--near") { Description = "Worrying: something is not right. Soon: it may happen soon. Now: it may happen now.", Required = true };
    private static readonly Option<bool> WithWords = new("--words") { Description = "Read your own words from the input, where other users of this machine cannot see them." };

    private static readonly Argument<long> Message = new("no") { Description = "The message's number, as 'peerconnect chat' shows it." };
    private static readonly Option<ReportReason> Reason = new("--reason") { Description = "Threat, Sexual, Pressure, Insult, Contact (it passes on an address or a number) or Other.", Required = true };

    private static readonly Option<ComplaintReason> Complaint = new("--reason") { Description = "Sexual, Pressure, Threat, ToldOthers or Other.", Required = true };

    public static IEnumerable<Command> Make(Verbs verbs)
    {
        var report = verbs.Make("report", "Report somebody's message to staff. The other person is told nothing.", ReportAsync, Which, Message, Reason, WithWords);
        report.Subcommands.Add(QuarterVerbs.Make(verbs));
        return
        [
            verbs.Make("concern", "I'm worried about someone: tell staff. Nobody will say that it was you.", RaiseAsync, Which, Whom, About, Near, WithWords),
            report,
            verbs.Make("complain", "Complain of your supporter, also of one you had before. Neither the supporter nor who approved the two of you is told.", ComplainAsync, Which, Whom, Complaint, WithWords),
        ];
    }

    private static async Task<int> RaiseAsync(Call call, CancellationToken cancellationToken)
    {
        var words = await WordsAsync(call, cancellationToken);
        return await Talk.RunAsync(call, async talk =>
        {
            var summary = talk.Find(call.Get(Which)).Summary;
            var concern = new RaiseConcern(summary.ConversationId, talk.Other(summary, call.Get(Whom), "--whom").MemberId, call.Get(About), call.Get(Near), words);
            return call.Answer(await talk.Client.Concerns.TellAsync(concern, cancellationToken), told => call.Print.Say(told.Text));
        }, cancellationToken);
    }

    private static async Task<int> ReportAsync(Call call, CancellationToken cancellationToken)
    {
        var words = await WordsAsync(call, cancellationToken);
        return await Talk.RunAsync(call, async talk =>
        {
            var conversation = talk.Find(call.Get(Which));
            var number = call.Get(Message);
            var page = PersonFinder.Take(await conversation.HistoryAsync(new HistoryRequest(conversation.Id, BeforeSequence: number + 1, Limit: 1), cancellationToken));
            var entry = page.Entries.FirstOrDefault(one => one.Sequence == number && one.Kind == EntryKind.Message) ?? throw new UsageException("There is no message of that number. See: peerconnect chat");
            return call.Answer(
                await talk.Client.Concerns.ReportAsync(new ReportMessage(conversation.Id, entry.EntryId, call.Get(Reason), words), cancellationToken), told => call.Print.Say(told.Text));
        }, cancellationToken);
    }

    private static async Task<int> ComplainAsync(Call call, CancellationToken cancellationToken)
    {
        var words = await WordsAsync(call, cancellationToken);
        return await Talk.RunAsync(call, async talk =>
        {
            var summary = talk.Find(call.Get(Which)).Summary;
            var complaint = new ComplainOfSupporter(summary.ConversationId, talk.Other(summary, call.Get(Whom), "--whom").MemberId, call.Get(Complaint), words);
            return call.Answer(await talk.Client.Concerns.ComplainAsync(complaint, cancellationToken), told => call.Print.Say(told.Text));
        }, cancellationToken);
    }

    private static async Task<string?> WordsAsync(Call call, CancellationToken cancellationToken) =>
        call.Get(WithWords) ? (await call.Around.Input.ReadToEndAsync(cancellationToken)).TrimEnd('\n', '\r') : null;
}
