using PeerConnect.Contracts;
using PeerConnect.Residents.Talking;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Words can be gone for several reasons: that somebody took them back is said where somebody did.</summary>
public sealed class Words_that_are_not_there
{
    private static readonly Words English = Words.In(Language.English);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false));

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Given_a_message_without_words_then_it_was_taken_back_only_where_its_author_did(bool takenBack, bool mine)
    {
        var entry = new Entry(5, Guid.CreateVersion7(), EntryKind.Message, DateTimeOffset.UnixEpoch, Guid.CreateVersion7());
        await using var line = await Rendered.ShowAsync<EntryLine, Words>(server, English, (nameof(EntryLine.Entry), entry), (nameof(EntryLine.Mine), mine), (nameof(EntryLine.TakenBack), takenBack));
        var shown = await line.HtmlAsync();
        Assert.Contains(takenBack ? "This was taken back." : "These words cannot be shown here.", shown, StringComparison.Ordinal);
        Assert.Equal(takenBack, shown.Contains("taken back", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HeldState.Blocked, "Your words are not kept here.")]
    [InlineData(HeldState.Expired, "Your words are not kept here.")]
    [InlineData(HeldState.Withdrawn, "This was taken back.")]
    public async Task Given_a_message_that_was_not_passed_on_and_is_not_kept_then_nothing_says_that_it_was_taken_back_but_where_it_was(HeldState state, string said)
    {
        var held = new HeldMessage(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), DateTimeOffset.UnixEpoch, new HeldStatus(state), null);
        await using var line = await Rendered.ShowAsync<HeldLine, Words>(server, English, (nameof(HeldLine.Message), held));
        var shown = await line.HtmlAsync();
        Assert.Contains(said, shown, StringComparison.Ordinal);
        Assert.Equal(state == HeldState.Withdrawn, shown.Contains("taken back", StringComparison.Ordinal));
    }
}
