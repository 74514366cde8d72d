using System.CommandLine;

namespace PeerConnect.Cli.Operating;

/// <summary><c>keys</c>: the server's key-encryption keys, by name alone.</summary>
internal static class KeyVerbs
{
    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "keys",
            "The server's key-encryption keys, by name alone; for administrators.",
            verbs.Make("list", "Which keys there are, and how many data keys each wraps.", ListAsync),
            verbs.Make("rotate", "Replace the key-encryption key while the server runs.", RotateAsync)),
    ];

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Keys.StatesAsync(cancellationToken), states => call.Print.Table(
            ["key", "data keys", "in use"],
            states.Keys.Select(key => (IReadOnlyList<string>)[key.KeyId, $"{key.DataKeys}", key.KeyId == states.CurrentKeyId ? "yes" : string.Empty]))));

    private static Task<int> RotateAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Keys.RotateAsync(cancellationToken), rotated =>
        {
            call.Print.Say($"The key is now {rotated.CurrentKeyId}; {rotated.Rewrapped} data keys were wrapped anew.");
            call.Print.Say("Make a new escrow of the key file and a new backup now: older backups need the older key file.");
        }));
}
