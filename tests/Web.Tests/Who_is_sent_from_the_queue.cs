using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Cases;
using PeerConnect.Staff.Going;
using PeerConnect.Staff.Queue;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Whoever is told where to go can say so on the queue: on a card of its own, or in the case.</summary>
public sealed class Who_is_sent_from_the_queue
{
    private readonly FeedCase item = What_staff_have_to_hear.Case(4, CaseProgress.Open);

    [Fact]
    public void Given_a_case_that_its_reader_may_not_open_then_its_card_stands_there_beside_its_line()
    {
        var card = Card(item.CaseId);
        Assert.Equal([card], Watching.PlacesApart(new CaseFeed([item with { Purpose = null }], [card], 0)));
    }

    [Fact]
    public void Given_a_case_that_can_be_opened_then_its_acts_are_in_the_case_and_a_request_and_a_case_that_is_not_listed_have_their_cards()
    {
        var request = What_staff_have_to_hear.Case(1, CaseProgress.Open) with { AskedFor = RequestedPerson.Chaplain };
        var (unlisted, asked) = (Card(Guid.CreateVersion7()), Card(request.CaseId));
        Assert.Equal([asked, unlisted], Watching.PlacesApart(new CaseFeed([item, request], [Card(item.CaseId), asked, unlisted], 0)));
    }

