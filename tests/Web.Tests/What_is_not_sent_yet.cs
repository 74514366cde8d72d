using PeerConnect.Contracts;
using PeerConnect.Residents.Frame;
using PeerConnect.Residents.Talking;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Words that the server does not have yet are lost to nobody without a question, whichever page he is on.</summary>
public sealed class What_is_not_sent_yet : IDisposable
{
    private static readonly Words English = Words.In(Language.English);
    private readonly Guid conversationId = Guid.CreateVersion7();
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ray O.", [Role.Resident], "en", ConsentNeeded: false)))
    {
        ["/sign-out"] = Done.Value,
    };

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Given_words_that_were_not_sent_when_somebody_signs_out_then_he_is_asked_once_and_can_stay()
    {
        await using var bar = await Rendered.ShowAsync<Bar, Words>(server, English, (nameof(Bar.Title), "Home"));
        var drafts = bar.Service<Drafts>();
        drafts.In(conversationId).Write("Hello");
        Assert.True(drafts.HoldTextIn(conversationId));
        Assert.False(drafts.HoldTextIn(Guid.CreateVersion7()));

        await bar.PressAsync("Sign out");
        Assert.Contains(English.NotSentYet, await bar.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal("#not-sent-yet", bar.Browser.Focused);
        await bar.PressAsync(English.Stay);
        Assert.Equal("#sign-out", bar.Browser.Focused);
        Assert.DoesNotContain(server.Asked, address => address.EndsWith("/sign-out", StringComparison.Ordinal));

        await bar.PressAsync("Sign out");
        await bar.PressAsync(English.SignOutYes);
        Assert.Contains(server.Asked, address => address.EndsWith("/sign-out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_nothing_that_was_not_sent_when_somebody_signs_out_then_nothing_is_asked()
    {
        await using var bar = await Rendered.ShowAsync<Bar, Words>(server, English, (nameof(Bar.Title), "Home"));
        await bar.PressAsync("Sign out");
        Assert.Contains(server.Asked, address => address.EndsWith("/sign-out", StringComparison.Ordinal));
    }
}
