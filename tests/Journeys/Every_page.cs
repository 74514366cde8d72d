using Microsoft.Playwright;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>What a resident's pages do on a phone, on the smallest screen, in Spanish and by keyboard.</summary>
public sealed class Every_page(World world)
{
    [Fact]
    public async Task Given_whoever_leads_a_group_when_the_screen_is_the_smallest_then_writing_and_leading_find_their_place()
    {
        const int Height = 640;
        await using var screen = await world.OpenAsync(320, Height, scheme: ColorScheme.Dark);
        await screen.SignInAsync(Person.Darnell);
        await screen.TalkToAsync(World.Group);
        await screen.WriteAsync("a line on a small screen");
        await screen.SeeMessageAsync("a line on a small screen");
        await screen.AssertSoundAsync("talk");
        await screen.Button("More").ClickAsync();
        await screen.AssertSoundAsync("lead");
        await screen.Button("Close").ClickAsync();
        var composer = await screen.Page.Locator(".composer").BoundingBoxAsync();
        Assert.InRange(composer!.Y + composer.Height, 0, Height + 1);
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_picture_without_words_on_a_page_then_the_check_says_so()
    {
        await using var screen = await world.OpenAsync();
        Assert.Equal(string.Empty, await Screen.ViolationsAsync(screen.Page));
        await screen.Page.EvaluateAsync("document.querySelector('main').append(new Image()); 0");
        Assert.StartsWith("image-alt: ", await Screen.ViolationsAsync(screen.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_who_reads_spanish_then_every_page_is_in_spanish_from_the_sign_in_on()
    {
        await using var screen = await world.OpenAsync(locale: "es-MX");
        await screen.SeeTextAsync("Hola. Habla con las personas que te apoyan.");
        await screen.SignInAsync(Person.Luis);
        Assert.Equal("es", await screen.Page.EvaluateAsync<string>("document.documentElement.lang"));
        await screen.SeeTextAsync("Mi gente");
        await screen.Page.Locator(".card.rules a").ClickAsync();
        await screen.SeeTextAsync("Este chat no es privado");
        await screen.Button("Ya lo leí. Estoy de acuerdo").ClickAsync();
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.WriteAsync("¿Cómo estás?");
        await screen.SeeTextAsync("Guardado");
        await screen.Link("Atrás").ClickAsync();
        await screen.Button("English").ClickAsync();
        await screen.SeeTextAsync("My people");
        Assert.Equal("en", await screen.Page.EvaluateAsync<string>("document.documentElement.lang"));

        // The server writes to him in what he chose, until he chooses again.
        using var elsewhere = await world.SignInAsync(Person.Luis);
        await screen.Button("Español").ClickAsync();
        await screen.Button("English").ClickAsync();
        while (World.Ok(await elsewhere.MeAsync()).Language != "en")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        World.Ok(await elsewhere.ChooseLanguageAsync(new ChooseLanguage("es")));
        screen.AssertNothingStrange();
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("es-MX")]
    public async Task Given_a_phone_when_it_opens_then_number_and_keypad_are_on_the_screen(string locale)
    {
        await using var screen = await world.OpenAsync(360, 640, locale);
        await AssertInSightAsync();
        await screen.AssertSoundAsync("sign-in on a phone");
        await screen.Page.Locator(".keypad .wide").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".keypad.letters"));
        await AssertInSightAsync();
        await screen.AssertSoundAsync("sign-in on a phone, letters");
        screen.AssertNothingStrange();

        async Task AssertInSightAsync()
        {
            foreach (var part in (string[])["[data-field=Number]", "[data-field=Pin]", ".keypad"])
            {
                await Assertions.Expect(screen.Page.Locator(part)).ToBeInViewportAsync(new() { Ratio = 1 });
            }
        }
    }

    [Fact]
    public async Task Given_a_talk_on_a_phone_then_the_way_to_a_person_is_said_in_words()
    {
        await using var screen = await world.OpenAsync(360, 640);
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        Assert.Equal("I need a person", (await screen.Page.Locator(".bar .help").InnerTextAsync()).Trim());
        await Assertions.Expect(screen.Page.Locator(".composer")).ToBeInViewportAsync(new() { Ratio = 1 });
        await screen.AssertSoundAsync("talk on a phone");
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_keyboard_alone_then_one_can_sign_in_open_a_talk_and_write()
    {
        await using var screen = await world.OpenAsync(1024, 1280);
        await screen.Page.Locator("[data-field=Number]").FocusAsync();
        await screen.Page.Keyboard.TypeAsync(Person.Terrence.Number);
        await screen.Page.Keyboard.PressAsync("Tab");
        await screen.Page.Keyboard.TypeAsync(Person.Terrence.Pin);
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeAsync(screen.Page.Locator("h1", new() { HasText = "Terrence" }));
        await screen.Page.Locator("button.line").First.FocusAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeAsync(screen.Page.Locator(".composer"));
        await Assertions.Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
        await screen.Page.Locator("textarea").FocusAsync();
        await screen.Page.Keyboard.TypeAsync("by keyboard");
        await screen.Page.Keyboard.PressAsync("Tab");
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeMessageAsync("by keyboard");

        // The button that was pressed can be pressed no more: one goes on where one writes.
        await Assertions.Expect(screen.Page.Locator("textarea")).ToBeFocusedAsync();
        await screen.Page.Keyboard.TypeAsync("and once more");
        await screen.Page.Keyboard.PressAsync("Tab");
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeMessageAsync("and once more");
        screen.AssertNothingStrange();
    }

    [Theory]
    [InlineData(1280, 900, "en-US", ColorScheme.Light)]
    [InlineData(320, 640, "es-MX", ColorScheme.Dark)]
    public async Task Given_what_staff_have_read_then_one_finds_it_beside_the_rules_with_day_job_and_chat(int width, int height, string locale, ColorScheme scheme)
    {
        var spanish = locale == "es-MX";
        var person = spanish ? Person.Luis : Person.Terrence;
        await using var screen = await world.OpenAsync(width, height, locale, scheme);
        await screen.SignInAsync(person);
        await OpenReadAsync(screen, spanish);
        await screen.SeeTextAsync(spanish ? "Ahora no hay nada que mostrar." : "There is none to show now.");
        await screen.AssertSoundAsync("nothing of what staff read");
        await screen.Page.Locator(".bar a").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".card.rules li").First);
        await screen.Page.Locator(".bar a").ClickAsync();

        // What was read shows on the next day, and none passes here: the browser gets the answer of that day.
        Guid pair;
        using (var client = await world.SignInAsync(person))
        {
            await using var chat = client.OpenChat();
            await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
            pair = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct).Id;
        }

        await screen.Page.RouteAsync("**/api/v1/me/disclosures", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = $$"""
                {"offered":true,"disclosures":[{"conversationId":"{{pair}}","entryId":"{{Guid.CreateVersion7()}}","writtenAt":"2026-03-02T19:06:00+00:00",
                "role":"Clinician","day":"2026-03-03","rules":["If a message makes us very worried about self-harm or suicide."],"around":true}]}
                """,
        }));
        await OpenReadAsync(screen, spanish);
        await screen.SeeTextAsync(spanish ? "Leído por el personal de salud" : "Read by health staff");
        await screen.SeeTextAsync(spanish ? "2 de marzo, 13:06" : "Monday, March 2, 13:06");
        await screen.SeeTextAsync("very worried about self-harm");
        await Assertions.Expect(screen.Page.Locator("main .line")).ToContainTextAsync(Person.Darnell.Shown);
        await Assertions.Expect(screen.Page.Locator("main h2")).ToContainTextAsync(spanish ? "3 de marzo" : "Tuesday, March 3");
        await screen.AssertSoundAsync("what staff read");
        screen.AssertNothingStrange();
    }

    private static async Task OpenReadAsync(Screen screen, bool spanish)
    {
        await screen.Link(spanish ? "¿Quién puede leer lo que escribo?" : "Who may read what I write?").ClickAsync();
        await screen.Link(spanish ? "Qué ha leído el personal" : "What staff have read").ClickAsync();
        await Assertions.Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
    }
}
