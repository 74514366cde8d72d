using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using PeerConnect.Hub.Operations;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests;

/// <summary>A real server on a free port, on a data folder that a test has seeded. Its clock may be a fake one.</summary>
internal sealed class SeededHub : WebApplicationFactory<Program>
{
    private readonly string folder;
    private readonly FakeTimeProvider? time;
    private readonly string[] settings;
    private readonly Action<IServiceCollection>? replace;
    private bool goesOn;

    private SeededHub(string folder, FakeTimeProvider? time, string[] settings, Action<IServiceCollection>? replace)
    {
        this.folder = folder;
        this.time = time;
        this.settings = settings;
        this.replace = replace;
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Seeds an empty data folder, then starts the server on it.</summary>
    public static Task<SeededHub> StartAsync(Func<SeededFacility, Task> seed, FakeTimeProvider? time = null, params string[] settings) =>
        StartAsync(seed, replace: null, time, settings);

    /// <summary>As above, with services of the test's own in place of the server's.</summary>
    public static async Task<SeededHub> StartAsync(
        Func<SeededFacility, Task> seed, Action<IServiceCollection>? replace, FakeTimeProvider? time = null, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("peerconnect-hub").FullName;
        await using (var facility = await SeededFacility.CreateAsync(folder, time))
        {
            await seed(facility);
        }

        return Start(new SeededHub(folder, time, settings, replace));
    }

    /// <summary>Stops the server and starts another on the same data folder, with the same clock and services.</summary>
    public async Task<SeededHub> RestartAsync()
    {
        goesOn = true;
        await DisposeAsync();
        return Start(new SeededHub(folder, time, settings, replace));
    }

    /// <summary>Lets days pass while the server is down, and starts another on the same data folder: one that runs would live through each second of them.</summary>
    public async Task<SeededHub> PassAsync(TimeSpan passed)
    {
        goesOn = true;
        await DisposeAsync();
        time!.Advance(passed);
        return Start(new SeededHub(folder, time, settings, replace));
    }

    private static SeededHub Start(SeededHub hub)
    {
        hub.UseKestrel(0);
        hub.StartServer();
        return hub;
    }

    public Task<Chatter> ConnectAsync(SeededPerson person) => Chatter.ConnectAsync(Address, person.Token);

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!goesOn)
        {
            Directory.Delete(folder, true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Hub:DataFolder", folder);
        builder.UseSetting("Log:Level", "Warning");
        foreach (var setting in settings)
        {
            var (name, value) = (setting.Split('=', 2)[0], setting.Split('=', 2)[1]);
            builder.UseSetting(name, value);
        }

        if (replace is not null)
        {
            builder.ConfigureServices(replace);
        }

        if (time is not null)
        {
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(new SteadyClock(time))));
        }
    }
}
