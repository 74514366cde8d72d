using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.Scripted;

/// <summary>A real server on a real port that can be stopped and started again at the same address with what it stored.</summary>
internal sealed class ScriptedHub : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Guid> tokens = new();
    private WebApplication? app;
    private int port;

    public ScriptedHub() => Script = new Script(Store);

    public ScriptedStore Store { get; } = new();

    public Script Script { get; }

    public ScriptedFeed Feed { get; } = new();

    public Uri Address => new($"http://127.0.0.1:{port}/");

    /// <summary>The Authorization headers and query strings that arrived.</summary>
    public ConcurrentQueue<(string Authorization, string Query)> Arrivals { get; } = new();

    public int Attempts => Arrivals.Count;

    public static async Task<ScriptedHub> StartNewAsync()
    {
        var hub = new ScriptedHub();
        await hub.StartAsync();
        return hub;
    }

    public SignedIn NewSession(Guid person)
    {
        var token = $"token-{Guid.CreateVersion7():N}";
        tokens[token] = person;
        return new SignedIn(token, DateTimeOffset.MaxValue, new Me(person, Guid.Empty, "Ana", [Role.Resident], "en", false));
    }

    public void Revoke(SignedIn session)
    {
        tokens.TryRemove(session.Token!, out _);
        Script.Drop(session.Me.PersonId);
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        builder.Services.AddSingleton(Store).AddSingleton(Script).AddSingleton(Feed).AddSingleton<IUserIdProvider, ByToken>();
        builder.Services.AddSignalR();
        app = builder.Build();
        app.Use(async (context, next) =>
        {
            var authorization = context.Request.Headers.Authorization.ToString();
            Arrivals.Enqueue((authorization, context.Request.QueryString.Value ?? string.Empty));
            if (authorization.StartsWith("Bearer ", StringComparison.Ordinal) && tokens.TryGetValue(authorization["Bearer ".Length..], out var person))
            {
                context.User = new System.Security.Claims.ClaimsPrincipal(
                    new System.Security.Claims.ClaimsIdentity([new System.Security.Claims.Claim("sub", person.ToString())], "test"));
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        });
        app.MapHub<ScriptedChatHub>(Protocol.ChatPath);
        app.MapHub<ScriptedFeedHub>(Protocol.FeedPath);
        Feed.Hub = app.Services.GetRequiredService<IHubContext<ScriptedFeedHub, IFeedClient>>();
        await app.StartAsync();
        port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    public async Task StopAsync()
    {
        if (app is { } running)
        {
            app = null;
            await running.StopAsync();
            await running.DisposeAsync();
        }
    }

    /// <summary>Tells one person how the conversation stands now.</summary>
    public Task SummariseAsync(Guid person) => To(person).ConversationChanged(Store.Summary(person));

    /// <summary>What pushes something to one person.</summary>
    public IChatClient To(Guid person) => app!.Services.GetRequiredService<IHubContext<ScriptedChatHub, IChatClient>>().Clients.User(person.ToString());

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private sealed class ByToken : IUserIdProvider
    {
        public string? GetUserId(HubConnectionContext connection) => connection.User.FindFirst("sub")?.Value;
    }
}
