using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>
/// Rosa changes who is paged at night by answering a question, tries it on what was recorded, Dev and Ngozi sign, and Terrence is asked again before his next message. It has a
/// server of its own, because it changes the policy for everybody.
/// </summary>
public sealed class Staff_change_the_policy
{
    private const string ByHand = "# Agreed with the chaplain in March.";
    private const string After = "a line after the change";

    [Fact]
    public async Task Given_who_is_paged_at_night_when_it_is_answered_tried_and_signed_by_two_then_it_is_in_force_and_residents_are_asked_before_the_next_message()
    {
        await using var world = new World();
        await world.InitializeAsync();
        await using var author = await world.OpenStaffAsync("r.castillo");
        author.MayBeRefused = true;
        await ReadWhatIsInForceAsync(author);
        await AnswerAsync(author);
        await MendAsync(author);
        await SaveAsync(author);

        await author.Button("Try the draft").ClickAsync();
        await author.SeeTextAsync("Nothing was recorded in the last");
        await using var resident = await world.OpenAsync();
        resident.MayBeRefused = true;
        await resident.SignInAsync(Person.Terrence);
        await resident.TalkToAsync(Person.Darnell.Shown);
        await resident.WriteAsync(World.Cry);
        await resident.SeeMessageAsync("radio and my books");
        await TryAsync(author);

        await using var colleague = await world.OpenStaffAsync("d.hughes", 320, 640, ColorScheme.Dark);
        colleague.MayBeRefused = true;
        await SaveMeanwhileAsync(author, colleague);
        await LoseTheSessionAsync(world, author);
        await LeaveToSomebodyElseAsync(world, colleague);

        await SignAsync(world, author);
        await resident.WriteAsync(After);
        await resident.SeeAsync(resident.Page.Locator(".not-sent"));
        await Assertions.Expect(resident.Page.Locator(".words", new() { HasText = After })).ToHaveCountAsync(0);
        await resident.Page.Locator(".not-sent a").ClickAsync();
        await resident.AssertSoundAsync("asked again");
        await resident.Page.Locator("main.notice button.primary").ClickAsync();
        await resident.SeeAsync(resident.Page.Locator(".ways"));
        await resident.TalkToAsync(Person.Darnell.Shown);
        await resident.Page.Locator("button.send").ClickAsync();
        await resident.SeeMessageAsync(After);

        await DenyAsync(world);
        author.AssertNothingStrange();
        colleague.AssertNothingStrange();
        resident.AssertNothingStrange();
    }

    private static async Task ReadWhatIsInForceAsync(Screen author)
    {
        await author.Link("Policy").ClickAsync();
        await author.SeeTextAsync("Version 1 is in force");
        await author.SeeTextAsync("It came with the system");
        var notice = author.Page.Locator("section[aria-labelledby=notice]");
        await author.SeeAsync(notice.GetByText("This chat is not private."));
        await notice.GetByRole(AriaRole.Button, new() { Name = "Español" }).ClickAsync();
        await author.SeeAsync(notice.GetByText("Este chat no es privado."));
        await author.Page.GetByText("The document", new() { Exact = true }).ClickAsync();
        await author.SeeAsync(author.Page.Locator("pre.document", new() { HasText = "self-harm-imminent" }));
        await author.AssertSoundAsync("the policy in force");
        await author.Page.GetByLabel("Begin with").SelectOptionAsync("us-state-prison");
        await author.Button("Begin a draft").ClickAsync();
        await Assertions.Expect(author.Page.Locator("#draft")).ToBeFocusedAsync();
        await author.SeeTextAsync("Not saved yet.");
    }

    /// <summary>By keyboard alone: from one answer to the next but one.</summary>
    private static async Task AnswerAsync(Screen author)
    {
        var night = Question(author, "night");
        await night.Locator("input:checked").FocusAsync();
        await author.Page.Keyboard.PressAsync("ArrowDown");
        await author.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(author.Page.Locator("#document")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("role: chaplain[^#]+after: 30m", System.Text.RegularExpressions.RegexOptions.Singleline));
        await author.SeeAsync(night.GetByText("Changed. In force now:"));
        var chaplain = Answer(author, "night", "chaplain");
        await Assertions.Expect(chaplain).ToBeCheckedAsync();
        await Assertions.Expect(chaplain).ToBeFocusedAsync();
        await author.AssertSoundAsync("questions");
    }

    private static async Task MendAsync(Screen author)
    {
        var whole = await EditAsync(author, text => ReplaceFirst(text, "role: chaplain", "role: nurse"));
        await author.Button("Check the document").ClickAsync();
        var faults = author.Page.Locator(".faults");
        await author.SeeAsync(faults.GetByText("There is no role 'nurse'."));
        await Assertions.Expect(author.Page.Locator("#faults")).ToBeFocusedAsync();
        await author.SeeTextAsync("Mend them below, and the questions are back.");
        await author.AssertSoundAsync("faults");
        await author.Button("Save the draft").ClickAsync();
        await author.SeeTextAsync("Not saved: the document has faults");
        await faults.Locator("button").First.ClickAsync();
        var document = author.Page.Locator("#document");
        await Assertions.Expect(document).ToBeFocusedAsync();
        Assert.StartsWith("nurse", await document.EvaluateAsync<string>("field => field.value.slice(field.selectionStart)"), StringComparison.Ordinal);
        Assert.Contains(
            "role: nurse", await author.Page.Locator(".faults code").First.InnerTextAsync(), StringComparison.Ordinal);
        await EditAsync(author, _ => whole);
        await author.Button("Check the document").ClickAsync();
        await author.SeeTextAsync("The document has no faults.");
        await author.SeeAsync(Question(author, "night"));
    }

