using Microsoft.Extensions.Time.Testing;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Shell.Looking;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Web.Tests;

/// <summary>A personal device keeps what its owner chose for the eyes, a shared one nothing of anybody; and what it is, the server alone knows.</summary>
public sealed class What_a_browser_keeps
{
    private static readonly DeviceSelf Kiosk = new(Guid.CreateVersion7(), "north", "North", "Unit B");
    private readonly FakeTimeProvider time = new();
    private readonly Rendered.Scripts scripts = new() { Answers = { ["recall"] = """{"theme":2,"size":3}""", ["browserLanguage"] = "en-US" } };

    [Fact]
    public async Task Given_a_first_request_that_fails_when_the_line_comes_then_a_personal_device_keeps_what_it_had()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false)) { IsGone = true };
        var look = await BeginAsync(server);
        Assert.DoesNotContain("forget", scripts.Calls);
        Assert.Equal(3, look.Now.Size);
    }

    [Fact]
    public async Task Given_a_first_request_that_fails_when_it_turns_out_to_be_a_kiosk_then_what_was_kept_is_removed_and_not_worn()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Kiosk)) { IsGone = true };
        var look = await BeginAsync(server);
        Assert.Contains("forget", scripts.Calls);
        Assert.Equal(1, look.Now.Size);
    }

    [Fact]
    public async Task Given_something_is_chosen_while_the_device_is_unknown_then_it_is_kept_once_the_device_is_known_to_be_ones_own()
    {
        var look = new LookKeeper(new Browser(scripts));
        await look.BeginAsync(deviceIsShared: null);
        await look.ChooseAsync(look.Now with { Size = 2 });
        Assert.DoesNotContain("remember", scripts.Calls);
        await look.BeginAsync(deviceIsShared: false);
        Assert.Contains("remember", scripts.Calls);
        Assert.Equal(2, look.Now.Size);
    }

    /// <summary>A visit that begins, at the second try where the first finds no line.</summary>
    private async Task<LookKeeper> BeginAsync(Answers server)
    {
        var browser = new Browser(scripts);
        var look = new LookKeeper(browser);
        using var client = new PeerConnectClient(new Uri("http://localhost"), new PeerConnectClientOptions { UseCookie = true, Handler = server });
        var visit = new Visit(client, look, new Voice(browser, look), browser, time);
        var begun = visit.BeginAsync();
        while (!begun.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            server.IsGone = visit.State != VisitState.Unreachable && server.IsGone;
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await begun;
        return look;
    }
}
