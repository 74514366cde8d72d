using System.Text.Json;

namespace PeerConnect.Client.Tests.Stories;

/// <summary>Marcus asks for a supporter; the officer of his unit sees whom to fetch, goes, and closes it. The chaplain cannot come, and he is told why.</summary>
public sealed class SomebodyNeedsAPerson(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task a_supporter_on_call_is_fetched_and_another_request_is_refused_with_its_reason()
    {
        using var desk = new Desk(hub);
        var rosa = await desk.StaffAsync("r.castillo", "castillo-for-the-demo");
        var jo = await desk.StaffAsync("j.pruitt", "pruitt-for-the-demo");
        var marcus = await desk.ResidentAsync("marcus", "A48207", "480271");
        await desk.DoneAsync(string.Empty, "--profile", rosa, "rosters", "set", "nights", "--role", "PeerSupporter", "--shift", "Mon-Sun 00:00-00:00", "--member", "A39115");

        var offer = await desk.DoneAsync(string.Empty, "--profile", marcus, "person", "offer");
        Assert.Contains("Supporter  (told: Officer)", offer, StringComparison.Ordinal);
        var asked = await desk.DoneAsync(string.Empty, "--profile", marcus, "person", "ask", "Supporter");
        Assert.Contains("you asked for Supporter: passed on", asked, StringComparison.Ordinal);
        Assert.Contains("press your cell bell", asked, StringComparison.Ordinal);

        var feed = await desk.DoneAsync(string.Empty, "--profile", jo, "feed", "--once");
        Assert.Contains("ASKS FOR Supporter: Marcus Hale, Unit B, B-214", feed, StringComparison.Ordinal);
        Assert.Contains("on call (nights): Darnell Webb, Unit C, C-108", feed, StringComparison.Ordinal);
        var id = (await CardsAsync(desk, jo))[0];
        await desk.RefusedAsync(string.Empty, "--profile", jo, "case", "close", id[^6..]);
        await desk.DoneAsync(string.Empty, "--profile", jo, "case", "seen", id);
        await desk.DoneAsync(string.Empty, "--profile", jo, "case", "on-the-way", id);
        Assert.Contains("someone is coming since", await desk.DoneAsync(string.Empty, "--profile", marcus, "person", "list"), StringComparison.Ordinal);
        await desk.DoneAsync(string.Empty, "--profile", jo, "case", "face-to-face", id);
        await desk.DoneAsync(string.Empty, "--profile", jo, "case", "close", id);
        Assert.Empty(await CardsAsync(desk, jo));

        await desk.DoneAsync(string.Empty, "--profile", marcus, "person", "ask", "Chaplain");
        await desk.DoneAsync(string.Empty, "--profile", jo, "case", "refuse", (await CardsAsync(desk, jo))[0], "--reason", "NobodyThere");
        Assert.Contains("nobody comes (NobodyThere)", await desk.DoneAsync(string.Empty, "--profile", marcus, "person", "list"), StringComparison.Ordinal);
    }

    private static async Task<List<string>> CardsAsync(Desk desk, string profile)
    {
        var list = JsonDocument.Parse(await desk.DoneAsync(string.Empty, "--profile", profile, "--json", "case", "list"));
        return [.. list.RootElement.GetProperty("goNow").EnumerateArray().Select(card => card.GetProperty("caseId").GetString()!)];
    }
}
