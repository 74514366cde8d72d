using System.CommandLine;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Entering;

/// <summary><c>sign-in</c>, <c>sign-out</c>, <c>who-am-i</c>.</summary>
internal static class SignInVerbs
{
    private static readonly Option<string?> Facility = new("--facility") { Description = "The facility's short code. Default: PEERCONNECT_FACILITY." };
    private static readonly Option<string?> Number = new("--number") { Description = "A resident's or peer supporter's number; asks for the PIN." };
    private static readonly Option<string?> User = new("--user") { Description = "A staff member's user name; asks for password and code." };

    private static readonly Option<bool> PinStdin = new("--pin-stdin")
    {
        Description = "Read the PIN from the first line of the input (a new one of your own from the second, where the first was given out by staff).",
    };

    private static readonly Option<bool> PasswordStdin = new("--password-stdin")
    {
        Description = "Read the password from the first line of the input and the authenticator's code from the second.",
    };

    private static readonly Option<bool> PasswordsStdin = new("--passwords-stdin")
    {
        Description = "Read the password from the first line of the input and the new one from the second.",
    };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        verbs.Make("sign-in", "Sign in: a resident or supporter with number and PIN, staff with password and code.", SignInAsync, Facility, Number, User, PinStdin, PasswordStdin),
        verbs.Make("sign-out", "End the session, here and on the server.", SignOutAsync),
        verbs.Make("who-am-i", "Say who is signed in.", WhoAmIAsync),
        verbs.Make("change-pin", "Change your own PIN.", ChangePinAsync, PinStdin),
        verbs.Make("change-password", "Change your own password, as staff; your other sessions end.", ChangePasswordAsync, PasswordsStdin),
    ];

    private static async Task<int> SignInAsync(Call call, CancellationToken cancellationToken)
    {
        var facility = call.Get(Facility) ?? call.Around.DefaultFacility ?? throw new UsageException("Say where: --facility CODE.");
        using var client = call.NewClient();
        var reply = (call.Get(Number), call.Get(User)) switch
        {
            ({ } number, null) => await ResidentAsync(call, client, facility, number, cancellationToken),
            (null, { } user) => await StaffAsync(call, client, facility, user, cancellationToken),
            _ => throw new UsageException("Say who: --number NUMBER for a resident or supporter, or --user NAME for staff."),
        };
        if (reply.Ok is { } signedIn)
        {
            call.Profiles.Save(call.ProfileName, new Profile(client.Server, signedIn));
            reply = signedIn with { Token = null };
        }

        return call.Answer(reply, session => Greet(call, session));
    }

    private static async Task<Reply<SignedIn>> ResidentAsync(
        Call call, PeerConnectClient client, string facility, string number, CancellationToken cancellationToken)
    {
        var piped = call.Get(PinStdin);
        var pin = call.Secret("PIN: ", piped);
        var reply = await client.SignInAsync(new ResidentSignIn(facility, number, pin), cancellationToken);
        if (reply.Refusal is not { Code: RefusalCode.PinChangeNeeded } given)
        {
            return reply;
        }

        if (!piped)
        {
            call.Print.Say(given.Message);
        }

        var own = call.Secret("New PIN of your own: ", piped);
        if (!piped && own != call.Secret("The same again: ", piped))
        {
            throw new UsageException("The two do not match. Sign in again.");
        }

        return await client.SignInAsync(new ResidentSignIn(facility, number, pin, own), cancellationToken);
    }

    private static async Task<Reply<SignedIn>> StaffAsync(
        Call call, PeerConnectClient client, string facility, string user, CancellationToken cancellationToken)
    {
        var piped = call.Get(PasswordStdin);
        var password = call.Secret("Password: ", piped);
        var code = call.Secret("Code of the authenticator: ", piped);
        return await client.SignInAsync(new StaffSignIn(facility, user, password, code), cancellationToken);
    }

    private static void Greet(Call call, SignedIn session)
    {
        call.Print.Say($"Signed in: {Printer.Safe(session.Me.Name)} ({string.Join(", ", session.Me.Roles)}), until {session.EndsAt.ToLocalTime():HH:mm} at the latest.");
        if (session.Me.ConsentNeeded)
        {
            call.Print.Say("Before you write: read the notice (peerconnect notice), then accept it (peerconnect consent).");
        }
    }

    private static Task<int> SignOutAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var reply = await client.SignOutAsync(cancellationToken);
        if (reply.Ok is not null || reply.Refusal!.Code == RefusalCode.SignInNeeded)
        {
            call.Profiles.Remove(call.ProfileName);
            reply = Done.Value;
        }

        return call.Answer(reply, _ => call.Print.Say("Signed out."));
    });

    private static Task<int> WhoAmIAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.MeAsync(cancellationToken), me => call.Print.Say($"{Printer.Safe(me.Name)} ({string.Join(", ", me.Roles)}) at {client.Server}")));

    private static Task<int> ChangePinAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var piped = call.Get(PinStdin);
        var change = new ChangePin(call.Secret("PIN: ", piped), call.Secret("New PIN: ", piped));
        return call.Answer(await client.ChangePinAsync(change, cancellationToken), _ => call.Print.Say("Changed."));
    });

    private static Task<int> ChangePasswordAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var piped = call.Get(PasswordsStdin);
        var change = new ChangePassword(call.Secret("Password: ", piped), call.Secret("New password, at least 12 characters: ", piped));
        if (!piped && change.NewPassword != call.Secret("The same again: ", piped))
        {
            throw new UsageException("The two do not match. Begin again.");
        }

        return call.Answer(await client.ChangePasswordAsync(change, cancellationToken), _ => call.Print.Say("Changed."));
    });
}
