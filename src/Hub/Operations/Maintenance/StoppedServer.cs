using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Operations.Maintenance;

/// <summary>Store, keys and audit of a server that does not run: the same start checks, the same lock on the data folder, no address.</summary>
internal sealed class StoppedServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private StoppedServer(WebApplication app)
    {
        this.app = app;
    }

    /// <exception cref="StartRefusedException">There is no database, a server uses it, or it may not be opened.</exception>
    public static async Task<StoppedServer> OpenAsync(VerbCall call)
    {
        var (data, _) = call.Paths();
        if (!File.Exists(data.Database))
        {
            throw new StartRefusedException($"There is no database in '{data.Root}'. Set Hub:DataFolder to the server's data folder.");
        }

        var builder = WebApplication.CreateBuilder([.. call.Settings, "--Log:Level=Warning", "--Log:Format=Text", "--hostBuilder:reloadConfigOnChange=false"]);
        builder.AddOperations();
        builder.Services.AddStorage();
        builder.Services.AddSealing();
        builder.Services.AddAudit();
        var server = new StoppedServer(builder.Build());
        try
        {
            await server.app.PrepareAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
