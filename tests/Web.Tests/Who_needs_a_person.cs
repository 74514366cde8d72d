using System.Net;
using PeerConnect.Contracts;
using PeerConnect.Residents.Asking;
using PeerConnect.Residents.Needing;
using PeerConnect.Residents.Rights;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>"I need a person" is no dead end: a lost line, a lost answer or a server in trouble is said as that, and asked again.</summary>
public sealed class Who_needs_a_person
{
    private const string NoLine = "There is no line right now.";
    private const string NotFromHere = "You can not ask for a person from here.";
    private static readonly Words English = Words.In(Language.English);
    private static readonly PersonOffer Offer = new([new OfferedPerson(RequestedPerson.Officer, [Role.Officer])]);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ray O.", [Role.Resident], "en", ConsentNeeded: false)))
    {
        ["/person-requests/offer"] = Offer,
        ["/me/person-requests"] = new PersonRequestList([]),
    };

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Given_a_server_in_trouble_then_nobody_is_told_that_no_person_can_be_asked_for_and_pressed_again_it_works(HttpStatusCode trouble)
    {
        server["/person-requests/offer"] = trouble;
        await using var page = await Rendered.ShowAsync<NeedPage, Words>(server, English);
        var shown = await page.HtmlAsync();
        Assert.DoesNotContain(NotFromHere, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("data-person", shown, StringComparison.Ordinal);

        server["/person-requests/offer"] = Offer;
        await page.PressAsync("Try again");
        shown = await page.HtmlAsync();
        Assert.Contains("data-person", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Try again", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_facility_that_offers_nobody_then_it_says_so()
    {
        server["/person-requests/offer"] = new PersonOffer([]);
        await using var page = await Rendered.ShowAsync<NeedPage, Words>(server, English);
        Assert.Contains(NotFromHere, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_answer_that_was_lost_then_what_was_stored_stands_there_once_it_is_asked_again()
    {
        await using var page = await Rendered.ShowAsync<NeedPage, Words>(server, English);
        server.IsGone = true;
        await page.PressAsync("officer");
        Assert.Contains(NoLine, await page.HtmlAsync(), StringComparison.Ordinal);

        server.IsGone = false;
        server["/me/person-requests"] = new PersonRequestList([new PersonRequest(Guid.CreateVersion7(), RequestedPerson.Officer, PersonRequestState.Waiting, DateTimeOffset.UnixEpoch, [Role.Officer])]);
        await page.PressAsync("Try again");
        var shown = await page.HtmlAsync();
        Assert.DoesNotContain(NoLine, shown, StringComparison.Ordinal);
        Assert.Contains("We have passed it on", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_no_line_at_a_kiosk_where_nobody_is_signed_in_then_it_says_so_and_offers_nothing_as_if_it_were_an_answer()
    {
        var kiosk = new Answers(new Entrance([], DeviceRevoked: false, new DeviceSelf(Guid.CreateVersion7(), "north", "North", "Unit B")))
        {
            ["/person-requests/offer"] = HttpStatusCode.ServiceUnavailable,
        };
        await using var page = await Rendered.ShowAsync<NeedHere, Words>(kiosk, English, (nameof(NeedHere.Left), default(Microsoft.AspNetCore.Components.EventCallback)));
        Assert.DoesNotContain(NotFromHere, await page.HtmlAsync(), StringComparison.Ordinal);
        kiosk["/person-requests/offer"] = Offer;
        await page.UntilAsync(shown => shown.Contains("data-person", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_no_line_when_the_rules_the_help_or_the_supporters_are_opened_then_each_can_be_asked_for_again()
    {
        server["/notice"] = HttpStatusCode.ServiceUnavailable;
        server["/help"] = HttpStatusCode.ServiceUnavailable;
        server["/supporters"] = HttpStatusCode.ServiceUnavailable;
        await using var rules = await Rendered.ShowAsync<RightsPage, Words>(server, English);
        await using var help = await Rendered.ShowAsync<HelpPage, Words>(server, English);
        await using var ask = await Rendered.ShowAsync<AskPage, Words>(server, English);
        Assert.DoesNotContain(English.NobodyToAsk, await ask.HtmlAsync(), StringComparison.Ordinal);

        server["/notice"] = new NoticeText(1, "en", ["Staff may read this."], "ab");
        server["/help"] = new HelpHere([new HelpText(HelpKind.SelfHarm, "Call 988.")]);
        server["/supporters"] = new SupporterList([]);
        server["/approvals/mine"] = new OwnRequests([]);
        await rules.PressAsync("Try again");
        await help.PressAsync("Try again");
        await ask.PressAsync("Try again");
        Assert.Contains("Staff may read this.", await rules.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains("Call 988.", await help.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains(English.NobodyToAsk, await ask.HtmlAsync(), StringComparison.Ordinal);
    }
}