    private static async Task TryAsync(Screen author)
    {
        await author.Page.GetByLabel("Days back").FillAsync("0");
        await author.Button("Try the draft").ClickAsync();
        await author.SeeTextAsync("Write a number of days from 1 to 90.");
        await author.Page.GetByLabel("Days back").FillAsync("7");
        await author.Button("Try the draft").ClickAsync();
        await author.SeeTextAsync("What fewer than five people wrote is not shown");
        var told = author.Page.Locator(".compared tr", new() { HasText = "chaplain, if nobody acts" });
        await Assertions.Expect(told).ToHaveCountAsync(0);

        // One person has written here: the browser gets the answer of a facility with more.
        await author.Page.RouteAsync("**/simulation", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """
                {"days":7,"messages":10,"outcomes":[],"tells":[{"category":"SelfHarm","severity":4,"role":"Chaplain","level":1,"location":true,"onlyIfNobodyActs":true,
                "tells":{"current":5,"draft":10}}]}
                """,
        }));
        await author.Button("Try the draft").ClickAsync();
        await author.SeeTextAsync("Recorded decisions on messages in the last 7 days: 10.");
        await Assertions.Expect(told.Locator("td")).ToHaveTextAsync(["5", "10", "5 more"]);
        await author.Page.UnrouteAsync("**/simulation");
        await author.AssertSoundAsync("tried");
    }

    /// <summary>Dev saves the same draft while Rosa writes: nothing of hers is lost, and nothing of his goes unseen.</summary>
    private static async Task SaveMeanwhileAsync(Screen author, Screen colleague)
    {
        await OpenDraftAsync(colleague);
        await Answer(colleague, "receipts", "yes").CheckAsync();
        await SaveAsync(colleague);
        await colleague.AssertSoundAsync("a draft, small and dark");

        await Answer(author, "hold", "one-hour").CheckAsync();
        await author.SeeTextAsync("Not saved yet.");
        await author.Button("Save the draft").ClickAsync();
        await author.SeeTextAsync("Dev Hughes saved this draft while you wrote");
        await author.SeeTextAsync("What you typed is still here, not saved.");
        await Assertions.Expect(Answer(author, "hold", "one-hour")).ToBeCheckedAsync();
        await author.AssertSoundAsync("saved meanwhile");
        await author.Button("Save mine over it").ClickAsync();
        await author.SeeTextAsync("The draft is saved.");
        await Assertions.Expect(Answer(author, "receipts", "no")).ToBeCheckedAsync();
    }

    private static async Task LoseTheSessionAsync(World world, Screen author)
    {
        await EditAsync(author, text => $"{text}\n{ByHand}\n");
        await author.Page.Context.ClearCookiesAsync();
        await author.Button("Save the draft").ClickAsync();
        await author.SeeTextAsync("What you wrote in the policy is still here");
        await Assertions.Expect(author.Page.Locator("body")).Not.ToContainTextAsync("self-harm");
        await author.AssertSoundAsync("signed out, with something unsaved");
        await world.EnterAsync(author, "r.castillo");
        await Assertions.Expect(author.Page.Locator("#document")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(ByHand));
        await SaveAsync(author);
    }

    private static async Task LeaveToSomebodyElseAsync(World world, Screen colleague)
    {
        await Answer(colleague, "receipts", "no").CheckAsync();
        await colleague.SeeTextAsync("Not saved yet.");
        await colleague.Page.Context.ClearCookiesAsync();
        await colleague.Button("Save the draft").ClickAsync();
        await colleague.SeeTextAsync("What you wrote in the policy is still here");
        await world.EnterAsync(colleague, "a.novak");
        await colleague.SeeAsync(colleague.Page.Locator("h1", new() { HasText = "Audit" }));
        await colleague.Link("Policy").ClickAsync();
        await colleague.SeeTextAsync("0 of 2 have signed");
        await Assertions.Expect(colleague.Page.Locator("#draft")).ToHaveCountAsync(0);
        await OpenDraftAsync(colleague);
        await colleague.SeeTextAsync("Your role reads the policy and does not sign it.");
        await Assertions.Expect(colleague.Page.Locator("#document")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(ByHand));
        await Assertions.Expect(colleague.Page.Locator("#document")).Not.ToBeEditableAsync();
        await colleague.AssertSoundAsync("a draft, only to read");
    }

    private static async Task SignAsync(World world, Screen author)
    {
        await author.SeeTextAsync("You wrote it, so two colleagues sign it.");
        await Assertions.Expect(author.Page.GetByRole(AriaRole.Button, new() { Name = "Sign as" })).ToHaveCountAsync(0);
        await using var first = await world.OpenStaffAsync("d.hughes");
        await OpenDraftAsync(first);
        await first.SeeTextAsync("0 of 2 have signed");
        await first.SeeTextAsync("everybody reads the new notice and is asked again before the next message");
        await first.SeeTextAsync("Could sign: Dev Hughes, Ngozi Adeyemi, Sarah Mbeki, Tomas Brandt.");
        await first.Button("Sign as the first of two").ClickAsync();
        await first.SeeTextAsync("Signed. A second signature is missing.");
        await first.SeeTextAsync("A colleague signs as the second.");
        await first.AssertSoundAsync("signed by one");

        await using var second = await world.OpenStaffAsync("n.adeyemi", 390, 844);
        await OpenDraftAsync(second);
        await second.Page.Locator("footer").GetByRole(AriaRole.Button, new() { Name = "Español" }).ClickAsync();
        await second.SeeTextAsync("firmaron 1 de 2");
        await second.SeeTextAsync("¿A quién se avisa de noche?");
        await second.Button("Firmar como segunda persona").ClickAsync();
        await second.SeeTextAsync("La tuya es la última firma.");
        await second.AssertSoundAsync("before the last signature");
        await second.Button("Firmar ahora").ClickAsync();
        await second.SeeTextAsync("Firmado por dos. Está en vigor.");
        await second.SeeTextAsync("La versión 2 está en vigor");
        await second.SeeTextAsync("Dev Hughes, Ngozi Adeyemi");
        await second.AssertSoundAsync("in force");
        first.AssertNothingStrange();
        second.AssertNothingStrange();
    }

    private static async Task DenyAsync(World world)
    {
        await using var officer = await world.OpenStaffAsync("j.pruitt");
        await Assertions.Expect(officer.Link("Policy")).ToHaveCountAsync(0);
        await officer.Page.GotoAsync(new Uri(world.Hub.Address, "/staff/policy").AbsoluteUri);
        await officer.SeeTextAsync("Your roles have no part in the policy.");
        officer.AssertNothingStrange();

        using var chaplain = await world.SignInStaffAsync("f.doyle");
        using var room = await world.SignInStaffAsync("control");
        using var resident = await world.SignInAsync(Person.Marcus);
        var document = new PolicyDocumentText("name: Ours");
        foreach (var other in (PeerConnectClient[])[chaplain, room, resident])
        {
            Assert.Equal(RefusalCode.NotFound, (await other.Policies.ListAsync()).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await other.Policies.GetAsync(2)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await other.Policies.CheckAsync(document)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await other.Policies.DraftAsync(new SavePolicyDraft(document.Document))).Refusal?.Code);
        }

        using var moderator = await world.SignInStaffAsync("m.ruiz");
        using var security = await world.SignInStaffAsync("t.brandt");
        Assert.Equal(2, World.Ok(await moderator.Policies.ListAsync()).Versions.Count);
        Assert.Equal(RefusalCode.NotFound, (await moderator.Policies.SignAsync(Guid.CreateVersion7(), new SignPolicyDraft("ab"))).Refusal?.Code);
        foreach (var reader in (PeerConnectClient[])[moderator, security])
        {
            Assert.Equal(RefusalCode.NotFound, (await reader.Policies.DraftAsync(new SavePolicyDraft(document.Document))).Refusal?.Code);
        }
    }

    private static ILocator Question(Screen screen, string id) => screen.Page.Locator($"[data-question={id}]");

    private static ILocator Answer(Screen screen, string question, string choice) => Question(screen, question).Locator($"input[value={choice}]");

    private static async Task OpenDraftAsync(Screen screen)
    {
        if (await screen.Page.Locator("section[aria-labelledby=drafts]").CountAsync() == 0)
        {
            await screen.Link("Policy").ClickAsync();
        }

        await screen.Page.Locator("section[aria-labelledby=drafts] li button").ClickAsync();
        await screen.SeeAsync(Question(screen, "night"));
    }

    private static async Task SaveAsync(Screen screen)
    {
        await screen.Button("Save the draft").ClickAsync();
        await screen.SeeTextAsync("The draft is saved.");
    }

    /// <summary>Changes the document by hand; answers what it was before.</summary>
    private static async Task<string> EditAsync(Screen screen, Func<string, string> change)
    {
        var document = screen.Page.Locator("#document");
        if (!await document.IsVisibleAsync())
        {
            await screen.Page.GetByText("For experts: edit the document").ClickAsync();
        }

        var before = await document.InputValueAsync();
        await screen.SeeAsync(document);

        // As if it were pasted: filling types, which takes a browser minutes for so many lines.
        await document.EvaluateAsync("(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }", change(before));
        return before;
    }

    private static string ReplaceFirst(string text, string part, string other)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"There is no '{part}' in the document.");
        return string.Concat(text.AsSpan(0, at), other, text.AsSpan(at + part.Length));
    }
}
