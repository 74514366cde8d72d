using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Residents.Talking;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Support that was signposted beside a talk stands there whole until it could be read; then a small screen gives its room back to whoever goes on, and one press shows it again.</summary>
public sealed class Help_beside_a_talk
{
    private readonly FakeTimeProvider time = new();
    private readonly InboxItem item = new(7, InboxKind.Signpost, DateTimeOffset.UnixEpoch, null, "You are not in trouble.");

    [Fact]
    public void Given_it_was_in_sight_for_long_enough_when_somebody_goes_on_then_it_is_folded()
    {
        var folding = new Folding(time);
        folding.See([item]);
        time.Advance(Folding.ToRead);
        Assert.False(folding.IsFolded(item));
        folding.GoOn();
        Assert.True(folding.IsFolded(item));
    }

    [Fact]
    public void Given_it_was_not_read_yet_when_somebody_writes_on_then_it_stays_whole_however_often_it_is_drawn_meanwhile()
    {
        var folding = new Folding(time);
        time.Advance(TimeSpan.FromHours(1));
        folding.GoOn();
        folding.See([item]);
        folding.GoOn();
        time.Advance(Folding.ToRead - TimeSpan.FromSeconds(1));
        folding.See([item]);
        folding.GoOn();
        Assert.False(folding.IsFolded(item));
        time.Advance(TimeSpan.FromSeconds(1));
        folding.GoOn();
        Assert.True(folding.IsFolded(item));
    }

    [Fact]
    public void Given_one_that_is_folded_when_it_is_unfolded_or_another_comes_then_each_stays_whole_for_as_long_again()
    {
        var folding = new Folding(time);
        folding.See([item]);
        time.Advance(Folding.ToRead);
        folding.GoOn();
        var other = item with { Sequence = 8 };
        folding.See([item, other]);
        folding.Unfold(item);
        folding.GoOn();
        Assert.False(folding.IsFolded(item));
        Assert.False(folding.IsFolded(other));
        time.Advance(Folding.ToRead);
        folding.GoOn();
        Assert.True(folding.IsFolded(item));
        Assert.True(folding.IsFolded(other));
    }

    [Theory]
    [InlineData(Language.English, "Show", "Show: You are not alone")]
    [InlineData(Language.Spanish, "Mostrar", "Mostrar: Hay personas contigo")]
    public async Task Given_one_that_is_folded_then_one_button_shows_it_and_says_what_it_shows(Language language, string label, string says)
    {
        var server = new Answers(new Entrance([], DeviceRevoked: false));
        await using var whole = await Rendered.ShowAsync<Signpost, Words>(server, Words.In(language), ("Item", item));
        Assert.DoesNotContain(says, await whole.HtmlAsync(), StringComparison.Ordinal);
        var pressed = 0;
        await using var folded = await Rendered.ShowAsync<Signpost, Words>(
            server, Words.In(language), ("Item", item), ("Folded", true), ("Unfolded", Microsoft.AspNetCore.Components.EventCallback.Factory.Create(this, () => pressed++)));
        Assert.Contains($"aria-label=\"{says}\"", await folded.HtmlAsync(), StringComparison.Ordinal);
        await folded.PressAsync(label);
        Assert.Equal(1, pressed);
    }
}
