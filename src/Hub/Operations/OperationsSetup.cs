using System.Net;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Answering;

namespace PeerConnect.Hub.Operations;

/// <summary>Entry of the feature: options, log, health, metrics, errors, the form of JSON.</summary>
internal static class OperationsSetup
{
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 256 * 1024;
        });
        var services = builder.Services;
        services.AddSingleton(new SteadyClock(TimeProvider.System)).AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SteadyClock>());
        services.AddAnnotatedOptions<HubOptions>(HubOptions.Section);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.AddSingleton<Drain>().AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.Configure<Microsoft.AspNetCore.SignalR.HubOptions>(hub => hub.AddFilter<Drain>());
        services.AddLogs().AddHealth().AddMetricsExport().AddSingleton<ReadServerState>();
        services.AddSingleton<Listening>().AddSingleton<DataFolder>().AddSingleton(new StartPrinter(Console.Out));
        services.AddSingleton<IStartStep, OpenDataFolder>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.Configure<JsonOptions>(json => StrictJson.Apply(json.SerializerOptions));
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Finish);
        services.AddExceptionHandler<Problems.Exceptions>();
        services.AddOpenApi();
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, BelieveProxies>();
    }

    public static void UseOperations(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.Use((context, next) => context.RequestServices.GetRequiredService<Drain>().HasBegun && !context.Request.Path.StartsWithSegments("/health")
            ? Problems.WriteAsync(context, Problems.ForStatus(StatusCodes.Status503ServiceUnavailable))
            : next(context));
        app.UseStatusCodePages(pages => Problems.WriteAsync(pages.HttpContext, Problems.ForStatus(pages.HttpContext.Response.StatusCode)));
        app.Use((context, next) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
    }

    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapHealth();
        ReadServerState.Map(app);
        app.MapMetrics();
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>One hop, from a named proxy: what a client claims further back is not believed.</summary>
    private sealed class BelieveProxies(IOptions<HubOptions> options) : IConfigureOptions<ForwardedHeadersOptions>
    {
        public void Configure(ForwardedHeadersOptions forwarded)
        {
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            forwarded.ForwardLimit = 1;

            // Without a known proxy the middleware would believe everybody.
            forwarded.ForwardedHeaders = options.Value.Proxies.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in options.Value.Proxies)
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }
    }

    /// <summary>Checks the addresses and takes the lock on the data folder, in that order.</summary>
    private sealed class OpenDataFolder(IServiceProvider services) : IStartStep
    {
        public Task StartAsync(CancellationToken cancellation)
        {
            services.GetRequiredService<Listening>();
            services.GetRequiredService<DataFolder>();
            return Task.CompletedTask;
        }
    }
}
