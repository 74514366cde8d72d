using PeerConnect.Contracts;
using PeerConnect.Residents.Home;
using PeerConnect.Residents.Needing;
using PeerConnect.Residents.Talking;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>A question of staff that was answered says what follows from it; a request that was refused says why before anything else.</summary>
public sealed class What_staff_ask : IDisposable
{
    private static readonly Words English = Words.In(Language.English);
    private static readonly DateTimeOffset At = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ray O.", [Role.Resident], "en", ConsentNeeded: false)));

    public void Dispose() => server.Dispose();

    [Theory]
    [InlineData(false, "We have told staff again.")]
    [InlineData(true, "Thank you for telling us.")]
    public async Task Given_did_they_come_was_answered_then_the_card_says_what_follows_and_asks_no_more(bool came, string follows)
    {
        var shown = await ShownAsync(new InboxItem(4, InboxKind.DidTheyCome, At, null, "Did they come?", Answer: came));
        Assert.Contains(follows, shown, StringComparison.Ordinal);
        Assert.Contains(English.HelpRead, shown, StringComparison.Ordinal);
        Assert.DoesNotContain($">{English.Yes}<", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_it_was_not_answered_then_it_is_asked()
    {
        var shown = await ShownAsync(new InboxItem(4, InboxKind.DidTheyCome, At, null, "Did they come?"));
        Assert.Contains($">{English.Yes}<", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(English.HelpRead, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_yes_of_before_that_can_still_be_taken_back_then_it_stands_there_after_a_reload_too_and_when_it_is_told_no_more()
    {
        var item = new InboxItem(4, InboxKind.SupporterMayKnow, At, null, "May your supporter know?", Until: At.AddMinutes(10), Answer: true);
        var shown = await ShownAsync(item);
        Assert.Contains("we tell your supporter that staff came", shown, StringComparison.Ordinal);
        Assert.Contains(English.DoNotTell, shown, StringComparison.Ordinal);
        Assert.True(Inbox.IsAsked(item, At.AddMinutes(9)));
        Assert.False(Inbox.IsAsked(item, At.AddMinutes(10)));
        Assert.False(Inbox.IsAsked(item with { Answer = false, Until = null }, At));
        Assert.False(Inbox.IsAsked(item with { Kind = InboxKind.DidTheyCome }, At));
    }

    [Theory]
    [InlineData(PersonRefusal.SomebodyElse, "Someone else comes to you.")]
    [InlineData(PersonRefusal.SpokenAlready, "Staff say they spoke with you.")]
    [InlineData(PersonRefusal.NobodyThere, "No one is coming this time")]
    [InlineData(PersonRefusal.NobodyMoves, "No one is coming this time")]
    public async Task Given_a_request_that_was_refused_then_its_heading_is_what_happens(PersonRefusal why, string heading)
    {
        var request = new PersonRequest(Guid.CreateVersion7(), RequestedPerson.Officer, PersonRequestState.Refused, At, [Role.Officer], EndedAt: At, Reason: why);
        await using var page = await Rendered.ShowAsync<RequestCard, Words>(server, English, (nameof(RequestCard.Request), request));
        var shown = await page.HtmlAsync();
        Assert.Contains($">{heading}</h2>", shown, StringComparison.Ordinal);
        Assert.Equal(2, shown.Split(English.Why(why)).Length);
    }

    private async Task<string> ShownAsync(InboxItem item)
    {
        await using var page = await Rendered.ShowAsync<QuestionCard, Words>(server, English, (nameof(QuestionCard.Item), item));
        return await page.HtmlAsync();
    }
}
