using System.Globalization;
using PeerConnect.Contracts;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Staff;
using PeerConnect.Hub.Tests.Escalation;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>The machine's clock goes back by an hour: no limit, no session and no date waits for that hour again.</summary>
public sealed class A_clock_that_jumps_back
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Given_a_clock_that_goes_forward_then_the_server_has_the_same_and_given_one_that_steps_back_then_time_goes_on_until_it_has_caught_up()
    {
        var machine = new MachineClock(new DateTimeOffset(2027, 3, 1, 22, 0, 0, TimeSpan.Zero));
        var clock = new SteadyClock(machine);
        machine.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal((machine.GetUtcNow(), TimeSpan.Zero), (clock.GetUtcNow(), clock.Behind));

        var before = clock.GetUtcNow();
        machine.StepBack(Hour);
        Assert.Equal((before, Hour), (clock.GetUtcNow(), clock.Behind));
        machine.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(before.AddSeconds(98), clock.GetUtcNow());
        machine.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(before.AddSeconds(196), clock.GetUtcNow());

        // Back once more while it is behind.
        machine.StepBack(Hour);
        Assert.Equal(before.AddSeconds(196), clock.GetUtcNow());
        machine.Advance(100 * Hour);
        Assert.Equal((machine.GetUtcNow(), TimeSpan.Zero), (clock.GetUtcNow(), clock.Behind));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_life_in_danger_and_nobody_acts_then_the_alarm_leaves_after_two_minutes_of_the_people_here_also_over_a_restart(bool restarts)
    {
        await using var world = await EscalationWorld.StartAsync();
        await world.Cases.SayAsync("goodbye (s4)");
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.NotEmpty(world.Told("escalated"));

        world.Cases.Time!.StepBack(Hour);
        if (restarts)
        {
            await world.Cases.RestartAsync();
        }

        await world.AfterAsync(TimeSpan.FromSeconds(58));
        Assert.Empty(world.Told("alarm-raised"));
        await world.AfterAsync(restarts ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(4));
        Assert.Single(world.Told("alarm-raised"));
        world.Cases.Time.Advance(TimeSpan.FromSeconds(2));

        // Whoever gets it looks at a clock of his own.
        var stamp = (await world.Pager.NextAsync()).Split("PeerConnect-Timestamp: ")[1].Split("\r\n")[0];
        Assert.InRange(world.Cases.Time.GetUtcNow().ToUnixTimeSeconds() - long.Parse(stamp, CultureInfo.InvariantCulture), 0, 10);
    }

    [Fact]
    public void Given_a_telephone_that_goes_by_either_time_then_its_code_is_taken_and_one_of_the_hour_between_is_not()
    {
        var machine = new MachineClock(new DateTimeOffset(2027, 3, 1, 22, 0, 0, TimeSpan.Zero));
        var clock = new SteadyClock(machine);
        var codes = new AuthenticatorCodes(clock);
        var seed = AuthenticatorCodes.NewSeed();
        var step = codes.CurrentStep;
        machine.StepBack(Hour);
        Assert.Equal(step, codes.Match(seed, AuthenticatorCodes.CodeAt(seed, step), 0));
        Assert.Equal(step - 120, codes.Match(seed, AuthenticatorCodes.CodeAt(seed, step - 120), 0));
        Assert.Null(codes.Match(seed, AuthenticatorCodes.CodeAt(seed, step - 60), 0));
    }

    [Fact]
    public async Task Given_the_hour_comes_twice_then_a_session_that_nobody_uses_ends_after_its_quarter_of_an_hour()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        server.Clock.StepBack(Hour);
        Assert.NotNull((await marcus.GetAsync<Me>("me")).Ok);
        server.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.NotNull((await marcus.GetAsync<Me>("me")).Ok);
        server.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(RefusalCode.SignInNeeded, (await marcus.GetAsync<Me>("me")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_policy_that_waits_for_its_date_then_it_begins_when_that_much_time_has_passed()
    {
        await using var server = await TestServer.StartAsync();
        using var coordinator = await server.SignInAsync("castillo");
        var document = PolicyYaml.Write(PlainPolicy.Version1 with { Name = "Ours" });
        var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(document, server.Clock.GetUtcNow().AddMinutes(12)))).Id;
        foreach (var name in new[] { "adeyemi", "hughes" })
        {
            using var signer = await server.SignInAsync(name);
            var hash = TestCaller.Ok(await signer.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).DocumentHash;
            TestCaller.Ok(await signer.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(hash)));
        }

        server.Clock.StepBack(Hour);
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await server.Service<PolicyStarts>().DoDueAsync(CancellationToken.None);
        Assert.Equal(1, TestCaller.Ok(await coordinator.GetAsync<PolicyOverview>("policies")).Versions[0].Version);
        server.Clock.Advance(TimeSpan.FromMinutes(3));
        await server.Service<PolicyStarts>().DoDueAsync(CancellationToken.None);
        Assert.Equal(2, TestCaller.Ok(await coordinator.GetAsync<PolicyOverview>("policies")).Versions[0].Version);
    }

    [Fact]
    public async Task Given_a_clock_behind_what_is_recorded_then_readiness_says_by_how_much_and_a_start_that_trusts_it_takes_it_as_it_is()
    {
        var server = await TestServer.StartAsync();
        using (var administrator = await server.SignInAsync("hughes"))
        {
            Assert.Equal("Healthy", (await CheckAsync(administrator)).Status);
            server.Clock.StepBack(Hour);
            var check = await CheckAsync(administrator);
            Assert.Equal("Degraded", check.Status);
            Assert.StartsWith("The machine's clock is 01:00:00 behind what is recorded here.", check.Why, StringComparison.Ordinal);
        }

        await server.RestartAsync();
        Assert.InRange(server.Service<SteadyClock>().Behind, TimeSpan.FromMinutes(50), Hour);
        await using var trusting = await server.WithAsync("Hub:TrustClock=true");
        Assert.Equal((TimeSpan.Zero, trusting.Clock.GetUtcNow()), (trusting.Service<SteadyClock>().Behind, trusting.Service<TimeProvider>().GetUtcNow()));
    }

    private static async Task<CheckHealth> CheckAsync(TestCaller administrator) =>
        TestCaller.Ok(await administrator.GetAsync<ServerHealth>("health")).Checks.Single(check => check.Name == "clock");
}
