using Microsoft.Playwright;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Terrence lets his words teach the computer; who had no part in his cases reads them without a name and labels them, and what two say the same leaves by two. Its policy is another, so it has a server of its own.</summary>
public sealed class Staff_give_second_labels
{
    /// <summary>Fewer do not leave.</summary>
    private const int Leaves = 5;

    private const string Open = "**/api/v1/training/*/open";

    /// <summary>What would tell whose words they are, or what the colleague said.</summary>
    private static readonly string[] Never = ["Terrence", "Cole", Person.Terrence.Number, "C-305", "Unit C", "Adeyemi", "SelfHarm", "everity", "erdict"];

    [Fact]
    public async Task Given_his_own_yes_then_a_second_person_labels_without_a_name_and_two_take_out_what_both_say_by_keyboard_alone()
    {
        await using var world = new World();
        await world.InitializeAsync();
        await world.UsePolicyAsync(document => document + "\ntraining:\n  offer: true\n");
        await world.GrantAsync(Role.Clinician, "Mbeki", "Doyle");
        await SayYesAsync(world);
        await TeachAsync(world, Leaves + 1);

        await using var reader = await world.OpenStaffAsync("s.mbeki");
        await reader.PressAsync(reader.Link("Second labels"));
        var waiting = reader.Page.Locator("button", new() { HasText = "Read one of" });
        await Assertions.Expect(waiting).ToHaveCountAsync(Leaves + 1);
        await reader.SeeTextAsync("Fewer than five are ready for you.");
        await reader.LookThroughAsync("second labels");
        await LabelAsync(reader, waiting);
        await RemoveAsync(reader, waiting);
        await LabelTheRestAsync(world);
        await using var signer = await world.OpenStaffAsync("f.doyle");
        await TakeOutAsync(reader, signer);
        reader.AssertNothingStrange();
        signer.AssertNothingStrange();
    }

    /// <summary>On his own page, which is no until he says yes, and he can take it back.</summary>
    private static async Task SayYesAsync(World world)
    {
        await using var terrence = await world.OpenAsync(390, 844);
        await terrence.SignInAsync(Person.Terrence);
        await terrence.AgreeAsync();
        await terrence.Link("My choices").ClickAsync();
        await terrence.SeeTextAsync("You have not said yes.");
        await terrence.LookThroughAsync("choices, may words teach");
        foreach (var (press, said) in ((string, string)[])[("Yes, my words may be used", "You said yes."), ("Take back my yes", "You have not said yes."), ("Yes, my words may be used", "You said yes.")])
        {
            await terrence.PressAsync(terrence.Button(press));
            await terrence.SeeTextAsync(said);
        }

        await terrence.AssertSoundAsync("choices, words may teach");
        terrence.AssertNothingStrange();
    }

    /// <summary>He cries out again and again, and each time the clinician comes and finds the flag right.</summary>
    private static async Task TeachAsync(World world, int rows)
    {
        using var terrence = await world.SignInAsync(Person.Terrence);
        await using var chat = terrence.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var pair = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
        using var clinician = await world.SignInStaffAsync("n.adeyemi");
        for (var row = 0; row < rows; row++)
        {
            await World.SayAsync(pair, World.Cry);
            var found = await World.CaseAsync(clinician, _ => true);
            World.Ok(await clinician.Cases.OpenAsync(found.CaseId, new OpenCase(found.Purpose!.Value)));
            World.Ok(await clinician.Cases.AcknowledgeAsync(found.CaseId));
            World.Ok(await clinician.Cases.FaceToFaceAsync(found.CaseId));
            World.Ok(await clinician.Cases.ReferAsync(found.CaseId, new ReferCase(CaseReferralKind.WatchForm, "Somebody was with him.")));
            World.Ok(await clinician.Cases.DecideAsync(found.CaseId, new DecideCase(CaseReason.SupportGiven, FlagVerdict.True)));
        }
    }

