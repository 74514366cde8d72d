using System.Net;
using Microsoft.AspNetCore.Components;
using PeerConnect.Contracts;
using PeerConnect.Residents.Asking;
using PeerConnect.Residents.Needing;
using PeerConnect.Residents.Rights;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Pieces;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>"I need a person" is no dead end: a lost line, a lost answer or a server in trouble is said as that, and asked again.</summary>
public sealed class Who_needs_a_person
{
    private const string NoLine = "There is no line right now.";
    private const string NotFromHere = "You cannot ask for a person from here.";
    private static readonly Words English = Words.In(Language.English);
    private static readonly PersonOffer Offer = new([new OfferedPerson(RequestedPerson.Officer, [Role.Officer])]);
    private static readonly PersonRequest Stored = new(Guid.CreateVersion7(), RequestedPerson.Officer, PersonRequestState.Waiting, DateTimeOffset.UnixEpoch, [Role.Officer]);
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
        server["/me/person-requests"] = new PersonRequestList([Stored]);
        server["/v1/person-requests"] = Stored;
        await page.PressAsync("Try again");
        var shown = await page.HtmlAsync();
        Assert.DoesNotContain(NoLine, shown, StringComparison.Ordinal);
        Assert.Contains("We have passed it on", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_no_line_at_a_kiosk_where_nobody_is_signed_in_then_it_says_so_and_offers_nothing_as_if_it_were_an_answer()
    {
        var kiosk = Kiosk();
        kiosk["/person-requests/offer"] = HttpStatusCode.ServiceUnavailable;
        await using var page = await HereAsync(kiosk);
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_network_that_swallows_what_is_sent_when_an_officer_is_asked_for_then_each_moment_says_what_happens_and_it_is_asked_again_until_it_is_stored(bool signedIn)
    {
        var asked = signedIn ? server : Kiosk();
        await using var page = signedIn ? await Rendered.ShowAsync<NeedPage, Words>(asked, English) : await HereAsync(asked);
        asked.Silent = "/v1/person-requests";
        var pressed = page.PressAsync("officer");
        Assert.Contains(English.PassingOn, await page.HtmlAsync(), StringComparison.Ordinal);

        page.Time.Advance(TimeSpan.FromSeconds(10));
        await pressed;
        var shown = await page.HtmlAsync();
        Assert.DoesNotContain(English.PassingOn, shown, StringComparison.Ordinal);
        Assert.Contains(English.AskedAgain, shown, StringComparison.Ordinal);
        Assert.Equal("main > .trouble:not(:empty)", page.Browser.Focused);

        // What can be asked for comes, and says nothing of what became of the request.
        await page.PassAsync(TimeSpan.FromSeconds(40));
        Assert.Contains(English.AskedAgain, await page.HtmlAsync(), StringComparison.Ordinal);

        asked.Silent = null;
        asked["/v1/person-requests"] = Stored;
        await page.UntilAsync(html => html.Contains(English.PassedOn, StringComparison.Ordinal));
        Assert.DoesNotContain(NoLine, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_somebody_asks_then_the_page_goes_to_what_came_of_it(bool signedIn)
    {
        var asked = signedIn ? server : Kiosk();
        asked["/v1/person-requests"] = Stored;
        await using var page = signedIn ? await Rendered.ShowAsync<NeedPage, Words>(asked, English) : await HereAsync(asked);
        await page.PressAsync("officer");
        Assert.Contains($"id=\"{page.Browser.Focused![1..]}\" tabindex=\"-1\">{English.PassedOn}", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_own_requests_are_still_being_read_when_an_officer_is_asked_for_then_it_is_asked_at_once_and_the_older_answer_takes_nothing_away()
    {
        server.Silent = "/me/person-requests";
        server["/v1/person-requests"] = Stored;
        await using var page = await Rendered.BeginAsync<NeedPage, Words>(server, English);
        var shown = await page.HtmlAsync();
        Assert.Contains("data-person", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("disabled", shown, StringComparison.Ordinal);
        await page.PressAsync("officer");
        Assert.Contains(English.PassedOn, await page.HtmlAsync(), StringComparison.Ordinal);

        // That no answer came to what was read says nothing of what was asked for.
        await page.PassAsync(TimeSpan.FromSeconds(12));
        Assert.Contains(English.PassedOn, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(English.AskedAgain, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_is_asked_for_then_the_card_names_him_as_spanish_does_and_not_as_an_answer()
    {
        await using var card = await Rendered.ShowAsync<RequestCard, Words>(server, Words.In(Language.Spanish), (nameof(RequestCard.Request), Stored));
        Assert.Contains("<strong>Un oficial</strong>", await card.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_name_with_a_script_in_it_then_the_page_shows_it_as_text()
    {
        const string Name = "<img src=x onerror=alert(1)>";
        server["/supporters"] = new SupporterList([new SupporterShown(Guid.CreateVersion7(), Guid.CreateVersion7(), Name)]);
        server["/approvals/mine"] = new OwnRequests([]);
        await using var page = await Rendered.ShowAsync<AskPage, Words>(server, English);
        Assert.Contains(Name, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", await page.SourceAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_busy_server_then_it_is_asked_again_as_the_page_says()
    {
        await using var page = await Rendered.ShowAsync<NeedPage, Words>(server, English);
        server["/v1/person-requests"] = HttpStatusCode.ServiceUnavailable;
        await page.PressAsync("officer");
        Assert.Contains(English.NotSentBusy, await page.HtmlAsync(), StringComparison.Ordinal);
        server["/v1/person-requests"] = Stored;
        await page.UntilAsync(html => html.Contains(English.PassedOn, StringComparison.Ordinal));
        Assert.DoesNotContain(English.NotSentBusy, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_whom_one_can_ask_for_has_not_come_then_the_page_says_that_it_waits()
    {
        server.Silent = "/offer";
        await using var page = await Rendered.BeginAsync<NeedPage, Words>(server, English);
        Assert.Contains("""<p role="status">One moment</p>""", await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PassAsync(TimeSpan.FromSeconds(12));
        Assert.Contains(NoLine, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_kiosk_where_somebody_asked_and_went_away_then_after_three_minutes_it_belongs_to_the_next_person_also_where_no_answer_comes()
    {
        var kiosk = Kiosk();
        kiosk["/v1/person-requests"] = Stored;
        var left = 0;
        await using var page = await HereAsync(kiosk, () => left++);
        Assert.DoesNotContain(English.ClosesOnItsOwn, await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PressAsync("officer");
        Assert.Contains(English.ClosesOnItsOwn, await page.HtmlAsync(), StringComparison.Ordinal);
        kiosk.Silent = Stored.RequestId.ToString("D");
        await page.PassAsync(TimeSpan.FromSeconds(177));
        Assert.Equal(0, left);
        await page.PassAsync(TimeSpan.FromSeconds(8));
        Assert.Equal(1, left);
    }

    [Fact]
    public async Task Given_a_kiosk_where_somebody_reads_on_then_the_page_stays_without_a_press()
    {
        var left = 0;
        await using var page = await HereAsync(Kiosk(), () => left++);
        page.Browser.Answers["untouchedMs"] = 5_000d;
        await page.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(0, left);
        page.Browser.Answers["untouchedMs"] = 200_000d;
        await page.PassAsync(TimeSpan.FromSeconds(6));
        Assert.Equal(1, left);
    }

    [Fact]
    public async Task Given_a_kiosk_without_a_line_when_somebody_asks_and_waits_then_it_is_asked_until_it_is_stored_and_the_next_one_sees_no_number()
    {
        var kiosk = Kiosk();
        var left = 0;
        await using var page = await HereAsync(kiosk, () => left++);
        kiosk.IsGone = true;
        await page.ChangeAsync(English.NumberIfYouLike, "A48207");
        await page.PressAsync("officer");
        await page.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(0, left);
        Assert.Contains(English.AskedAgain, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("A48207", await page.HtmlAsync(), StringComparison.Ordinal);

        Assert.Contains("A48207", kiosk.Sent, StringComparison.Ordinal);

        // Who presses the same once more, without a number, may be somebody else: neither takes the other's press away.
        await page.PressAsync("officer");
        kiosk.Asked.Clear();
        kiosk.IsGone = false;
        kiosk["/v1/person-requests"] = Stored;
        await page.UntilAsync(html => html.Contains(English.PassedOn, StringComparison.Ordinal) && !html.Contains(English.AskedAgain, StringComparison.Ordinal));
        Assert.Equal(2, kiosk.Asked.Count(address => address.EndsWith("/v1/person-requests", StringComparison.Ordinal)));
        await page.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, left);
        await page.PassAsync(TimeSpan.FromSeconds(66));
        Assert.Equal(1, left);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_kiosk_without_a_line_when_two_people_ask_for_the_same_then_each_is_asked_for_and_no_answer_to_one_takes_the_others_press_away(bool stored)
    {
        var kiosk = Kiosk();
        await using var page = await HereAsync(kiosk);
        kiosk.IsGone = true;
        await page.PressAsync("officer");
        await page.ChangeAsync(English.NumberIfYouLike, "A48207");
        await page.PressAsync("officer");
        await page.ChangeAsync(English.NumberIfYouLike, "A39115");
        await page.PressAsync("officer");
        kiosk.Asked.Clear();
        kiosk["/v1/person-requests"] = stored ? Stored : RefusalCode.NotPossible;
        kiosk.IsGone = false;
        await page.UntilAsync(html => !html.Contains(English.AskedAgain, StringComparison.Ordinal));
        Assert.Equal(3, kiosk.Asked.Count(address => address.EndsWith("/v1/person-requests", StringComparison.Ordinal)));
        Assert.Contains("A39115", kiosk.Sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_next_person_types_while_the_one_before_is_asked_for_then_what_is_typed_stays()
    {
        var kiosk = Kiosk();
        await using var page = await HereAsync(kiosk);
        kiosk.IsGone = true;
        await page.ChangeAsync(English.NumberIfYouLike, "A48207");
        await page.PressAsync("officer");
        await page.ChangeAsync(English.NumberIfYouLike, "A39115");
        kiosk["/v1/person-requests"] = Stored;
        kiosk.IsGone = false;
        await page.UntilAsync(html => html.Contains(English.PassedOn, StringComparison.Ordinal));
        await page.PressAsync("officer");
        Assert.Contains("A39115", kiosk.Sent, StringComparison.Ordinal);
        Assert.DoesNotContain("A39115", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_something_that_was_not_passed_on_when_somebody_goes_back_then_the_page_says_so_first()
    {
        var kiosk = Kiosk();
        var left = 0;
        await using var page = await HereAsync(kiosk, () => left++);
        kiosk.IsGone = true;
        await page.PressAsync("officer");
        await page.PressFirstAsync();
        Assert.Equal((0, "#not-passed-on"), (left, page.Browser.Focused));
        Assert.Contains(English.NotPassedOn, await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PressAsync(English.Stay);
        Assert.DoesNotContain(English.NotPassedOn, await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PressFirstAsync();
        await page.PressAsync(English.LeavePage);
        Assert.Equal(1, left);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_something_that_was_not_passed_on_then_the_foot_of_the_page_leads_nowhere_else(bool signedIn)
    {
        var asked = signedIn ? server : Kiosk();
        RenderFragment part = builder =>
        {
            builder.OpenComponent(0, signedIn ? typeof(NeedPage) : typeof(NeedHere));
            builder.CloseComponent();
        };
        await using var page = await Rendered.ShowAsync<CascadingValue<(string Address, string Words)>, Words>(asked, English, ("Name", FootBar.Help), ("Value", ("/app/help", English.HelpHere)), ("ChildContent", part));
        Assert.Contains("/app/help", await page.HtmlAsync(), StringComparison.Ordinal);
        asked.IsGone = true;
        await page.PressAsync("officer");
        var shown = await page.HtmlAsync();
        Assert.Contains(English.AskedAgain, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("/app/help", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("/app/rights", shown, StringComparison.Ordinal);
    }

    private static Answers Kiosk() => new(new Entrance([], DeviceRevoked: false, new DeviceSelf(Guid.CreateVersion7(), "north", "North", "Unit B"))) { ["/person-requests/offer"] = Offer };

    /// <summary>The page, before a screen that nobody touches.</summary>
    private static async Task<Rendered> HereAsync(Answers kiosk, Action? left = null)
    {
        var page = await Rendered.ShowAsync<NeedHere, Words>(kiosk, English, (nameof(NeedHere.Left), left is null ? default : new EventCallback(null, left)));
        page.Browser.Answers["untouchedMs"] = TimeSpan.FromHours(1).TotalMilliseconds;
        return page;
    }
}
