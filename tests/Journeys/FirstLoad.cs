using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>
/// What a browser fetches until the residents' sign-in can be used, against an empty app of the same SDK. ops/first-load publishes both and asks;
/// weighed are the bodies of all answers as they travel (Brotli), without headers.
/// </summary>
public sealed class FirstLoad
{
    /// <summary>Times the weight of the empty app, at most.</summary>
    private const double Most = 1.3;

    [Fact(Explicit = true)]
    public async Task Given_both_apps_as_they_are_published_then_the_residents_weighs_little_more_than_the_empty_one_and_is_kept_afterwards()
    {
        await using var hub = new RunningHub(Environment.GetEnvironmentVariable("PEERCONNECT_PUBLISHED_HUB")!);
        await hub.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });

        await using var context = await browser.NewContextAsync();
        var first = await LoadAsync(context, hub.Address);
        var second = await LoadAsync(context, hub.Address);
        var empty = await LoadEmptyAsync(browser, Environment.GetEnvironmentVariable("PEERCONNECT_EMPTY_APP")!);
        foreach (var (name, bytes) in first.OrderByDescending(one => one.Bytes).Take(12))
        {
            Console.WriteLine($"{bytes,10:N0}  {name}");
        }

        Console.WriteLine($"Residents, first load: {first.Sum(one => one.Bytes):N0} bytes in {first.Count} answers.");
        Console.WriteLine($"Residents, second load: {second.Sum(one => one.Bytes):N0} bytes in {second.Count} answers.");
        Console.WriteLine($"Empty app, first load: {empty.Sum(one => one.Bytes):N0} bytes in {empty.Count} answers.");
        var ratio = (double)first.Sum(one => one.Bytes) / empty.Sum(one => one.Bytes);
        Console.WriteLine($"First load, residents to empty: {ratio:F2}");
        Assert.InRange(ratio, 0, Most);
        Assert.InRange(second.Sum(one => one.Bytes), 0, first.Sum(one => one.Bytes) / 10);
    }

    /// <summary>What came over the line, by path; what the browser's cache gave is not in it.</summary>
    private static async Task<List<(string Name, long Bytes)>> LoadAsync(IBrowserContext context, Uri address)
    {
        var page = await context.NewPageAsync();
        var finished = new List<IRequest>();
        page.RequestFinished += (_, request) => finished.Add(request);
        await page.GotoAsync(address.AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var fetched = new List<(string, long)>();
        foreach (var request in finished)
        {
            var sizes = await request.SizesAsync();
            if (sizes.ResponseBodySize > 0)
            {
                fetched.Add((new Uri(request.Url).AbsolutePath, sizes.ResponseBodySize));
            }
        }

        await page.CloseAsync();
        return fetched;
    }

    /// <summary>An app of files: given to the browser as they are, weighed as the publisher compressed them.</summary>
    private static async Task<List<(string Name, long Bytes)>> LoadEmptyAsync(IBrowser browser, string folder)
    {
        var fetched = new List<(string, long)>();
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/*", async route =>
        {
            var name = new Uri(route.Request.Url).AbsolutePath.TrimStart('/');
            var file = Path.Combine(folder, name.Length == 0 ? "index.html" : name);
            if (!File.Exists(file))
            {
                await route.FulfillAsync(new() { Status = 404 });
                return;
            }

            var compressed = new FileInfo(file + ".br");
            fetched.Add((name, compressed.Exists ? compressed.Length : new FileInfo(file).Length));
            await route.FulfillAsync(new() { Path = file });
        });
        await page.GotoAsync("http://empty.localhost/");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Hello, world!" }).WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return fetched;
    }
}
