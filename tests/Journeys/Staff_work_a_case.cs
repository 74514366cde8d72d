using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Terrence writes of a goodbye; the clinician reads it as the policy allows, the control room sends somebody, and the case is decided.</summary>
public sealed class Staff_work_a_case(World world)
{
    private const string Place = "C-305";

    /// <summary>A part of what he wrote.</summary>
    private const string Canary = "radio";

    [Fact]
    public async Task Given_a_cry_when_the_clinician_and_the_control_room_act_then_each_sees_what_the_policy_gives_and_nothing_is_left_behind()
    {
        await world.SettleAsync();
        await using var desk = await world.OpenStaffAsync("n.adeyemi");
        await desk.SeeTextAsync("That is all.");

        // A clock three hours ahead would call every deadline overdue.
        await using var handheld = await world.OpenStaffAsync("control", 390, 844, prepare: context => context.Clock.InstallAsync(new() { TimeDate = TimeProvider.System.GetUtcNow().AddHours(3).UtcDateTime }));
        await handheld.SeeTextAsync("The clock of this machine is off by about 180 minutes.");
        await desk.Page.Keyboard.PressAsync("Shift");
        await desk.Page.EvaluateAsync("window.notes = 0; const make = AudioContext.prototype.createOscillator; AudioContext.prototype.createOscillator = function () { window.notes++; return make.call(this); }; 0");

        await CryAsync();
        var waits = desk.Page.Locator(".case", new() { HasText = Place });
        await desk.SeeAsync(waits);
        await Assertions.Expect(waits).ToContainTextAsync("4 Imminent");
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("New: 4 Imminent");
        Assert.True(await desk.Page.EvaluateAsync<int>("window.notes") >= 3);
        await AssertUnreadAsync(desk);
        await Assertions.Expect(desk.Page.Locator("body")).Not.ToContainTextAsync("Terrence");
        await desk.AssertSoundAsync("queue");
        await AssertStillCallsAsync(desk);

        await waits.Locator("button").ClickAsync();
        await desk.SeeTextAsync("This view was recorded at");
        await Assertions.Expect(desk.Page.Locator("#case-name")).ToBeFocusedAsync();
        await AssertUnreadAsync(desk);
        await desk.AssertSoundAsync("case");
        await desk.Page.Keyboard.PressAsync("u");

        // A server that has more to do than it can lets the lexicon answer, which weighs other words; the message is there in any case.
        await Assertions.Expect(desk.Page.Locator(".flagged .words")).ToHaveTextAsync(World.Cry);
        await Assertions.Expect(desk.Page.Locator("body")).Not.ToContainTextAsync("Terrence");
        await desk.Page.Keyboard.PressAsync("i");
        await desk.SeeTextAsync("Terrence Cole, A47718");
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("New: 4 Imminent");
        await SpeakAsync(desk, "Español");
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("Nuevo: 4 Inminente");
        await SpeakAsync(desk, "English");
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("New: 4 Imminent");
        await desk.Page.Keyboard.PressAsync("t");
        await desk.SeeTextAsync("You have this case");
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("New: Go now");
        await desk.AssertSoundAsync("case with its words");
        var form = await ReferAsync(desk);

        var card = handheld.Page.Locator(".go", new() { HasText = Place });
        await handheld.SeeAsync(card);
        await Assertions.Expect(card).ToContainTextAsync("You are not told why");
        await Assertions.Expect(card).ToContainTextAsync("min");
        await Assertions.Expect(card).Not.ToContainTextAsync("Overdue");
        await AssertUnreadAsync(handheld);
        await handheld.AssertSoundAsync("card");
        await card.GetByRole(AriaRole.Button, new() { Name = "I can't go" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("You said that you cannot go.");
        await handheld.AssertSoundAsync("card, cannot go");
        await card.GetByRole(AriaRole.Button, new() { Name = "I am on my way" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Recorded: you are on your way.");
        await Assertions.Expect(waits).ToContainTextAsync("Somebody is on the way");
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("PeerConnect");
        await Assertions.Expect(desk.Page.Locator(".calls")).ToHaveCountAsync(0);
        await card.GetByRole(AriaRole.Button, new() { Name = "I am with Terrence Cole" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Recorded: you are with the person since");
        await Assertions.Expect(waits).ToContainTextAsync("Somebody is with the person");
        await handheld.AssertSoundAsync("card, with the person");
        await card.GetByRole(AriaRole.Button, new() { Name = "Not yet? Take it back" }).ClickAsync();
        await Assertions.Expect(waits).Not.ToContainTextAsync("Somebody is with the person");
        await Assertions.Expect(card.Locator(".going")).ToHaveTextAsync("Taken back: you are not with the person. Recorded: you are on your way.");
        await card.GetByRole(AriaRole.Button, new() { Name = "I am with Terrence Cole" }).ClickAsync();
        await Assertions.Expect(waits).ToContainTextAsync("Somebody is with the person");

        await desk.Page.Keyboard.PressAsync("d");
        await desk.Button("Record the decision").ClickAsync();
        await desk.SeeTextAsync("Choose a reason");
        await desk.Page.GetByLabel("Somebody sat with the person").CheckAsync();
        await desk.Page.GetByLabel("It was right").CheckAsync();
        await desk.Page.GetByLabel("Note, sealed").FillAsync("He talks. A note of mine.");
        await desk.AssertSoundAsync("decision");
        await desk.Button("Record the decision").ClickAsync();
        await desk.SeeTextAsync("Decided. It is recorded.");
        await Assertions.Expect(waits).ToHaveCountAsync(0);
        await Assertions.Expect(card).ToHaveCountAsync(0);
        await desk.SeeTextAsync("That is all.");
        await AssertUnreadAsync(desk);
        await Assertions.Expect(desk.Page.Locator("body")).Not.ToContainTextAsync("Terrence");
        await desk.Button("Sign out").ClickAsync();
        await desk.SeeAsync(desk.Page.Locator("[data-field=UserName]"));
        Assert.True(form.IsClosed);
        await AssertUnreadAsync(desk);
        desk.AssertNothingStrange();
        handheld.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_small_screen_in_the_dark_and_in_spanish_when_the_case_is_worked_by_keyboard_alone_then_it_can_be_given_back_and_decided()
    {
        await using var screen = await world.OpenStaffAsync("n.adeyemi", 320, 640, ColorScheme.Dark);
        screen.MayBeRefused = true;
        await screen.Button("Español").ClickAsync();
        await screen.SeeAsync(screen.Button("Letras más grandes"));
        await CryAsync();
        var waits = screen.Page.Locator(".case", new() { HasText = Place });
        await Assertions.Expect(waits).ToContainTextAsync("4 Inminente");
        await waits.Locator("button").FocusAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeTextAsync("Esta vista quedó registrada");
        await screen.Page.Keyboard.PressAsync("u");
        await screen.SeeTextAsync(World.Cry);
        await screen.AssertSoundAsync("caso");
        await AssertWaitsForNothingAsync(screen);
        await screen.Page.Keyboard.PressAsync("t");
        await screen.SeeTextAsync("Tú tienes este caso");
        await screen.Page.Keyboard.PressAsync("h");
        await Assertions.Expect(screen.Page.Locator(".asks form input")).ToBeFocusedAsync();
        await screen.Page.Keyboard.TypeAsync("d.hughes");
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeTextAsync("Nadie con ese nombre de usuario puede tomar este caso");
        await screen.Page.Keyboard.PressAsync("Escape");
        await screen.Page.Keyboard.PressAsync("h");
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeTextAsync("Pasado. Espera a que alguien lo tome.");
        await AssertUnreadAsync(screen);

        await waits.Locator("button").FocusAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeTextAsync("Esta vista quedó registrada");
        await screen.Page.Keyboard.PressAsync("t");
        await screen.SeeTextAsync("Tú tienes este caso");
        await screen.Page.Keyboard.PressAsync("r");
        await screen.SeeTextAsync("¿A dónde?");
        await screen.AssertSoundAsync("derivación");
        await screen.Page.Keyboard.PressAsync("Escape");
        await DecideAsync();
        await screen.SeeTextAsync("Nadie ha anotado todavía que alguien estuvo delante");
        await screen.Page.Keyboard.PressAsync("Escape");
        await screen.Page.Keyboard.PressAsync("f");
        await Assertions.Expect(screen.Page.Locator(".asks").GetByRole(AriaRole.Button, new() { Name = "Voy en camino" })).ToBeDisabledAsync();
        await Assertions.Expect(screen.Page.Locator(".asks").GetByRole(AriaRole.Button, new() { Name = "Estoy con la persona" })).ToBeEnabledAsync();
        await screen.Page.Keyboard.PressAsync("r");
        await screen.Page.GetByLabel("Formulario de vigilancia").FocusAsync();
        await screen.Page.Keyboard.PressAsync("Space");
        await screen.Page.Keyboard.PressAsync("Tab");
        await screen.Page.Keyboard.TypeAsync("Alguien estuvo con él.");
        await screen.Page.Keyboard.PressAsync("Tab");
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeAsync(screen.Page.Locator(".referrals", new() { HasText = "Formulario de vigilancia" }));
        await DecideAsync();
        await screen.SeeTextAsync("Decidido. Queda registrado.");
        screen.AssertNothingStrange();

        async Task DecideAsync()
        {
            await screen.Page.Keyboard.PressAsync("d");
            await Assertions.Expect(screen.Page.Locator(".asks form input").First).ToBeFocusedAsync();
            await screen.Page.Keyboard.PressAsync("Space");
            await screen.Page.Keyboard.PressAsync("Tab");
            await screen.Page.Keyboard.PressAsync("Space");
            await screen.AssertSoundAsync("decisión");
            await screen.Page.Keyboard.PressAsync("Tab");
            await screen.Page.Keyboard.PressAsync("Tab");
            await screen.Page.Keyboard.PressAsync("Enter");
        }
    }

    /// <summary>Whoever types or presses something else has not taken the case: the tone ends, and what waits stays in sight on each page, with the way to it.</summary>
    private static async Task AssertStillCallsAsync(Screen desk)
    {
        await desk.Link("My password").ClickAsync();
        await desk.Page.Locator("[data-field=Password]").PressSequentiallyAsync("typed");
        var notes = await desk.Page.EvaluateAsync<int>("window.notes");
        await Task.Delay(TimeSpan.FromSeconds(7), TimeProvider.System);
        Assert.Equal(notes, await desk.Page.EvaluateAsync<int>("window.notes"));
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("New: 4 Imminent");
        var calls = desk.Page.Locator(".calls");
        await Assertions.Expect(calls).ToContainTextAsync("New: 4 Imminent");
        await desk.AssertSoundAsync("a call on another page");
        await calls.Locator("a").ClickAsync();
        await desk.SeeAsync(desk.Page.Locator(".case"));
    }

    /// <summary>A key that waits for its button is not pressed on top of an act that was not done.</summary>
    private static async Task AssertWaitsForNothingAsync(Screen screen)
    {
        var came = 0;
        await screen.Page.RouteAsync("**/face-to-face", route =>
        {
            came++;
            return route.AbortAsync();
        });
        await screen.Page.RouteAsync("**/take", async route =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System);
            await route.FulfillAsync(new() { Status = 429, ContentType = "application/problem+json", Body = "{\"code\":\"TooFast\"}" });
        });
        await screen.Page.Keyboard.PressAsync("t");
        await screen.Page.Keyboard.PressAsync("f");
        await screen.SeeAsync(screen.Page.Locator(".work .trouble", new() { HasTextRegex = new(".+") }));
        await Assertions.Expect(screen.Page.Locator("[data-key=f]")).ToBeEnabledAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        Assert.Equal(0, came);
        await screen.Page.UnrouteAllAsync();
    }

    private static Task SpeakAsync(Screen screen, string language) => screen.Page.Locator("footer").GetByRole(AriaRole.Button, new() { Name = language }).ClickAsync();

    /// <summary>To mental health, with the form in a tab of its own, which stays as long as the session; this page goes on without it.</summary>
    private static async Task<IPage> ReferAsync(Screen desk)
    {
        await desk.Page.Keyboard.PressAsync("r");
        await Assertions.Expect(desk.Page.Locator(".asks form input").First).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.GetByLabel("Incident record")).ToHaveCountAsync(0);
        await desk.Button("Record the referral").ClickAsync();
        await desk.SeeTextAsync("Choose where to, and write why.");
        await desk.Page.GetByLabel("Watch form").CheckAsync();
        await desk.Page.GetByLabel("Why, in words").FillAsync("Somebody should talk with him tonight.");
        await desk.AssertSoundAsync("refer");
        await desk.Button("Record the referral").ClickAsync();
        var referral = desk.Page.Locator(".referrals", new() { HasText = "Watch form" });
        await desk.SeeAsync(referral);
        await Assertions.Expect(referral).ToContainTextAsync("Somebody should talk with him tonight.");
        await desk.AssertSoundAsync("referred");

        var form = await desk.NewTabAsync(() => desk.Page.Keyboard.PressAsync("p"));
        await Assertions.Expect(form.Page.Locator("h1")).ToHaveTextAsync("Referral: watch form");
        foreach (var known in (string[])[World.Cry, "Terrence Cole, A47718", Place, "Somebody should talk with him tonight."])
        {
            await Assertions.Expect(form.Page.Locator("main")).ToContainTextAsync(known);
        }

        await form.AssertSoundAsync("form");
        await form.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await form.AssertSoundAsync("form, printed");
        form.AssertNothingStrange();
        return form.Page;
    }

    private async Task CryAsync()
    {
        using var terrence = await world.SignInAsync(Person.Terrence);
        await using var chat = terrence.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await World.SayAsync(chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct), World.Cry);
    }

    /// <summary>Neither on the page, nor in its fields, its title or its stores.</summary>
    private static async Task AssertUnreadAsync(Screen screen)
    {
        var all = await screen.Page.EvaluateAsync<string>(
            "document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ') + document.title + JSON.stringify({ ...localStorage, ...sessionStorage })");
        Assert.DoesNotContain(Canary, all, StringComparison.Ordinal);
        Assert.DoesNotContain("A note of mine", all, StringComparison.Ordinal);
    }
}
