using PeerConnect.Contracts;
using PeerConnect.Residents.Choices;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>A new PIN is sent once, its last word is the true one, and what was typed does not stay for somebody else.</summary>
public sealed class Who_changes_the_own_pin
{
    private static readonly Words English = Words.In(Language.English);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false));

    [Fact]
    public async Task Given_a_slow_line_when_save_is_tapped_twice_then_it_is_sent_once_and_said_to_be_done()
    {
        server["/me/pin"] = Done.Value;
        await using var page = await OpenAsync();
        server.Silent = "/me/pin";
        var first = page.SubmitAsync();
        server.Silent = null;
        await page.SubmitAsync();
        Assert.Contains("disabled", await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(1, server.Asked.Count(address => address.EndsWith("/me/pin", StringComparison.Ordinal)));
        page.Time.Advance(TimeSpan.FromSeconds(30));
        await first;
        Assert.Contains(English.NoLineForThat, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_it_is_changed_then_that_is_said_as_a_thing_done_and_what_was_refused_is_not()
    {
        server["/me/pin"] = Done.Value;
        await using var page = await OpenAsync();
        await page.SubmitAsync();
        Assert.Matches($"class=\"said\"[^>]*>{English.PinChanged}", await page.HtmlAsync());

        server["/me/pin"] = System.Net.HttpStatusCode.Conflict;
        await page.SubmitAsync();
        var shown = await page.HtmlAsync();
        Assert.DoesNotContain(English.PinChanged, shown, StringComparison.Ordinal);
        Assert.Matches($"class=\"trouble\"[^>]*>{English.NotNow}", shown);
    }

    [Fact]
    public async Task Given_somebody_went_away_from_it_then_after_two_minutes_nothing_is_typed_there()
    {
        await using var page = await OpenAsync();
        Assert.Contains("482910", await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PassAsync(TimeSpan.FromSeconds(118));
        Assert.Contains("482910", await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PassAsync(TimeSpan.FromSeconds(4));
        Assert.DoesNotContain("482910", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    private async Task<Rendered> OpenAsync()
    {
        var page = await Rendered.ShowAsync<OwnPin, Words>(server, English);
        await page.TypeAsync("Pin", "480271");
        await page.TypeAsync("NewPin", "482910");
        await page.TypeAsync("NewPinAgain", "482910");
        return page;
    }
}
