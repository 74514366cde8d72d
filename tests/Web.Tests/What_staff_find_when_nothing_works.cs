using PeerConnect.Contracts;
using PeerConnect.Shell.Looking;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;
using PeerConnect.Staff.Frame;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>A page of staff's that stopped, or that finds no server, says what that means for the work and what to do, and can be left for good.</summary>
public sealed class What_staff_find_when_nothing_works
{
    private static readonly Me Dana = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Dana R.", [Role.Clinician], "en", ConsentNeeded: false);

    [Theory]
    [InlineData(Language.English, "nothing calls or sounds on this page now", "ask the control room")]
    [InlineData(Language.Spanish, "en esta página ahora nada llama ni suena", "pregunta a la sala de control")]
    public async Task Given_a_page_that_stopped_then_it_says_what_to_do_and_whoever_is_signed_in_can_sign_out(Language language, params string[] says)
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Me: Dana with { Language = language.Code() }));
        server["/sign-out"] = Done.Value;
        await using var page = await Rendered.ShowAsync<Stopped, StaffWords>(server, StaffWords.In(language));
        var shown = await page.HtmlAsync();
        Assert.All(says, words => Assert.Contains(words, shown, StringComparison.Ordinal));
        Assert.Contains("<dialog", shown, StringComparison.Ordinal);
        await page.PressLastAsync(page.Service<LookKeeper>().Words.SignOut);
        Assert.Contains(server.Asked, address => address.EndsWith("/sign-out", StringComparison.Ordinal));
        Assert.Contains("leave", page.Browser.Calls);
    }

    [Fact]
    public async Task Given_a_page_that_stopped_when_nobody_is_signed_in_then_there_is_nobody_to_sign_out()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false));
        await using var page = await Rendered.ShowAsync<Stopped, StaffWords>(server, StaffWords.In(Language.English));
        Assert.DoesNotContain("Sign out", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    public async Task Given_no_server_then_the_page_says_what_does_not_reach_anybody_there_and_a_sign_out_is_promised_once_it_was_asked_for(Language language)
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Me: Dana with { Language = language.Code() }));
        await using var page = await Rendered.ShowAsync<OutOfReach, StaffWords>(server, StaffWords.In(language));
        var look = page.Service<LookKeeper>();
        var shown = await page.HtmlAsync();
        Assert.Contains(StaffWords.In(language).OutOfReachMore, shown, StringComparison.Ordinal);
        Assert.Contains(look.Words.MaybeSignedIn, shown, StringComparison.Ordinal);
        await page.PressAsync(look.Words.SignOut);
        shown = await page.HtmlAsync();
        Assert.Contains(look.Words.SignsOutSoon, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(look.Words.MaybeSignedIn, shown, StringComparison.Ordinal);
        Assert.True(page.Service<Visit>().SignsOut);
    }
}
