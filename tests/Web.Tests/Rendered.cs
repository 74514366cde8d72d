// What is drawn is read here by the framework's own types, which may change with it: then this one file does.
#pragma warning disable BL0006
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Residents.Talking;
using PeerConnect.Shell.Looking;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;
using PeerConnect.Staff.Cases;
using PeerConnect.Staff.Frame;
using PeerConnect.Staff.Policies;
using PeerConnect.Staff.Queue;

namespace PeerConnect.Web.Tests;

/// <summary>A part of a page as a browser gets it, in English, before a server whose answers a test writes; its buttons can be pressed.</summary>
internal sealed class Rendered : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Renderer renderer;
    private HtmlRootComponent root;

    private Rendered(Answers server)
    {
        services = Services(server, Time, Browser);
        renderer = new Renderer(services);
    }

    /// <summary>The time of its pages.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 9, 19, 6, 0, TimeSpan.Zero));

    /// <summary>What it asked its browser for.</summary>
    public Scripts Browser { get; } = new();

    /// <summary>What is shown now, as it is read.</summary>
    public async Task<string> HtmlAsync() => WebUtility.HtmlDecode(await SourceAsync());

    /// <summary>What is shown now, as the browser gets it.</summary>
    public Task<string> SourceAsync() => renderer.Dispatcher.InvokeAsync(root.ToHtmlString);

    /// <summary>Shows a component, once all that it asks for has come.</summary>
    /// <param name="server">What answers.</param>
    /// <param name="words">The words that its pages cascade.</param>
    /// <param name="parameters">Its parameters.</param>
    public static async Task<Rendered> ShowAsync<TComponent, TWords>(Answers server, TWords words, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        var shown = await BeginAsync<TComponent, TWords>(server, words, parameters);
        await shown.root.QuiescenceTask;
        return shown;
    }

    /// <summary>The same, after something was done before the component is shown.</summary>
    public static async Task<Rendered> ShowAfterAsync<TComponent, TWords>(Answers server, TWords words, Action<Rendered> before, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        var shown = await BeginAsync<TComponent, TWords>(new Rendered(server), words, before, parameters);
        await shown.root.QuiescenceTask;
        return shown;
    }

    /// <summary>The same, while what it asks for is still on its way.</summary>
    public static Task<Rendered> BeginAsync<TComponent, TWords>(Answers server, TWords words, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent => BeginAsync<TComponent, TWords>(new Rendered(server), words, _ => { }, parameters);

    private static async Task<Rendered> BeginAsync<TComponent, TWords>(Rendered shown, TWords words, Action<Rendered> before, (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await shown.services.GetRequiredService<Visit>().BeginAsync();
        before(shown);
        RenderFragment part = builder =>
        {
            builder.OpenComponent<TComponent>(0);
            foreach (var (name, value) in parameters)
            {
                builder.AddComponentParameter(1, name, value);
            }

            builder.CloseComponent();
        };
        var cascade = new Dictionary<string, object?> { ["Value"] = words, ["ChildContent"] = part };
        await shown.renderer.Dispatcher.InvokeAsync(() => shown.root = shown.renderer.BeginRenderingComponent(typeof(CascadingValue<TWords>), ParameterView.FromDictionary(cascade)));
        return shown;
    }

    public TService Service<TService>()
        where TService : notnull => services.GetRequiredService<TService>();

    /// <summary>Presses the first button whose label holds these words.</summary>
    public Task PressAsync(string label) => renderer.Dispatcher.InvokeAsync(() => renderer.PressAsync(label));

    /// <summary>Presses the last button whose label holds these words.</summary>
    public Task PressLastAsync(string label) => renderer.Dispatcher.InvokeAsync(() => renderer.PressAsync(label, last: true));

    /// <summary>Presses the first button of the page: where it has a sign alone, it has no words to be found by.</summary>
    public Task PressFirstAsync() => PressAsync(string.Empty);

    /// <summary>Follows the first link whose label holds these words, as far as the page does something at that.</summary>
    public Task FollowAsync(string label) => renderer.Dispatcher.InvokeAsync(() => renderer.FollowAsync(label));

    /// <summary>Types into a field.</summary>
    /// <param name="field">What its <c>data-field</c> says.</param>
    /// <param name="text">What stands in it then.</param>
    public Task TypeAsync(string field, string text) => renderer.Dispatcher.InvokeAsync(() => renderer.TypeAsync(field, text));

    /// <summary>Fills in, or chooses, the first field whose label holds these words.</summary>
    public Task ChangeAsync(string label, string value) => renderer.Dispatcher.InvokeAsync(() => renderer.ChangeAsync(label, value));

    /// <summary>Sends the first form.</summary>
    public Task SubmitAsync() => renderer.Dispatcher.InvokeAsync(renderer.SubmitAsync);

    /// <summary>Chooses in the first element of that name that can be changed.</summary>
    public Task ChooseAsync(string element, string value) => renderer.Dispatcher.InvokeAsync(() => renderer.ChooseAsync(element, value));

    /// <summary>Lets time pass on the page until it shows something; a second each try.</summary>
    public async Task UntilAsync(Func<string, bool> shows)
    {
        for (var tries = 0; !shows(await HtmlAsync()); tries++)
        {
            Assert.True(tries < 200, $"It never came: {await HtmlAsync()}");
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    /// <summary>Lets time pass on the page.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await renderer.DisposeAsync();
        await services.DisposeAsync();
    }

    private static ServiceProvider Services(Answers server, TimeProvider time, Scripts browser) => new ServiceCollection()
        .AddShell(new Uri("http://localhost/"))
        .AddSingleton(time)
        .AddSingleton<IJSRuntime>(browser)
        .AddSingleton<NavigationManager, NoNavigation>()
        .AddSingleton(new PeerConnectClient(new Uri("http://localhost/"), new PeerConnectClientOptions { UseCookie = true, Handler = server, Time = time }))
        .AddSingleton<Desk>()
        .AddSingleton<Drafts>()
        .AddSingleton<DeskScript>()
        .AddSingleton<Watching>()
        .AddSingleton<Reading>()
        .AddSingleton<PolicyDesk>()
        .BuildServiceProvider();

    private sealed class Renderer(IServiceProvider services) : StaticHtmlRenderer(services, NullLoggerFactory.Instance)
    {
        // As in a browser: once something is drawn, what a page does after it is done.
        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

        public Task PressAsync(string label, bool last = false) => DoAsync(
            All(0, "button", "onclick", parts => parts.Any(part => TextOf(part).Contains(label, StringComparison.Ordinal))), last, new MouseEventArgs(), label);

        public Task FollowAsync(string label) => DoAsync(
            All(0, "a", "onclick", parts => parts.Any(part => TextOf(part).Contains(label, StringComparison.Ordinal))), last: false, new MouseEventArgs(), label);

        public Task ChangeAsync(string label, string value) => DoAsync(
            All(0, "label", "onchange", parts => parts.Any(part => TextOf(part).Contains(label, StringComparison.Ordinal))), last: false, new ChangeEventArgs { Value = value }, label);

        public Task TypeAsync(string field, string text) => DoAsync(
            All(0, "input", "oninput", parts => parts.Any(part => part is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "data-field" } && part.AttributeValue?.ToString() == field)), last: false, new ChangeEventArgs { Value = text }, field);

        public Task SubmitAsync() => DoAsync(All(0, "form", "onsubmit", _ => true), last: false, EventArgs.Empty, "a form");

        public Task ChooseAsync(string element, string value) => DoAsync(All(0, element, "onchange", parts => parts.Any(part => part is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "onchange" })), last: false, new ChangeEventArgs { Value = value }, element);

        private Task DoAsync(IEnumerable<ulong> found, bool last, EventArgs what, string name)
        {
            var all = found.ToList();
            Assert.False(all.Count == 0, $"Nothing on the page is '{name}'.");
            return DispatchEventAsync(last ? all[^1] : all[0], null, what);
        }

        private string TextOf(RenderTreeFrame part) => part.FrameType switch
        {
            RenderTreeFrameType.Component when GetCurrentRenderTreeFrames(part.ComponentId) is var within => string.Concat(within.Array.Take(within.Count).Select(TextOf)),
            RenderTreeFrameType.Text => part.TextContent,
            RenderTreeFrameType.Markup => part.MarkupContent,
            _ => string.Empty,
        };

        /// <summary>What would be called, in the order of the page.</summary>
        private List<ulong> All(int component, string element, string happens, Func<RenderTreeFrame[], bool> isMeant)
        {
            var found = new List<ulong>();
            var frames = GetCurrentRenderTreeFrames(component);
            for (var at = 0; at < frames.Count; at++)
            {
                var frame = frames.Array[at];
                if (frame.FrameType == RenderTreeFrameType.Component)
                {
                    found.AddRange(All(frame.ComponentId, element, happens, isMeant));
                }
                else if (frame.FrameType == RenderTreeFrameType.Element && frame.ElementName == element)
                {
                    var parts = frames.Array[(at + 1)..(at + frame.ElementSubtreeLength)];
                    if (isMeant(parts))
                    {
                        found.Add(parts.First(part => part.FrameType == RenderTreeFrameType.Attribute && part.AttributeName == happens).AttributeEventHandlerId);
                    }
                }
            }

            return found;
        }
    }

    /// <summary>A browser that keeps nothing and shows nothing, and says what it was asked for.</summary>
    internal sealed class Scripts : IJSRuntime, IJSObjectReference
    {
        private readonly ConcurrentQueue<string> calls = new();

        public IReadOnlyCollection<string> Calls => calls;

        /// <summary>Where the page put the focus last.</summary>
        public string? Focused { get; private set; }

        /// <summary>What the last call gave it first.</summary>
        public object? Last { get; private set; }

        /// <summary>What it answers to a question; nothing else is answered.</summary>
        public Dictionary<string, object> Answers { get; } = [];

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            calls.Enqueue(identifier);
            Focused = identifier == "focusOn" ? (string?)args![0] : Focused;
            Last = args is [{ } first, ..] ? first : null;
            return ValueTask.FromResult(identifier == "import" ? (TValue)(object)this : Answers.GetValueOrDefault(identifier) is TValue answer ? answer : default!);
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class NoNavigation : NavigationManager
    {
        public NoNavigation() => Initialize("http://localhost/", "http://localhost/");

        protected override void NavigateToCore(string uri, NavigationOptions options) => Uri = ToAbsoluteUri(uri).AbsoluteUri;
    }
}

/// <summary>What the server of a test answers, by the end of the address; what nothing is written for is not found, and without a line nothing is answered.</summary>
internal sealed class Answers : HttpMessageHandler
{
    private readonly Dictionary<string, object> written = [];

    public Answers(Entrance entrance) => this["/entrance"] = entrance;

    /// <summary>Whether nothing reaches the server.</summary>
    public bool IsGone { get; set; }

    /// <summary>The end of the address to which nothing is answered at all, as behind a network that swallows what is sent; null where each request has its answer.</summary>
    public string? Silent { get; set; }

    /// <summary>The end of an address to which no answer comes; null for none.</summary>
    public string? Lost { get; set; }

    /// <summary>What comes of each question for which no answer is written.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>> Otherwise { get; set; } = _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));

    /// <summary>What was asked, in its order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>With which query the last one was asked.</summary>
    public string? Query { get; private set; }

    /// <summary>What was sent with the last request that had something with it.</summary>
    public string? Sent { get; private set; }

    public object this[string address]
    {
        set => written[address] = value;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsolutePath;
        Asked.Add(address);
        Query = request.RequestUri.Query;
        Sent = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : Sent;
        if (IsGone || (Lost is { } lost && address.EndsWith(lost, StringComparison.Ordinal)))
        {
            throw new HttpRequestException("Gone.");
        }

        if (Silent is { } silent && address.EndsWith(silent, StringComparison.Ordinal))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        var answer = written.FirstOrDefault(each => address.EndsWith(each.Key, StringComparison.Ordinal)).Value;
        return answer switch
        {
            null => await Otherwise(cancellationToken),
            HttpStatusCode status => new HttpResponseMessage(status),
            RefusalCode refused => Of(new { Code = refused.ToString() }, HttpStatusCode.Conflict),
            _ => Of(answer, HttpStatusCode.OK),
        };
    }

    private static HttpResponseMessage Of(object answer, HttpStatusCode status) => new(status)
    {
        Content = new StringContent(JsonSerializer.Serialize(answer, answer.GetType(), Wire), Encoding.UTF8, "application/json"),
    };

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
}
