using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Luis complains, Darnell is worried: staff have it, and on no other page is anything to be seen of it. Its cases stay open, so it has a server of its own.</summary>
public sealed class Residents_tell_staff(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Given_a_supporter_when_somebody_complains_in_spanish_then_it_goes_past_him_and_who_put_them_together()
    {
        await using var darnell = await world.OpenAsync();
        await darnell.SignInAsync(Person.Darnell);
        await darnell.TalkToAsync(Person.Luis.Shown);
        var before = await darnell.ShownAsync(Person.Luis.Shown);
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
        Assert.Equal(before, await darnell.ShownAsync(Person.Luis.Shown));
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
        var before = await terrence.ShownAsync(Person.Darnell.Shown);
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
        Assert.Equal(before, await terrence.ShownAsync(Person.Darnell.Shown));

        await darnell.Page.Locator("main a.primary").ClickAsync();
        await darnell.TalkToAsync(Person.Terrence.Shown);
        await darnell.Button("More").ClickAsync();
        await darnell.Button("I'm worried about someone").ClickAsync();
        await Assertions.Expect(darnell.Page.GetByLabel(Person.Terrence.Shown)).ToBeCheckedAsync();
        await Assertions.Expect(darnell.Page.Locator("fieldset").First.Locator(".choice")).ToHaveCountAsync(1);
        darnell.AssertNothingStrange();
        terrence.AssertNothingStrange();
    }
}
