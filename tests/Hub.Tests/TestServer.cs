using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Demo;

namespace PeerConnect.Hub.Tests;

/// <summary>A real server on a free port, with a data folder of its own and a clock that the test moves. People sign in as they would.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    /// <summary>No call of a test may take longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Made once, copied for each test: the demo's people are the same for all.
    private static readonly Lazy<Task<string>> DemoFolder = new(MakeDemoFolderAsync);
    private readonly string folder;
    private readonly bool demo;
    private readonly string[] settings;
    private Running running;

    private TestServer(string folder, bool demo, string[] settings, MachineClock? clock = null)
    {
        this.folder = folder;
        this.demo = demo;
        this.settings = settings;
        Clock = clock ?? new MachineClock(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        running = Start();
    }

    public MachineClock Clock { get; }

    public Uri Address => running.ClientOptions.BaseAddress;

    public string DataFolder => folder;

    /// <summary>What the server printed for the person at its console.</summary>
    public string Printed => running.Console.ToString();

    /// <summary>A server with the demo people, or an empty one that waits for its first administrator.</summary>
    public static async Task<TestServer> StartAsync(bool demo = true, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("peerconnect-people").FullName;
        if (demo)
        {
            Copy(await DemoFolder.Value.WaitAsync(Patience), folder);
        }

        return await Task.Run(() => new TestServer(folder, demo, settings)).WaitAsync(Patience);
    }

    public T Service<T>()
        where T : notnull => running.Services.GetRequiredService<T>();

    public IServiceScope Scope() => running.Services.CreateScope();

    /// <summary>Stops the server; the data folder stays until the test is over.</summary>
    public ValueTask StopAsync() => running.DisposeAsync();

    /// <summary>Stops the server and starts another on the same data folder.</summary>
    public async Task RestartAsync()
    {
        await running.DisposeAsync();
        running = await Task.Run(Start).WaitAsync(Patience);
    }

    /// <summary>Lets hours and days pass while the server is down, and starts it again: one that runs would live through each second of them.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await running.DisposeAsync();
        Clock.Advance(time);
        running = await Task.Run(Start).WaitAsync(Patience);
    }

    /// <summary>Stops the server and starts one with other settings on the same data folder; disposing that one removes the folder.</summary>
    public async Task<TestServer> WithAsync(params string[] others)
    {
        await running.DisposeAsync();
        return await Task.Run(() => new TestServer(folder, demo, [.. settings, .. others], Clock)).WaitAsync(Patience);
    }

    /// <summary>Somebody who is not signed in.</summary>
    public TestCaller Anonymous(string? deviceToken = null) => new(Address, deviceToken);

    /// <summary>A demo resident by given name, or a demo member of staff by user name or family name, signed in.</summary>
    public async Task<TestCaller> SignInAsync(string name, string? deviceToken = null)
    {
        var caller = Anonymous(deviceToken);
        var signedIn = await TrySignInAsync(caller, name);
        Assert.True(signedIn.Ok is not null, $"{name} could not sign in: {signedIn.Refusal?.Code}");
        caller.Use(signedIn.Ok!);
        return caller;
    }

    public async Task<Reply<SignedIn>> TrySignInAsync(TestCaller caller, string name)
    {
        foreach (var facility in DemoPeople.Facilities)
        {
            if (facility.Residents.FirstOrDefault(one => Is(one.GivenName, name)) is { } resident)
            {
                return await caller.PostAsync<SignedIn>("sign-in/resident", new ResidentSignIn(facility.Code, resident.Number, resident.Pin));
            }

            if (facility.Staff.FirstOrDefault(one => Is(one.FamilyName, name) || Is(one.UserName, name)) is { } staff)
            {
                return await caller.PostAsync<SignedIn>(
                    "sign-in/staff", new StaffSignIn(facility.Code, staff.UserName, staff.Password, await DemoCodeAsync(staff.UserName)));
            }
        }

        throw new ArgumentException($"There is no demo person {name}.", nameof(name));
    }

    /// <summary>A code that was not used yet; lets half minutes pass until there is one.</summary>
    public async Task<string> DemoCodeAsync(string name)
    {
        using var caller = Anonymous();
        while (true)
        {
            var reply = await caller.GetAsync<DemoCode>($"demo/staff/{name}/code");
            if (reply.Ok is { } code)
            {
                return code.Code;
            }

            Assert.Equal(RefusalCode.TooFast, reply.Refusal!.Code);
            Clock.Advance(TimeSpan.FromMilliseconds(reply.Refusal.RetryAfterMs!.Value));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await running.DisposeAsync();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, true);
        }
    }

    private Running Start()
    {
        var hub = new Running(folder, demo, settings, Clock);
        hub.UseKestrel(0);
        hub.StartServer();
        return hub;
    }

    private static async Task<string> MakeDemoFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("peerconnect-demo").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, true);
        var server = await Task.Run(() => new TestServer(folder, demo: true, []));
        await server.StopAsync();
        return folder;
    }

    /// <summary>The key file keeps its mode: others must not read it.</summary>
    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static bool Is(string name, string typed) => name.Equals(typed, StringComparison.OrdinalIgnoreCase);

    private sealed class Running(string folder, bool demo, string[] settings, TimeProvider clock) : WebApplicationFactory<Program>
    {
        public StringWriter Console { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Hub:DataFolder", folder);
            builder.UseSetting("Hub:Demo", demo ? "true" : "false");
            builder.UseSetting("Log:Level", "Warning");
            builder.UseSetting("SignIn:HashMemoryMiB", "8");
            builder.UseSetting("SignIn:HashPasses", "1");
            foreach (var setting in settings)
            {
                builder.UseSetting(setting.Split('=', 2)[0], setting.Split('=', 2)[1]);
            }

            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(new SteadyClock(clock))).Replace(ServiceDescriptor.Singleton(new StartPrinter(Console))));
        }
    }
}

