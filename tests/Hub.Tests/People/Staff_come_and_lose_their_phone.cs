using PeerConnect.Contracts;
using PeerConnect.Hub.People.Staff;

namespace PeerConnect.Hub.Tests.People;

/// <summary>Invitation with a one-time code; recovery by two people; another facility.</summary>
public sealed class Staff_come_and_lose_their_phone
{
    private const string Password = "winter brass anchor";

    [Fact]
    public async Task Given_an_invitation_then_its_code_sets_up_the_account_once()
    {
        await using var server = await TestServer.StartAsync();
        using var hughes = await server.SignInAsync("hughes");
        var invited = TestCaller.Ok(await hughes.PostAsync<StaffInvitation>("staff", new InviteStaff("p.amari", "Pia", "Amari", [Role.Chaplain, Role.Safeguarding])));
        using var amari = server.Anonymous();
        Assert.Equal(RefusalCode.WrongCredentials, (await SignInAsync(amari, "p.amari", "000000")).Refusal?.Code);

        var seed = await EnrolAsync(server, amari, invited.Code);

        server.Clock.Advance(TimeSpan.FromSeconds(30));
        var signedIn = TestCaller.Ok(await SignInAsync(amari, "p.amari", Code(server, seed)));
        Assert.Equal([Role.Safeguarding, Role.Chaplain], signedIn.Me.Roles);
        Assert.Equal(RefusalCode.WrongCredentials, (await amari.PostAsync<AuthenticatorSeed>("enrolment/authenticator", new BeginEnrolment(invited.Code))).Refusal?.Code);
    }

    [Fact]
    public async Task Given_an_invitation_that_ran_out_then_only_a_new_code_works()
    {
        await using var server = await TestServer.StartAsync();
        using var hughes = await server.SignInAsync("hughes");
        var invited = TestCaller.Ok(await hughes.PostAsync<StaffInvitation>("staff", new InviteStaff("p.amari", "Pia", "Amari", [Role.Chaplain])));
        using var early = server.Anonymous();
        var begun = TestCaller.Ok(await early.PostAsync<AuthenticatorSeed>("enrolment/authenticator", new BeginEnrolment(invited.Code))).Secret;
        Assert.Equal(StaffAccess.Invited, await AccessAsync(hughes, invited.PersonId));
        await server.PassAsync(TimeSpan.FromDays(3));
        using var amari = server.Anonymous();
        Assert.Equal(RefusalCode.WrongCredentials, (await amari.PostAsync<AuthenticatorSeed>("enrolment/authenticator", new BeginEnrolment(invited.Code))).Refusal?.Code);

        // Over while the page was open: that is not the answer of wrong digits, which would have one type others.
        Assert.Equal(RefusalCode.NotFound, (await amari.PostAsync<Done>("enrolment", new CompleteEnrolment(invited.Code, Password, Code(server, begun)))).Refusal?.Code);
        using var later = await server.SignInAsync("hughes");
        Assert.Equal(StaffAccess.InvitationOver, await AccessAsync(later, invited.PersonId));
        var again = TestCaller.Ok(await later.PostAsync<StaffInvitation>($"staff/{invited.PersonId}/invitation"));
        await EnrolAsync(server, amari, again.Code);
        Assert.Equal(StaffAccess.SetUp, await AccessAsync(later, invited.PersonId));
    }

    [Theory]
    [InlineData("p.amari", Role.Resident)]
    [InlineData("p.amari", Role.PeerSupporter)]
    [InlineData("P.Amari", Role.Chaplain)]
    [InlineData("r.castillo", Role.Chaplain)]
    [InlineData("a48207", Role.Chaplain)]
    public async Task Given_an_invitation_that_cannot_be_then_it_is_refused_in_words(string userName, Role role)
    {
        await using var server = await TestServer.StartAsync();
        using var hughes = await server.SignInAsync("hughes");
        var reply = await hughes.PostAsync<StaffInvitation>("staff", new InviteStaff(userName, "Pia", "Amari", [role]));
        Assert.Equal(RefusalCode.InvalidInput, reply.Refusal?.Code);
        TestCaller.Ok(await hughes.PostAsync<StaffInvitation>("staff", new InviteStaff("p.amari", "Pia", "Amari", [Role.Chaplain])));
    }

    [Fact]
    public async Task Given_a_lost_phone_then_one_asks_another_confirms_and_neither_alone_is_enough()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var hughes = await server.SignInAsync("hughes");
        using var adeyemi = await server.SignInAsync("adeyemi");

