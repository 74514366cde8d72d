using PeerConnect.Contracts;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Pieces;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Web.Tests;

/// <summary>A session ends at its time whatever is done in it: whoever writes then hears of it five minutes before, and what becomes of the words.</summary>
public sealed class When_a_session_ends
{
    private static readonly DateTimeOffset Begins = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private static readonly Me Luis = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Luis O.", [Role.Resident], "en", ConsentNeeded: false);

    [Theory]
    [InlineData(Language.English, "We sign you out at", "Send what you wrote before that, or it will be gone.")]
    [InlineData(Language.Spanish, "Cerramos tu página a las", "Envía antes lo que escribiste, o se borra.")]
    public async Task Given_six_minutes_left_then_nothing_is_said_and_with_five_it_says_when_and_what_becomes_of_the_words(Language language, string when, string follows)
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Me: Luis with { Language = language.Code() }, EndsAt: Begins.AddMinutes(6)));
        await using var page = await Rendered.ShowAsync<LastMinutes, Words>(server, Words.In(language));
        Assert.DoesNotContain(when, await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PassAsync(TimeSpan.FromSeconds(66));
        var shown = await page.HtmlAsync();
        Assert.Matches($@"{when} \d\d:12", shown);
        Assert.Contains(follows, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_what_is_written_waits_for_the_same_person_then_it_says_that_and_not_that_it_is_gone()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Me: Luis, EndsAt: Begins.AddMinutes(3)));
        await using var page = await Rendered.ShowAsync<LastMinutes, Words>(server, Words.In(Language.English), (nameof(LastMinutes.Keeps), (Func<bool>)(() => true)));
        var shown = await page.HtmlAsync();
        Assert.Contains("waits on this page until you sign in again", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_server_that_names_no_end_or_nobody_signed_in_then_nothing_is_said()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Me: Luis));
        await using var page = await Rendered.ShowAsync<LastMinutes, Words>(server, Words.In(Language.English));
        await page.PassAsync(TimeSpan.FromSeconds(6));
        Assert.DoesNotContain("banner", await page.HtmlAsync(), StringComparison.Ordinal);
        page.Service<Visit>().Ended();
        Assert.Null(page.Service<Visit>().EndsAt);
    }

    [Fact]
    public async Task Given_a_sign_in_then_its_answer_says_when_it_ends()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false));
        server["/sign-in/resident"] = new SignedIn(null, Begins.AddMinutes(4), Luis);
        server["/me"] = Luis;
        await using var page = await Rendered.ShowAsync<LastMinutes, Words>(server, Words.In(Language.English));
        var visit = page.Service<Visit>();
        var reply = await visit.Client.SignInAsync(new ResidentSignIn("north", "A48207", "480271"));
        await visit.SignedInAsync(reply.Ok!);
        await page.UntilAsync(html => html.Contains("We sign you out at", StringComparison.Ordinal) && html.Contains(":10.", StringComparison.Ordinal));
    }
}
