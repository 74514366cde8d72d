using OpenTelemetry.Metrics;

namespace PeerConnect.Hub.Operations;

/// <summary>Numbers for Prometheus at /metrics. Features make their meters with the name <see cref="Meter"/> and a part of their own.</summary>
internal static class Metrics
{
    public const string Meter = "PeerConnect.";

    public static IServiceCollection AddMetricsExport(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddMeter(Meter + "*")
            .AddPrometheusExporter());
        return services;
    }

    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous().OnlyFromThisMachine();
}
