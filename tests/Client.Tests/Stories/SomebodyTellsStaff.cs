using System.Text.Json;

namespace PeerConnect.Client.Tests.Stories;

/// <summary>Darnell is worried about Marcus; Marcus reports a message, hides Darnell for a while, and complains. Neither learns what the other told.</summary>
public sealed class SomebodyTellsStaff(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task a_concern_a_report_and_a_complaint_reach_staff_and_what_is_hidden_comes_back()
    {
        using var desk = new Desk(hub);
        var marcus = await desk.ResidentAsync("marcus", "A48207", "480271");
        var darnell = await desk.ResidentAsync("darnell", "A39115", "390518");
        var rosa = await desk.StaffAsync("r.castillo", "castillo-for-the-demo");
        var ngozi = await desk.StaffAsync("n.adeyemi", "adeyemi-for-the-demo");
        await desk.DoneAsync(string.Empty, "--profile", marcus, "approvals", "request", "--supporter", "Darnell");
        var waiting = JsonDocument.Parse(await desk.DoneAsync(string.Empty, "--profile", rosa, "--json", "approvals", "list"));
        await desk.DoneAsync(string.Empty, "--profile", rosa, "approvals", "approve", waiting.RootElement.GetProperty("requests")[0].GetProperty("requestId").GetString()![^6..]);
        await desk.DoneAsync(string.Empty, "--profile", marcus, "consent", "--yes");
        await desk.DoneAsync(string.Empty, "--profile", darnell, "consent", "--yes");

        var told = await desk.DoneAsync("he said goodbye to everybody\n", "--profile", darnell, "concern", "Marcus", "--about", "SelfHarm", "--near", "Soon", "--words");
        Assert.Contains("It was told to staff.", told, StringComparison.Ordinal);
        var feed = await desk.DoneAsync(string.Empty, "--profile", ngozi, "feed", "--once");
        Assert.Contains("1 concern", feed, StringComparison.Ordinal);
        Assert.Contains("DO NOT GO BEFORE", feed, StringComparison.Ordinal);
        var item = JsonDocument.Parse(await desk.DoneAsync(string.Empty, "--profile", ngozi, "--json", "case", "list")).RootElement.GetProperty("cases")[0];
        var opened = await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "open", item.GetProperty("caseId").GetString()![^6..]);
        Assert.Contains("a supporter is worried: SelfHarm", opened, StringComparison.Ordinal);
        Assert.Contains("he said goodbye to everybody", opened, StringComparison.Ordinal);
        Assert.Contains("About Marcus Hale", opened, StringComparison.Ordinal);
        Assert.DoesNotContain("Darnell", opened, StringComparison.Ordinal);

        await desk.DoneAsync("you still owe me\n", "--profile", darnell, "send", "Marcus");
        var shown = JsonDocument.Parse((await desk.DoneAsync(string.Empty, "--profile", darnell, "--json", "send", "Marcus", "again")).Split('\n')[0]);
        var number = shown.RootElement.GetProperty("sequence").GetInt64();
        Assert.Contains("Staff can see it", await desk.DoneAsync(string.Empty, "--profile", marcus, "report", "Darnell", $"{number}", "--reason", "Pressure"), StringComparison.Ordinal);
        await desk.RefusedAsync(string.Empty, "--profile", darnell, "report", "Marcus", $"{number}", "--reason", "Pressure");

        var hidden = await desk.DoneAsync(string.Empty, "--profile", marcus, "hidden", "add", "Darnell");
        Assert.Contains("Darnell W.", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("you still owe me", await desk.DoneAsync(string.Empty, "--profile", marcus, "chat", "Darnell"), StringComparison.Ordinal);
        Assert.Contains("You see what everybody writes.", await desk.DoneAsync(string.Empty, "--profile", marcus, "hidden", "remove", hidden[..6]), StringComparison.Ordinal);
        Assert.Contains("you still owe me", await desk.DoneAsync(string.Empty, "--profile", marcus, "chat", "Darnell"), StringComparison.Ordinal);
        Assert.Contains("Thank you.", await desk.DoneAsync(string.Empty, "--profile", marcus, "complain", "Darnell", "--reason", "Pressure"), StringComparison.Ordinal);

        // What a report brought to staff is never among them.
        Assert.Contains("There is none to show.", await desk.DoneAsync(string.Empty, "--profile", darnell, "disclosures"), StringComparison.Ordinal);
    }
}