/// <summary>One person's HTTP client. Refusals come back as values.</summary>
internal sealed class TestCaller : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly HttpClient http;

    public TestCaller(Uri address, string? deviceToken)
    {
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TestServer.Patience };
        if (deviceToken is not null)
        {
            http.DefaultRequestHeaders.Add(Protocol.DeviceHeader, deviceToken);
        }
    }

    public SignedIn? SignedIn { get; private set; }

    public Guid PersonId => SignedIn!.Me.PersonId;

    public Guid FacilityId => SignedIn!.Me.FacilityId;

    public string Token => SignedIn!.Token!;

    /// <summary>For calls that the helpers below do not make.</summary>
    public HttpClient Http => http;

    public void Use(SignedIn signedIn)
    {
        SignedIn = signedIn;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.Token);
    }

    public Task<Reply<T>> GetAsync<T>(string path)
        where T : class => SendAsync<T>(HttpMethod.Get, path, null);

    public Task<Reply<T>> PostAsync<T>(string path, object? body = null)
        where T : class => SendAsync<T>(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body, body.GetType(), options: Json));

    public Task<Reply<T>> PutAsync<T>(string path, object? body = null)
        where T : class => SendAsync<T>(HttpMethod.Put, path, body is null ? null : JsonContent.Create(body, body.GetType(), options: Json));

    public Task<Reply<T>> DeleteAsync<T>(string path)
        where T : class => SendAsync<T>(HttpMethod.Delete, path, null);

    public Task<Reply<ImportReport>> ImportAsync(string what, string csv, bool dryRun, string language = "en") =>
        SendAsync<ImportReport>(HttpMethod.Post, $"imports/{what}?dryRun={(dryRun ? "true" : "false")}&language={language}", new StringContent(csv, new MediaTypeHeaderValue("text/csv")));

    /// <summary>The result of a call that must succeed.</summary>
    public static T Ok<T>(Reply<T> reply)
        where T : class
    {
        Assert.True(reply.Refusal is null, $"refused: {reply.Refusal?.Code} {reply.Refusal?.Message}");
        return reply.Ok!;
    }

    public void Dispose() => http.Dispose();

    private async Task<Reply<T>> SendAsync<T>(HttpMethod method, string path, HttpContent? content)
        where T : class
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = content };
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode)
        {
            return JsonSerializer.Deserialize<T>(text, Json)!;
        }

        using var problem = JsonDocument.Parse(text);
        var root = problem.RootElement;
        return new Refusal(
            Enum.Parse<RefusalCode>(root.GetProperty("code").GetString()!),
            root.GetProperty("detail").GetString()!,
            root.TryGetProperty("retryAfterMs", out var wait) ? wait.GetInt32() : null,
            root.TryGetProperty("faults", out var faults) ? [.. faults.EnumerateArray().Select(fault => fault.GetString()!)] : null);
    }
}
