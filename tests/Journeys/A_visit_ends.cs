using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>What ends a visit besides a sign-out by hand, and what the next person at the screen then sees.</summary>
public sealed class A_visit_ends(World world)
{
    private const string Sentence = "half a sentence that";
    private const string Closed = "Your page was closed. What you did not send is gone.";

    [Fact]
    public async Task Given_two_tabs_when_another_signs_in_in_one_then_the_other_shows_and_sends_nothing_more_of_the_first()
    {
        await using var screen = await world.OpenAsync();
        var second = await screen.NewTabAsync(() => screen.Page.EvaluateAsync("open('/')"));
        await second.SeeAsync(second.Page.Locator("form.enter"));
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.Page.Locator("textarea").FillAsync(Sentence);

        await second.SignInAsync(Person.Isaiah);

        // Its session is over, and the browser is somebody else's: so is the page.
        await screen.SeeAsync(screen.Page.Locator("h1", new() { HasText = Person.Isaiah.Given }));
        await Assertions.Expect(screen.Page.Locator("textarea")).ToHaveCountAsync(0);
        Assert.DoesNotContain(Person.Darnell.Shown, await screen.Page.ContentAsync(), StringComparison.Ordinal);
        await second.Button("Sign out").ClickAsync();
        await second.SeeAsync(second.Page.Locator("form.enter"));
        await screen.SeeTextAsync(Closed);
    }

    [Fact]
    public async Task Given_two_tabs_of_the_office_when_she_signs_out_in_one_then_the_other_shows_nothing_any_more()
    {
        await using var office = await world.OpenStaffAsync("r.castillo");
        await office.Link("People").ClickAsync();
        await office.Page.GetByLabel("Part of a number or a name").FillAsync("Webb");
        await office.Button("Find").ClickAsync();
        await office.SeeAsync(office.Page.Locator(".caseline", new() { HasText = "Darnell Webb" }));
        var second = await office.NewTabAsync(() => office.Page.EvaluateAsync("open('/staff')"));
        await second.Button("Sign out").ClickAsync();
        foreach (var tab in (Screen[])[second, office])
        {
            await tab.SeeAsync(tab.Page.Locator("[data-field=UserName]"));
            Assert.DoesNotContain("Darnell", await tab.Page.ContentAsync(), StringComparison.Ordinal);
            tab.AssertNothingStrange();
        }
    }

