using System.CommandLine;
using PeerConnect.Cli.People;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Staffing;

/// <summary><c>staff</c>, <c>enrol</c>, <c>set-up</c>, <c>demo</c>: staff accounts from invitation to sign-in.</summary>
internal static class StaffVerbs
{
    private static readonly Argument<string> Who = new("user") { Description = "User name or id." };
    private static readonly Argument<string> DemoName = new("name") { Description = "User name of a demo staff member." };
    private static readonly Argument<Guid> RecoveryId = new("id") { Description = "The recovery, from: peerconnect staff recoveries" };
    private static readonly Argument<string?> Rank = new("rank") { Description = "One of the ranks that the policy lists; left out: none.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> User = new("--user") { Description = "3 to 32 letters, digits, dots or dashes.", Required = true };
    private static readonly Option<string> Given = new("--given") { Description = "Given name.", Required = true };
    private static readonly Option<string> Family = new("--family") { Description = "Family name.", Required = true };
    private static readonly Option<Role[]> Roles = new("--role") { Description = "A role to begin with; may be repeated.", Required = true };
    private static readonly Option<string?> Unit = new("--unit") { Description = "For officers: code of the unit they stand on." };
    private static readonly Option<string> Facility = new("--facility") { Description = "Short code, typed at every sign-in.", Required = true };
    private static readonly Option<string> FacilityName = new("--facility-name") { Description = "The facility's full name.", Required = true };
    private static readonly Option<string?> Policy = new("--policy") { Description = "Preset that is the first policy: us-state-prison (where left out), uk-acct or county-jail." };
    private static readonly Option<string> Zone = new("--time-zone") { Description = "IANA time zone, for example America/Chicago.", Required = true };

    private static readonly Option<bool> Stdin = new("--secrets-stdin")
    {
        Description = "Read the one-time code, the password and the authenticator's code from one line of the input each.",
    };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "staff",
            "Staff accounts of your facility.",
            verbs.Make("invite", "Invite a staff member; the one-time code is shown once.", InviteAsync, User, Given, Family, Roles, Unit),
            verbs.Make("invite-again", "A new one-time code for somebody who did not come.", InviteAgainAsync, Who),
            verbs.Make("rank", "Write down somebody's rank, by which a policy says who may approve.", RankAsync, Who, Rank),
            verbs.Make("recoveries", "Recoveries that wait for a second person.", RecoveriesAsync),
            verbs.Make("recover", "Ask that somebody gets new credentials; another person has to confirm.", RecoverAsync, Who),
            verbs.Make("confirm-recovery", "Confirm another person's request; gives the one-time code.", ConfirmAsync, RecoveryId)),
        verbs.Make("enrol", "Set your password and authenticator with a one-time code.", EnrolAsync, Stdin),
        verbs.Make("set-up", "Set up a new server with the code that it printed at its first start.", SetUpAsync, Facility, FacilityName, Zone, Policy, User, Given, Family, Stdin),
        verbs.Make("add-facility", "Add a facility to this server.", AddFacilityAsync, Facility, FacilityName, Zone, Policy, User, Given, Family),
        Verbs.Group(
            "demo",
            "Only for the demo facilities, on the server's own machine.",
            verbs.Make("code", "Print the second factor of a demo staff member.", DemoCodeAsync, DemoName)),
    ];

    private static Task<int> InviteAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var unit = await PersonFinder.UnitAsync(client, call.Get(Unit), cancellationToken);
        var invite = new InviteStaff(call.Get(User)!, call.Get(Given)!, call.Get(Family)!, call.Get(Roles)!, UnitId: unit);
        return Invitation(call, await client.Staff.InviteAsync(invite, cancellationToken));
    });

    private static Task<int> InviteAgainAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        Invitation(call, await client.Staff.InviteAgainAsync(await PersonFinder.PersonAsync(client, call.Get(Who), cancellationToken), cancellationToken)));

    private static Task<int> RankAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Staff.SetRankAsync(await PersonFinder.PersonAsync(client, call.Get(Who), cancellationToken), new SetRank(call.Get(Rank)), cancellationToken),
            _ => call.Print.Say("Recorded.")));

    private static Task<int> RecoveriesAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Staff.RecoveriesAsync(cancellationToken), list => call.Print.Table(
            ["id", "for", "asked by", "asked", "ends"],
            list.Recoveries.Select(recovery => (IReadOnlyList<string>)
                [$"{recovery.RecoveryId}", Printer.Safe(recovery.Name), Printer.Safe(recovery.RequestedByName), $"{recovery.RequestedAt:u}", $"{recovery.EndsAt:u}"]))));

    private static Task<int> RecoverAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Staff.RequestRecoveryAsync(await PersonFinder.PersonAsync(client, call.Get(Who), cancellationToken), cancellationToken),
            recovery => call.Print.Say($"Asked ({recovery.RecoveryId}). Another administrator or coordinator has to confirm it.")));

    private static Task<int> ConfirmAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        Invitation(call, await client.Staff.ConfirmRecoveryAsync(call.Get(RecoveryId), cancellationToken)));

    private static int Invitation(Call call, Reply<StaffInvitation> reply) => call.Answer(reply, invitation =>
    {
        call.Print.Say($"One-time code, until {invitation.EndsAt.ToLocalTime():yyyy-MM-dd HH:mm}: {invitation.Code}");
        call.Print.Say("Give it to the person, who opens /staff/enrol of this server in a browser, or runs: peerconnect enrol");
    });

    private static async Task<int> EnrolAsync(Call call, CancellationToken cancellationToken)
    {
        using var client = call.NewClient();
        var code = call.Secret("One-time code: ", call.Get(Stdin));
        var begun = await client.Staff.BeginEnrolmentAsync(new BeginEnrolment(code), cancellationToken);
        var (password, digits) = Credentials(call, begun);
        return call.Answer(
            await client.Staff.CompleteEnrolmentAsync(new CompleteEnrolment(code, password, digits), cancellationToken),
            _ => call.Print.Say("Done. Sign in with: peerconnect sign-in --facility CODE --user NAME"));
    }

    private static async Task<int> SetUpAsync(Call call, CancellationToken cancellationToken)
    {
        using var client = call.NewClient();
        var code = call.Secret("Code that the server printed: ", call.Get(Stdin));
        var begun = await client.Staff.BeginSetUpAsync(new BeginEnrolment(code), cancellationToken);
        var (password, digits) = Credentials(call, begun);
        var setUp = new SetUpServer(code, NewFacility(call), call.Get(User)!, call.Get(Given)!, call.Get(Family)!, password, digits);
        return call.Answer(
            await client.Staff.CompleteSetUpAsync(setUp, cancellationToken),
            _ => call.Print.Say($"The facility is set up. Sign in with: peerconnect sign-in --facility {call.Get(Facility)} --user {call.Get(User)}"));
    }

    private static Task<int> AddFacilityAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(
            await client.Staff.AddFacilityAsync(new AddFacility(NewFacility(call), call.Get(User)!, call.Get(Given)!, call.Get(Family)!), cancellationToken),
            added => call.Print.Say($"Added. One-time code of its first administrator, until {added.Administrator.EndsAt.ToLocalTime():yyyy-MM-dd HH:mm}: {added.Administrator.Code}")));

    private static async Task<int> DemoCodeAsync(Call call, CancellationToken cancellationToken)
    {
        using var client = call.NewClient();
        return call.Answer(await client.Staff.DemoCodeAsync(call.Get(DemoName), cancellationToken), demo => call.Print.Say(demo.Code));
    }

    private static NewFacility NewFacility(Call call) => new(call.Get(Facility)!, call.Get(FacilityName)!, call.Get(Zone)!, call.Get(Policy));

    /// <summary>The seed has to be shown once: that is what it is for.</summary>
    private static (string Password, string Digits) Credentials(Call call, Reply<AuthenticatorSeed> begun)
    {
        var seed = PersonFinder.Take(begun);
        call.Print.Say("Put this into your authenticator app now; it is not shown again:");
        call.Print.Result(seed, () =>
        {
            call.Print.Say($"  {seed.Secret}");
            call.Print.Say($"  {seed.Uri}");
        });
        var piped = call.Get(Stdin);
        var password = call.Secret("New password, at least 12 characters: ", piped);
        if (!piped && password != call.Secret("The same again: ", piped))
        {
            throw new UsageException("The two do not match. Begin again.");
        }

        return (password, call.Secret("Code that the app shows now: ", piped));
    }
}
