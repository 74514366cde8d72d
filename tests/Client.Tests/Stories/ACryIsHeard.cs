using System.Text.Json;

namespace PeerConnect.Client.Tests.Stories;

/// <summary>The main job from one end to the other, as README tells it: two people are approved, write, and a cry reaches the clinician.</summary>
public sealed class ACryIsHeard(DemoHub hub) : IClassFixture<DemoHub>
{
    private const string Cry = "I won't be here tomorrow. I gave Tony my radio and my letters, so that's done.";

    [Fact]
    public async Task two_residents_are_paired_write_and_the_clinician_sees_the_words_that_weighed()
    {
        using var desk = new Desk(hub);
        var marcus = await desk.ResidentAsync("marcus", "A48207", "480271");
        var darnell = await desk.ResidentAsync("darnell", "A39115", "390518");
        var rosa = await desk.StaffAsync("r.castillo", "castillo-for-the-demo");
        var ngozi = await desk.StaffAsync("n.adeyemi", "adeyemi-for-the-demo");
        var tomas = await desk.StaffAsync("t.brandt", "brandt-for-the-demo");

        await desk.DoneAsync(string.Empty, "--profile", marcus, "approvals", "request", "--supporter", "Darnell");
        var waiting = JsonDocument.Parse(await desk.DoneAsync(string.Empty, "--profile", rosa, "--json", "approvals", "list"));
        var request = waiting.RootElement.GetProperty("requests")[0].GetProperty("requestId").GetString()!;
        Assert.Contains("Marcus Hale with Darnell Webb", await desk.DoneAsync(string.Empty, "--profile", rosa, "approvals", "list"), StringComparison.Ordinal);
        Assert.Contains("Approved", await desk.DoneAsync(string.Empty, "--profile", rosa, "approvals", "approve", request[^6..]), StringComparison.Ordinal);

        Assert.Contains("notice", await desk.RefusedAsync("hello\n", "--profile", marcus, "send", "Darnell"), StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(await desk.DoneAsync(string.Empty, "--profile", marcus, "consent", "--yes"));
        await desk.DoneAsync("yes\n", "--profile", darnell, "consent");

        Assert.Contains("stored", await desk.DoneAsync("You around today?\n", "--profile", marcus, "send", "Darnell"), StringComparison.Ordinal);
        var answer = await desk.DoneAsync("Always. How was the visit?\n", "--profile", darnell, "chat", "Marcus");
        Assert.Contains("You around today?", answer, StringComparison.Ordinal);
        Assert.Contains("Nothing waits.", await desk.DoneAsync(string.Empty, "--profile", ngozi, "feed", "--once"), StringComparison.Ordinal);

        var sent = await desk.DoneAsync(Cry + "\n", "--profile", marcus, "send", "Darnell", "--stay", "3");
        Assert.Contains("stored", sent, StringComparison.Ordinal);
        Assert.Contains(">> ", sent, StringComparison.Ordinal);

        var feed = await desk.DoneAsync(string.Empty, "--profile", ngozi, "feed", "--once");
        var line = Assert.Single(feed.Split('\n'), each => each.Contains("SelfHarm", StringComparison.Ordinal));
        Assert.DoesNotContain("Marcus", line, StringComparison.Ordinal);
        Assert.DoesNotContain("radio", feed, StringComparison.Ordinal);
        var item = JsonDocument.Parse(await desk.DoneAsync(string.Empty, "--profile", ngozi, "--json", "case", "list")).RootElement.GetProperty("cases")[0];
        var id = item.GetProperty("caseId").GetString()!;

        var opened = await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "open", id[^6..]);
        Assert.Contains("Your view as Clinician was recorded", opened, StringComparison.Ordinal);
        Assert.Contains("Marcus Hale", opened, StringComparison.Ordinal);
        Assert.Contains("weighed", opened, StringComparison.Ordinal);
        Assert.Contains('[', opened);

        // What opened a case is no sample.
        Assert.Contains("Nothing waits to be read.", await desk.DoneAsync(string.Empty, "--profile", ngozi, "samples"), StringComparison.Ordinal);
        Assert.Contains("no such sample for you", await desk.RefusedAsync(string.Empty, "--profile", ngozi, "samples", "open", Guid.CreateVersion7().ToString()), StringComparison.Ordinal);
        Assert.Contains("no such sample for you", await desk.RefusedAsync(string.Empty, "--profile", ngozi, "samples", "judge", Guid.CreateVersion7().ToString(), "--found", "Right"), StringComparison.Ordinal);

        // More than the policy gives waits for another person.
        var asked = await desk.DoneAsync("Is there a plan?", "--profile", ngozi, "case", "break-glass", "ask", id[^6..], "--purpose", "Care", "--reason", "-");
        Assert.Contains("Asked, for Care, Conversation", asked, StringComparison.Ordinal);
        Assert.Contains("Nothing waits for a review.", await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "break-glass", "reviews"), StringComparison.Ordinal);

        // Nobody takes a case out of the system alone.
        var export = JsonDocument.Parse(await desk.DoneAsync(
            "The court's order.", "--profile", ngozi, "--json", "case", "export", "ask", id, "--purpose", "LegalProcess", "--reason", "-")).RootElement.GetProperty("exportId").GetString()!;
        var file = Path.Combine(Path.GetTempPath(), $"peerconnect-{export}.json");
        var refused = await desk.RefusedAsync(string.Empty, "--profile", ngozi, "case", "export", "write", id, export, file);
        Assert.Contains("Another person has to sign this first", refused, StringComparison.Ordinal);
        Assert.False(File.Exists(file));

        Assert.DoesNotContain("radio", await desk.DoneAsync(string.Empty, "--profile", tomas, "feed", "--once"), StringComparison.Ordinal);
        await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "acknowledge", id);

        // What she sees goes into the form that follows a visit; it is on record before the page is written.
        var referral = JsonDocument.Parse(await desk.DoneAsync(
            "Somebody should talk with him.", "--profile", ngozi, "--json", "case", "refer", id, "--to", "WatchForm", "--reason", "-")).RootElement.GetProperty("referralId").GetString()!;
        var page = Path.Combine(desk.Folder, "referral.html");
        await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "form", id, referral, page);
        var form = await File.ReadAllTextAsync(page);
        Assert.All((string[])["Referral: watch form", "Marcus Hale", "radio", "Somebody should talk with him."], known => Assert.Contains(known, form, StringComparison.Ordinal));
        opened = await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "open", id);
        Assert.Contains($"Referral {referral}: to WatchForm", opened, StringComparison.Ordinal);
        Assert.Contains("form-opened by Ngozi Adeyemi", opened, StringComparison.Ordinal);
        await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "on-the-way", id);
        await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "face-to-face", id);
        await desk.DoneAsync("Sat with him in B-214.", "--profile", ngozi, "case", "decide", id, "--reason", "SupportGiven", "--flag", "True", "--note", "-");
        Assert.DoesNotContain(id[^6..], await desk.DoneAsync(string.Empty, "--profile", ngozi, "feed", "--once"), StringComparison.Ordinal);
        Assert.DoesNotContain(">> ", await desk.DoneAsync(string.Empty, "--profile", darnell, "chat", "Marcus"), StringComparison.Ordinal);
    }
}
