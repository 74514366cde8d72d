using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Residents.Talking;

namespace PeerConnect.Web.Tests;

/// <summary>The server delivers the newest notices at each sign-in, whatever their age: what is over, or long ago, is not said again.</summary>
public sealed class What_is_still_news
{
    private static readonly Guid Talk = Guid.CreateVersion7();
    private static readonly Guid Message = Guid.CreateVersion7();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 9, 19, 6, 0, TimeSpan.Zero));
    private readonly Inbox inbox;
    private long sequence;

    public What_is_still_news() => inbox = new Inbox(time);

    [Theory]
    [InlineData(InboxKind.MessageReleased)]
    [InlineData(InboxKind.MessageRejected)]
    [InlineData(InboxKind.MessageExpired)]
    public void Given_something_was_said_of_a_held_message_then_it_is_not_said_that_it_waits(InboxKind kind)
    {
        var held = Add(InboxKind.MessageHeld, entryId: Message);
        var other = Add(InboxKind.MessageHeld, entryId: Guid.CreateVersion7());
        Assert.Equal([held, other], inbox.Notes(Never, Never));
        var then = Add(kind, entryId: Message);
        Assert.Equal([other, then], inbox.Notes(Never, Never));
    }

    [Fact]
    public void Given_a_conversation_that_was_paused_when_it_is_open_again_then_nobody_is_told_that_it_is_paused()
    {
        var paused = Add(InboxKind.ConversationPaused);
        Assert.Equal([paused], inbox.Notes(Never, Never));
        Assert.Empty(inbox.Notes(id => id == Talk, Never));
    }

    [Fact]
    public void Given_support_that_was_signposted_then_after_three_days_it_stands_where_it_was_called_for_and_no_more_at_home()
    {
        var signpost = Add(InboxKind.Signpost);
        time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.Equal([signpost], inbox.Signposts);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(inbox.Signposts);
        Assert.Empty(inbox.Notes(Never, Never));
        Assert.Equal([signpost], inbox.SignpostsIn(Talk));
    }

    [Fact]
    public void Given_other_notices_then_they_are_news_for_two_weeks_and_that_somebody_comes_as_long_as_it_is_so()
    {
        var coming = Add(InboxKind.SomeoneComing);
        var approved = Add(InboxKind.Approved);
        time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));
        Assert.Equal([approved], inbox.Notes(Never, Never));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(inbox.Notes(Never, Never));
        Assert.Equal([coming], inbox.Signposts);
        inbox.End([coming with { Over = true }]);
        Assert.Empty(inbox.Signposts);
    }

    [Fact]
    public void Given_a_question_that_nobody_answered_then_it_waits_however_old_it_is()
    {
        var question = Add(InboxKind.DidTheyCome);
        time.Advance(TimeSpan.FromDays(30));
        Assert.Equal([question], inbox.Questions);
    }

    private static bool Never(Guid id) => false;

    private InboxItem Add(InboxKind kind, Guid? entryId = null)
    {
        var item = new InboxItem(++sequence, kind, time.GetUtcNow(), Talk, $"{kind} {sequence}", entryId);
        inbox.Add(item);
        return item;
    }
}
