using System.CommandLine;
using PeerConnect.Cli.People;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Approving;

/// <summary><c>approvals</c>: who may talk to whom, asked for and decided.</summary>
internal static class ApprovalVerbs
{
    private static readonly Argument<string> Id = new("id") { Description = "The request's id, or the end of it." };
    private static readonly Argument<string> Group = new("group") { Description = "The group's id; coordinators also type its name." };
    private static readonly Argument<string> Pair = new("conversation") { Description = "The conversation's id, from: peerconnect chats" };
    private static readonly Argument<string> Named = new("supporter") { Description = "The supporter's name or number." };
    private static readonly Option<string?> Resident = new("--resident") { Description = "Whom it is for: a number. Left out: you." };
    private static readonly Option<string?> Supporter = new("--supporter") { Description = "The supporter's name or number. Left out: whom the coordinator chooses, or you." };
    private static readonly Option<string?> Person = new("--person") { Description = "Who is to join: a number. Left out: you." };
    private static readonly Option<bool> AsFacilitator = new("--as-facilitator") { Description = "To run the group; only from a coordinator." };
    private static readonly Option<DateTimeOffset?> Until = new("--until") { Description = "When it is to end, for example 2027-06-30." };
    private static readonly Option<string?> Programme = new("--programme") { Description = "Code of the programme that the pair is to belong to; left out: as the request says, or none." };
    private static readonly Option<string?> Why = new("--reason") { Description = "Kept for staff of your facility; - reads it from the input." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "approvals",
            "Pairings and group places: ask, and (as a coordinator) decide.",
            verbs.Make("supporters", "The certified supporters of your facility.", SupportersAsync),
            verbs.Make("request", "Ask for a pairing of a resident and a supporter.", RequestAsync, Resident, Supporter, Until),
            verbs.Make("request-place", "Ask for a place in a group.", RequestPlaceAsync, Group, Person, AsFacilitator, Until),
            verbs.Make("mine", "What you asked for, and how far it is.", MineAsync),
            verbs.Make("withdraw", "Take your request back.", WithdrawAsync, Id),
            verbs.Make("change-supporter", "Ask for another supporter; no reason is needed.", ChangeAsync, Pair),
            verbs.Make("caseload", "How many residents you support, and whether you rest from new ones.", CaseloadAsync),
            verbs.Make("rest", "Rest from new residents; those whom you support stay.", RestAsync),
            verbs.Make("end-rest", "End your rest.", EndRestAsync),
            verbs.Make("caseloads", "How many each supporter of your facility supports, and who rests.", CaseloadsAsync),
            verbs.Make("list", "Requests that wait for your facility.", ListAsync),
            verbs.Make("show", "One request with your facility's reason.", ShowAsync, Id),
            verbs.Make("approve", "Approve for your facility.", ApproveAsync, Id, Until, Programme, Why),
            verbs.Make("refuse", "Refuse for your facility; needs a reason.", RefuseAsync, Id, Why),
            verbs.Make("supervised", "As a supervising officer: what waits for your approval.", SupervisedAsync),
            verbs.Make("approve-as-officer", "Approve what is asked for a released person whom you supervise.", OfficerApprovesAsync, Id, Until, Why),
            verbs.Make("refuse-as-officer", "Refuse it; needs a reason.", OfficerRefusesAsync, Id, Why),
            verbs.Make("name-supporter", "Name the supporter of a request that has none.", NameAsync, Id, Named)),
    ];

    private static Task<int> SupportersAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Approvals.SupportersAsync(cancellationToken), list => call.Print.Table(
            ["name", "id"], list.Supporters.Select(each => (IReadOnlyList<string>)[each.Name, each.PersonId.ToString()]))));

    private static Task<int> RequestAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var wanted = new PairingWanted(
            await Picking.MaybePersonAsync(client, call.Get(Resident), cancellationToken),
            await Picking.MaybePersonAsync(client, call.Get(Supporter), cancellationToken),
            call.Get(Until));
        return Filed(call, await client.Approvals.RequestPairingAsync(wanted, cancellationToken));
    });

    private static Task<int> RequestPlaceAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var group = Guid.TryParse(call.Get(Group), out var id)
            ? id
            : (await Picking.ConversationAsync(client, call.Get(Group), cancellationToken)).ConversationId;
        var role = call.Get(AsFacilitator) ? MemberRole.Facilitator : MemberRole.Member;
        var wanted = new PlaceWanted(await Picking.MaybePersonAsync(client, call.Get(Person), cancellationToken), role, call.Get(Until));
        return Filed(call, await client.Approvals.RequestPlaceAsync(group, wanted, cancellationToken));
    });

    private static Task<int> MineAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Approvals.MineAsync(cancellationToken), list => call.Print.Table(
            ["id", "what", "state", "conversation"],
            list.Requests.Select(each => (IReadOnlyList<string>)
                [Picking.Short(each.RequestId), each.Kind.ToString(), each.State.ToString(), each.ConversationId?.ToString() ?? string.Empty]))));

    private static Task<int> WithdrawAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var mine = PersonFinder.Take(await client.Approvals.MineAsync(cancellationToken)).Requests;
        var one = Picking.One(call.Get(Id), mine, each => each.RequestId, "peerconnect approvals mine");
        return call.Answer(await client.Approvals.WithdrawAsync(one.RequestId, cancellationToken), _ => call.Print.Say("Taken back."));
    });

    private static Task<int> ChangeAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        Guid.TryParse(call.Get(Pair), out var id)
            ? Filed(call, await client.Approvals.ChangeSupporterAsync(id, cancellationToken))
            : throw new UsageException("Type the conversation's id, from: peerconnect chats"));

    private static Task<int> CaseloadAsync(Call call, CancellationToken cancellationToken) =>
        call.SignedInAsync(async client => Show(call, await client.Approvals.CaseloadAsync(cancellationToken)));

    private static Task<int> RestAsync(Call call, CancellationToken cancellationToken) =>
        call.SignedInAsync(async client => Show(call, await client.Approvals.RestAsync(cancellationToken)));

    private static Task<int> EndRestAsync(Call call, CancellationToken cancellationToken) =>
        call.SignedInAsync(async client => Show(call, await client.Approvals.EndRestAsync(cancellationToken)));

    private static Task<int> CaseloadsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Approvals.CaseloadsAsync(cancellationToken), list => call.Print.Table(
            ["name", "supports", "at most", "rests since"],
            list.Supporters.Select(each => (IReadOnlyList<string>)[each.Name, $"{each.Supported}", $"{list.Most}", $"{each.RestingSince:yyyy-MM-dd}"]))));

    private static int Show(Call call, Reply<OwnCaseload> reply) => call.Answer(reply, own => call.Print.Say(
        (own.Most is { } most ? $"You support {own.Supported} of {most}." : $"You support {own.Supported}.")
        + (own.RestingSince is { } since ? $" You rest from new residents since {since:yyyy-MM-dd}. To end it: peerconnect approvals end-rest" : string.Empty)));

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Approvals.WaitingAsync(cancellationToken: cancellationToken), list => Show(call, list)));

    private static void Show(Call call, RequestList list)
    {
        foreach (var request in list.Requests)
        {
            Show(call, request);
        }

        if (list.Requests.Count == 0)
        {
            call.Print.Say("Nothing waits.");
        }
    }

    private static Task<int> ShowAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, request) =>
        call.Answer(await client.Approvals.GetAsync(request, cancellationToken), detail =>
        {
            Show(call, detail.Request);
            call.Print.Say(Printer.Safe($"        reason: {detail.OwnReason ?? "none"}"));
        }), cancellationToken);

    private static Task<int> ApproveAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, request) =>
    {
        var programme = await ProgrammeVerbs.FindAsync(client, call.Get(Programme), cancellationToken);
        return Decided(call, await client.Approvals.DecideAsync(
            request, new DecideRequest(true, Picking.Reason(call, call.Get(Why)), call.Get(Until), programme), cancellationToken));
    }, cancellationToken);

    private static Task<int> RefuseAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, request) =>
        Decided(call, await client.Approvals.DecideAsync(
            request, new DecideRequest(false, Picking.Reason(call, call.Get(Why))), cancellationToken)), cancellationToken);

    private static Task<int> SupervisedAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Approvals.SupervisedAsync(cancellationToken: cancellationToken), list => Show(call, list)));

    private static Task<int> OfficerApprovesAsync(Call call, CancellationToken cancellationToken) =>
        OfficerAsync(call, new DecideRequest(true, Picking.Reason(call, call.Get(Why)), call.Get(Until)), cancellationToken);

    private static Task<int> OfficerRefusesAsync(Call call, CancellationToken cancellationToken) =>
        OfficerAsync(call, new DecideRequest(false, Picking.Reason(call, call.Get(Why))), cancellationToken);

    private static Task<int> OfficerAsync(Call call, DecideRequest decision, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var waiting = PersonFinder.Take(await client.Approvals.SupervisedAsync(cancellationToken: cancellationToken)).Requests;
        var request = Picking.One(call.Get(Id), waiting, each => each.RequestId, "peerconnect approvals supervised").RequestId;
        return Decided(call, await client.Approvals.DecideAsOfficerAsync(request, decision, cancellationToken));
    });

    private static Task<int> NameAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, request) =>
    {
        var supporter = await Picking.PersonAsync(client, call.Get(Named), cancellationToken);
        return call.Answer(await client.Approvals.NameSupporterAsync(request, new NameSupporter(supporter), cancellationToken), _ => call.Print.Say("Named."));
    }, cancellationToken);

    private static Task<int> OneAsync(Call call, Func<PeerConnectClient, Guid, Task<int>> act, CancellationToken cancellationToken) =>
        call.SignedInAsync(async client =>
        {
            if (Guid.TryParse(call.Get(Id), out var id))
            {
                return await act(client, id);
            }

            var waiting = PersonFinder.Take(await client.Approvals.WaitingAsync(cancellationToken: cancellationToken)).Requests;
            return await act(client, Picking.One(call.Get(Id), waiting, each => each.RequestId, "peerconnect approvals list").RequestId);
        });

    private static int Filed(Call call, Reply<RequestFiled> reply) => call.Answer(reply, filed => call.Print.Say($"Asked. The request is {Picking.Short(filed.RequestId)}."));

    private static int Decided(Call call, Reply<RequestDecided> reply) => call.Answer(reply, decided => call.Print.Say(decided.State switch
    {
        RequestState.Approved => $"Approved. The conversation is open{(decided.ConversationId is { } id ? $" ({id})" : string.Empty)}.",
        RequestState.Requested => "Recorded. It waits for another approval.",
        RequestState.Refused => "Not approved. The reason stays with staff.",
        RequestState.Withdrawn => "It was taken back before.",
    }));

    private static void Show(Call call, RequestForStaff request)
    {
        var what = (request.Kind, request.Supporter) switch
        {
            (RequestKind.Pairing, { } supporter) => $"{Picking.Name(request.Person)} with {Picking.Name(supporter)}",
            (RequestKind.Pairing, null) => $"{Picking.Name(request.Person)} with a supporter yet to be named",
            (RequestKind.GroupPlace, _) => $"{Picking.Name(request.Person)} as {request.Role} of group {request.ConversationId}",
        };
        var ours = request.OwnDecision switch { true => "; approved here", false => "; refused here", null => string.Empty };
        ours += request.OfficerApproved switch { true => "; approved by the supervising officer", false => "; waits for the supervising officer", null => string.Empty };
        call.Print.Say(Printer.Safe($"{Picking.Short(request.RequestId)}  {what}  ({request.State}{ours}; asked by {Picking.Name(request.RequestedBy)}, {request.RequestedAt:yyyy-MM-dd})"));
        if (request.Programme is { } programme)
        {
            call.Print.Say(Printer.Safe($"        programme: {programme.Name}"));
        }

        if (request.Obstacle is { } obstacle)
        {
            call.Print.Say(Printer.Safe($"        stands against it: {obstacle}"));
        }
    }
}
