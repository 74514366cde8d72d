using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Residents.Talking;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>That a message waits, and until when, was written when it began to: once that is over, at home and in the talk, something else stands there.</summary>
public sealed class What_a_held_message_says
{
    private static readonly Guid Talk = Guid.CreateVersion7();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 9, 19, 6, 0, TimeSpan.Zero));
    private readonly Inbox inbox;
    private long sequence;

    public What_a_held_message_says() => inbox = new Inbox(time);

    [Theory]
    [InlineData(Language.English, "That time is over.", "still waits")]
    [InlineData(Language.Spanish, "Ese tiempo se acabó.", "todavía espera")]
    public void Given_the_time_that_was_told_is_over_then_the_notice_at_home_says_so_and_one_without_a_time_says_that_it_still_waits(Language language, string over, string waits)
    {
        var words = Words.In(language);
        var held = Add(time.GetUtcNow().AddMinutes(30));
        time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(held.Text, words.Says(held, time.GetUtcNow()));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(over, words.Says(held, time.GetUtcNow()), StringComparison.Ordinal);
        Assert.Contains(waits, words.Says(held with { Until = null }, time.GetUtcNow()), StringComparison.Ordinal);
        var released = held with { Kind = InboxKind.MessageReleased, Until = null };
        Assert.Equal(released.Text, words.Says(released, time.GetUtcNow()));
    }

    [Theory]
    [InlineData(Language.English, 1, "Held for staff to look at, until", "The time to look at it is over.")]
    [InlineData(Language.English, 0, "The time to look at it is over.", "Held for staff to look at, until")]
    [InlineData(Language.Spanish, 1, "Retenido para que el personal lo mire, hasta", "Se acabó el tiempo para mirarlo.")]
    [InlineData(Language.Spanish, 0, "Se acabó el tiempo para mirarlo.", "Retenido para que el personal lo mire, hasta")]
    public async Task Given_the_time_that_was_told_is_over_then_the_line_in_the_talk_names_it_no_more(Language language, int minutes, string said, string never)
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false));
        var message = new HeldMessage(Talk, Guid.CreateVersion7(), Guid.CreateVersion7(), time.GetUtcNow(), new HeldStatus(HeldState.Held, time.GetUtcNow().AddMinutes(minutes)), "you owe me");
        await using var line = await Rendered.ShowAsync<HeldLine, Words>(server, Words.In(language), (nameof(HeldLine.Message), message));
        var shown = await line.HtmlAsync();
        Assert.Contains(said, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(never, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_message_that_was_taken_back_then_nothing_says_any_more_that_it_waits()
    {
        var held = Add(time.GetUtcNow().AddMinutes(30));
        Assert.Equal([held], inbox.Notes(Never, Never));
        Assert.Empty(inbox.Notes(Never, id => id == held.EntryId));
    }

    [Fact]
    public void Given_two_that_wait_then_one_sentence_stands_for_both_until_the_time_of_one_is_over_and_then_each_has_its_own()
    {
        var (first, second) = (Add(time.GetUtcNow().AddMinutes(10)), Add(time.GetUtcNow().AddMinutes(30)));
        Assert.Equal([second], inbox.Notes(Never, Never));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([first, second], inbox.Notes(Never, Never));
        inbox.PutAside(second);
        Assert.Equal([first], inbox.Notes(Never, Never));
    }

    private static bool Never(Guid id) => false;

    private InboxItem Add(DateTimeOffset until)
    {
        var item = new InboxItem(++sequence, InboxKind.MessageHeld, time.GetUtcNow(), Talk, "Your message is stored.", Guid.CreateVersion7(), until);
        inbox.Add(item);
        return item;
    }
}
