using PeerConnect.Contracts;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.People.SignIn;

namespace PeerConnect.Hub.Tests.People;

/// <summary>Wrong tries slow down the place they come from, release by themselves, and lock nobody out elsewhere.</summary>
public sealed class Wrong_tries_slow_down
{
    [Fact]
    public async Task Given_three_wrong_pins_for_a_number_then_even_the_right_one_waits_here_and_signs_in_after_the_wait()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(RefusalCode.WrongCredentials, (await TryAsync(caller, "A48207", "480272")).Refusal?.Code);
        }

        var refused = (await TryAsync(caller, "A48207", "480271")).Refusal!;
        Assert.Equal(RefusalCode.LockedOut, refused.Code);
        Assert.InRange(refused.RetryAfterMs!.Value, 4_000, 5_000);
        server.Clock.Advance(TimeSpan.FromMilliseconds(refused.RetryAfterMs.Value));
        TestCaller.Ok(await TryAsync(caller, "A48207", "480271"));
    }

    [Fact]
    public async Task Given_a_number_that_nobody_has_then_it_slows_down_in_the_same_way()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        var answers = new List<RefusalCode?>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add((await TryAsync(caller, "A00000", "480272")).Refusal?.Code);
        }

        Assert.Equal(
            [RefusalCode.WrongCredentials, RefusalCode.WrongCredentials, RefusalCode.WrongCredentials, RefusalCode.LockedOut, RefusalCode.LockedOut], answers);
    }

    [Fact]
    public async Task Given_a_kiosk_where_somebody_guesses_another_mans_pin_then_that_man_signs_in_at_his_own_tablet()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var (kiosk, tablet) = (await EnrolAsync(castillo, "Kiosk B1"), await EnrolAsync(castillo, "Tablet 7"));
        using var guesser = server.Anonymous(kiosk);
        for (var i = 0; i < 40; i++)
        {
            await TryAsync(guesser, "A48207", "480272");
            server.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(RefusalCode.LockedOut, (await TryAsync(guesser, "A48207", "480271")).Refusal?.Code);
        using var marcus = server.Anonymous(tablet);
        TestCaller.Ok(await TryAsync(marcus, "A48207", "480271"));
    }

    [Fact]
    public async Task Given_a_kiosk_that_tries_many_numbers_then_it_slows_down_as_a_whole_and_a_right_pin_does_not_reset_that()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var kiosk = server.Anonymous(await EnrolAsync(castillo, "Kiosk B1"));
        for (var i = 0; i < 15; i++)
        {
            Assert.Equal(RefusalCode.WrongCredentials, (await TryAsync(kiosk, $"B{i:D5}", "480272")).Refusal?.Code);
            if (i == 10)
            {
                TestCaller.Ok(await TryAsync(kiosk, "A48207", "480271"));
            }
        }

        Assert.Equal(RefusalCode.LockedOut, (await TryAsync(kiosk, "A48207", "480271")).Refusal?.Code);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        TestCaller.Ok(await TryAsync(kiosk, "A48207", "480271"));
    }

    [Theory]
    [InlineData("Hub:Proxies:0=127.0.0.1", RefusalCode.WrongCredentials)]
    [InlineData("Hub:Proxies:0=192.0.2.1", RefusalCode.LockedOut)]
    public async Task Given_a_proxy_then_only_a_named_one_is_believed_about_where_a_try_comes_from(string setting, RefusalCode answerToTheOther)
    {
        await using var server = await TestServer.StartAsync(demo: false, setting);
        await SetUp.FirstFacilityAsync(server);
        using var guesser = server.Anonymous();
        guesser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        using var other = server.Anonymous();
        other.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9, 198.51.100.7");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(RefusalCode.WrongCredentials, (await TryAsync(guesser, "A48207", "480272")).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.LockedOut, (await TryAsync(guesser, "A48207", "480272")).Refusal?.Code);
        Assert.Equal(answerToTheOther, (await TryAsync(other, "A48207", "480272")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_many_tries_at_once_then_no_more_are_compared_than_the_limit_and_the_cores()
    {
        await using var server = await TestServer.StartAsync();
        var signIn = server.Service<SignInResident>();
        var place = new SignInOrigin("one place", null);
        var replies = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() =>
            signIn.HandleAsync(new ResidentSignIn("north", "A48207", $"4{i:D2}272"), place, CancellationToken.None)))).WaitAsync(TestServer.Patience);
        Assert.InRange(replies.Count(reply => reply.Refusal?.Code == RefusalCode.WrongCredentials), 1, 3 + Environment.ProcessorCount);
        Assert.All(replies, reply => Assert.True(reply.Refusal?.Code is RefusalCode.WrongCredentials or RefusalCode.LockedOut));
    }

    [Fact]
    public async Task Given_more_waiting_sign_ins_than_the_line_holds_then_the_next_is_told_to_come_back()
    {
        await using var server = await TestServer.StartAsync(demo: true, "SignIn:MostWaiting=10");
        var slots = server.Service<HashingSlots>();
        var held = new List<HashingSlots.Slot?>();
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            held.Add(await slots.EnterAsync(CancellationToken.None));
        }

        using var stop = new CancellationTokenSource();
        var line = Enumerable.Range(0, 10).Select(_ => slots.EnterAsync(stop.Token)).ToList();
        Assert.Null(await slots.EnterAsync(CancellationToken.None));
        await stop.CancelAsync();
        foreach (var waiting in line)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        held.ForEach(slot => slot!.Dispose());
        using var free = await slots.EnterAsync(CancellationToken.None);
        Assert.NotNull(free);
    }

    [Fact]
    public async Task Given_a_device_that_was_revoked_then_nobody_signs_in_with_its_token_and_its_sessions_are_over_at_once()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var unit = TestCaller.Ok(await castillo.GetAsync<UnitList>("units")).Units[0];
        var device = TestCaller.Ok(await castillo.PostAsync<DeviceEnrolled>("devices", new EnrolDevice(unit.UnitId, "Kiosk B1")));
        using var here = await server.SignInAsync("marcus", device.Token);
        using var elsewhere = await server.SignInAsync("marcus");
        Assert.Equal(device.DeviceId, server.Service<SessionRegistry>().All().Single(live => live.DeviceId is not null).DeviceId);
        Assert.Equal(unit.Name, TestCaller.Ok(await here.GetAsync<DeviceSelf>("device")).UnitName);

        TestCaller.Ok(await castillo.DeleteAsync<Done>($"devices/{device.DeviceId}"));

        Assert.Equal(RefusalCode.SignInNeeded, (await here.GetAsync<Me>("me")).Refusal?.Code);
        TestCaller.Ok(await elsewhere.GetAsync<Me>("me"));
        Assert.Equal(RefusalCode.NotFound, (await TryAsync(here, "A48207", "480271")).Refusal?.Code);
        Assert.NotNull(TestCaller.Ok(await castillo.GetAsync<DeviceList>("devices")).Devices.Single().RevokedAt);
    }

    private static Task<Reply<SignedIn>> TryAsync(TestCaller caller, string number, string pin) =>
        caller.PostAsync<SignedIn>("sign-in/resident", new ResidentSignIn("north", number, pin));

    private static async Task<string> EnrolAsync(TestCaller coordinator, string name)
    {
        var unit = TestCaller.Ok(await coordinator.GetAsync<UnitList>("units")).Units[0];
        return TestCaller.Ok(await coordinator.PostAsync<DeviceEnrolled>("devices", new EnrolDevice(unit.UnitId, name))).Token;
    }
}
