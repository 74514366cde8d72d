using System.CommandLine;
using PeerConnect.Cli.Approving;
using PeerConnect.Cli.People;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary><c>hidden</c>: whose messages one does not want to see.</summary>
internal static class HidingVerbs
{
    private static readonly Argument<string> Which = new("chat") { Description = "A conversation with the person: its number in 'peerconnect chats', its id, or (the beginning of) a name." };
    private static readonly Option<string?> Whom = new("--whom") { Description = "In a group: (the beginning of) the person's name." };
    private static readonly Argument<string> Id = new("id") { Description = "The person's id, or the end of it, from: peerconnect hidden list" };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "hidden",
            "Whose messages you do not want to see. They are not told.",
            verbs.Make("list", "List them.", ListAsync),
            verbs.Make("add", "Do not show any more what somebody writes. Staff still see what worries them.", HideAsync, Which, Whom),
            verbs.Make("remove", "Show it again, all that came meanwhile too.", ShowAsync, Id)),
    ];

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Hiding.ListAsync(cancellationToken), list => Say(call, list)));

    private static Task<int> HideAsync(Call call, CancellationToken cancellationToken) => Talk.RunAsync(call, async talk =>
    {
        var summary = talk.Find(call.Get(Which)).Summary;
        var person = new HidePerson(summary.ConversationId, talk.Other(summary, call.Get(Whom), "--whom").MemberId);
        return call.Answer(await talk.Client.Hiding.HideAsync(person, cancellationToken), list => Say(call, list));
    }, cancellationToken);

    private static Task<int> ShowAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var people = PersonFinder.Take(await client.Hiding.ListAsync(cancellationToken)).People;
        var person = Picking.One(call.Get(Id), people, each => each.PersonId, "peerconnect hidden list");
        return call.Answer(await client.Hiding.ShowAsync(person.PersonId, cancellationToken), list => Say(call, list));
    });

    private static void Say(Call call, HiddenPeople list)
    {
        foreach (var person in list.People)
        {
            call.Print.Say(Printer.Safe($"{Picking.Short(person.PersonId)}  {person.Name}"));
        }

        if (list.People.Count == 0)
        {
            call.Print.Say("You see what everybody writes.");
        }
    }
}