    private static async Task LabelAsync(Screen reader, ILocator waiting)
    {
        // Read on its way: the browser does not keep an answer for as long as somebody may want to look at it.
        var sent = string.Empty;
        await reader.Page.RouteAsync(Open, async route =>
        {
            var answer = await route.FetchAsync();
            sent = await answer.TextAsync();
            await route.FulfillAsync(new() { Response = answer });
        });
        await reader.PressAsync(waiting.First);
        await Assertions.Expect(reader.Page.Locator("#row")).ToBeFocusedAsync();
        await Assertions.Expect(reader.Page.Locator("p.words")).ToHaveTextAsync(World.Cry);
        await reader.Page.UnrouteAsync(Open);
        Assert.NotEmpty(sent);
        Assert.All(Never, word => Assert.DoesNotContain(word, sent, StringComparison.OrdinalIgnoreCase));
        await reader.LookThroughAsync("a second label");

        await reader.PressAsync(reader.Button("Record the label"));
        await reader.SeeTextAsync("Say how serious it is for both; or that it says who somebody is.");
        await reader.AssertSoundAsync("a second label, nothing said");
        await reader.LookInSpanishAsync("¿Qué tan grave es como autolesión?", "a second label");

        await Severities(reader, "How serious is it for self-harm?").First.FocusAsync();
        foreach (var key in (string[])["Space", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"])
        {
            await reader.Page.Keyboard.PressAsync(key);
        }

        await Assertions.Expect(Severities(reader, "How serious is it for self-harm?").Nth(4)).ToBeCheckedAsync();
        await Severities(reader, "How serious is it for violence?").First.FocusAsync();
        await reader.Page.Keyboard.PressAsync("Space");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.SeeTextAsync("Recorded. Whether your colleague said the same is not told.");
        await Assertions.Expect(reader.Page.Locator("#rows")).ToBeFocusedAsync();
        await Assertions.Expect(waiting).ToHaveCountAsync(Leaves);
        await reader.AssertSoundAsync("a second label, recorded");
    }

    private static async Task RemoveAsync(Screen reader, ILocator waiting)
    {
        await reader.PressAsync(waiting.First);
        await Assertions.Expect(reader.Page.Locator("#row")).ToBeFocusedAsync();
        await reader.PressAsync(reader.Button("It says who somebody is: remove it"));
        await Assertions.Expect(reader.Page.Locator("#rows")).ToBeFocusedAsync();
        await Assertions.Expect(waiting).ToHaveCountAsync(Leaves - 1);
        await reader.SeeTextAsync("Fewer than five are ready for you.");
    }

    private static async Task LabelTheRestAsync(World world)
    {
        using var colleague = await world.SignInStaffAsync("s.mbeki");
        foreach (var row in World.Ok(await colleague.Training.ListAsync()).Rows)
        {
            World.Ok(await colleague.Training.OpenAsync(row.RowId));
            World.Ok(await colleague.Training.LabelAsync(row.RowId, new LabelTrainingRow(4, 0)));
        }
    }

    /// <summary>Four were right and one as well: five. Who asks does not sign, and who signs does not get the file.</summary>
    private static async Task TakeOutAsync(Screen reader, Screen signer)
    {
        await OpenAnewAsync(reader);
        await reader.SeeTextAsync("Nothing waits for your label.");
        await reader.SeeTextAsync("5 or a few more are ready for you to take out.");
        await reader.PressAsync(reader.Button("Sign and ask a colleague"));
        var asked = reader.Page.Locator("article");
        await Assertions.Expect(asked).ToContainTextAsync("5 messages or a few more");
        await Assertions.Expect(asked.Locator("button")).ToHaveCountAsync(0);
        await reader.LookThroughAsync("rows that leave, asked for");

        await OpenAnewAsync(signer);
        await signer.SeeAsync(signer.Page.Locator("article button"));
        await signer.LookThroughAsync("rows that leave, to be signed");
        await signer.LookInSpanishAsync("5 mensajes o unos pocos más", "rows that leave");
        await signer.PressAsync(signer.Page.Locator("article button"));
        await Assertions.Expect(signer.Page.Locator("article button")).ToHaveCountAsync(0);

        await OpenAnewAsync(reader);
        await reader.SeeTextAsync("What leaves is not sealed any more.");
        await reader.LookThroughAsync("rows that leave, signed");
        var file = await reader.Page.RunAndWaitForDownloadAsync(() => reader.PressAsync(asked.Locator("button")));
        var lines = await File.ReadAllLinesAsync(await file.PathAsync());
        Assert.Equal(Leaves, lines.Length);
        Assert.All(lines, line => Assert.Contains("radio", line, StringComparison.Ordinal));
        Assert.All(Never, word => Assert.DoesNotContain(word, string.Concat(lines), StringComparison.Ordinal));
        await reader.SeeTextAsync("The file is written.");
        await reader.AssertSoundAsync("rows that leave, written");
    }

    private static async Task OpenAnewAsync(Screen screen)
    {
        await screen.Link("My password").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("[data-field=Password]"));
        await screen.Link("Second labels").ClickAsync();
        await Assertions.Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
    }

    private static ILocator Severities(Screen screen, string question) => screen.Page.GetByRole(AriaRole.Group, new() { Name = question }).Locator("input");
}
