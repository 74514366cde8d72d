using System.CommandLine;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.People;

/// <summary>Verbs of <c>people</c> about kin and reporting lines, because nobody sees the cases of the own kin or line.</summary>
internal static class RelationVerbs
{
    private static readonly Argument<string> Who = new("number") { Description = "Number, user name or id." };
    private static readonly Argument<RelationType> Type = new("relation") { Description = "Kin: family, partner or as close, for both. ReportsTo: the other one is the superior." };
    private static readonly Argument<string> Other = new("other") { Description = "The other one's number, user name or id; of another facility: FACILITY-ID/PERSON-ID." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        verbs.Make("relate", "Record kin or a superior: nobody sees the cases of the own kin or line.", RelateAsync, Who, Type, Other),
        verbs.Make("unrelate", "Take a relation back that was recorded.", UnrelateAsync, Who, Type, Other),
    ];

    private static Task<int> RelateAsync(Call call, CancellationToken cancellationToken) =>
        OneAsync(call, (client, who, relation) => client.People.RelateAsync(who, relation, cancellationToken), cancellationToken);

    private static Task<int> UnrelateAsync(Call call, CancellationToken cancellationToken) =>
        OneAsync(call, (client, who, relation) => client.People.UnrelateAsync(who, relation, cancellationToken), cancellationToken);

    private static Task<int> OneAsync(Call call, Func<PeerConnectClient, Guid, Relation, Task<Reply<Done>>> act, CancellationToken cancellationToken) =>
        call.SignedInAsync(async client =>
        {
            var who = await PersonFinder.PersonAsync(client, call.Get(Who), cancellationToken);
            var other = await PersonFinder.OfAnyFacilityAsync(client, call.Get(Other), cancellationToken);
            return call.Answer(await act(client, who, new Relation(call.Get(Type), other.FacilityId, other.PersonId)), _ => call.Print.Say("Recorded."));
        });
}