        var recovery = TestCaller.Ok(await castillo.PostAsync<Recovery>($"staff/{adeyemi.PersonId}/recovery"));
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await castillo.PostAsync<StaffInvitation>($"recoveries/{recovery.RecoveryId}/confirmation")).Refusal?.Code);
        TestCaller.Ok(await adeyemi.GetAsync<Me>("me"));
        Assert.Equal([(recovery.RecoveryId, "Ngozi Adeyemi", "Rosa Castillo")], TestCaller.Ok(await hughes.GetAsync<RecoveryList>("recoveries")).Recoveries.Select(open => (open.RecoveryId, open.Name, open.RequestedByName)));

        var given = TestCaller.Ok(await hughes.PostAsync<StaffInvitation>($"recoveries/{recovery.RecoveryId}/confirmation"));

        Assert.Equal(RefusalCode.SignInNeeded, (await adeyemi.GetAsync<Me>("me")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await hughes.PostAsync<StaffInvitation>($"recoveries/{recovery.RecoveryId}/confirmation")).Refusal?.Code);
        using var caller = server.Anonymous();
        var seed = await EnrolAsync(server, caller, given.Code);
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        TestCaller.Ok(await SignInAsync(caller, "n.adeyemi", Code(server, seed)));
        Assert.Equal(["recovery-requested", "recovery-confirmed", "staff-enrolled"], Acts.Of(server, $"person:{adeyemi.PersonId:D}", "recovery-requested", "recovery-confirmed", "staff-enrolled"));
    }

    [Fact]
    public async Task Given_a_recovery_then_nobody_asks_or_confirms_for_himself_and_it_runs_out_in_a_day()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var hughes = await server.SignInAsync("hughes");
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await castillo.PostAsync<Recovery>($"staff/{castillo.PersonId}/recovery")).Refusal?.Code);
        var recovery = TestCaller.Ok(await castillo.PostAsync<Recovery>($"staff/{hughes.PersonId}/recovery"));
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await hughes.PostAsync<StaffInvitation>($"recoveries/{recovery.RecoveryId}/confirmation")).Refusal?.Code);
        await server.PassAsync(TimeSpan.FromDays(1));
        using var later = await server.SignInAsync("hughes");
        Assert.Equal(RefusalCode.NotFound, (await later.PostAsync<StaffInvitation>($"recoveries/{recovery.RecoveryId}/confirmation")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_an_administrator_then_another_facility_gets_its_own_who_sees_nothing_of_the_first()
    {
        await using var server = await TestServer.StartAsync();
        using var hughes = await server.SignInAsync("hughes");
        var request = new AddFacility(new NewFacility("west", "West County", "America/Denver"), "w.admin", "Wren", "Ito");
        var added = TestCaller.Ok(await hughes.PostAsync<FacilityInvitation>("facilities", request));
        Assert.Equal(RefusalCode.InvalidInput, (await hughes.PostAsync<FacilityInvitation>("facilities", request)).Refusal?.Code);
        using var ito = server.Anonymous();
        var seed = await EnrolAsync(server, ito, added.Administrator.Code);
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        ito.Use(TestCaller.Ok(await ito.PostAsync<SignedIn>("sign-in/staff", new StaffSignIn("west", "w.admin", Password, Code(server, seed)))));
        Assert.Equal(["w.admin"], TestCaller.Ok(await ito.GetAsync<PeoplePage>("people")).People.Select(person => person.Number));
        Assert.Equal(RefusalCode.NotFound, (await ito.GetAsync<PersonDetail>($"people/{hughes.PersonId}")).Refusal?.Code);
    }

    private static async Task<string> EnrolAsync(TestServer server, TestCaller caller, string code)
    {
        var seed = TestCaller.Ok(await caller.PostAsync<AuthenticatorSeed>("enrolment/authenticator", new BeginEnrolment(code))).Secret;
        Assert.Equal(RefusalCode.InvalidInput, (await caller.PostAsync<Done>("enrolment", new CompleteEnrolment(code, "short", Code(server, seed)))).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongCredentials, (await caller.PostAsync<Done>("enrolment", new CompleteEnrolment(code, Password, "000000"))).Refusal?.Code);
        TestCaller.Ok(await caller.PostAsync<Done>("enrolment", new CompleteEnrolment(code, Password, Code(server, seed))));
        return seed;
    }

    private static async Task<StaffAccess?> AccessAsync(TestCaller caller, Guid personId) => TestCaller.Ok(await caller.GetAsync<PersonDetail>($"people/{personId}")).Access;

    private static Task<Reply<SignedIn>> SignInAsync(TestCaller caller, string name, string code) =>
        caller.PostAsync<SignedIn>("sign-in/staff", new StaffSignIn("north", name, Password, code));

    private static string Code(TestServer server, string seed) => AuthenticatorCodes.CodeAt(seed, server.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);
}
