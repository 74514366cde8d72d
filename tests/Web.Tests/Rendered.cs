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

    /// <summary>What is shown now.</summary>
    public Task<string> HtmlAsync() => renderer.Dispatcher.InvokeAsync(() => WebUtility.HtmlDecode(root.ToHtmlString()));

    /// <summary>Shows a component, once all that it asks for has come.</summary>
    /// <param name="server">What answers.</param>
    /// <param name="words">The words that its pages cascade.</param>
    /// <param name="parameters">Its parameters.</param>
    public static async Task<Rendered> ShowAsync<TComponent, TWords>(Answers server, TWords words, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        var shown = new Rendered(server);
        await shown.services.GetRequiredService<Visit>().BeginAsync();
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
        await shown.renderer.Dispatcher.InvokeAsync(async () =>
        {
            shown.root = shown.renderer.BeginRenderingComponent(typeof(CascadingValue<TWords>), ParameterView.FromDictionary(cascade));
            await shown.root.QuiescenceTask;
        });
        return shown;
    }

    public TService Service<TService>()
        where TService : notnull => services.GetRequiredService<TService>();

    /// <summary>Presses the first button whose label holds these words.</summary>
    public Task PressAsync(string label) => renderer.Dispatcher.InvokeAsync(() => renderer.PressAsync(label));

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
        .AddSingleton(new PeerConnectClient(new Uri("http://localhost/"), new PeerConnectClientOptions { UseCookie = true, Handler = server }))
        .AddSingleton<Desk>()
        .AddSingleton<Drafts>()
        .AddSingleton<DeskScript>()
        .AddSingleton<Watching>()
        .AddSingleton<Reading>()
        .BuildServiceProvider();

    private sealed class Renderer(IServiceProvider services) : StaticHtmlRenderer(services, NullLoggerFactory.Instance)
    {
        public Task PressAsync(string label) =>
            DispatchEventAsync(Find(0, label) ?? throw new InvalidOperationException($"No button says '{label}'."), null, new MouseEventArgs());

        public Task ChooseAsync(string element, string value) =>
            DispatchEventAsync(FindChange(0, element) ?? throw new InvalidOperationException($"No {element} can be changed."), null, new ChangeEventArgs { Value = value });

        private ulong? FindChange(int component, string element)
        {
            var frames = GetCurrentRenderTreeFrames(component);
            for (var at = 0; at < frames.Count; at++)
            {
                var frame = frames.Array[at];
                if (frame.FrameType == RenderTreeFrameType.Component && FindChange(frame.ComponentId, element) is { } within)
                {
                    return within;
                }

                if (frame.FrameType == RenderTreeFrameType.Element && frame.ElementName == element)
                {
                    return frames.Array[(at + 1)..(at + frame.ElementSubtreeLength)].FirstOrDefault(part => part is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "onchange" }).AttributeEventHandlerId;
                }
            }

            return null;
        }

        private ulong? Find(int component, string label)
        {
            var frames = GetCurrentRenderTreeFrames(component);
            for (var at = 0; at < frames.Count; at++)
            {
                var frame = frames.Array[at];
                if (frame.FrameType == RenderTreeFrameType.Component && Find(frame.ComponentId, label) is { } within)
                {
                    return within;
                }

                if (frame is { FrameType: RenderTreeFrameType.Element, ElementName: "button" })
                {
                    var parts = frames.Array[(at + 1)..(at + frame.ElementSubtreeLength)];
                    if (parts.Any(part => (part.FrameType == RenderTreeFrameType.Text ? part.TextContent : part.FrameType == RenderTreeFrameType.Markup ? part.MarkupContent : "").Contains(label, StringComparison.Ordinal)))
                    {
                        return parts.First(part => part is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "onclick" }).AttributeEventHandlerId;
                    }
                }
            }

            return null;
        }
    }

    /// <summary>A browser that keeps nothing and shows nothing, and says what it was asked for.</summary>
    internal sealed class Scripts : IJSRuntime, IJSObjectReference
    {
        private readonly ConcurrentQueue<string> calls = new();

        public IReadOnlyCollection<string> Calls => calls;

        /// <summary>What the last call gave it first.</summary>
        public object? Last { get; private set; }

        /// <summary>What it answers to a question; nothing else is answered.</summary>
        public Dictionary<string, object> Answers { get; } = [];

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            calls.Enqueue(identifier);
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

    /// <summary>The end of an address to which no answer comes; null for none.</summary>
    public string? Lost { get; set; }

    /// <summary>What was asked, in its order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>With which query the last one was asked.</summary>
    public string? Query { get; private set; }

    public object this[string address]
    {
        set => written[address] = value;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsolutePath;
        Asked.Add(address);
        Query = request.RequestUri.Query;
        if (IsGone || (Lost is { } lost && address.EndsWith(lost, StringComparison.Ordinal)))
        {
            throw new HttpRequestException("Gone.");
        }

        var answer = written.FirstOrDefault(each => address.EndsWith(each.Key, StringComparison.Ordinal)).Value;
        return Task.FromResult(answer is HttpStatusCode status ? new HttpResponseMessage(status) : answer is null ? new HttpResponseMessage(HttpStatusCode.NotFound) : Of(answer));
    }

    private static HttpResponseMessage Of(object answer) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(JsonSerializer.Serialize(answer, answer.GetType(), Wire), Encoding.UTF8, "application/json"),
    };

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
}
