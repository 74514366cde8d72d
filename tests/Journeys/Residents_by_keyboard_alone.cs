using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>All that a resident does, by keys alone: on a phone in the dark and at a desk. Nothing is touched, each control is reached by the Tab key from where the page left the focus. What is told staff stays open, so it has a server of its own.</summary>
public sealed class Residents_by_keyboard_alone(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData(320, 640, ColorScheme.Dark)]
    [InlineData(1440, 900, ColorScheme.Light)]
    public async Task Given_a_keyboard_alone_then_a_resident_signs_in_agrees_writes_reports_hides_rests_asks_leaves_and_signs_out(int width, int height, ColorScheme scheme)
    {
        var person = width < 500 ? Person.Marcus : Person.Luis;
        await using var darnell = await world.OpenAsync();
        await darnell.SignInAsync(Person.Darnell);
        await darnell.TalkToAsync(person.Shown);
        await darnell.WriteAsync("You still owe me two soups.");
        await darnell.SeeMessageAsync("You still owe me");
        var before = await darnell.ShownAsync(person.Shown);

        await using var screen = await world.OpenAsync(width, height, scheme: scheme);
        await EnterAsync(screen, person);
        await ReportAsync(screen);
        if (width < 500)
        {
            await AssertStaffHaveItAsync(person);
        }

        await HideAsync(screen, darnell, () => darnell.ShownAsync(person.Shown), before);
        await WriteAsync(screen, darnell);
        await RestAsync(screen, darnell);
        await screen.KeyAsync(screen.Link("Back"));
        await NeedAsync(screen);
        await LeaveAsync(screen);
        screen.AssertNothingStrange();
        darnell.AssertNothingStrange();
    }

    private static ILocator Row(Screen screen, string name) => screen.Page.Locator("button.line", new() { HasText = name });

    /// <summary>Signs in, chooses the language, reads the notice and agrees, and reads it once more.</summary>
    private static async Task EnterAsync(Screen screen, Person person)
    {
        await screen.KeyAsync(screen.Button("English"));
        await screen.TypeAsync(screen.Page.Locator("[data-field=Number]"), person.Number);
        await screen.TypeAsync(screen.Page.Locator("[data-field=Pin]"), person.Pin);
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeAsync(screen.Page.Locator("h1", new() { HasText = person.Given }));
        await screen.KeyAsync(screen.Page.Locator(".card.rules a"));
        await screen.KeyAsync(screen.Button("I have read this. I agree"));
        await screen.SeeAsync(screen.Page.Locator(".ways"));
        await screen.KeyAsync(screen.Link("Who may read what I write?"));
        await screen.SeeTextAsync("You said yes to this.");
        await screen.KeyAsync(screen.Link("Back"));
    }

    private static async Task ReportAsync(Screen screen)
    {
        await screen.KeyAsync(Row(screen, Person.Darnell.Shown));
        await screen.SeeMessageAsync("You still owe me");
        await screen.AssertSoundAsync("talk, with report");
        var line = screen.Page.Locator(".entry", new() { HasText = "two soups" });
        await screen.KeyAsync(line.Locator(".message-act"));
        await screen.SeeAsync(line.Locator(".message-acts"));
        await screen.AssertSoundAsync("talk, what can be done with a message");
        await screen.KeyAsync(line.GetByRole(AriaRole.Button, new() { Name = "Report" }));
        await screen.SeeTextAsync("No one is told that it was you.");
        await screen.SeeTextAsync("There are just two of you in this chat, so they may guess.");
        await Assertions.Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
        Assert.Equal("/app/tell", new Uri(screen.Page.Url).AbsolutePath);
        await screen.AssertSoundAsync("report");

        await screen.TypeAsync(screen.Page.Locator("textarea"), "He writes this each day.");
        await screen.KeyAsync(screen.Button("Tell staff"));
        await screen.SeeTextAsync("Choose one of these first.");
        await Assertions.Expect(screen.Page.Locator(".choice input").First).ToBeFocusedAsync();
        await screen.AssertSoundAsync("report, nothing chosen");
        var why = screen.Page.GetByLabel("It puts pressure on someone");
        for (var downs = 0; !await why.IsCheckedAsync(); downs++)
        {
            Assert.True(downs < 10, "The arrow keys do not choose it.");
            await screen.Page.Keyboard.PressAsync("ArrowDown");
        }

        await screen.KeyAsync(screen.Button("Tell staff"));
        await screen.SeeTextAsync("Thank you. Staff can see it.");
        await Assertions.Expect(screen.Page.Locator("#told")).ToBeFocusedAsync();
        await screen.AssertSoundAsync("reported");
        await screen.KeyAsync(screen.Page.Locator("main a.primary"));
        await screen.SeeAsync(screen.Page.Locator(".composer"));
    }

    private async Task AssertStaffHaveItAsync(Person person)
    {
        await using var desk = await world.OpenStaffAsync("s.mbeki");
        await desk.KeyAsync(desk.Page.Locator(".case", new() { HasText = "A message was reported" }).Locator("button"));
        await desk.SeeTextAsync("This view was recorded at");
        await desk.Page.Keyboard.PressAsync("u");
        await desk.SeeTextAsync("He writes this each day.");
        await Assertions.Expect(desk.Page.Locator("body")).Not.ToContainTextAsync(person.Given);
    }

    /// <summary>His text is gone for the one alone, also what he writes meanwhile, and comes back when he is shown again; he himself sees nothing of it, nor of the report.</summary>
    private static async Task HideAsync(Screen screen, Screen darnell, Func<Task<string>> shownAsync, string before)
    {
        await screen.KeyAsync(screen.Button("More"));
        await screen.KeyAsync(screen.Button("Hide what Darnell W. writes"));
        await screen.SeeTextAsync("They are not told. You can show it again at any time.");
        await screen.AssertSoundAsync("hide");
        await screen.KeyAsync(screen.Button("Yes, hide"));
        await screen.SeeTextAsync("You do not see it any more.");
        await Assertions.Expect(screen.Page.Locator(".words")).ToHaveCountAsync(0);
        await Assertions.Expect(screen.Button("Show again what Darnell W. writes")).ToBeFocusedAsync();
        await screen.AssertSoundAsync("hidden");
        Assert.Equal(before, await shownAsync());

        await darnell.WriteAsync("words of meanwhile");
        await darnell.SeeMessageAsync("words of meanwhile");
        await screen.KeyAsync(screen.Button("Close"));
        await screen.TypeAsync(screen.Page.Locator("textarea"), "I am here");
        await screen.KeyAsync(screen.Page.Locator("button.send"));
        await darnell.SeeMessageAsync("I am here");
        await Assertions.Expect(screen.Page.Locator(".words")).ToHaveTextAsync(["I am here"]);
        await Assertions.Expect(screen.Page.Locator("[role=log]")).ToBeEmptyAsync();
        await screen.SeeTextAsync("You have hidden what Darnell W. writes.");
        Assert.DoesNotContain("words of", await screen.Page.ContentAsync(), StringComparison.Ordinal);

        await screen.KeyAsync(screen.Link("Back"));
        await Assertions.Expect(screen.Page.Locator(".new")).ToHaveCountAsync(0);
        await screen.KeyAsync(screen.Link("My choices"));
        await screen.KeyAsync(screen.Link("People I have hidden"));
        await screen.SeeTextAsync(Person.Darnell.Shown);
        await screen.AssertSoundAsync("people hidden");
        await screen.KeyAsync(screen.Page.GetByRole(AriaRole.Button, new() { Name = "Show again: Darnell W." }));
        await screen.SeeTextAsync("You have hidden no one.");
        await screen.AssertSoundAsync("nobody hidden");
        await screen.KeyAsync(screen.Link("Back"));
        await screen.SeeAsync(screen.Page.Locator(".ways"));
        await screen.KeyAsync(Row(screen, Person.Darnell.Shown));
        await screen.SeeMessageAsync("two soups");
        await screen.SeeMessageAsync("words of meanwhile");
    }

    /// <summary>After what was sent, the field is there for the next.</summary>
    private static async Task WriteAsync(Screen screen, Screen darnell)
    {
        await screen.TypeAsync(screen.Page.Locator("textarea"), "How was the visit?");
        await screen.KeyAsync(screen.Page.Locator("button.send"));
        await Assertions.Expect(screen.Page.Locator(".mine", new() { HasText = "How was the visit?" })).ToContainTextAsync("Stored");
        await darnell.SeeMessageAsync("How was the visit?");
        await Assertions.Expect(screen.Page.Locator("textarea")).ToBeFocusedAsync();
    }

    private static async Task RestAsync(Screen screen, Screen darnell)
    {
        await screen.KeyAsync(screen.Button("More"));
        await screen.KeyAsync(screen.Button("Take a break here"));
        await screen.SeeTextAsync("you do not have to say why");
        await screen.KeyAsync(screen.Button("Yes, take a break"));
        await darnell.SeeAsync(darnell.Page.Locator(".closed", new() { HasText = "This is paused." }));
        await darnell.Button("More").ClickAsync();
        await Assertions.Expect(darnell.Button("End my break")).ToHaveCountAsync(0);
        await screen.KeyAsync(screen.Button("End my break"));
        await Assertions.Expect(darnell.Page.Locator(".closed")).ToHaveCountAsync(0);
    }

    private static async Task NeedAsync(Screen screen)
    {
        await screen.KeyAsync(screen.Page.Locator(".need a"));
        await screen.KeyAsync(screen.Page.Locator("[data-person=Officer]"));
        await screen.SeeTextAsync("We have passed it on");
        await screen.KeyAsync(screen.Link("Back"));
    }

    /// <summary>Leaves the group, asks for another supporter, and signs out.</summary>
    private static async Task LeaveAsync(Screen screen)
    {
        await screen.KeyAsync(Row(screen, World.Group));
        await screen.SeeAsync(screen.Page.Locator(".composer"));
        await screen.KeyAsync(screen.Button("More"));
        await screen.KeyAsync(screen.Button("Leave this chat"));
        await screen.KeyAsync(screen.Button("Yes, leave"));
        await screen.SeeAsync(screen.Page.Locator(".ways"));
        await screen.KeyAsync(Row(screen, Person.Darnell.Shown));
        await screen.SeeAsync(screen.Page.Locator(".composer"));
        await screen.KeyAsync(screen.Button("More"));
        await screen.KeyAsync(screen.Button("Ask for someone else"));
        await screen.SeeTextAsync("This one is not told that you asked.");
        await screen.KeyAsync(screen.Button("Yes, ask"));
        await screen.SeeTextAsync("You asked for someone else. Staff will look at it.");
        await screen.KeyAsync(screen.Link("Back"));
        await screen.KeyAsync(screen.Button("Sign out"));
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
    }
}
