using System.CommandLine;
using PeerConnect.Cli.Approving;
using PeerConnect.Cli.People;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Cases;

/// <summary><c>case</c>: open, acknowledge, decide, hand over, and the verbs on held messages and requests for a person.</summary>
internal static class CaseVerbs
{
    private static readonly Argument<string> Id = new("id") { Description = "The case's id, or the end of it, from: peerconnect feed" };
    private static readonly Option<CasePurpose?> Purpose = new("--purpose") { Description = "What the view is for. Default: what the policy gives your role." };
    private static readonly Option<long?> Before = new("--before") { Description = "Only lines before this place of the conversation." };
    private static readonly Option<CaseReason> Reason = new("--reason") { Description = "Why it is decided so.", Required = true };
    private static readonly Option<PersonRefusal> WhyNobody = new("--reason") { Description = "Why nobody comes; the person is told.", Required = true };
    private static readonly Option<FlagVerdict> Verdict = new("--flag") { Description = "Whether the flag was right.", Required = true };
    private static readonly Option<string?> Note = new("--note") { Description = "A note, sealed; - reads it from the input." };
    private static readonly Option<string?> To = new("--to") { Description = "User name of a colleague; left out: back to the queue." };

    private static readonly Option<string> Number = new("--number") { Description = "The number, at your facility, of the person whom the words mean.", Required = true };
    private static readonly Option<int> Severity = new("--severity")
    {
        Description = "4: a life is in danger now. 3: soon; refused where your policy tells nobody at once where that person is, as the shipped ones do for violence.",
        Required = true,
    };

