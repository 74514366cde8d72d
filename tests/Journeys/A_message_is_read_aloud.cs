using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Who reads with his ears has one message read to him, and who needs bigger letters gets them, without leaving the talk.</summary>
public sealed class A_message_is_read_aloud(World world)
{
    private const string Voices =
        """
        const speech = new EventTarget();
        Object.assign(speech, { voices: [], spoken: [], getVoices() { return this.voices; }, cancel() { this.spoken.push('-'); }, speak(utterance) { this.now = utterance; this.spoken.push(utterance.voice.name + ': ' + utterance.text); } });
        Object.defineProperty(window, 'speechSynthesis', { value: speech });
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        window.have = (...voices) => { speech.voices = voices; speech.dispatchEvent(new Event('voiceschanged')); };
        window.remote = { name: 'remote', lang: 'en-US', localService: false };
        window.local = { name: 'local', lang: 'en-US', localService: true };
        """;

    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(768, 1024, ColorScheme.Light)]
    [InlineData(320, 640, ColorScheme.Dark)]
    public async Task Given_a_voice_on_this_machine_then_each_message_can_be_read_alone_and_without_one_nothing_is_offered(int width, int height, ColorScheme scheme)
    {
        var (own, heard) = ($"how did it go at {width}?", $"short, at {width}. she asked when I am home");
        await using var screen = await world.OpenAsync(width, height, scheme: scheme, prepare: context => context.AddInitScriptAsync(Voices));
        await screen.SignInAsync(Person.Darnell);
        await screen.TalkToAsync(Person.Terrence.Shown);
        await screen.WriteAsync(own);
        await AnswerAsync(heard);
        await screen.SeeMessageAsync(heard);
        var (his, mine) = (Line(screen, heard), Line(screen, own));
        await screen.MoreOfAsync(his);
        await screen.MoreOfAsync(mine);
        var read = screen.Page.Locator(".entry").GetByRole(AriaRole.Button, new() { Name = "Read this to me" });
        await Assertions.Expect(read).ToHaveCountAsync(0);
        await screen.Page.EvaluateAsync("have(remote)");
        await Assertions.Expect(read).ToHaveCountAsync(0);
        await screen.Page.EvaluateAsync("have(remote, local)");

        await his.GetByText("Read this to me").ClickAsync();
        Assert.Equal($"local: {heard}", await SpokenAsync(screen));
        await screen.SeeAsync(his.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Stop reading: {Person.Terrence.Shown}") }));
        await screen.AssertSoundAsync("talk, read aloud");
        await mine.GetByText("Read this to me").ClickAsync();
        Assert.Equal($"local: {own}", await SpokenAsync(screen));
        await Assertions.Expect(screen.Page.GetByText("Stop reading")).ToHaveCountAsync(1);
        await screen.Page.EvaluateAsync("speechSynthesis.now.onend()");
        await Assertions.Expect(screen.Page.GetByText("Stop reading")).ToHaveCountAsync(0);
        await his.GetByText("Read this to me").ClickAsync();
        await his.GetByText("Stop reading").ClickAsync();
        Assert.Equal("-", await SpokenAsync(screen));

        // Nobody hears on what he cannot stop any more.
        await his.GetByText("Read this to me").ClickAsync();
        await screen.Link("Back").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".ways"));
        Assert.Equal("-", await SpokenAsync(screen));
        screen.AssertNothingStrange();
    }

    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(320, 640, ColorScheme.Dark)]
    public async Task Given_small_letters_when_one_wants_bigger_ones_then_the_talk_has_them_and_its_newest_line_stays_in_sight(int width, int height, ColorScheme scheme)
    {
        await using var screen = await world.OpenAsync(width, height, scheme: scheme);
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.WriteAsync($"too small at {width}");
        var newest = screen.Page.Locator(".words", new() { HasText = $"too small at {width}" });
        await screen.SeeAsync(newest);
        await screen.Button("More").ClickAsync();
        await screen.Button("Bigger letters").ClickAsync();
        await screen.Button("Bigger letters").ClickAsync();
        await screen.AssertSoundAsync("more, with biggest letters");
        await screen.Button("Close").ClickAsync();
        Assert.Equal("3", await screen.Page.EvaluateAsync<string>("document.documentElement.dataset.size"));
        Assert.Equal("/app/talk", new Uri(screen.Page.Url).AbsolutePath);
        await Assertions.Expect(newest).ToBeInViewportAsync();
        await screen.AssertSoundAsync("talk, with biggest letters");
        await screen.Button("More").ClickAsync();
        await screen.Button("Normal letters").ClickAsync();
        Assert.Equal("1", await screen.Page.EvaluateAsync<string>("document.documentElement.dataset.size"));
        screen.AssertNothingStrange();
    }

    private static ILocator Line(Screen screen, string text) => screen.Page.Locator(".entry", new() { HasText = text });

    /// <summary>What the machine did last: spoke, or fell silent.</summary>
    private static Task<string> SpokenAsync(Screen screen) => screen.Page.EvaluateAsync<string>("speechSynthesis.spoken.at(-1)");

    private async Task AnswerAsync(string text)
    {
        using var terrence = await world.SignInAsync(Person.Terrence);
        await using var chat = terrence.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await World.SayAsync(chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct), text);
    }
}
