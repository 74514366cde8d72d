using Microsoft.Extensions.Time.Testing;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Residents.Entering;
using PeerConnect.Residents.Needing;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Looking;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Web.Tests;

/// <summary>A personal device keeps what its owner chose for the eyes, a shared one nothing of anybody; and what it is, the server alone knows.</summary>
public sealed class What_a_browser_keeps
{
    private static readonly DeviceSelf Kiosk = new(Guid.CreateVersion7(), "north", "North", "Unit B");
    private readonly FakeTimeProvider time = new();
    private readonly Rendered.Scripts scripts = new() { Answers = { ["recall"] = """{"theme":2,"size":3}""", ["browserLanguage"] = "en-US" } };

    [Fact]
    public async Task Given_a_first_request_that_fails_when_the_line_comes_then_a_personal_device_keeps_what_it_had()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false)) { IsGone = true };
        var look = await BeginAsync(server);
        Assert.DoesNotContain("forget", scripts.Calls);
        Assert.Equal(3, look.Now.Size);
    }

    [Fact]
    public async Task Given_a_first_request_that_fails_when_it_turns_out_to_be_a_kiosk_then_what_was_kept_is_removed_and_not_worn()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Kiosk)) { IsGone = true };
        var look = await BeginAsync(server);
        Assert.Contains("forget", scripts.Calls);
        Assert.Equal(1, look.Now.Size);
    }

    [Fact]
    public async Task Given_something_is_chosen_while_the_device_is_unknown_then_it_is_kept_once_the_device_is_known_to_be_ones_own()
    {
        var look = new LookKeeper(new Browser(scripts));
        await look.BeginAsync(deviceIsShared: null);
        await look.ChooseAsync(look.Now with { Size = 2 });
        Assert.DoesNotContain("remember", scripts.Calls);
        await look.BeginAsync(deviceIsShared: false);
        Assert.Contains("remember", scripts.Calls);
        Assert.Equal(2, look.Now.Size);
    }

    [Fact]
    public async Task Given_a_kiosk_when_somebody_chose_a_language_and_another_signs_in_then_the_page_is_in_the_others_and_the_server_hears_of_no_choice()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Kiosk)) { ["/me"] = Me };
        var look = await SignInAsync(server);
        Assert.Equal(Language.English, look.Language);
        Assert.DoesNotContain(server.Asked, address => address.EndsWith("/language", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_device_of_ones_own_when_a_language_was_chosen_before_the_sign_in_then_it_stays_and_the_server_hears_of_it()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false)) { ["/me"] = Me };
        var look = await SignInAsync(server);
        Assert.Equal(Language.Spanish, look.Language);
        Assert.Contains(server.Asked, address => address.EndsWith("/language", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_kiosk_that_nobody_touches_for_two_minutes_then_what_the_last_one_chose_is_gone_and_before_it_is_not()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Kiosk));
        await using var page = await Rendered.ShowAsync<PasserBy, Words>(server, Words.In(Language.English));
        var look = page.Service<LookKeeper>();
        await look.ChooseAsync(look.Now with { Language = Language.Spanish, Size = 3 });
        page.Browser.Answers["untouchedMs"] = 119_000d;
        await page.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((Language.Spanish, 3), (look.Language, look.Now.Size));
        page.Browser.Answers["untouchedMs"] = 120_000d;
        await page.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((Language.English, 1), (look.Language, look.Now.Size));
    }

    [Fact]
    public async Task Given_somebody_asked_for_a_person_at_a_kiosk_when_he_leaves_then_what_he_chose_leaves_too()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Kiosk));
        var page = await Rendered.ShowAsync<NeedHere, Words>(server, Words.In(Language.English), (nameof(NeedHere.Left), default(Microsoft.AspNetCore.Components.EventCallback)));
        var look = page.Service<LookKeeper>();
        await look.ChooseAsync(look.Now with { Language = Language.Spanish });
        await page.DisposeAsync();
        Assert.Equal(Language.English, look.Language);
    }

    [Fact]
    public async Task Given_somebody_is_signed_in_at_a_kiosk_and_reads_the_help_for_long_then_what_he_chose_stays()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Kiosk, Me)) { ["/help"] = new HelpHere([]) };
        await using var page = await Rendered.ShowAsync<HelpPage, Words>(server, Words.In(Language.English));
        var look = page.Service<LookKeeper>();
        await look.ChooseAsync(look.Now with { Language = Language.Spanish, Size = 3 });
        page.Browser.Answers["untouchedMs"] = 600_000d;
        await page.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((Language.Spanish, 3), (look.Language, look.Now.Size));
    }

    [Fact]
    public async Task Given_a_kiosk_where_the_answer_after_the_sign_in_is_lost_then_the_page_is_of_whoever_signed_in_so_that_it_can_be_left_and_locks_itself()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Kiosk));
        var visit = await VisitAsync(server);
        server.IsGone = true;
        Assert.True(await visit.SignedInAsync(new SignedIn(null, DateTimeOffset.MaxValue, Me)));
        Assert.Equal((VisitState.SignedIn, Me), (visit.State, visit.Me));
    }

    [Fact]
    public async Task Given_a_browser_that_keeps_no_cookie_then_nobody_is_signed_in()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false)) { ["/me"] = System.Net.HttpStatusCode.Unauthorized };
        var visit = await VisitAsync(server);
        Assert.False(await visit.SignedInAsync(new SignedIn(null, DateTimeOffset.MaxValue, Me)));
        Assert.Equal(VisitState.SignedOut, visit.State);
    }

    private static Me Me { get; } = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ray O.", [Role.Resident], "en", ConsentNeeded: false);

    /// <summary>Somebody chose Spanish on the sign-in page, and somebody signs in.</summary>
    private async Task<LookKeeper> SignInAsync(Answers server)
    {
        scripts.Answers.Remove("recall");
        var browser = new Browser(scripts);
        var look = new LookKeeper(browser);
        using var client = new PeerConnectClient(new Uri("http://localhost"), new PeerConnectClientOptions { UseCookie = true, Handler = server });
        var visit = new Visit(client, look, new Voice(browser, look), browser, time);
        await visit.BeginAsync();
        await visit.SpeakAsync(Language.Spanish);
        Assert.True(await visit.SignedInAsync(new SignedIn(null, DateTimeOffset.MaxValue, Me)));
        return look;
    }

    private async Task<Visit> VisitAsync(Answers server)
    {
        var browser = new Browser(scripts);
        var look = new LookKeeper(browser);
        var visit = new Visit(new PeerConnectClient(new Uri("http://localhost"), new PeerConnectClientOptions { UseCookie = true, Handler = server }), look, new Voice(browser, look), browser, time);
        await visit.BeginAsync();
        return visit;
    }

    /// <summary>A visit that begins, at the second try where the first finds no line.</summary>
    private async Task<LookKeeper> BeginAsync(Answers server)
    {
        var browser = new Browser(scripts);
        var look = new LookKeeper(browser);
        using var client = new PeerConnectClient(new Uri("http://localhost"), new PeerConnectClientOptions { UseCookie = true, Handler = server });
        var visit = new Visit(client, look, new Voice(browser, look), browser, time);
        var begun = visit.BeginAsync();
        while (!begun.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            server.IsGone = visit.State != VisitState.Unreachable && server.IsGone;
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await begun;
        return look;
    }
}
