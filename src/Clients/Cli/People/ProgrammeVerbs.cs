using System.CommandLine;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.People;

/// <summary><c>programmes</c>: what conversations of the facility can belong to.</summary>
internal static class ProgrammeVerbs
{
    private static readonly Argument<string> Which = new("programme") { Description = "Its code or id, from: peerconnect programmes list" };
    private static readonly Option<string> Code = new("--code") { Description = "Short code, at most 16 letters, digits, dots or dashes.", Required = true };
    private static readonly Option<string> Name = new("--name") { Description = "Its name, as residents read it.", Required = true };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "programmes",
            "Programmes that conversations of your facility can belong to.",
            verbs.Make("list", "List programmes.", ListAsync),
            verbs.Make("add", "Add a programme.", AddAsync, Code, Name),
            verbs.Make("rename", "Give a programme another code and name; what belongs to it goes on doing so.", RenameAsync, Which, Code, Name),
            verbs.Make("remove", "Remove a programme that no policy names and no conversation belongs to.", RemoveAsync, Which)),
    ];

    /// <summary>A programme by its code or id; null where none was typed.</summary>
    public static async Task<Guid?> FindAsync(PeerConnectClient client, string? typed, CancellationToken cancellationToken)
    {
        if (typed is null)
        {
            return null;
        }

        if (Guid.TryParse(typed, out var id))
        {
            return id;
        }

        var exact = PersonFinder.Take(await client.People.ProgrammesAsync(cancellationToken)).Programmes
            .Where(programme => string.Equals(programme.Code, typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact is [var only] ? only.ProgrammeId : throw new UsageException($"There is no programme {typed}. See: peerconnect programmes list");
    }

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.People.ProgrammesAsync(cancellationToken), list => call.Print.Table(
            ["code", "name", "id"], list.Programmes.Select(programme => (IReadOnlyList<string>)[programme.Code, programme.Name, programme.ProgrammeId.ToString()]))));

    private static Task<int> AddAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.People.AddProgrammeAsync(new SaveProgramme(call.Get(Code)!, call.Get(Name)!), cancellationToken), _ => call.Print.Say("Added.")));

    private static Task<int> RemoveAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var which = await FindAsync(client, call.Get(Which), cancellationToken);
        return call.Answer(await client.People.RemoveProgrammeAsync(which!.Value, cancellationToken), _ => call.Print.Say("Removed. What was written in it keeps it."));
    });

    private static Task<int> RenameAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var which = await FindAsync(client, call.Get(Which), cancellationToken);
        return call.Answer(
            await client.People.ChangeProgrammeAsync(which!.Value, new SaveProgramme(call.Get(Code)!, call.Get(Name)!), cancellationToken),
            _ => call.Print.Say("Changed."));
    });
}
