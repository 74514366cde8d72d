using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>Marcus signs in with his fingers, reads the rules, writes; Darnell sees it on his own screen while it happens.</summary>
public sealed partial class Two_people_write(World world)
{
    [Fact]
    public async Task Given_a_keypad_when_the_pin_is_wrong_and_then_right_then_the_page_says_so_in_plain_words_and_lets_him_in()
    {
        await using var marcus = await world.OpenAsync();
        await TapAsync(marcus, "A48207", Person.Marcus.Number);
        await marcus.Page.Locator("[data-field=Pin]").FocusAsync();
        await TapAsync(marcus, null, "111222");
        await marcus.Button("Sign in").ClickAsync();
        await marcus.SeeTextAsync("The number and the PIN do not fit");
        Assert.Equal(string.Empty, await marcus.Page.Locator("[data-field=Pin]").InputValueAsync());
        await TapAsync(marcus, null, Person.Marcus.Pin);
        await marcus.Button("Sign in").ClickAsync();
        await marcus.SeeAsync(marcus.Page.Locator("h1", new() { HasText = "Marcus" }));
        marcus.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_the_rules_were_accepted_when_he_writes_then_it_says_stored_and_the_other_sees_it_live_and_support_stays_in_sight()
    {
        await using var darnell = await world.OpenAsync();
        await darnell.SignInAsync(Person.Darnell);
        await darnell.TalkToAsync(Person.Marcus.Shown);
        await using var marcus = await world.OpenAsync();
        await marcus.SignInAsync(Person.Marcus);
        await AgreeOnceAsync(marcus);
        await marcus.TalkToAsync(Person.Darnell.Shown);

        await marcus.WriteAsync("How was the visit?");

        // First of all: it stands there for a few seconds only.
        await Assertions.Expect(darnell.Page.Locator("[role=log]")).ToContainTextAsync("Marcus H. wrote: How was the visit?");
        await Assertions.Expect(marcus.Page.Locator(".mine", new() { HasText = "How was the visit?" })).ToContainTextAsync(Stored());
        await Assertions.Expect(marcus.Page.Locator("textarea")).ToHaveValueAsync(string.Empty);
        await darnell.SeeMessageAsync("How was the visit?");

        var line = marcus.Page.Locator(".mine", new() { HasText = "How was the visit?" });
        await marcus.MoreOfAsync(line);
        await line.GetByText("Take back").ClickAsync();
        await marcus.Page.Locator(".ask .primary").ClickAsync();
        await Assertions.Expect(darnell.Page.Locator(".words", new() { HasText = "How was the visit?" })).ToHaveCountAsync(0);
        await darnell.SeeMessageAsync("This was taken back.");

        await PasteTooMuchAsync(marcus);
        await darnell.SeeMessageAsync("the end of a novel 🙂");

        await darnell.WriteAsync("Short. <b>But</b> good & \"fine\"");
        await marcus.SeeMessageAsync("Short. <b>But</b> good & \"fine\"");

        await AssertSupportStaysInSightAsync(marcus);

        marcus.AssertNothingStrange();
        darnell.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_group_when_its_facilitator_pauses_and_opens_it_then_the_members_composer_closes_and_opens()
    {
        await using var darnell = await world.OpenAsync();
        await darnell.SignInAsync(Person.Darnell);
        await darnell.TalkToAsync(World.Group);
        await using var terrence = await world.OpenAsync();
        await terrence.SignInAsync(Person.Terrence);
        await terrence.TalkToAsync(World.Group);
        await terrence.Page.Locator("textarea").FillAsync("not yet sent");

        await darnell.Button("More").ClickAsync();
        await darnell.Button("Pause the group").ClickAsync();
        await terrence.SeeAsync(terrence.Page.Locator(".closed"));
        await Assertions.Expect(terrence.Page.Locator("button.send")).ToBeDisabledAsync();
        await Assertions.Expect(terrence.Page.Locator("textarea")).ToHaveValueAsync("not yet sent");
        await terrence.AssertSoundAsync("talk, paused");
        await darnell.Button("Open the group again").ClickAsync();
        await Assertions.Expect(terrence.Page.Locator("button.send")).ToBeEnabledAsync();

        await darnell.Page.GetByRole(AriaRole.Group, new() { Name = Person.Terrence.Shown }).GetByText("Quiet for 10 minutes").ClickAsync();
        await darnell.SeeTextAsync("Done.");
        var controls = darnell.Page.GetByRole(AriaRole.Group, new() { Name = Person.Terrence.Shown });
        await darnell.SeeAsync(controls.GetByText("Quiet until"));
        await Assertions.Expect(controls.GetByText("Quiet for 10 minutes")).ToHaveCountAsync(0);
        await terrence.Page.Locator("button.send").ClickAsync();
        await terrence.SeeTextAsync("You can write here again at");
        await terrence.AssertSoundAsync("talk, quiet");
        await Assertions.Expect(terrence.Page.Locator("textarea")).ToHaveValueAsync("not yet sent");
        await darnell.Page.GetByRole(AriaRole.Group, new() { Name = Person.Terrence.Shown }).GetByText("Let them write").ClickAsync();
        await terrence.Button("Try again").ClickAsync();
        await darnell.SeeMessageAsync("not yet sent");
        await darnell.SeeAsync(controls.GetByText("Quiet for 10 minutes"));
        await Assertions.Expect(controls.GetByText("Let them write")).ToHaveCountAsync(0);

        await darnell.Button("Call staff to this group").ClickAsync();
        await darnell.AssertSoundAsync("group-call-staff");
        await darnell.Button("Yes, call staff").ClickAsync();
        await darnell.SeeTextAsync("Staff were called.");

        // No officer of that unit is there, so it goes on to the control room within moments.
        using var room = await world.SignInStaffAsync("control");
        for (var tries = 0; tries < 30 && !World.Ok(await room.Cases.ListAsync()).GoNow.Any(card => card.ForGroup == true); tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        Assert.Contains(World.Ok(await room.Cases.ListAsync()).GoNow, card => card.ForGroup == true);
        darnell.AssertNothingStrange();
        terrence.AssertNothingStrange();
    }

    private static async Task TapAsync(Screen screen, string? startsWithLetter, string signs)
    {
        var pad = screen.Page.Locator(".keypad");
        foreach (var sign in signs)
        {
            if (startsWithLetter is not null && char.IsAsciiLetter(sign))
            {
                await pad.GetByText("ABC", new() { Exact = true }).ClickAsync();
                await pad.GetByText(sign.ToString(), new() { Exact = true }).ClickAsync();
                await pad.GetByText("123", new() { Exact = true }).ClickAsync();
                continue;
            }

            await pad.GetByText(sign.ToString(), new() { Exact = true }).ClickAsync();
        }
    }

    /// <summary>Nothing that is pasted is cut off, and what cannot be sent stays to be changed.</summary>
    private static async Task PasteTooMuchAsync(Screen screen)
    {
        const string End = " the end of a novel 🙂";
        var field = screen.Page.Locator("textarea");
        var novel = string.Concat(Enumerable.Repeat("a long day. ", 333)) + "1234" + End;
        await field.FocusAsync();
        await screen.Page.Keyboard.InsertTextAsync(novel);
        await screen.SeeTextAsync($"It is too long. Take out {End.Length} letters.");
        await Assertions.Expect(field).ToHaveValueAsync(novel);
        await Assertions.Expect(screen.Page.Locator("button.send")).ToBeDisabledAsync();
        await field.FillAsync(novel[End.Length..]);
        await screen.Page.Locator("button.send").ClickAsync();
        await screen.SeeMessageAsync(End.Trim());

        const string Turned = "read me \u202Ebackwards";
        await screen.WriteAsync(Turned);
        await screen.SeeTextAsync("There is a sign in it that we cannot carry");
        await Assertions.Expect(field).ToHaveValueAsync(Turned);
        await field.FillAsync(string.Empty);
    }

    /// <summary>However often support was signposted, it is told once below, what he writes in stays in sight, and one press puts it where it belongs in time.</summary>
    private static async Task AssertSupportStaysInSightAsync(Screen screen)
    {
        var signpost = screen.Page.Locator(".signposts > .signpost", new() { HasText = "You are not in trouble" });
        await screen.WriteAsync(World.Cry);
        await screen.SeeAsync(signpost);
        await screen.WriteAsync(World.Cry);
        await Assertions.Expect(screen.Page.Locator(".entries > .told ~ .mine").Last).ToContainTextAsync(World.Cry);
        await Assertions.Expect(signpost).ToHaveCountAsync(1);
        await Assertions.Expect(signpost).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(screen.Page.Locator(".composer")).ToBeInViewportAsync(new() { Ratio = 1 });

        // It stands at home and where the message was written, and in no other talk.
        await screen.Link("Back").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".page > .signpost", new() { HasText = "You are not in trouble" }));
        await screen.TalkToAsync(World.Group);
        await Assertions.Expect(signpost).ToHaveCountAsync(0);
        await screen.Link("Back").ClickAsync();
        await screen.TalkToAsync(Person.Darnell.Shown);
        await signpost.GetByText("I have read this").ClickAsync();
        await Assertions.Expect(signpost).ToHaveCountAsync(0);
        await Assertions.Expect(screen.Page.Locator(".entries > .told ~ .mine ~ .told").Last).ToContainTextAsync("You are not in trouble");
    }

    private static async Task AgreeOnceAsync(Screen screen)
    {
        if (await screen.Page.Locator(".card.rules a").IsVisibleAsync())
        {
            await screen.AgreeAsync();
        }
    }

    [GeneratedRegex(@"Stored \d\d:\d\d")]
    private static partial Regex Stored();
}
