using System.Text.Json;

namespace PeerConnect.Client.Tests.Stories;

/// <summary>A group across units from its creation to a keep-separate order and a transfer, all by the command line.</summary>
public sealed class AGroupAcrossUnits(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task a_group_meets_is_run_by_its_facilitator_and_an_order_takes_two_out_of_it()
    {
        using var desk = new Desk(hub);
        var rosa = await desk.StaffAsync("r.castillo", "castillo-for-the-demo");
        var grace = await desk.StaffAsync("g.okafor", "okafor-for-the-demo");
        var petra = await desk.StaffAsync("p.lindqvist", "lindqvist-for-the-demo", "south");
        var terrence = await desk.ResidentAsync("terrence", "A47718", "584177");
        var luis = await desk.ResidentAsync("luis", "A50433", "504936");
        foreach (var person in (string[])[grace, terrence, luis])
        {
            await desk.DoneAsync(string.Empty, "--profile", person, "consent", "--yes");
        }

        await desk.DoneAsync(string.Empty, "--profile", rosa, "groups", "create", "Yard talk", "--facilitator", "g.okafor", "--topic", "Anything", "--programme", "RECOVERY");
        Assert.Contains("monitored, RECOVERY", await desk.DoneAsync(string.Empty, "--profile", rosa, "groups", "list"), StringComparison.Ordinal);
        await desk.DoneAsync(string.Empty, "--profile", rosa, "programmes", "rename", "VETERANS", "--code", "VETS", "--name", "Veterans and families");
        await desk.DoneAsync(string.Empty, "--profile", rosa, "programmes", "add", "--code", "DADS", "--name", "Dads");
        Assert.Contains("Veterans and families", await desk.DoneAsync(string.Empty, "--profile", rosa, "programmes", "list"), StringComparison.Ordinal);
        await desk.DoneAsync(string.Empty, "--profile", rosa, "groups", "programme", "Yard", "--programme", "VETS");
        Assert.Contains("monitored, VETS", await desk.DoneAsync(string.Empty, "--profile", rosa, "groups", "list"), StringComparison.Ordinal);
        foreach (var number in (string[])["A47718", "A50433"])
        {
            await desk.DoneAsync(string.Empty, "--profile", rosa, "approvals", "request-place", "Yard", "--person", number);
            var waiting = JsonDocument.Parse(await desk.DoneAsync(string.Empty, "--profile", rosa, "--json", "approvals", "list")).RootElement.GetProperty("requests");
            if (waiting.GetArrayLength() > 0)
            {
                await desk.DoneAsync(string.Empty, "--profile", rosa, "approvals", "approve", waiting[0].GetProperty("requestId").GetString()!);
            }
        }

        await desk.DoneAsync("Morning all\n", "--profile", terrence, "send", "Yard", "--stay", "0");
        Assert.Contains("Morning all", await desk.DoneAsync("Buenos días\n", "--profile", luis, "chat", "Yard", "--stay", "0"), StringComparison.Ordinal);

        await desk.DoneAsync("Welcome\n/mute Terrence 600\n/who\n", "--profile", grace, "chat", "Yard", "--stay", "0");
        Assert.Contains("cannot write", await desk.RefusedAsync("hello\n", "--profile", terrence, "send", "Yard", "--stay", "0"), StringComparison.Ordinal);
        await desk.DoneAsync("/mute Terrence 0\n/pause\n", "--profile", grace, "chat", "Yard", "--stay", "0");
        Assert.Contains("paused", await desk.RefusedAsync("hello\n", "--profile", luis, "send", "Yard", "--stay", "0"), StringComparison.Ordinal);
        await desk.DoneAsync("/reopen\n", "--profile", grace, "chat", "Yard", "--stay", "0");
        await desk.DoneAsync("hello again\n", "--profile", luis, "send", "Yard", "--stay", "0");

        await desk.DoneAsync("They fought in July.", "--profile", rosa, "separations", "order", "A47718", "A50433", "--source", "Security", "--reason", "-");
        var table = await desk.DoneAsync(string.Empty, "--profile", rosa, "separations", "list");
        Assert.Contains("Security", table, StringComparison.Ordinal);
        Assert.DoesNotContain("July", table, StringComparison.Ordinal);
        await desk.RefusedAsync("hello\n", "--profile", terrence, "send", "Yard", "--stay", "0");
        await desk.RefusedAsync("hello\n", "--profile", luis, "send", "Yard", "--stay", "0");
        Assert.Contains("yours to decide", await desk.DoneAsync(string.Empty, "--profile", rosa, "groups", "list"), StringComparison.Ordinal);
        await desk.DoneAsync(string.Empty, "--profile", rosa, "groups", "end-place", "Yard", "A47718");
        await desk.DoneAsync(string.Empty, "--profile", rosa, "groups", "reinstate-place", "Yard", "A50433");
        await desk.DoneAsync("still here\n", "--profile", luis, "send", "Yard", "--stay", "0");

        var isaiah = JsonDocument.Parse(await desk.DoneAsync(string.Empty, "--profile", rosa, "--json", "people", "show", "A52096"))
            .RootElement.GetProperty("person").GetProperty("personId").GetString()!;
        await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "transfer", "A52096", "south");
        await desk.DoneAsync(string.Empty, "--profile", petra, "people", "receive", isaiah, "--unit", "D", "--cell", "D-020", "--number", "S52096");
        Assert.Contains("S52096", await desk.DoneAsync(string.Empty, "--profile", petra, "people", "list"), StringComparison.Ordinal);

        Assert.Contains("left", await desk.DoneAsync(string.Empty, "--profile", luis, "leave", "Yard"), StringComparison.Ordinal);
        await desk.RefusedAsync(string.Empty, "--profile", luis, "groups", "close", "Yard");
        await desk.DoneAsync(string.Empty, "--profile", rosa, "groups", "close", "Yard");
    }
}
