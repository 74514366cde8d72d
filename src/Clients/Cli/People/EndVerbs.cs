using System.CommandLine;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.People;

/// <summary>Verbs of <c>people</c> about the ends of somebody's part: transfer, release, death, merging a duplicate record.</summary>
internal static class EndVerbs
{
    private static readonly Argument<string> Who = new("number") { Description = "Number or id." };
    private static readonly Argument<string> Into = new("into") { Description = "Number or id of the record that remains." };
    private static readonly Argument<string> Facility = new("facility") { Description = "Short code of the other facility." };
    private static readonly Option<string> Unit = new("--unit") { Description = "Code of the housing unit here.", Required = true };
    private static readonly Option<string?> Cell = new("--cell") { Description = "Cell or bed." };
    private static readonly Option<string?> Number = new("--number") { Description = "The number here, where it changes." };
    private static readonly Argument<string?> Officer = new("officer") { Description = "User name or id of the supervising officer; left out: nobody.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> SamePerson = new("--same-person") { Description = "This one person used both records, and keeps what either could read." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        verbs.Make("transfer", "Move somebody to another facility; conversations end.", TransferAsync, Who, Facility),
        verbs.Make("receive", "Receive somebody who was transferred here.", ReceiveAsync, Who, Unit, Cell, Number),
        verbs.Make("release", "Record a release.", ReleaseAsync, Who),
        verbs.Make("continue", "Let a released supporter go on.", ContinueAsync, Who),
        verbs.Make("officer", "Name the supervising officer of somebody who was released.", OfficerAsync, Who, Officer),
        verbs.Make("death", "Record a death.", DeathAsync, Who),
        verbs.Make("merge", "Merge a duplicate record into the person's own.", MergeAsync, Who, Into, SamePerson),
    ];

    private static Task<int> TransferAsync(Call call, CancellationToken cancellationToken) =>
        OneAsync(call, (client, who) => client.Ends.TransferAsync(who, new TransferPerson(call.Get(Facility)), cancellationToken), cancellationToken);

    private static Task<int> ReceiveAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, who) =>
    {
        var unit = await PersonFinder.UnitAsync(client, call.Get(Unit), cancellationToken);
        return await client.Ends.ReceiveAsync(who, new ReceivePerson(unit!.Value, call.Get(Cell), call.Get(Number)), cancellationToken);
    }, cancellationToken);

    private static Task<int> ReleaseAsync(Call call, CancellationToken cancellationToken) =>
        OneAsync(call, (client, who) => client.Ends.ReleaseAsync(who, cancellationToken), cancellationToken);

    private static Task<int> ContinueAsync(Call call, CancellationToken cancellationToken) =>
        OneAsync(call, (client, who) => client.Ends.ContinueAsync(who, cancellationToken), cancellationToken);

    private static Task<int> OfficerAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, who) =>
    {
        Guid? officer = call.Get(Officer) is { } typed ? await PersonFinder.PersonAsync(client, typed, cancellationToken) : null;
        return await client.Ends.NameOfficerAsync(who, new NameOfficer(officer), cancellationToken);
    }, cancellationToken);

    private static Task<int> DeathAsync(Call call, CancellationToken cancellationToken) =>
        OneAsync(call, (client, who) => client.Ends.RecordDeathAsync(who, cancellationToken), cancellationToken);

    private static Task<int> MergeAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, who) =>
    {
        var into = await PersonFinder.PersonAsync(client, call.Get(Into), cancellationToken);
        return await client.Ends.MergeAsync(who, new MergePerson(into, call.Get(SamePerson)), cancellationToken);
    }, cancellationToken);

    private static Task<int> OneAsync(Call call, Func<PeerConnectClient, Guid, Task<Reply<Done>>> act, CancellationToken cancellationToken) =>
        call.SignedInAsync(async client =>
            call.Answer(await act(client, await PersonFinder.PersonAsync(client, call.Get(Who), cancellationToken)), _ => call.Print.Say("Recorded.")));
}
