using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Two messages are reported; whoever has read the first is told kindly to rest, and the colleague has the second. It has a server of its own, because it changes the policy for everybody.</summary>
public sealed class Staff_take_breaks
{
    [Fact]
    public async Task Given_a_break_is_due_when_the_next_case_is_opened_then_a_colleague_has_it_and_whoever_rests_sees_until_when()
    {
        await using var world = new World();
        await world.InitializeAsync();
        await world.GrantAsync(Role.Safeguarding, "m.ruiz");
        await world.UsePolicyAsync(document => document.Replace("cases-per-hour: 30", "cases-per-hour: 1", StringComparison.Ordinal));
        await using var colleague = await world.OpenStaffAsync("m.ruiz", 390, 844, ColorScheme.Dark);
        await using var reader = await world.OpenStaffAsync("s.mbeki");
        reader.MayBeRefused = true;
        await reader.SeeTextAsync("Opened in the last hour: 0 of 1.");
        await ReportAsync(world, Person.Marcus);
        await ReportAsync(world, Person.Terrence);
        var cases = reader.Page.Locator(".case button", new() { HasText = "A message was reported" });
        await Assertions.Expect(cases).ToHaveCountAsync(2);
        await cases.First.ClickAsync();
        await reader.SeeTextAsync("This view was recorded at");
        await reader.SeeAsync(reader.Page.Locator(".workload", new() { HasText = "Take a break of 15 minutes" }));
        await reader.AssertSoundAsync("break due");

        await reader.Page.Locator(".case:not(.open) button", new() { HasText = "A message was reported" }).ClickAsync();
        await reader.SeeTextAsync("a colleague goes on with this case");
        await Assertions.Expect(reader.Page.Locator(".case", new() { HasText = "Held by Marisol Ruiz" })).ToHaveCountAsync(1);
        await reader.AssertSoundAsync("given to a colleague");
        var given = colleague.Page.Locator(".case", new() { HasText = "Given to you" });
        await colleague.SeeAsync(given);
        await colleague.AssertSoundAsync("given");
        await given.Locator("button").ClickAsync();
        await colleague.SeeTextAsync("This view was recorded at");
        await colleague.Page.Keyboard.PressAsync("t");
        await colleague.SeeTextAsync("You have this case");
        await colleague.Button("Español").ClickAsync();
        await colleague.SeeTextAsync("Has leído mucho.");
        await colleague.AssertSoundAsync("descanso");
        reader.AssertNothingStrange();
        colleague.AssertNothingStrange();
    }

    private static async Task ReportAsync(World world, Person who)
    {
        using var darnell = await world.SignInAsync(Person.Darnell);
        await World.ConsentAsync(darnell);
        using var reporter = await world.SignInAsync(who);
        await World.ConsentAsync(reporter);
        await using var theirs = reporter.OpenChat();
        await theirs.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var pair = theirs.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct).Summary.ConversationId;
        await using var chat = darnell.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var said = await World.SayAsync(chat.Conversations.Single(one => one.Summary.ConversationId == pair), "You still owe me two soups.");
        World.Ok(await reporter.Concerns.ReportAsync(new ReportMessage(pair, said.EntryId, ReportReason.Pressure)));
    }
}