    private static readonly Option<MeantDanger?> Danger = new("--danger") { Description = "What the danger is. Default: that of the case. Violence is refused out of a case of self-harm." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "case",
            "The work on one case.",
            [
                verbs.Make("list", "What waits now, once.", ListAsync),
                verbs.Make("workload", "How much you have read since your last break, and when the next one is due.", WorkloadAsync),
                verbs.Make("open", "Record your view, then show what the policy gives your role.", OpenAsync, Id, Purpose),
                verbs.Make("conversation", "Record your view, then show one page of the whole conversation, where the policy gives it to your role.", ConversationAsync, Id, Before),
                verbs.Make("acknowledge", "Take the case: it is yours to work on, nobody else's meanwhile.", AcknowledgeAsync, Id),
                verbs.Make("on-the-way", "Say that you are on the way to the person. Nothing is opened.", OnTheWayAsync, Id),
                verbs.Make("cannot-go", "Say that you cannot go. No clock stops: whoever else was told still sees it, and whoever comes next is told.", CannotGoAsync, Id),
                verbs.Make("face-to-face", "Say that you stand in front of the person. Nothing is opened.", FaceToFaceAsync, Id),
                verbs.Make("not-there", "Take back that you stand in front of the person. What came due meanwhile comes at once.", NotThereAsync, Id),
                verbs.Make("seen", "Say that a request for a person was seen. It stops no limit.", SeenAsync, Id),
                verbs.Make("refuse", "Say that nobody comes for a request for a person, and why.", RefuseAsync, Id, WhyNobody),
                verbs.Make("close", "Close a request for a person after somebody stood in front of the person.", CloseAsync, Id),
                verbs.Make("meant", "Send somebody to the person whom the words of the case mean: a case of that person, without the words.", NameMeantAsync, Id, Number, Severity, Danger, Note),
                verbs.Make("decide", "Decide the case.", DecideAsync, Id, Reason, Verdict, Note),
                verbs.Make("hand-over", "Hand the case to a colleague, or back to the queue.", HandOverAsync, Id, To),
                .. HeldCaseVerbs.Make(verbs, Id, Note),
                BreakGlassVerbs.Make(verbs, Id, Note),
                CaseExportVerbs.Make(verbs, Id),
                .. ReferralVerbs.Make(verbs, Id),
            ]),
    ];

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Cases.ListAsync(cancellationToken), new CaseLines(call).Feed));

    private static Task<int> WorkloadAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Cases.WorkloadAsync(cancellationToken), new CaseLines(call).Workload));

    private static Task<int> OpenAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var (id, item) = await FindAsync(call, client, Id, cancellationToken);
        var purpose = call.Get(Purpose) ?? item?.Purpose ?? throw new UsageException("Say what the view is for: --purpose Care, for example.");
        return call.Answer(await client.Cases.OpenAsync(id, new OpenCase(purpose), cancellationToken), new CaseLines(call).Opened);
    });

    private static Task<int> ConversationAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var (id, _) = await FindAsync(call, client, Id, cancellationToken);
        return call.Answer(await client.Cases.ReadConversationAsync(id, new ReadConversation(call.Get(Before)), cancellationToken), new CaseLines(call).Page);
    });

    private static Task<int> AcknowledgeAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Cases.AcknowledgeAsync((await FindAsync(call, client, Id, cancellationToken)).Id, cancellationToken), new CaseLines(call).Case));

    private static Task<int> OnTheWayAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Cases.OnTheWayAsync(await FindToGoAsync(call, client, cancellationToken), cancellationToken),
            _ => call.Print.Say("Recorded: on the way.")));

    private static Task<int> CannotGoAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Cases.CannotGoAsync(await FindToGoAsync(call, client, cancellationToken), cancellationToken),
            _ => call.Print.Say("Recorded: you cannot go. Whoever else was told still sees it, and no clock stops for it.")));

    private static Task<int> FaceToFaceAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Cases.FaceToFaceAsync(await FindToGoAsync(call, client, cancellationToken), cancellationToken),
            _ => call.Print.Say("Recorded: face to face.")));

    private static Task<int> NotThereAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Cases.TakeVisitBackAsync(await FindToGoAsync(call, client, cancellationToken), cancellationToken),
            _ => call.Print.Say("Recorded: you are not there.")));

    private static Task<int> SeenAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Cases.SeenAsync(await FindToGoAsync(call, client, cancellationToken), cancellationToken), _ => call.Print.Say("Recorded: seen.")));

    private static Task<int> RefuseAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Cases.RefuseAsync(await FindToGoAsync(call, client, cancellationToken), new RefusePerson(call.Get(WhyNobody)), cancellationToken),
            _ => call.Print.Say("Refused. The person is told why.")));

    private static Task<int> CloseAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Cases.CloseAsync(await FindToGoAsync(call, client, cancellationToken), cancellationToken), _ => call.Print.Say("Closed.")));

    private static Task<int> DecideAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var decision = new DecideCase(call.Get(Reason), call.Get(Verdict), Picking.Reason(call, call.Get(Note)));
        return call.Answer(
            await client.Cases.DecideAsync((await FindAsync(call, client, Id, cancellationToken)).Id, decision, cancellationToken), _ => call.Print.Say("Decided."));
    });

    private static Task<int> NameMeantAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var named = new NamePersonMeant(call.Get(Number)!, call.Get(Severity), call.Get(Danger) is { } danger ? Category(danger) : null, Picking.Reason(call, call.Get(Note)));
        return call.Answer(
            await client.Cases.NameMeantAsync((await FindAsync(call, client, Id, cancellationToken)).Id, named, cancellationToken),
            _ => call.Print.Say("Recorded. Somebody is sent to that person; this case waits for it."));
    });

    private static CaseCategory Category(MeantDanger danger) => danger switch
    {
        MeantDanger.SelfHarm => CaseCategory.SelfHarm,
        MeantDanger.Violence => CaseCategory.Violence,
    };

    private static Task<int> HandOverAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Cases.HandOverAsync((await FindAsync(call, client, Id, cancellationToken)).Id, new HandOverCase(call.Get(To)), cancellationToken),
            _ => call.Print.Say(call.Get(To) is { } to ? $"Handed to {to}." : "Back in the queue.")));

    /// <summary>A card or a case, whichever the feed shows.</summary>
    private static async Task<Guid> FindToGoAsync(Call call, PeerConnectClient client, CancellationToken cancellationToken)
    {
        var typed = call.Get(Id);
        if (Guid.TryParse(typed, out var id))
        {
            return id;
        }

        var feed = PersonFinder.Take(await client.Cases.ListAsync(cancellationToken));
        return Picking.One(
            typed, [.. feed.GoNow.Select(card => card.CaseId).Union(feed.Cases.Select(item => item.CaseId))], each => each, "peerconnect feed --once");
    }

    /// <summary>A whole id also names a decided case, which is on no feed any more.</summary>
    internal static async Task<(Guid Id, FeedCase? Item)> FindAsync(Call call, PeerConnectClient client, Argument<string> which, CancellationToken cancellationToken)
    {
        var typed = call.Get(which);
        var feed = PersonFinder.Take(await client.Cases.ListAsync(cancellationToken));
        if (Guid.TryParse(typed, out var id))
        {
            return (id, feed.Cases.FirstOrDefault(each => each.CaseId == id));
        }

        var item = Picking.One(typed, feed.Cases, each => each.CaseId, "peerconnect feed --once");
        return (item.CaseId, item);
    }
}