    [Fact]
    public async Task Given_a_sentence_is_being_written_when_the_server_ends_the_session_then_the_page_says_that_it_is_gone_and_not_why()
    {
        await using var screen = await world.OpenAsync();
        screen.LineMayBreak = true;
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.Page.Locator("textarea").FillAsync(Sentence);

        var session = (await screen.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "peerconnect-session");
        using (var elsewhere = new HttpClient { BaseAddress = world.Hub.Address })
        {
            elsewhere.DefaultRequestHeaders.Add("Authorization", $"Bearer {session.Value}");
            using var answer = await elsewhere.PostAsync("/api/v1/sign-out", null);
            Assert.True(answer.IsSuccessStatusCode);
        }

        await screen.SeeTextAsync(Closed);
        Assert.DoesNotContain(Sentence, await screen.Page.ContentAsync(), StringComparison.Ordinal);
        await screen.AssertSoundAsync("closed");

        // One person's wrong tries keep nobody else waiting.
        for (var tries = 0; tries < 4; tries++)
        {
            await screen.Page.Locator("[data-field=Number]").FillAsync("A00000");
            await screen.Page.Locator("[data-field=Pin]").FillAsync("111222");
            await screen.Button("Sign in").ClickAsync();
            await screen.SeeTextAsync(tries < 3 ? "The number and the PIN do not fit" : "That was wrong too many times.");
        }

        await screen.SignInAsync(Person.Isaiah);
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_the_server_has_newer_pages_when_somebody_writes_then_the_page_says_so_and_begins_anew_only_when_the_text_is_sent()
    {
        await using var screen = await world.OpenAsync();
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.Page.Locator("textarea").FillAsync(Sentence);
        await screen.Page.EvaluateAsync("window.old = true; 0");

        const string Answers = "**/api/v1/**";
        await screen.Page.RouteAsync(Answers, async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Headers = new Dictionary<string, string>(answer.Headers) { ["x-peerconnect-pages"] = "newer" } });
        });
        await screen.Link("Back").ClickAsync();
        await screen.Link("Ask for a supporter").ClickAsync();
        await screen.SeeTextAsync("There is a newer version of this page. It will start again on its own, and waits until you are done here.");
        await screen.Page.UnrouteAsync(Answers);
        await screen.Link("Back").ClickAsync();
        await screen.TalkToAsync(Person.Darnell.Shown);
        await Assertions.Expect(screen.Page.Locator(".composer")).ToBeInViewportAsync(new() { Ratio = 1 });
        await screen.AssertSoundAsync("talk on an older page");
        await Task.Delay(TimeSpan.FromSeconds(7), TimeProvider.System);
        await Assertions.Expect(screen.Page.Locator("textarea")).ToHaveValueAsync(Sentence);
        await screen.Page.Locator("button.send").ClickAsync();
        await screen.SeeMessageAsync(Sentence);
        await screen.Page.WaitForFunctionAsync("() => !window.old");
        await screen.SeeAsync(screen.Page.Locator("h1"));
        await screen.SeeAsync(screen.Page.Locator("button.line", new() { HasText = Person.Darnell.Shown }));
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_voices_then_only_one_on_this_machine_reads_aloud_and_without_one_nothing_is_offered()
    {
        await using var screen = await world.OpenAsync(prepare: context => context.AddInitScriptAsync(
            """
            const speech = new EventTarget();
            Object.assign(speech, { voices: [], spoken: [], getVoices() { return this.voices; }, cancel() { }, speak(utterance) { this.spoken.push(utterance.voice.name + ': ' + utterance.text); } });
            Object.defineProperty(window, 'speechSynthesis', { value: speech });
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            window.have = (...voices) => { speech.voices = voices; speech.dispatchEvent(new Event('voiceschanged')); };
            window.remote = { name: 'remote', lang: 'en-US', localService: false };
            window.local = { name: 'local', lang: 'en-US', localService: true };
            """));
        var read = screen.Button("Read this to me");
        await Assertions.Expect(read).ToHaveCountAsync(0);
        await screen.Page.EvaluateAsync("have(remote, local)");
        await screen.SeeAsync(read);
        await read.ClickAsync();
        Assert.StartsWith("local: Hello.", await screen.Page.EvaluateAsync<string>("speechSynthesis.spoken.join()"), StringComparison.Ordinal);
        await screen.Button("Stop reading").ClickAsync();
        await screen.Page.EvaluateAsync("have(remote)");
        await Assertions.Expect(read).ToHaveCountAsync(0);
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_nobody_touches_the_page_then_it_asks_and_escape_says_that_somebody_is_there_and_no_answer_ends_the_visit()
    {
        await using var screen = await world.OpenAsync(prepare: context => context.Clock.InstallAsync());

        // A clock that jumps makes the line look dead for a moment.
        screen.LineMayBreak = true;
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.Page.Locator("textarea").FillAsync(Sentence);
        var question = screen.Page.Locator("dialog[open]");

        await screen.Page.Clock.FastForwardAsync("14:10");
        await screen.SeeAsync(question);
        await screen.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(question).ToHaveCountAsync(0);
        await screen.Page.Clock.FastForwardAsync("05:00");
        await Assertions.Expect(screen.Page.Locator("textarea")).ToHaveValueAsync(Sentence);
        await Assertions.Expect(question).ToHaveCountAsync(0);

        await screen.Page.Clock.FastForwardAsync("09:30");
        await screen.SeeAsync(question);
        await screen.Page.Clock.FastForwardAsync("01:00");
        await screen.SeeTextAsync(Closed);
        Assert.DoesNotContain(Sentence, await screen.Page.ContentAsync(), StringComparison.Ordinal);
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_tablet_that_slept_past_the_time_when_somebody_looks_at_it_again_then_the_visit_is_over()
    {
        await using var screen = await world.OpenAsync();
        screen.LineMayBreak = true;
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.Page.Locator("textarea").FillAsync(Sentence);

        // While it sleeps the steady clock stands, and the calendar goes on.
        await screen.Page.EvaluateAsync(
            "() => { const now = Date.now.bind(Date); Date.now = () => now() + 16 * 60_000; document.dispatchEvent(new Event('visibilitychange')); }");
        await screen.SeeTextAsync(Closed);
        Assert.DoesNotContain(Sentence, await screen.Page.ContentAsync(), StringComparison.Ordinal);
        await screen.SignInAsync(Person.Isaiah);
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_two_tabs_of_one_person_when_somebody_is_there_in_one_then_the_other_asks_no_more_and_signs_nobody_out()
    {
        await using var screen = await world.OpenAsync(prepare: context => context.Clock.InstallAsync());
        await screen.SignInAsync(Person.Terrence);
        var second = await screen.NewTabAsync(() => screen.Page.EvaluateAsync("open('/')"));
        (screen.LineMayBreak, second.LineMayBreak) = (true, true);
        await second.SeeAsync(second.Page.Locator("h1", new() { HasText = Person.Terrence.Given }));

        await screen.Page.Clock.FastForwardAsync("14:10");
        await screen.SeeAsync(screen.Page.Locator("dialog[open]"));
        await second.SeeAsync(second.Page.Locator("dialog[open]"));
        await screen.Page.BringToFrontAsync();
        await screen.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(screen.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(second.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await screen.Page.Clock.FastForwardAsync("02:00");
        foreach (var tab in (Screen[])[second, screen])
        {
            await tab.SeeAsync(tab.Page.Locator("h1", new() { HasText = Person.Terrence.Given }));
        }

        screen.AssertNothingStrange();
        second.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_browser_that_keeps_nothing_when_somebody_signs_in_then_the_page_says_so_and_lets_nobody_half_in()
    {
        await using var screen = await world.OpenAsync(prepare: async context =>
        {
            await context.AddInitScriptAsync("for (const store of ['localStorage', 'sessionStorage']) { Object.defineProperty(window, store, { get() { throw new DOMException('kept nothing', 'SecurityError'); } }); }");
            await context.RouteAsync("**/api/v1/sign-in/**", WithoutCookieAsync);
        });
        await screen.Page.Locator("[data-field=Number]").FillAsync(Person.Isaiah.Number);
        await screen.Page.Locator("[data-field=Pin]").FillAsync(Person.Isaiah.Pin);
        await screen.Button("Sign in").ClickAsync();
        await screen.SeeTextAsync("This browser keeps nothing, so you cannot sign in here. Ask staff to look at it.");
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_browser_without_stores_and_without_speech_when_somebody_signs_in_then_all_else_works_and_no_reading_is_offered()
    {
        await using var screen = await world.OpenAsync(prepare: context => context.AddInitScriptAsync(
            """
            for (const store of ['localStorage', 'sessionStorage']) { Object.defineProperty(window, store, { get() { throw new DOMException('kept nothing', 'SecurityError'); } }); }
            Object.defineProperty(window, 'speechSynthesis', { value: undefined });
            window.BroadcastChannel = class { constructor() { throw new DOMException('kept nothing', 'SecurityError'); } };
            """));
        await screen.Button("Bigger letters").ClickAsync();
        await screen.SignInAsync(Person.Terrence);
        Assert.Equal("2", await screen.Page.EvaluateAsync<string>("document.documentElement.dataset.size"));
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.WriteAsync("with a browser that has little");
        var line = screen.Page.Locator(".mine", new() { HasText = "with a browser that has little" });
        await Assertions.Expect(line).ToContainTextAsync("Stored");
        await screen.MoreOfAsync(line);
        await Assertions.Expect(screen.Page.GetByText("Read this to me")).ToHaveCountAsync(0);
        await screen.Link("Back").ClickAsync();
        await screen.Button("Sign out").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
        screen.AssertNothingStrange();
    }

    /// <summary>The server's answer as a browser takes it that refuses cookies.</summary>
    private static async Task WithoutCookieAsync(IRoute route)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, route.Request.Url) { Content = new StringContent(route.Request.PostData!, null, "application/json") };
        using var answer = await http.SendAsync(request);
        await route.FulfillAsync(new() { Status = (int)answer.StatusCode, ContentType = "application/json", Body = await answer.Content.ReadAsStringAsync() });
    }
}
