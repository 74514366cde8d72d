using Microsoft.AspNetCore.Components;
using PeerConnect.Contracts;
using PeerConnect.Residents.Entering;
using PeerConnect.Residents.Frame;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Looking;
using PeerConnect.Shell.Pieces;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Web.Tests;

/// <summary>A shared screen in trouble is still a shared screen: it says where a person is, can be left, and shows the next one nothing of the last.</summary>
public sealed class What_the_next_person_finds : IDisposable
{
    private const string Bell = "press your cell bell, or tell the nearest officer";
    private const string Timbre = "toca el timbre de tu celda o avisa al oficial más cercano";
    private static readonly Words English = Words.In(Language.English);
    private static readonly DeviceSelf Screen = new(Guid.CreateVersion7(), "north", "North", "Unit B");
    private static readonly Me Luis = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Luis O.", [Role.Resident], "es", ConsentNeeded: false);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Screen));

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Given_no_server_then_the_page_says_where_a_person_is_in_the_language_that_is_chosen_there_and_leads_to_no_page_that_cannot_come()
    {
        RenderFragment part = builder =>
        {
            builder.OpenComponent<OutOfReach>(0);
            builder.CloseComponent();
        };
        await using var page = await Rendered.ShowAsync<CascadingValue<(string Address, string Words)>, Words>(server, English, ("Name", FootBar.Help), ("Value", ("/app/help", English.HelpHere)), ("ChildContent", part));
        var shown = await page.HtmlAsync();
        Assert.Contains(Bell, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("href", shown, StringComparison.Ordinal);
        await page.PressAsync("Español");
        Assert.Equal(Language.Spanish, page.Service<LookKeeper>().Language);
    }

    [Fact]
    public async Task Given_somebody_signs_out_while_the_server_is_gone_then_his_language_and_his_letters_go_at_once()
    {
        using var kiosk = new Answers(new Entrance([], DeviceRevoked: false, Screen, Luis));
        await using var page = await Rendered.ShowAsync<OutOfReach, Words>(kiosk, English);
        var look = page.Service<LookKeeper>();
        await look.ChooseAsync(look.Now with { Size = 3 });
        Assert.Equal((Language.Spanish, 3), (look.Language, look.Now.Size));
        kiosk.IsGone = true;
        var left = page.Service<Visit>().SignOutAsync("/");
        await page.UntilAsync(_ => page.Service<Visit>().State == VisitState.Unreachable);
        Assert.Equal((Language.English, 1), (look.Language, look.Now.Size));
        Assert.False(left.IsCompleted);
    }

    [Fact]
    public async Task Given_a_page_that_stopped_when_somebody_is_signed_in_then_he_can_sign_out_and_nobody_there_is_noticed_as_on_any_page()
    {
        using var kiosk = new Answers(new Entrance([], DeviceRevoked: false, Screen, Luis));
        kiosk["/sign-out"] = Done.Value;
        await using var page = await Rendered.ShowAsync<Stopped, Words>(kiosk, English);
        var shown = await page.HtmlAsync();
        Assert.Contains(Bell, shown, StringComparison.Ordinal);
        Assert.Contains(Timbre, shown, StringComparison.Ordinal);
        Assert.Contains("<dialog", shown, StringComparison.Ordinal);
        Assert.Contains("watch", page.Browser.Calls);
        await page.PressLastAsync(page.Service<LookKeeper>().Words.SignOut);
        Assert.Contains(kiosk.Asked, address => address.EndsWith("/sign-out", StringComparison.Ordinal));
        Assert.Contains("leave", page.Browser.Calls);
    }

    [Fact]
    public async Task Given_a_page_that_stopped_when_nobody_is_signed_in_then_there_is_nobody_to_sign_out()
    {
        await using var page = await Rendered.ShowAsync<Stopped, Words>(server, English);
        Assert.DoesNotContain("Sign out", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_page_that_was_closed_then_on_a_shared_screen_that_is_said_to_whoever_comes_soon_and_to_nobody_later(bool isShared)
    {
        using var device = new Answers(new Entrance([], DeviceRevoked: false, isShared ? Screen : null));
        await using var page = await Rendered.ShowAsync<SignInPage, Words>(device, English, (nameof(SignInPage.Closed), true));
        page.Browser.Answers["untouchedMs"] = 119_000d;
        await page.PassAsync(TimeSpan.FromSeconds(12));
        Assert.Contains(English.PageClosed, await page.HtmlAsync(), StringComparison.Ordinal);
        page.Browser.Answers["untouchedMs"] = 120_000d;
        await page.PassAsync(TimeSpan.FromSeconds(12));
        Assert.Equal(!isShared, (await page.HtmlAsync()).Contains(English.PageClosed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_sign_in_without_an_answer_then_no_pin_stays_there_and_the_page_says_that_it_was_not_tried_by_itself()
    {
        await using var page = await Rendered.ShowAsync<SignInPage, Words>(server, English);
        await page.TypeAsync("Number", "A48207");
        await page.TypeAsync("Pin", "480271");
        server.IsGone = true;
        await page.SubmitAsync();
        var shown = await page.HtmlAsync();
        Assert.Contains(English.NoLineForThat, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("480271", shown, StringComparison.Ordinal);
    }
}
