using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Moderation.Policies.Presets;
using PeerConnect.Hub.People.Staff;

namespace PeerConnect.Hub.Tests.People;

/// <summary>An empty server prints a code; whoever has it becomes the first administrator, once, within an hour.</summary>
public sealed class The_first_administrator
{
    [Fact]
    public async Task Given_the_printed_code_then_facility_and_administrator_are_made_and_he_signs_in()
    {
        await using var server = await TestServer.StartAsync(demo: false);
        using var caller = server.Anonymous();
        var code = SetUp.PrintedCode(server);
        var seed = TestCaller.Ok(await caller.PostAsync<AuthenticatorSeed>("set-up/authenticator", new BeginEnrolment(code))).Secret;
        TestCaller.Ok(await caller.PostAsync<FacilityAdded>("set-up", SetUp.Request(code, SetUp.Code(server, seed))));

        server.Clock.Advance(TimeSpan.FromSeconds(30));
        var signedIn = TestCaller.Ok(await caller.PostAsync<SignedIn>("sign-in/staff", new StaffSignIn("east", "it.lead", SetUp.Password, SetUp.Code(server, seed))));
        Assert.Equal([Role.Administrator], signedIn.Me.Roles);
    }

    [Fact]
    public async Task Given_a_used_code_then_it_is_refused_and_a_restart_prints_none()
    {
        await using var server = await TestServer.StartAsync(demo: false);
        using (var caller = server.Anonymous())
        {
            var code = SetUp.PrintedCode(server);
            var seed = TestCaller.Ok(await caller.PostAsync<AuthenticatorSeed>("set-up/authenticator", new BeginEnrolment(code))).Secret;
            TestCaller.Ok(await caller.PostAsync<FacilityAdded>("set-up", SetUp.Request(code, SetUp.Code(server, seed))));
            Assert.Equal(RefusalCode.WrongCredentials, (await caller.PostAsync<FacilityAdded>("set-up", SetUp.Request(code, SetUp.Code(server, seed)))).Refusal?.Code);
            Assert.Equal(RefusalCode.WrongCredentials, (await caller.PostAsync<AuthenticatorSeed>("set-up/authenticator", new BeginEnrolment(code))).Refusal?.Code);
        }

        await server.RestartAsync();
        Assert.Equal("", server.Printed);
    }

    [Fact]
    public async Task Given_two_requests_with_the_code_at_once_then_one_becomes_administrator()
    {
        await using var server = await TestServer.StartAsync(demo: false);
        using var caller = server.Anonymous();
        var code = SetUp.PrintedCode(server);
        var seed = TestCaller.Ok(await caller.PostAsync<AuthenticatorSeed>("set-up/authenticator", new BeginEnrolment(code))).Secret;
        var replies = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => caller.PostAsync<FacilityAdded>("set-up", SetUp.Request(code, SetUp.Code(server, seed), $"east{i}"))))
            .WaitAsync(TestServer.Patience);
        Assert.Equal(1, replies.Count(reply => reply.Ok is not null));
    }

    [Fact]
    public async Task Given_an_hour_then_the_code_has_run_out_and_a_restart_prints_another()
    {
        await using var server = await TestServer.StartAsync(demo: false);
        var code = SetUp.PrintedCode(server);
        server.Clock.Advance(TimeSpan.FromHours(1));
        using (var caller = server.Anonymous())
        {
            Assert.Equal(RefusalCode.WrongCredentials, (await caller.PostAsync<AuthenticatorSeed>("set-up/authenticator", new BeginEnrolment(code))).Refusal?.Code);
        }

        await server.RestartAsync();
        var next = SetUp.PrintedCode(server);
        Assert.NotEqual(code, next);
        using var later = server.Anonymous();
        TestCaller.Ok(await later.PostAsync<AuthenticatorSeed>("set-up/authenticator", new BeginEnrolment(next.ToLowerInvariant().Replace('-', ' '))));
    }

    [Fact]
    public async Task Given_wrong_input_then_each_fault_is_named_and_the_code_is_still_good()
    {
        await using var server = await TestServer.StartAsync(demo: false);
        using var caller = server.Anonymous();
        var code = SetUp.PrintedCode(server);
        var seed = TestCaller.Ok(await caller.PostAsync<AuthenticatorSeed>("set-up/authenticator", new BeginEnrolment(code))).Secret;
        var bad = SetUp.Request(code, SetUp.Code(server, seed)) with { Password = "short", UserName = "IT Lead", Facility = new NewFacility("east", "East", "Mars/Olympus") };
        var unknown = (await caller.PostAsync<FacilityAdded>("set-up", SetUp.Request(code, SetUp.Code(server, seed)) with { Facility = new NewFacility("east", "East", "UTC", "default") })).Refusal!;
        Assert.Equal(["There is no policy 'default' to begin with. Choose one of us-state-prison, uk-acct, county-jail, or leave it out for the first."], unknown.Faults);
        var refusal = (await caller.PostAsync<FacilityAdded>("set-up", bad)).Refusal!;
        Assert.Equal(RefusalCode.InvalidInput, refusal.Code);
        Assert.Equal(3, refusal.Faults!.Count);
        Assert.Equal(RefusalCode.WrongCredentials, (await caller.PostAsync<FacilityAdded>("set-up", SetUp.Request(code, "000000"))).Refusal?.Code);
        TestCaller.Ok(await caller.PostAsync<FacilityAdded>("set-up", SetUp.Request(code, SetUp.Code(server, seed))));
    }

    [Theory]
    [InlineData(null, "us-state-prison")]
    [InlineData("uk-acct", "uk-acct")]
    public async Task Given_a_choice_or_none_then_the_facility_begins_with_that_preset_and_the_rosters_tell_whom_it_counts_on(string? chosen, string begun)
    {
        await using var server = await TestServer.StartAsync(demo: false);
        using var caller = server.Anonymous();
        var code = SetUp.PrintedCode(server);
        var seed = TestCaller.Ok(await caller.PostAsync<AuthenticatorSeed>("set-up/authenticator", new BeginEnrolment(code))).Secret;
        var request = SetUp.Request(code, SetUp.Code(server, seed));
        TestCaller.Ok(await caller.PostAsync<FacilityAdded>("set-up", request with { Facility = request.Facility with { Policy = chosen } }));
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        caller.Use(TestCaller.Ok(await caller.PostAsync<SignedIn>("sign-in/staff", new StaffSignIn("east", request.UserName, request.Password, SetUp.Code(server, seed)))));
        var inForce = TestCaller.Ok(await caller.GetAsync<PolicyText>("policies/1"));
        Assert.Equal(PolicyPreset.All.Single(preset => preset.Id == begun).Policy.Name, PolicyYaml.Read(inForce.Document).Policy!.Name);
        var gaps = TestCaller.Ok(await caller.GetAsync<RosterList>("rosters")).Gaps;
        Assert.Contains("Nobody is ever on 'clinician'.", gaps);
        Assert.Contains("Nobody is ever on 'clinician, on-call'.", gaps);
        Assert.DoesNotContain("Nobody is ever on 'administrator'.", gaps);
    }

    [Fact]
    public async Task Given_a_demo_server_then_no_code_is_printed_and_none_works()
    {
        await using var server = await TestServer.StartAsync();
        Assert.DoesNotMatch(SetUp.CodeForm(), server.Printed);
        using var caller = server.Anonymous();
        var made = EnrolmentCode.New().Code;
        Assert.Equal(RefusalCode.WrongCredentials, (await caller.PostAsync<AuthenticatorSeed>("set-up/authenticator", new BeginEnrolment(made))).Refusal?.Code);
    }
}
