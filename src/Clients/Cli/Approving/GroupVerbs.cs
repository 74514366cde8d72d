using System.CommandLine;
using PeerConnect.Cli.People;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Approving;

/// <summary><c>groups</c> and <c>pairs</c>: conversations as staff run them; never what was written in them.</summary>
internal static class GroupVerbs
{
    private static readonly Argument<string> Which = new("conversation") { Description = "The beginning of the group's name, the conversation's id, or the end of it." };
    private static readonly Argument<string> Who = new("person") { Description = "Number, id, or FACILITY-ID/PERSON-ID." };
    private static readonly Argument<string> Name = new("name") { Description = "1 to 80 characters." };
    private static readonly Option<string> Facilitator = new("--facilitator") { Description = "Who runs it: number or user name.", Required = true };
    private static readonly Option<string?> Topic = new("--topic") { Description = "At most 500 characters." };
    private static readonly Option<string> Class = new("--class") { Description = "monitored, monitored-clinical or part-2.", DefaultValueFactory = _ => "monitored" };
    private static readonly Option<string?> Programme = new("--programme") { Description = "Code of the programme that it belongs to; left out: none." };
    private static readonly Option<DateTimeOffset?> Until = new("--until") { Description = "When the place ends; left out: without an end." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "groups",
            "Groups, and the places in groups and pairs.",
            verbs.Make("list", "Groups with people of your facility.", GroupsAsync),
            verbs.Make("create", "Create a group.", CreateAsync, Name, Facilitator, Topic, Class, Programme),
            verbs.Make("close", "Close a group for good.", CloseAsync, Which),
            verbs.Make("pause", "Make a conversation read-only.", PauseAsync, Which),
            verbs.Make("reopen", "End a pause that staff made.", ReopenAsync, Which),
            verbs.Make("programme", "Say which programme a conversation belongs to from its next message on.", ProgrammeAsync, Which, Programme),
            verbs.Make("suspend-place", "Take somebody out until it is decided.", SuspendAsync, Which, Who),
            verbs.Make("reinstate-place", "Give a suspended place back.", ReinstateAsync, Which, Who),
            verbs.Make("end-place", "End somebody's place.", EndAsync, Which, Who),
            verbs.Make("validity", "Say until when a place lasts.", ValidityAsync, Which, Who, Until)),
        Verbs.Group("pairs", "Pairs of a resident and a supporter.", verbs.Make("list", "Pairs with people of your facility.", PairsAsync)),
    ];

    private static Task<int> GroupsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        List(call, await client.Groups.GroupsAsync(cancellationToken)));

    private static Task<int> PairsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        List(call, await client.Groups.PairsAsync(cancellationToken)));

    private static int List(Call call, Reply<ConversationsForStaff> reply) => call.Answer(reply, list =>
    {
        foreach (var conversation in list.Conversations)
        {
            call.Print.Say(Printer.Safe($"{conversation.Name ?? "Pair"}  ({conversation.State}, {conversation.Class}{(conversation.Programme is { } programme ? $", {programme.Code}" : string.Empty)}, {conversation.ConversationId})"));
            if (conversation.Wanted is { } wanted)
            {
                call.Print.Say(Printer.Safe($"    {wanted.AskedBy} chose the programme {wanted.Programme?.Code ?? "none"}; another coordinator has to choose it too."));
            }

            foreach (var place in conversation.Places)
            {
                var until = place.ValidUntil is { } end ? $", until {end:yyyy-MM-dd}" : string.Empty;
                call.Print.Say(Printer.Safe($"    {Picking.Name(place.Person)}: {place.Role}, {place.State}{until}{(place.OursToDecide ? ", yours to decide" : string.Empty)}"));
            }
        }

        if (list.Conversations.Count == 0)
        {
            call.Print.Say("There is none.");
        }
    });

    private static Task<int> CreateAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var facilitator = await PersonFinder.PersonAsync(client, call.Get(Facilitator)!, cancellationToken);
        var programme = await ProgrammeVerbs.FindAsync(client, call.Get(Programme), cancellationToken);
        return call.Answer(
            await client.Groups.CreateAsync(new CreateGroup(call.Get(Name), facilitator, call.Get(Topic), call.Get(Class)!, programme), cancellationToken),
            made => call.Print.Say($"Created ({made.Id}). Add people with: peerconnect approvals request-place {made.Id} --person NUMBER"));
    });

    private static Task<int> CloseAsync(Call call, CancellationToken cancellationToken) => OnAsync(call, (client, which) => client.Groups.CloseAsync(which, cancellationToken), "Closed.", cancellationToken);

    private static Task<int> PauseAsync(Call call, CancellationToken cancellationToken) => OnAsync(call, (client, which) => client.Groups.PauseAsync(which, cancellationToken), "Paused.", cancellationToken);

    private static Task<int> ReopenAsync(Call call, CancellationToken cancellationToken) => OnAsync(call, (client, which) => client.Groups.ReopenAsync(which, cancellationToken), "Open again.", cancellationToken);

    private static Task<int> ProgrammeAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var programme = await ProgrammeVerbs.FindAsync(client, call.Get(Programme), cancellationToken);
        return call.Answer(
            await client.Groups.ChangeProgrammeAsync(await WhichAsync(call, client, cancellationToken), new ChangeProgramme(programme), cancellationToken),
            chosen => call.Print.Say(chosen.Waits ? "Staff would see more, so another coordinator has to choose the same." : "Changed."));
    });

    private static Task<int> SuspendAsync(Call call, CancellationToken cancellationToken) =>
        PlaceAsync(call, (client, which, who) => client.Groups.SuspendPlaceAsync(which, who, cancellationToken), "Suspended.", cancellationToken);

    private static Task<int> ReinstateAsync(Call call, CancellationToken cancellationToken) =>
        PlaceAsync(call, (client, which, who) => client.Groups.ReinstatePlaceAsync(which, who, cancellationToken), "Given back.", cancellationToken);

    private static Task<int> EndAsync(Call call, CancellationToken cancellationToken) =>
        PlaceAsync(call, (client, which, who) => client.Groups.EndPlaceAsync(which, who, cancellationToken), "Ended.", cancellationToken);

    private static Task<int> ValidityAsync(Call call, CancellationToken cancellationToken) =>
        PlaceAsync(call, (client, which, who) => client.Groups.ChangeValidityAsync(which, who, new Validity(call.Get(Until)), cancellationToken), "Changed.", cancellationToken);

    private static Task<int> OnAsync(Call call, Func<PeerConnectClient, Guid, Task<Reply<Done>>> act, string done, CancellationToken cancellationToken) =>
        call.SignedInAsync(async client => call.Answer(await act(client, await WhichAsync(call, client, cancellationToken)), _ => call.Print.Say(done)));

    private static Task<int> PlaceAsync(
        Call call, Func<PeerConnectClient, Guid, PersonRef, Task<Reply<Done>>> act, string done, CancellationToken cancellationToken) =>
        call.SignedInAsync(async client =>
        {
            var who = await Picking.PersonAsync(client, call.Get(Who), cancellationToken);
            return call.Answer(await act(client, await WhichAsync(call, client, cancellationToken), who), _ => call.Print.Say(done));
        });

    /// <summary>A whole id is taken as it is: moderators pause conversations that they may not list.</summary>
    private static async Task<Guid> WhichAsync(Call call, PeerConnectClient client, CancellationToken cancellationToken) =>
        Guid.TryParse(call.Get(Which), out var id) ? id : (await Picking.ConversationAsync(client, call.Get(Which), cancellationToken)).ConversationId;
}
