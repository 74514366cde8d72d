using PeerConnect.Contracts;
using PeerConnect.Shell.Pieces;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Web.Tests;

/// <summary>A page that is older than its server begins anew by itself, unless somebody relies on its sound: a new document is mute until it is touched.</summary>
public sealed class A_page_that_is_older_than_its_server
{
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false));

    [Theory]
    [InlineData("http://localhost/staff", true)]
    [InlineData("http://localhost/staff/", true)]
    [InlineData("http://localhost/staff/people", false)]
    public void Given_the_address_of_a_home_with_a_stroke_at_its_end_then_it_is_home_too_and_the_page_may_begin_anew(string uri, bool isHome) =>
        Assert.Equal(isHome, Staff.Addresses.Is(uri, Staff.Addresses.Home));

    [Fact]
    public async Task Given_a_page_that_watches_a_queue_then_it_says_so_and_begins_anew_only_when_somebody_presses_the_button()
    {
        await using var page = await ShowAsync(byHand: true);
        page.Service<ServedPages>().Hear("two");
        await page.UntilAsync(shown => shown.Contains("There is a newer version of this page.", StringComparison.Ordinal));
        await page.PassAsync(TimeSpan.FromSeconds(60));
        Assert.DoesNotContain("renew", page.Browser.Calls);
        Assert.DoesNotContain("on its own", await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PressAsync("Start again");
        Assert.Contains("renew", page.Browser.Calls);
    }

    [Fact]
    public async Task Given_another_page_on_which_nothing_is_open_then_it_begins_anew_by_itself()
    {
        await using var page = await ShowAsync(byHand: false);
        page.Service<ServedPages>().Hear("two");
        await page.UntilAsync(_ => page.Browser.Calls.Contains("renew"));
        Assert.Contains("on its own", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    private async Task<Rendered> ShowAsync(bool byHand)
    {
        var page = await Rendered.ShowAsync<Renewal, ShellWords>(
            server, ShellWords.In(Language.English), (nameof(Renewal.Line), (Func<Client.ConnectionStatus?>)(() => null)), (nameof(Renewal.Keeps), (Func<bool>)(() => false)), (nameof(Renewal.ByHand), (Func<bool>)(() => byHand)));
        page.Service<ServedPages>().Hear("one");
        return page;
    }
}
