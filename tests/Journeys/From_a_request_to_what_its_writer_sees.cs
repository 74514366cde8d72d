using Microsoft.Playwright;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>The whole way in browsers: Isaiah asks for a supporter, Rosa approves, the two write, one message is a cry, somebody comes, the case is decided, and Isaiah sees what was done. Its policy is another, so it has a server of its own.</summary>
public sealed class From_a_request_to_what_its_writer_sees
{
    private const string Cell = "C-117";

    [Fact]
    public async Task Given_a_request_that_was_approved_when_he_cries_for_help_then_staff_act_on_it_and_he_sees_each_step_and_his_supporter_none()
    {
        await using var world = new World();
        await world.InitializeAsync();
        await world.UsePolicyAsync(GiveTheWhole);

        await using var isaiah = await world.OpenAsync(390, 844);
        await AskAsync(isaiah);
        await ApproveAsync(world);
        await using var ray = await world.OpenAsync();
        await TalkAsync(isaiah, ray);

        await using var desk = await world.OpenStaffAsync("n.adeyemi");
        await using var handheld = await world.OpenStaffAsync("control", 390, 844);
        await isaiah.WriteAsync(World.Cry);
        var signpost = isaiah.Page.Locator(".signposts > .signpost", new() { HasText = "You are not in trouble" });
        await Assertions.Expect(signpost).ToContainTextAsync("988");
        await isaiah.SeeMessageAsync(World.Cry);
        await isaiah.AssertSoundAsync("talk after a cry");
        var waits = await TakeAsync(desk);
        await ComeAsync(handheld, isaiah);
        await NameMeantAsync(world, desk, handheld);
        await DecideAsync(desk, waits);

        await SeeWhatWasDoneAsync(isaiah);
        await AssertNotToldAsync(ray);
        await WaitForTwoAsync(isaiah, desk, handheld);
        foreach (var screen in (Screen[])[isaiah, ray, desk, handheld])
        {
            screen.AssertNothingStrange();
        }
    }

    /// <summary>The clinician may read the whole conversation where a life is in danger.</summary>
    private static string GiveTheWhole(string document)
    {
        const string Level = "level: identity";
        var at = document.IndexOf(Level, document.IndexOf("- id: self-harm-imminent", StringComparison.Ordinal), StringComparison.Ordinal);
        return $"{document[..at]}level: conversation{document[(at + Level.Length)..]}";
    }

    private static async Task AskAsync(Screen isaiah)
    {
        await isaiah.SignInAsync(Person.Isaiah);
        await isaiah.AgreeAsync();
        await isaiah.SeeTextAsync("You have no supporter here yet.");
        await isaiah.Link("Ask for a supporter").ClickAsync();
        await isaiah.Button($"Ask: {Person.Ray.Shown}").ClickAsync();
        await isaiah.SeeTextAsync("You have asked.");
        await isaiah.SeeTextAsync("Staff look at it");
        await isaiah.AssertSoundAsync("asked");
        await isaiah.Link("Back").ClickAsync();
    }

