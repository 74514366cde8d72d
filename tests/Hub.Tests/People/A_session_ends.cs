using PeerConnect.Contracts;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Tests.People;

/// <summary>A session ends at its time, when idle, when signed out, and when somebody ends it; what is open hears of it.</summary>
public sealed class A_session_ends
{
    [Fact]
    public async Task Given_a_token_that_is_used_when_its_longest_time_passes_then_it_is_refused()
    {
        // Twelve hours where nothing is set; here one, because a clock that is moved by twelve rings every timer of the server for them.
        Assert.Equal(TimeSpan.FromHours(12), new SessionOptions().Longest);
        await using var server = await TestServer.StartAsync(demo: true, "Sessions:Longest=01:00:00");
        using var marcus = await server.SignInAsync("marcus");
        for (var minutes = 0; minutes < 50; minutes += 10)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(10));
            TestCaller.Ok(await marcus.GetAsync<Me>("me"));
        }

        server.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(RefusalCode.SignInNeeded, (await marcus.GetAsync<Me>("me")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_sign_in_then_its_browser_learns_when_it_ends_at_the_latest_with_it_and_on_each_page_and_nobody_else_does()
    {
        await using var server = await TestServer.StartAsync(demo: true, "Sessions:Longest=01:00:00");
        using var browser = server.Anonymous();
        Assert.Null(TestCaller.Ok(await browser.GetAsync<Entrance>("entrance")).EndsAt);
        using var marcus = await server.SignInAsync("marcus");
        var end = marcus.SignedIn!.EndsAt;
        Assert.Equal(server.Clock.GetUtcNow() + TimeSpan.FromHours(1), end, TimeSpan.FromSeconds(1));
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(end, TestCaller.Ok(await marcus.GetAsync<Entrance>("entrance")).EndsAt!.Value, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Given_fourteen_idle_minutes_then_the_session_lives_and_given_fifteen_it_is_over()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        server.Clock.Advance(TimeSpan.FromMinutes(14));
        TestCaller.Ok(await marcus.GetAsync<Me>("me"));
        server.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(RefusalCode.SignInNeeded, (await marcus.GetAsync<Me>("me")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_shorter_idle_time_then_pages_learn_it_before_and_with_the_sign_in_and_it_is_the_one_that_counts()
    {
        await using var server = await TestServer.StartAsync(demo: true, "Sessions:Idle=00:10:00");
        using var browser = server.Anonymous();
        Assert.Equal(600, TestCaller.Ok(await browser.GetAsync<Entrance>("entrance")).IdleSeconds);
        Assert.Equal(600, TestCaller.Ok(await server.TrySignInAsync(browser, "marcus")).IdleSeconds);
        using var marcus = await server.SignInAsync("marcus");
        server.Clock.Advance(TimeSpan.FromMinutes(9));
        TestCaller.Ok(await marcus.GetAsync<Me>("me"));
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(RefusalCode.SignInNeeded, (await marcus.GetAsync<Me>("me")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_sign_out_then_the_token_is_refused_and_what_was_attached_hears_it_once()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        var heard = 0;
        var session = server.Service<SessionRegistry>().All().Single(live => live.PersonId == marcus.PersonId);
        using var attached = server.Service<SessionRegistry>().Attach(session.SessionId, () => heard++);

        TestCaller.Ok(await marcus.PostAsync<Done>("sign-out"));

        Assert.Equal(1, heard);
        Assert.Equal(RefusalCode.SignInNeeded, (await marcus.GetAsync<Me>("me")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_an_ended_session_when_something_attaches_then_it_hears_at_once()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        var session = server.Service<SessionRegistry>().All().Single(live => live.PersonId == marcus.PersonId);
        TestCaller.Ok(await marcus.PostAsync<Done>("sign-out"));
        var heard = 0;
        using var attached = server.Service<SessionRegistry>().Attach(session.SessionId, () => heard++);
        Assert.Equal(1, heard);
    }

    [Fact]
    public async Task Given_something_that_detached_when_the_session_ends_then_only_the_others_hear()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        var registry = server.Service<SessionRegistry>();
        var session = registry.All().Single(live => live.PersonId == marcus.PersonId);
        var (first, second, third) = (0, 0, 0);
        using var one = registry.Attach(session.SessionId, () => first++);
        var two = registry.Attach(session.SessionId, () => second++);
        using var three = registry.Attach(session.SessionId, () => third++);
        two.Dispose();
        registry.End(session.SessionId);
        Assert.Equal((1, 0, 1), (first, second, third));
    }

    [Fact]
    public async Task Given_an_open_attachment_when_the_idle_time_passes_without_a_call_then_it_hears()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        var registry = server.Service<SessionRegistry>();
        var session = registry.All().Single(live => live.PersonId == marcus.PersonId);
        var heard = new TaskCompletionSource();
        using var attached = registry.Attach(session.SessionId, heard.SetResult);
        server.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.False(heard.Task.IsCompleted);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await heard.Task.WaitAsync(TestServer.Patience);
    }

    [Fact]
    public async Task Given_a_coordinator_who_ends_the_sessions_of_a_person_then_all_of_them_are_over_and_others_go_on()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var kiosk = await server.SignInAsync("marcus");
        using var tablet = await server.SignInAsync("marcus");
        using var ray = await server.SignInAsync("ray");
        TestCaller.Ok(await castillo.DeleteAsync<Done>($"people/{kiosk.PersonId}/sessions"));
        Assert.Equal(RefusalCode.SignInNeeded, (await kiosk.GetAsync<Me>("me")).Refusal?.Code);
        Assert.Equal(RefusalCode.SignInNeeded, (await tablet.GetAsync<Me>("me")).Refusal?.Code);
        TestCaller.Ok(await ray.GetAsync<Me>("me"));
    }

    [Fact]
    public async Task Given_a_restart_then_running_sessions_go_on_and_ended_ones_stay_ended()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        using var ray = await server.SignInAsync("ray");
        TestCaller.Ok(await ray.PostAsync<Done>("sign-out"));
        await server.RestartAsync();
        using var marcusAgain = server.Anonymous();
        marcusAgain.Use(marcus.SignedIn!);
        using var rayAgain = server.Anonymous();
        rayAgain.Use(ray.SignedIn!);
        TestCaller.Ok(await marcusAgain.GetAsync<Me>("me"));
        Assert.Equal(RefusalCode.SignInNeeded, (await rayAgain.GetAsync<Me>("me")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_call_before_a_restart_then_the_idle_time_counts_from_it()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        using var ray = await server.SignInAsync("ray");
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        TestCaller.Ok(await marcus.GetAsync<Me>("me"));
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await server.RestartAsync();
        using var marcusAgain = server.Anonymous();
        marcusAgain.Use(marcus.SignedIn!);
        using var rayAgain = server.Anonymous();
        rayAgain.Use(ray.SignedIn!);
        TestCaller.Ok(await marcusAgain.GetAsync<Me>("me"));
        Assert.Equal(RefusalCode.SignInNeeded, (await rayAgain.GetAsync<Me>("me")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_more_sign_ins_than_one_person_may_have_then_the_oldest_session_ends()
    {
        await using var server = await TestServer.StartAsync(demo: true, "Sessions:MostPerPerson=2");
        using var first = await server.SignInAsync("marcus");
        using var second = await server.SignInAsync("marcus");
        using var third = await server.SignInAsync("marcus");
        Assert.Equal(RefusalCode.SignInNeeded, (await first.GetAsync<Me>("me")).Refusal?.Code);
        TestCaller.Ok(await second.GetAsync<Me>("me"));
        TestCaller.Ok(await third.GetAsync<Me>("me"));
    }
}
