using System.Text.Json;
using Microsoft.AspNetCore.Authentication;

namespace PeerConnect.LoadGenerator.Baseline;

internal enum BareStore
{
    None,
    Sqlite,
}

/// <summary>Serves a bare hub until it is told to stop.</summary>
internal static class BareServer
{
    public const string HubPath = "/hub";
    public const string ReadyPath = "/health/ready";

    public static async Task RunAsync(BareStore store, string dataFolder, string address, CancellationToken cancelled)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddAuthentication(BareSignIn.SchemeName).AddScheme<AuthenticationSchemeOptions, BareSignIn>(BareSignIn.SchemeName, null);
        builder.Services.AddAuthorization();
        builder.Services.AddSignalR();
        switch (store)
        {
            case BareStore.None:
                builder.Services.AddSingleton<IBareLog, UnstoredLog>();
                break;
            case BareStore.Sqlite:
                builder.Services.AddSingleton(_ => new SealedTable(dataFolder));
                builder.Services.AddSingleton<SealedLog>();
                builder.Services.AddSingleton<IBareLog>(services => services.GetRequiredService<SealedLog>());
                builder.Services.AddHostedService(services => services.GetRequiredService<SealedLog>());
                break;
        }

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHub<BareHub>(HubPath);
        app.MapGet(ReadyPath, () => Results.Ok());
        await app.RunAsync(cancelled);
    }
}
