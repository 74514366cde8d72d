using Microsoft.Playwright;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>A clinician signs in at /staff; a cry shows in the queue while she looks, without a word of it.</summary>
public sealed class Staff_watch_the_queue(World world)
{
    [Fact]
    public async Task Given_a_clinician_looks_at_the_queue_when_somebody_writes_of_a_goodbye_then_the_case_shows_without_a_word()
    {
        await using var screen = await world.OpenAsync();
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/staff").AbsoluteUri);
        await screen.Page.Locator("[data-field=UserName]").FillAsync("n.adeyemi");
        await screen.Page.Locator("[data-field=Password]").FillAsync("adeyemi-for-the-demo");
        await screen.Page.Locator("[data-field=Code]").FillAsync(await world.CodeAsync("n.adeyemi"));
        await screen.Button("Sign in").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("h1", new() { HasText = "Queue" }));
        await screen.SeeTextAsync("That is all.");
        var before = await screen.Page.Locator(".case").CountAsync();

        using (var terrence = await world.SignInAsync(Person.Terrence))
        {
            await using var chat = terrence.OpenChat();
            await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
            var pair = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
            await World.SayAsync(pair, World.Cry);
        }

        await Assertions.Expect(screen.Page.Locator(".case")).ToHaveCountAsync(before + 1);
        await screen.SeeAsync(screen.Page.Locator(".case", new() { HasText = "4 Imminent" }).First);
        var page = await screen.Page.ContentAsync();
        Assert.DoesNotContain("radio", page, StringComparison.Ordinal);
        await screen.AssertSoundAsync("queue");
        screen.AssertNothingStrange();
    }
}
