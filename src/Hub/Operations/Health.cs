using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Contracts;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Operations;

/// <summary>/health/live says that the process answers; /health/ready that it can do its work. Features add checks tagged <see cref="Ready"/>.</summary>
/// <remarks>Everybody gets the three words; the sentences behind them are for administrators.</remarks>
internal static class Health
{
    public const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StoreCheck>();
        services.AddSingleton<ClockCheck>().AddHostedService(provider => provider.GetRequiredService<ClockCheck>());
        services.AddHealthChecks()
            .AddCheck<StoreCheck>("store", tags: [Ready])
            .AddCheck<DiskCheck>("disk", tags: [Ready])
            .AddCheck<ClockCheck>("clock", tags: [Ready])
            .AddCheck<StoppingCheck>("running", tags: [Ready]);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = IsReadiness, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapGet("/api/v1/health", ReportAsync).WithTags("Operations").WithSummary("Readiness with the reasons.").RequireAnyRole(Role.Administrator);
    }

    private static bool IsReadiness(HealthCheckRegistration check) => check.Tags.Contains(Ready);

    private static async Task<Ok<ServerHealth>> ReportAsync(HealthCheckService checks, CancellationToken cancellation)
    {
        var report = await checks.CheckHealthAsync(IsReadiness, cancellation);
        return TypedResults.Ok(new ServerHealth(
            report.Status.ToString(),
            [.. report.Entries.Select(entry => new CheckHealth(entry.Key, entry.Value.Status.ToString(), entry.Value.Description))]));
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        var checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString());
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { status = report.Status.ToString(), checks }), context.RequestAborted);
    }

    private sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The server is stopping.") : HealthCheckResult.Healthy());
    }
}
