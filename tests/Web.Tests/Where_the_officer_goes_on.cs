using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Going;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>After each act on the card of a place, the button that was pressed is gone or out of use: the focus is on a sentence that is there and says what came of it.</summary>
public sealed class Where_the_officer_goes_on : IDisposable
{
    private static readonly Guid Case = Guid.CreateVersion7();
    private static readonly DateTimeOffset At = new(2026, 3, 9, 19, 4, 0, TimeSpan.Zero);
    private static readonly GoNowCard Card = new(Case, "Marcus Hale", "Unit B", "B-214", At, null);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Jo P.", [Role.Officer], "en", ConsentNeeded: false)));

    public void Dispose() => server.Dispose();

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    public async Task Given_each_act_on_the_card_then_what_came_of_it_has_the_focus_before_the_feed_tells_it(Language language)
    {
        var words = StaffWords.In(language);
        server["/on-the-way"] = new VisitRecorded(Case, At, null);
        server["/cannot-go"] = new VisitRecorded(Case, null, null);
        await using var card = await ShowAsync(Card, words);
        await card.PressAsync(words.CannotGo);
        await AssertIsOnAsync(card, words.SaidCannotGo);
        await card.PressAsync(words.OnMyWay);
        await AssertIsOnAsync(card, words.YouGo);

        server["/face-to-face"] = new VisitRecorded(Case, At, At);
        await card.PressAsync(words.WithNamed(string.Empty));
        await AssertIsOnAsync(card, words.YouAreThere("19:04"));
        server["/face-to-face"] = new VisitRecorded(Case, At, null);
        await card.PressAsync(words.NotThere);
        await AssertIsOnAsync(card, $"{words.TookBack} {words.YouGo}");
    }

    [Fact]
    public async Task Given_a_colleague_who_goes_when_one_cannot_then_the_card_says_that_it_is_recorded_and_that_somebody_goes()
    {
        var words = StaffWords.In(Language.English);
        server["/cannot-go"] = new VisitRecorded(Case, At, null);
        await using var card = await ShowAsync(Card with { OnTheWaySince = At }, words);
        await card.PressAsync(words.CannotGo);
        await AssertIsOnAsync(card, $"{words.DoneNow} {words.SomebodyGoesSince("19:04")}");
    }

    [Fact]
    public async Task Given_an_act_that_is_refused_or_has_no_answer_then_why_has_the_focus()
    {
        var words = StaffWords.In(Language.English);
        await using var card = await ShowAsync(Card, words);
        await card.PressAsync(words.OnMyWay);
        await AssertIsOnAsync(card, "The server answered 404");
        server.IsGone = true;
        await card.PressAsync(words.CannotGo);
        await AssertIsOnAsync(card, words.NoAnswer);
    }

    [Fact]
    public async Task Given_a_request_that_was_seen_then_that_it_is_recorded_has_the_focus_and_where_one_ends_it_the_page_says_so()
    {
        var words = StaffWords.In(Language.English);
        var (asked, other) = (Card with { AskedFor = RequestedPerson.Officer }, Card with { CaseId = Guid.CreateVersion7() });
        (server["/seen"], server["/refuse"]) = (Done.Value, Done.Value);
        List<GoNowCard> cards = [asked, other];
        await using var page = await Rendered.ShowAsync<GoCards, StaffWords>(server, words, (nameof(GoCards.Cards), cards));
        await page.PressAsync(words.SeenRequest);
        await AssertIsOnAsync(page, words.DoneNow);

        await page.PressAsync(words.WhyNobody(PersonRefusal.SomebodyElse));
        cards.Remove(asked);
        await page.PressAsync(words.WhyNobody(PersonRefusal.SomebodyElse));
        Assert.DoesNotContain($"going-{Case:N}", await page.HtmlAsync(), StringComparison.Ordinal);
        await AssertIsOnAsync(page, words.RequestEnded("19:06"));
    }

    private Task<Rendered> ShowAsync(GoNowCard card, StaffWords words) => Rendered.ShowAsync<GoCard, StaffWords>(server, words, (nameof(GoCard.Card), card));

    private static async Task AssertIsOnAsync(Rendered page, string says) =>
        Assert.Matches($"""<p id="{page.Browser.Focused![1..]}"[^>]* tabindex="-1">{System.Text.RegularExpressions.Regex.Escape(says)}""", await page.HtmlAsync());
}
