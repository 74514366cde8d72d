using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>A browser of one person's own. It remembers everything that should not happen on any page: complaints in the console, broken policies, requests to another host.</summary>
public sealed class Screen : IAsyncDisposable
{
    /// <summary>The first page loads the whole program, on a machine that has other things to do.</summary>
    public const float Patience = 90_000;
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private readonly Uri server;
    private readonly List<string> complaints = [];

    private Screen(IPage page, Uri server)
    {
        Page = page;
        this.server = server;
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, fault) => Note(true, $"fault: {fault}");
        page.Context.Request += (_, request) => Note(!IsOurs(request.Url), $"another host: {request.Url}");
        page.WebSocket += (_, socket) => Note(!IsOurs(socket.Url), $"another host: {socket.Url}");
    }

    public IPage Page { get; }

    /// <summary>Where the line is cut on purpose, the browser says so.</summary>
    public bool LineMayBreak { get; set; }

    /// <summary>Where somebody asks for what the server does not do, the browser writes its answer down.</summary>
    public bool MayBeRefused { get; set; }

    /// <summary>A browser at one of the two apps' way in.</summary>
    public static async Task<Screen> OpenAsync(IBrowserContext context, Uri server, string path = "/")
    {
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        var page = await context.NewPageAsync();
        var screen = new Screen(page, server);
        await page.GotoAsync(new Uri(server, path).AbsoluteUri);
        await Assertions.Expect(page.Locator("form button[type=submit]")).ToBeVisibleAsync(new() { Timeout = Patience });
        return screen;
    }

    /// <summary>What something on this page opens in a tab of its own.</summary>
    public async Task<Screen> NewTabAsync(Func<Task> opens)
    {
        var page = await Page.Context.RunAndWaitForPageAsync(opens);
        await page.WaitForLoadStateAsync();
        return new Screen(page, server);
    }

    public async Task SignInAsync(Person person)
    {
        await Page.Locator("[data-field=Number]").FillAsync(person.Number);
        await Page.Locator("[data-field=Pin]").FillAsync(person.Pin);
        await Page.Locator("button[type=submit]").ClickAsync();
        await SeeAsync(Page.Locator("h1", new() { HasText = person.Given }));
    }

    public async Task AgreeAsync()
    {
        await Page.Locator(".card.rules a").ClickAsync();
        await Page.Locator("main.notice button.primary").ClickAsync();
        await SeeAsync(Page.Locator(".ways"));
    }

    public async Task TalkToAsync(string name)
    {
        await Page.Locator("button.line", new() { HasText = name }).ClickAsync();
        await SeeAsync(Page.Locator(".composer"));
    }

    public async Task WriteAsync(string text)
    {
        await Page.Locator("textarea").FillAsync(text);
        await Page.Locator("button.send").ClickAsync();
    }

    public Task SeeAsync(ILocator what) => Assertions.Expect(what).ToBeVisibleAsync(new() { Timeout = Patience });

    public Task SeeTextAsync(string text) => SeeAsync(Page.GetByText(text).Locator("visible=true").First);

    public Task SeeMessageAsync(string text) => SeeAsync(Page.Locator(".words", new() { HasText = text }));

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>The page has one heading of the first order, breaks no rule of accessibility, and is not wider than its screen. Where pictures are wanted (PEERCONNECT_PICTURES names a folder), this state leaves one for eyes.</summary>
    public async Task AssertSoundAsync(string page)
    {
        await Assertions.Expect(Page.Locator("h1")).ToHaveCountAsync(1);
        if (Pictures.Wanted is { } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"state-{page.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal)}-{Page.ViewportSize!.Width}.png"), FullPage = true });
        }

        // Escape leaves what was opened last; any other key presses one button.
        Assert.Equal(string.Empty, await Page.EvaluateAsync<string>(
            "[...document.querySelectorAll('[data-key]')].filter(one => one.checkVisibility()).map(one => one.dataset.key).filter((key, at, all) => key !== 'escape' && all.indexOf(key) !== at).join()"));
        Assert.Equal($"{page}: ", $"{page}: {await ViolationsAsync(Page)}");
        await AssertFitsAsync(page);
        await AssertLargeAsync(page);

        // WCAG 2.2, 1.4.12: whoever needs the letters, words and lines further apart still gets everything.
        await Page.EvaluateAsync(
            """
            const spaced = new CSSStyleSheet();
            spaced.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
            document.adoptedStyleSheets = [spaced];
            """);
        await AssertFitsAsync($"{page}, spaced out,");
        await Page.EvaluateAsync("document.adoptedStyleSheets = []");
    }

    /// <summary>What axe says against the page as it stands: a line for each rule. Its source is put in once for each document, and runs there: the binding for Playwright opens a page of its own each time, which takes ten times as long.</summary>
    public static async Task<string> ViolationsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string>(
            """
            async standards => (await axe.run({ runOnly: { type: 'tag', values: standards }, resultTypes: ['violations'] }))
              .violations.map(each => `${each.id}: ${each.help}: ${each.nodes.map(node => node.html).join(' | ')}`).join('\n')
            """,
            Standards);
    }

    /// <summary>On the staff's pages no two buttons read the same, unless what describes them is not the same.</summary>
    public async Task AssertToldApartAsync(string page)
    {
        var twins = await Page.EvaluateAsync<string>(
            """
            [...document.querySelectorAll('button')].filter(each => each.checkVisibility())
              .map(each => `${each.ariaLabel ?? [...each.childNodes].filter(part => part.nodeName !== 'KBD').map(part => part.textContent).join('').trim()} ${each.getAttribute('aria-describedby') ?? ''}`)
              .filter((name, at, all) => all.indexOf(name) !== at).join(' | ')
            """);
        Assert.True(twins.Length == 0, $"{page} has buttons that read the same: {twins}");
    }

    /// <summary>For a language that is written from the right the page stands the other way round, what points with it, and nothing is wider than the screen.</summary>
    public async Task AssertTurnsAsync(string page)
    {
        await Page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        await AssertFitsAsync($"{page}, from the right,");
        Assert.Equal(
            string.Empty,
            await Page.EvaluateAsync<string>("[...document.querySelectorAll('.turns')].filter(each => each.checkVisibility() && new DOMMatrix(getComputedStyle(each).transform).a !== -1).map(each => each.outerHTML.slice(0, 150)).join()"));

        // Digits and letters run as on every telephone; what is beside the nought changes places.
        Assert.True(await Page.EvaluateAsync<bool>(
            """
            [...document.querySelectorAll('.keypad:not(.letters)')].every(pad => {
              const at = key => key.getBoundingClientRect().left, one = name => at(pad.querySelector(name)), [first, second, third] = [...pad.children].map(at);
              return first < second && second < third && one('.delete') < one('.zero') && one('.zero') < one('.clear');
            })
            """), $"{page}, from the right, has a keypad like no other");
        if (Pictures.Wanted is { } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"turned-{page.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal).Replace('/', '-')}.png"), FullPage = true });
        }

        await Page.EvaluateAsync("document.documentElement.dir = 'ltr'");
    }

    /// <summary>Nothing is wider than the screen.</summary>
    public async Task AssertFitsAsync(string page)
    {
        var wide = await Page.EvaluateAsync<string>(
            """
            document.documentElement.scrollWidth <= document.documentElement.clientWidth ? '' :
              [...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().left < -1 || each.getBoundingClientRect().left + Math.max(each.offsetWidth ?? 0, each.scrollWidth) > document.documentElement.clientWidth + 1)
                .map(each => each.outerHTML.slice(0, 150)).join(' | ') || String(document.documentElement.scrollWidth)
            """);
        Assert.True(wide.Length == 0, $"{page} is wider than the screen: {wide}");
    }

    /// <summary>On the residents' pages whatever can be pressed or typed in is 56 px high and wide at least; a choice is pressed by its words too.</summary>
    public async Task AssertLargeAsync(string page)
    {
        var small = await Page.EvaluateAsync<string>(
            """
            document.documentElement.classList.contains('staff') ? '' :
              [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button]')].filter(each => each.checkVisibility() && !each.closest('.kept, .skip'))
                .map(each => ({ each, box: (each.matches('[type=radio], [type=checkbox]') ? each.closest('label') : each).getBoundingClientRect() }))
                .filter(({ box }) => box.width < 55.5 || box.height < 55.5)
                .map(({ each, box }) => `${box.width} x ${box.height}: ${each.outerHTML.slice(0, 150)}`).join(' | ')
            """);
        Assert.True(small.Length == 0, $"{page} has targets that are too small: {small}");
    }

    /// <summary>Opens what can be done with a message.</summary>
    public async Task MoreOfAsync(ILocator line)
    {
        await line.Locator(".message-act[aria-expanded=false]").ClickAsync();
        await SeeAsync(line.Locator(".message-acts"));
    }

    /// <summary>All that somebody is shown who is in a conversation: what stands there, and what is said to him at home.</summary>
    public async Task<string> ShownAsync(string name)
    {
        await SeeAsync(Page.Locator(".log > .mark").First);
        var talk = await Page.Locator(".talk").InnerTextAsync();
        await Link("Back").ClickAsync();
        await SeeAsync(Page.Locator(".ways"));
        var home = await Page.Locator(".note, .signpost").AllInnerTextsAsync();
        await TalkToAsync(name);
        return string.Join('\n', [talk, .. home]);
    }

    public void AssertNothingStrange() => Assert.Empty(complaints);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private bool IsOurs(string url) => Uri.TryCreate(url, UriKind.Absolute, out var to) && (to.Scheme is "data" or "blob" || (to.Host == server.Host && to.Port == server.Port));

    private void Note(bool strange, string what)
    {
        // A refused sign-in is an answer of the server, and the browser writes each such answer down.
        var refused = what.Contains("status of 401", StringComparison.Ordinal) || what.Contains("status of 429", StringComparison.Ordinal)
            || (MayBeRefused && what.Contains("status of 4", StringComparison.Ordinal));
        var cut = LineMayBreak && (what.Contains("ERR_CONNECTION", StringComparison.Ordinal) || what.Contains("WebSocket", StringComparison.Ordinal));
        if (strange && !refused && !cut)
        {
            complaints.Add(what);
        }
    }
}