    private static async Task ApproveAsync(World world)
    {
        await using var office = await world.OpenStaffAsync("r.castillo");
        var asked = office.Page.Locator("section.card", new() { HasText = "Isaiah Brooks with Ray Ortiz" });
        await asked.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = false }).First.ClickAsync();
        await asked.Locator("button.primary").ClickAsync();
        await office.SeeTextAsync("Approved. The conversation is open.");
        office.AssertNothingStrange();
    }

    /// <summary>The approval reaches his open page; both write in the talk that it opened.</summary>
    private static async Task TalkAsync(Screen isaiah, Screen ray)
    {
        await isaiah.SeeAsync(isaiah.Page.Locator(".note", new() { HasTextRegex = new("approved|said yes") }));
        await isaiah.TalkToAsync(Person.Ray.Shown);
        await isaiah.SeeTextAsync("Nothing has been said yet. You can be first.");
        await ray.SignInAsync(Person.Ray);
        await ray.AgreeAsync();
        await ray.TalkToAsync(Person.Isaiah.Shown);
        await isaiah.WriteAsync("Thanks for taking me on");
        await ray.SeeMessageAsync("Thanks for taking me on");
        await ray.WriteAsync("Any time. How was the week?");
        await isaiah.SeeMessageAsync("How was the week?");
    }

    private static async Task<ILocator> TakeAsync(Screen desk)
    {
        var waits = desk.Page.Locator(".case", new() { HasText = "4 Imminent" });
        await waits.Locator("button").ClickAsync();
        await desk.SeeTextAsync("This view was recorded at");
        await Assertions.Expect(desk.Page.Locator("body")).Not.ToContainTextAsync("radio");
        await desk.Page.Keyboard.PressAsync("u");
        await Assertions.Expect(desk.Page.Locator(".flagged .words")).ToHaveTextAsync(World.Cry);
        await ReadTheWholeAsync(desk);
        await desk.Page.Keyboard.PressAsync("t");
        await desk.SeeTextAsync("You have this case");
        return waits;
    }

    /// <summary>What the policy gives beyond the case stays away until it is asked for, and goes when it is put away.</summary>
    private static async Task ReadTheWholeAsync(Screen desk)
    {
        var whole = desk.Page.Locator("section[aria-labelledby=whole]");
        await Assertions.Expect(whole).ToContainTextAsync("The whole conversation");
        await Assertions.Expect(whole).Not.ToContainTextAsync("Thanks for taking me on");
        await desk.Page.Keyboard.PressAsync("2");
        await Assertions.Expect(whole).ToContainTextAsync("Thanks for taking me on");
        await Assertions.Expect(whole).ToContainTextAsync("was recorded at");
        await desk.AssertSoundAsync("case with its whole conversation");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(whole).Not.ToContainTextAsync("Thanks for taking me on");
    }

    /// <summary>The control room goes there without knowing why; he is told, which stays in sight as long as it is so, and asked, also in the talk.</summary>
    private static async Task ComeAsync(Screen handheld, Screen isaiah)
    {
        var card = handheld.Page.Locator(".go", new() { HasText = Cell });
        await Assertions.Expect(card).ToContainTextAsync("You are not told why");
        await Assertions.Expect(handheld.Page.Locator("body")).Not.ToContainTextAsync("radio");
        await card.GetByRole(AriaRole.Button, new() { Name = "I am on my way" }).ClickAsync();
        var coming = isaiah.Page.Locator(".signposts > .signpost", new() { HasText = "Someone is coming" });
        await Assertions.Expect(coming).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await isaiah.AssertSoundAsync("talk, someone is coming");
        await coming.GetByText("I have read this").ClickAsync();
        await Assertions.Expect(coming).ToHaveCountAsync(0);
        var line = isaiah.Page.Locator(".coming", new() { HasText = "Someone is coming" });
        await isaiah.SeeAsync(line);
        await isaiah.AssertSoundAsync("talk, someone is coming, read");
        await isaiah.Page.ReloadAsync();
        await isaiah.Page.Locator(".page > .signpost", new() { HasText = "Someone is coming" }).GetByText("I have read this").ClickAsync();
        await isaiah.SeeAsync(line);
        await card.GetByRole(AriaRole.Button, new() { Name = "I am with Isaiah Brooks" }).ClickAsync();
        await isaiah.SeeTextAsync("Did someone come to you?");
        await Assertions.Expect(line).ToHaveCountAsync(0);
        await isaiah.AssertSoundAsync("home, did they come");
        await isaiah.Page.ReloadAsync();
        await isaiah.SeeTextAsync("Did someone come to you?");
        await Assertions.Expect(isaiah.Page.GetByText("Someone is coming")).ToHaveCountAsync(0);
        await isaiah.TalkToAsync(Person.Ray.Shown);
        await isaiah.SeeTextAsync("Did someone come to you?");
        await isaiah.AssertSoundAsync("talk, did they come");
        await isaiah.Button("Yes").ClickAsync();
        await isaiah.SeeTextAsync("Thank you for telling us.");
        await isaiah.Page.Locator(".note", new() { HasText = "Did someone come to you?" }).GetByText("I have read this").ClickAsync();
        await Assertions.Expect(isaiah.Page.GetByText("Did someone come to you?")).ToHaveCountAsync(0);
        await isaiah.Link("Back").ClickAsync();
    }

    /// <summary>Whoever read the words sends somebody to the person whom they mean too, by keyboard alone: a second door, a case of its own. Until somebody stood there, the first one cannot be decided.</summary>
    private static async Task NameMeantAsync(World world, Screen desk, Screen handheld)
    {
        const string OtherCell = "B-214";
        var other = handheld.Page.Locator(".go", new() { HasText = OtherCell });
        await Assertions.Expect(other).ToHaveCountAsync(0);
        desk.MayBeRefused = true;
        await desk.Page.Keyboard.PressAsync("6");
        var number = desk.Page.GetByLabel("Number of the person who is in danger");
        await Assertions.Expect(number).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.SeeTextAsync("Write the number, and choose how near it is");
        await desk.ReachAsync(number);
        await desk.Page.Keyboard.TypeAsync("A00000");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(desk.Page.GetByLabel("A life is in danger: people go now")).ToBeCheckedAsync();
        await desk.LookThroughAsync("somebody meant");
        await desk.KeyAsync(desk.Button("Send somebody there"));
        await desk.SeeTextAsync("Nobody of that number lives here now, so nobody is sent.");
        await desk.LookInSpanishAsync("Nadie con ese número vive aquí ahora", "somebody meant, wrong number");
        await Assertions.Expect(other).ToHaveCountAsync(0);

        // What stood in the field is written over, as by everybody who comes there by the Tab key.
        await desk.TypeAsync(number, Person.Marcus.Number);
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.SeeTextAsync("nobody was there when you opened this");
        await desk.AssertSoundAsync("somebody was named");
        await handheld.SeeAsync(other);
        await Assertions.Expect(other).ToContainTextAsync("You are not told why");
        await Assertions.Expect(handheld.Page.Locator("body")).Not.ToContainTextAsync("radio");
        await Assertions.Expect(desk.Page.Locator(".case", new() { HasText = "4 Imminent" })).ToHaveCountAsync(2);
        await Assertions.Expect(desk.Page.Locator("body")).Not.ToContainTextAsync("Marcus");

        await desk.Page.Keyboard.PressAsync("d");
        await desk.Page.GetByLabel("Somebody sat with the person").CheckAsync();
        await desk.Page.GetByLabel("It was right").CheckAsync();
        await desk.Button("Record the decision").ClickAsync();
        await desk.SeeTextAsync("Somebody was named out of this case, and nobody has seen to that person yet.");
        await desk.Page.Keyboard.PressAsync("Escape");

        await other.GetByRole(AriaRole.Button, new() { Name = "I am with Marcus Hale" }).ClickAsync();
        await Assertions.Expect(other).ToContainTextAsync("Recorded: you are with the person since");
        using var clinician = await world.SignInStaffAsync("n.adeyemi");
        var meant = await World.CaseAsync(clinician, one => one.Raised == RaisedKind.Meant);
        World.Ok(await clinician.Cases.OpenAsync(meant.CaseId, new OpenCase(meant.Purpose!.Value)));
        World.Ok(await clinician.Cases.AcknowledgeAsync(meant.CaseId));
        World.Ok(await clinician.Cases.DecideAsync(meant.CaseId, new DecideCase(CaseReason.KnownAlready, FlagVerdict.True)));
        await Assertions.Expect(other).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator(".case", new() { HasText = "4 Imminent" })).ToHaveCountAsync(1);
    }

    private static async Task DecideAsync(Screen desk, ILocator waits)
    {
        await Assertions.Expect(waits).ToContainTextAsync("Somebody is with the person");
        await Assertions.Expect(waits).ToContainTextAsync("Watch form: to be written by");
        await Assertions.Expect(desk.Page.Locator(".asks dt:has-text('Watch form') + dd")).ToContainTextAsync("to be written by");
        await desk.Page.Keyboard.PressAsync("r");
        await desk.Page.GetByLabel("Watch form").CheckAsync();
        await desk.Page.GetByLabel("Why, in words").FillAsync("Somebody was with him.");
        await desk.Button("Record the referral").ClickAsync();
        await desk.SeeAsync(desk.Page.Locator(".referrals", new() { HasText = "Watch form" }));
        await Assertions.Expect(waits).Not.ToContainTextAsync("Watch form");
        await desk.Page.Keyboard.PressAsync("d");
        await desk.Page.GetByLabel("Somebody sat with the person").CheckAsync();
        await desk.Page.GetByLabel("It was right").CheckAsync();
        await desk.Button("Record the decision").ClickAsync();
        await desk.SeeTextAsync("Decided. It is recorded.");
        await Assertions.Expect(waits).ToHaveCountAsync(0);
    }

    /// <summary>The rules say that he may see who read it, and from when: some days after the danger is over, so today there is nothing yet.</summary>
    private static async Task SeeWhatWasDoneAsync(Screen isaiah)
    {
        await isaiah.TalkToAsync(Person.Ray.Shown);
        var cry = isaiah.Page.Locator(".mine", new() { HasText = World.Cry });
        await Assertions.Expect(cry).ToContainTextAsync("Stored");
        await isaiah.Link("Who, and when?").ClickAsync();
        await Assertions.Expect(isaiah.Page.Locator(".card.rules")).ToContainTextAsync("7 days after staff were done");
        await isaiah.Link("What staff have read").ClickAsync();
        await isaiah.SeeTextAsync("If a life was in danger, it shows some days after staff were done.");
        await isaiah.SeeTextAsync("There is none to show now.");
        await isaiah.AssertSoundAsync("what staff read, not yet");
    }

    private static async Task AssertNotToldAsync(Screen ray)
    {
        await ray.SeeMessageAsync(World.Cry);
        await Assertions.Expect(ray.Page.Locator(".signpost, .told, .coming")).ToHaveCountAsync(0);
        await ray.Link("Back").ClickAsync();
        await ray.SeeAsync(ray.Page.Locator(".ways"));
        await Assertions.Expect(ray.Page.Locator(".signpost")).ToHaveCountAsync(0);
        await Assertions.Expect(ray.Page.GetByText("Did someone come to you?")).ToHaveCountAsync(0);
    }

    /// <summary>Somebody comes to him for two things at once: when the one is done, the other stands; when it ends without a visit, he hears that nobody comes.</summary>
    private static async Task WaitForTwoAsync(Screen isaiah, Screen desk, Screen handheld)
    {
        await isaiah.Link("Back").ClickAsync();
        await isaiah.Link("Back").ClickAsync();
        await isaiah.TalkToAsync(Person.Ray.Shown);
        await isaiah.WriteAsync(World.Cry);
        await isaiah.Link("Back").ClickAsync();
        await isaiah.Page.Locator(".need a").ClickAsync();
        await isaiah.Page.Locator("[data-person=Officer]").ClickAsync();
        await isaiah.SeeTextAsync("We have passed it on");
        await isaiah.Link("Back").ClickAsync();

        var request = handheld.Page.Locator(".go", new() { HasText = "Asks for an officer" });
        var alarm = handheld.Page.Locator(".go", new() { HasText = "You are not told why" });
        await alarm.GetByRole(AriaRole.Button, new() { Name = "I am on my way" }).ClickAsync();
        await request.GetByRole(AriaRole.Button, new() { Name = "I am on my way" }).ClickAsync();
        await Assertions.Expect(request).ToContainTextAsync("Recorded: you are on your way.");
        var coming = isaiah.Page.Locator(".page > .signpost", new() { HasText = "Someone is coming" });
        await isaiah.SeeAsync(coming);
        await request.GetByRole(AriaRole.Button, new() { Name = "I am with Isaiah Brooks" }).ClickAsync();
        await isaiah.SeeTextAsync("Did someone come to you?");
        await isaiah.AssertSoundAsync("home, did they come, and someone is coming");
        await isaiah.SeeAsync(coming);

        await desk.Page.Locator(".case button", new() { HasText = "4 Imminent" }).ClickAsync();
        await desk.SeeTextAsync("This view was recorded at");
        await desk.Page.Keyboard.PressAsync("t");
        await desk.SeeTextAsync("You have this case");
        await desk.Page.Keyboard.PressAsync("d");
        await desk.Page.GetByLabel("A figure of speech").CheckAsync();
        await desk.Page.GetByLabel("It was a false alarm").CheckAsync();
        await desk.Button("Record the decision").ClickAsync();
        await desk.SeeTextAsync("Decided. It is recorded.");
        await isaiah.SeeAsync(isaiah.Page.Locator(".page > .signpost", new() { HasText = "Nobody is on the way to you any more" }));
        await Assertions.Expect(coming).ToHaveCountAsync(0);
        await isaiah.AssertSoundAsync("home, nobody comes after all");
    }
}