    [Theory]
    [InlineData(Language.English, "I can't go. Send someone else", "You said that you cannot go.", "I am on my way")]
    [InlineData(Language.Spanish, "No puedo ir. Que vaya otra persona", "Dijiste que no puedes ir.", "Voy en camino")]
    public async Task Given_a_case_that_is_open_then_one_can_say_there_that_one_cannot_go_and_later_that_one_goes(Language language, string cannot, string said, string goes)
    {
        var (server, opened) = (Desk(), Opened(item));
        server["/open"] = opened;
        server["/cannot-go"] = new VisitRecorded(item.CaseId, null, null);
        server["/on-the-way"] = new VisitRecorded(item.CaseId, DateTimeOffset.UnixEpoch, null);
        await using var page = await OpenAsync(server, language);
        Assert.Matches("""<button[^>]*data-key="4"[^>]*aria-keyshortcuts="4"[^>]*>""", await page.HtmlAsync());

        await page.PressAsync(cannot);
        Assert.EndsWith($"/cases/{item.CaseId}/cannot-go", server.Asked[^1], StringComparison.Ordinal);
        Assert.Contains(said, await page.HtmlAsync(), StringComparison.Ordinal);

        await page.PressAsync(goes);
        Assert.DoesNotContain(said, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_that_one_cannot_go_was_not_recorded_then_nothing_says_that_it_was()
    {
        var server = Desk();
        server["/open"] = Opened(item);
        await using var page = await OpenAsync(server);
        server.IsGone = true;
        await page.PressAsync("I can't go");
        Assert.DoesNotContain("You said that you cannot go.", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_is_with_the_person_or_one_is_told_neither_who_nor_where_then_nobody_is_asked_whether_one_can_go()
    {
        var server = Desk();
        server["/open"] = Opened(item with { WithPersonSince = DateTimeOffset.UnixEpoch });
        await using var met = await OpenAsync(server);
        Assert.DoesNotContain("I can't go", await met.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains("I am with the person", await met.HtmlAsync(), StringComparison.Ordinal);

        server["/open"] = Opened(item) with { Location = null };
        await using var blind = await OpenAsync(server);
        Assert.DoesNotContain("I can't go", await blind.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_network_that_swallows_what_is_sent_then_the_card_says_that_it_waits_and_after_ten_seconds_that_no_answer_came()
    {
        var (server, words) = (Desk(), StaffWords.In(Language.English));
        await using var card = await Rendered.ShowAsync<GoCard, StaffWords>(server, words, (nameof(GoCard.Card), Card(item.CaseId)));
        server.Silent = "/on-the-way";
        var pressed = card.PressAsync(words.OnMyWay);
        Assert.Matches("role=\"status\"[^>]*>One moment", await card.HtmlAsync());
        card.Time.Advance(TimeSpan.FromSeconds(10));
        await pressed;
        var shown = await card.HtmlAsync();
        Assert.DoesNotContain("One moment", shown, StringComparison.Ordinal);
        Assert.Contains(words.NoAnswer, shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "I am with the person", "Not yet? Take it back")]
    [InlineData(Language.Spanish, "Estoy con la persona", "¿Todavía no? Retirarlo")]
    public async Task Given_a_case_in_which_one_said_to_be_with_the_person_then_one_can_take_it_back_there(Language language, string meets, string takesBack)
    {
        var server = Desk();
        server["/open"] = Opened(item);
        server["/face-to-face"] = new VisitRecorded(item.CaseId, null, DateTimeOffset.UnixEpoch);
        await using var page = await OpenAsync(server, language);
        Assert.DoesNotContain(takesBack, await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PressAsync(meets);
        Assert.Matches("""<button[^>]*data-key="5"[^>]*aria-keyshortcuts="5"[^>]*>""", await page.HtmlAsync());

        server["/face-to-face"] = new VisitRecorded(item.CaseId, null, null);
        await page.PressAsync(takesBack);
        Assert.EndsWith($"/cases/{item.CaseId}/face-to-face", server.Asked[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(takesBack, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "Recorded: you are with the person since", "Not yet? Take it back")]
    [InlineData(Language.Spanish, "Anotado: estás con la persona desde", "¿Todavía no? Retirarlo")]
    public async Task Given_the_card_of_whoever_said_to_be_with_the_person_then_it_can_be_taken_back_there_and_on_a_colleagues_it_cannot(Language language, string said, string takesBack)
    {
        var (server, card) = (Desk(), Card(item.CaseId) with { WithPersonSince = DateTimeOffset.UnixEpoch });
        server["/face-to-face"] = new VisitRecorded(item.CaseId, null, null);
        await using var own = await CardAsync(server, card with { YourVisit = true }, language);
        Assert.Contains(said, await own.HtmlAsync(), StringComparison.Ordinal);
        await own.PressAsync(takesBack);
        Assert.EndsWith($"/cases/{item.CaseId}/face-to-face", server.Asked[^1], StringComparison.Ordinal);

        await using var colleagues = await CardAsync(server, card, language);
        Assert.DoesNotContain(takesBack, await colleagues.HtmlAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "Nobody can be moved now", "It cannot be taken back.")]
    [InlineData(Language.Spanish, "Ahora no se puede mover a nadie", "No se puede retirar.")]
    public async Task Given_a_request_for_a_person_when_nobody_comes_then_it_is_asked_a_second_time_before_the_request_ends(Language language, string why, string follows)
    {
        var server = Desk();
        server["/refuse"] = Done.Value;
        await using var card = await CardAsync(server, Card(item.CaseId) with { AskedFor = RequestedPerson.Supporter }, language);
        await card.PressAsync(why);
        Assert.Contains(follows, await card.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Asked, address => address.EndsWith("/refuse", StringComparison.Ordinal));
        await card.PressAsync(why);
        Assert.Contains(server.Asked, address => address.EndsWith("/refuse", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.English, "since 19:04", "asked 19:04")]
    [InlineData(Language.Spanish, "desde las 19:04", "pedido a las 19:04")]
    public async Task Given_a_card_for_which_nobody_asked_then_it_says_since_when_and_a_request_when_it_was_asked(Language language, string since, string asked)
    {
        var (server, card) = (Desk(), Card(item.CaseId) with { AskedAt = new DateTimeOffset(2026, 3, 9, 19, 4, 0, TimeSpan.Zero) });
        await using var flagged = await CardAsync(server, card, language);
        Assert.Contains(since, await flagged.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(asked, await flagged.HtmlAsync(), StringComparison.Ordinal);

        await using var request = await CardAsync(server, card with { AskedFor = RequestedPerson.Officer }, language);
        Assert.Contains(asked, await request.HtmlAsync(), StringComparison.Ordinal);
    }

    private static Task<Rendered> CardAsync(Answers server, GoNowCard card, Language language) =>
        Rendered.ShowAsync<Staff.Going.GoCard, StaffWords>(server, StaffWords.In(language), ("Card", card));

    private async Task<Rendered> OpenAsync(Answers server, Language language = Language.English)
    {
        var page = await Rendered.ShowAsync<Asks, StaffWords>(server, StaffWords.In(language));
        await page.Service<Reading>().OpenAsync(item);
        return page;
    }

    private static Answers Desk() => new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Dana R.", [Role.Clinician], "en", ConsentNeeded: false)));

    private static OpenedCase Opened(FeedCase item) => new(item, 7, DateTimeOffset.UnixEpoch, Role.Clinician, 3, null, new CaseLocation("Marcus Hale", "Unit B", "B-214"), [], [], null);

    private static GoNowCard Card(Guid caseId) => new(caseId, "Marcus Hale", "Unit B", "B-214", DateTimeOffset.UnixEpoch, null);
}
