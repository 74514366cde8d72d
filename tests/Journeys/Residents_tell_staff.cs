using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Marcus reports a message and Terrence hides its author, Luis complains, Darnell is worried: staff have it, and on no other page is anything to be seen of it. Its cases stay open, so it has a server of its own.</summary>
public sealed class Residents_tell_staff(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Given_a_message_when_it_is_reported_by_keyboard_then_staff_have_it_and_its_author_sees_nothing()
    {
        await using var darnell = await world.OpenAsync();
        await darnell.SignInAsync(Person.Darnell);
        await darnell.TalkToAsync(Person.Marcus.Shown);
        await darnell.WriteAsync("You still owe me two soups.");
        await darnell.SeeMessageAsync("You still owe me");
        await using var marcus = await world.OpenAsync(320, 640, scheme: ColorScheme.Dark);
        await marcus.SignInAsync(Person.Marcus);
        await marcus.AgreeAsync();
        await marcus.TalkToAsync(Person.Darnell.Shown);
        await marcus.SeeMessageAsync("You still owe me");
        await marcus.AssertSoundAsync("talk, with report");
        var before = await ShownAsync(darnell, Person.Marcus.Shown);

        var line = marcus.Page.Locator(".entry", new() { HasText = "two soups" });
        await line.Locator(".message-act").FocusAsync();
        await marcus.Page.Keyboard.PressAsync("Enter");
        await marcus.SeeAsync(line.Locator(".message-acts"));
        await marcus.AssertSoundAsync("talk, what can be done with a message");
        await line.GetByRole(AriaRole.Button, new() { Name = "Report" }).FocusAsync();
        await marcus.Page.Keyboard.PressAsync("Enter");
        await marcus.SeeTextAsync("No one is told that it was you.");
        await marcus.SeeTextAsync("There are just two of you in this chat, so they may guess.");
        await Assertions.Expect(marcus.Page.Locator("h1")).ToBeFocusedAsync();
        Assert.Equal("/app/tell", new Uri(marcus.Page.Url).AbsolutePath);
        await marcus.AssertSoundAsync("report");

        await marcus.Page.Locator("textarea").FillAsync("He writes this each day.");
        await marcus.Button("Tell staff").FocusAsync();
        await marcus.Page.Keyboard.PressAsync("Enter");
        await marcus.SeeTextAsync("Choose one of these first.");
        await Assertions.Expect(marcus.Page.Locator(".choice input").First).ToBeFocusedAsync();
        await marcus.AssertSoundAsync("report, nothing chosen");
        await marcus.Page.GetByLabel("It puts pressure on someone").FocusAsync();
        await marcus.Page.Keyboard.PressAsync("Space");
        await marcus.Button("Tell staff").FocusAsync();
        await marcus.Page.Keyboard.PressAsync("Enter");
        await marcus.SeeTextAsync("Thank you. Staff can see it.");
        await Assertions.Expect(marcus.Page.Locator("#told")).ToBeFocusedAsync();
        await marcus.AssertSoundAsync("reported");
        await marcus.Page.Locator("main a.primary").ClickAsync();
        await marcus.SeeAsync(marcus.Page.Locator(".composer"));

        await using var desk = await world.OpenStaffAsync("s.mbeki");
        var item = desk.Page.Locator(".case", new() { HasText = "A message was reported" });
        await desk.SeeAsync(item);
        await item.Locator("button").ClickAsync();
        await desk.SeeTextAsync("This view was recorded at");
        await desk.Page.Keyboard.PressAsync("u");
        await desk.SeeTextAsync("He writes this each day.");
        await Assertions.Expect(desk.Page.Locator("body")).Not.ToContainTextAsync(Person.Marcus.Given);
        Assert.Equal(before, await ShownAsync(darnell, Person.Marcus.Shown));
        marcus.AssertNothingStrange();
        darnell.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_somebody_is_hidden_then_his_text_is_gone_for_the_one_alone_and_comes_back_when_he_is_shown_again()
    {
        await using var darnell = await world.OpenAsync();
        await darnell.SignInAsync(Person.Darnell);
        await darnell.TalkToAsync(Person.Terrence.Shown);
        await darnell.WriteAsync("words of before");
        await darnell.SeeMessageAsync("words of before");
        await using var terrence = await world.OpenAsync(320, 640);
        await terrence.SignInAsync(Person.Terrence);
        await terrence.TalkToAsync(Person.Darnell.Shown);
        await terrence.SeeMessageAsync("words of before");
        var before = await ShownAsync(darnell, Person.Terrence.Shown);

        await terrence.Button("More").ClickAsync();
        await terrence.Button("Hide what Darnell W. writes").ClickAsync();
        await terrence.SeeTextAsync("They are not told. You can show it again at any time.");
        await terrence.AssertSoundAsync("hide");
        await terrence.Button("Yes, hide").ClickAsync();
        await terrence.SeeTextAsync("You do not see it any more.");
        await Assertions.Expect(terrence.Page.Locator(".words")).ToHaveCountAsync(0);
        await Assertions.Expect(terrence.Button("Show again what Darnell W. writes")).ToBeFocusedAsync();
        await terrence.AssertSoundAsync("hidden");
        Assert.Equal(before, await ShownAsync(darnell, Person.Terrence.Shown));

        await darnell.WriteAsync("words of meanwhile");
        await darnell.SeeMessageAsync("words of meanwhile");
        await terrence.Button("Close").ClickAsync();
        await terrence.WriteAsync("I am here");
        await darnell.SeeMessageAsync("I am here");
        await Assertions.Expect(terrence.Page.Locator(".words")).ToHaveTextAsync(["I am here"]);
        await Assertions.Expect(terrence.Page.Locator("[role=log]")).ToBeEmptyAsync();
        await terrence.SeeTextAsync("You have hidden what Darnell W. writes.");
        Assert.DoesNotContain("words of", await terrence.Page.ContentAsync(), StringComparison.Ordinal);

        await terrence.Link("Back").ClickAsync();
        await Assertions.Expect(terrence.Page.Locator(".new")).ToHaveCountAsync(0);
        await terrence.Link("My choices").ClickAsync();
        await terrence.Link("People I have hidden").ClickAsync();
        await terrence.SeeTextAsync(Person.Darnell.Shown);
        await terrence.AssertSoundAsync("people hidden");
        await terrence.Page.GetByRole(AriaRole.Button, new() { Name = "Show again: Darnell W." }).ClickAsync();
        await terrence.SeeTextAsync("You have hidden no one.");
        await terrence.AssertSoundAsync("nobody hidden");
        await terrence.Link("Back").ClickAsync();
        await terrence.TalkToAsync(Person.Darnell.Shown);
        await terrence.SeeMessageAsync("words of before");
        await terrence.SeeMessageAsync("words of meanwhile");
        terrence.AssertNothingStrange();
        darnell.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_supporter_when_somebody_complains_in_spanish_then_it_goes_past_him_and_who_put_them_together()
    {
        await using var darnell = await world.OpenAsync();
        await darnell.SignInAsync(Person.Darnell);
        await darnell.TalkToAsync(Person.Luis.Shown);
        var before = await ShownAsync(darnell, Person.Luis.Shown);
        await using var luis = await world.OpenAsync(320, 640, "es-MX", ColorScheme.Dark);
        await luis.SignInAsync(Person.Luis);
        await luis.AgreeAsync();
        await luis.TalkToAsync(Person.Darnell.Shown);
        await luis.Button("Más").ClickAsync();
        await luis.SeeAsync(luis.Button("Pedir a otra persona"));
        await luis.AssertSoundAsync("más");
        await luis.Button("Algo está mal con mi persona de apoyo").ClickAsync();
        await luis.SeeTextAsync("No le llega a quien los puso juntos, sino a otra persona.");
        await luis.Page.GetByLabel("Contó a otros lo que dije").CheckAsync();
        await luis.AssertSoundAsync("queja");
        await luis.Button("Decir al personal").ClickAsync();
        await luis.SeeTextAsync("Ni tu persona de apoyo ni quien los aprobó lo leen.");

        await using var desk = await world.OpenStaffAsync("s.mbeki");
        await desk.SeeAsync(desk.Page.Locator(".case", new() { HasText = "A complaint of a supporter" }));
        Assert.Equal(before, await ShownAsync(darnell, Person.Luis.Shown));
        luis.AssertNothingStrange();
        darnell.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_supporter_who_is_worried_when_the_line_breaks_then_it_is_not_sent_and_told_when_it_is_back_and_the_person_sees_nothing()
    {
        await using var terrence = await world.OpenAsync();
        terrence.LineMayBreak = true;
        await terrence.SignInAsync(Person.Terrence);
        await terrence.TalkToAsync(Person.Darnell.Shown);
        await using var darnell = await world.OpenAsync(320, 640);
        darnell.LineMayBreak = true;
        await darnell.SignInAsync(Person.Darnell);
        await darnell.SeeAsync(darnell.Page.Locator("button.line").First);
        await darnell.Button("I'm worried about someone").ClickAsync();
        await darnell.SeeTextAsync("It is never shown as coming from you.");
        await darnell.AssertSoundAsync("worried");
        await darnell.Button("Tell staff").ClickAsync();
        await Assertions.Expect(darnell.Page.GetByText("Choose one of these first.")).ToHaveCountAsync(3);
        await darnell.Page.GetByLabel(Person.Terrence.Shown).CheckAsync();
        await darnell.Page.GetByLabel("They may hurt or kill themselves").CheckAsync();
        await darnell.Page.GetByLabel("It may happen soon").CheckAsync();
        await darnell.Page.Locator("textarea").FillAsync(new string('a', Protocol.MaxOwnWords + 5));
        await darnell.Button("Tell staff").ClickAsync();
        await darnell.SeeTextAsync("It is too long. Take out 5 letters.");
        await darnell.Page.Locator("textarea").FillAsync("He gave away his radio.");
        await darnell.AssertSoundAsync("worried, chosen");

        await world.Hub.KillAsync();
        try
        {
            await darnell.Button("Tell staff").ClickAsync();
            await darnell.SeeAsync(darnell.Page.Locator(".not-sent", new() { HasText = "Not sent" }));
            await Assertions.Expect(darnell.Page.Locator("textarea")).ToHaveValueAsync("He gave away his radio.");
            await darnell.AssertSoundAsync("worried, not sent");
        }
        finally
        {
            await world.Hub.StartAsync();
        }

        await Assertions.Expect(terrence.Page.Locator(".banner")).ToHaveCountAsync(0);
        var before = await ShownAsync(terrence, Person.Darnell.Shown);
        await darnell.Button("Try again").ClickAsync();
        await darnell.SeeTextAsync("Nobody will say who told it.");

        await using var desk = await world.OpenStaffAsync("n.adeyemi");
        var item = desk.Page.Locator(".case", new() { HasText = "A supporter is worried" });
        await desk.SeeAsync(item);
        await item.Locator("button").ClickAsync();
        await desk.SeeTextAsync("This view was recorded at");
        await desk.Page.Keyboard.PressAsync("u");
        await desk.SeeTextAsync("He gave away his radio.");
        await Assertions.Expect(desk.Page.Locator("body")).Not.ToContainTextAsync(Person.Darnell.Given);
        Assert.Equal(before, await ShownAsync(terrence, Person.Darnell.Shown));

        await darnell.Page.Locator("main a.primary").ClickAsync();
        await darnell.TalkToAsync(Person.Terrence.Shown);
        await darnell.Button("More").ClickAsync();
        await darnell.Button("I'm worried about someone").ClickAsync();
        await Assertions.Expect(darnell.Page.GetByLabel(Person.Terrence.Shown)).ToBeCheckedAsync();
        await Assertions.Expect(darnell.Page.Locator("fieldset").First.Locator(".choice")).ToHaveCountAsync(1);
        darnell.AssertNothingStrange();
        terrence.AssertNothingStrange();
    }

    /// <summary>All that somebody is shown: the conversation that is open, and what is said to him at home.</summary>
    private static async Task<string> ShownAsync(Screen screen, string name)
    {
        await screen.SeeAsync(screen.Page.Locator(".log > .mark").First);
        var talk = await screen.Page.Locator(".talk").InnerTextAsync();
        await screen.Link("Back").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".ways"));
        var home = await screen.Page.Locator(".note, .signpost").AllInnerTextsAsync();
        await screen.TalkToAsync(name);
        return string.Join('\n', [talk, .. home]);
    }
}
