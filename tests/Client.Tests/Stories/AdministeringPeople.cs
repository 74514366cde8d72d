namespace PeerConnect.Client.Tests.Stories;

/// <summary>The command line against the real server: sign-in, people, units, devices, the audit log.</summary>
public sealed class AdministeringPeople(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task a_resident_signs_in_and_out_and_a_wrong_pin_is_refused()
    {
        using var desk = new Desk(hub);
        await desk.RefusedAsync("999999\n", "sign-in", "--facility", "north", "--number", "A50433", "--pin-stdin");
        var luis = await desk.ResidentAsync("luis", "A50433", "504936");

        Assert.Contains("Luis", await desk.DoneAsync(string.Empty, "--profile", luis, "who-am-i"), StringComparison.Ordinal);
        Assert.Contains("\"roles\":[\"Resident\"]", await desk.DoneAsync(string.Empty, "--profile", luis, "--json", "who-am-i"), StringComparison.Ordinal);
        Assert.Contains("Nothing of yours is held.", await desk.DoneAsync(string.Empty, "--profile", luis, "held"), StringComparison.Ordinal);
        await desk.RefusedAsync(string.Empty, "--profile", luis, "people", "list");
        await desk.DoneAsync(string.Empty, "--profile", luis, "sign-out");
        await desk.RefusedAsync(string.Empty, "--profile", luis, "who-am-i");
        Assert.DoesNotContain("504936", string.Concat(Directory.GetFiles(desk.Folder).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_coordinator_adds_somebody_who_signs_in_with_the_first_pin_and_chooses_an_own_one()
    {
        using var desk = new Desk(hub);
        var rosa = await desk.StaffAsync("r.castillo", "castillo-for-the-demo");
        await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "add", "--number", "A60001", "--given", "Otis", "--family", "Grant", "--unit", "B", "--cell", "B-101");
        var first = await desk.DoneAsync(string.Empty, "--profile", rosa, "--json", "people", "pin", "A60001");
        var pin = System.Text.Json.JsonDocument.Parse(first).RootElement.GetProperty("pin").GetString();

        await desk.DoneAsync($"{pin}\n836152\n", "--profile", "otis", "sign-in", "--facility", "north", "--number", "A60001", "--pin-stdin");
        await desk.DoneAsync("836152\n", "--profile", "otis", "sign-in", "--facility", "north", "--number", "A60001", "--pin-stdin");

        await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "suspend", "A60001");
        await desk.RefusedAsync(string.Empty, "--profile", "otis", "chats");
        await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "lift", "A60001");
        await desk.DoneAsync("836152\n", "--profile", "otis", "sign-in", "--facility", "north", "--number", "A60001", "--pin-stdin");

        var table = await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "list");
        Assert.Contains("A60001", table, StringComparison.Ordinal);
        Assert.Contains("B-101", await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "show", "A60001"), StringComparison.Ordinal);

        var file = Path.Combine(desk.Folder, "people.csv");
        await File.WriteAllTextAsync(file, "number,given_name,family_name\nA60002,Ann,Bell\n,No,Number\n");
        Assert.Contains("3", await desk.RefusedAsync(string.Empty, "--profile", rosa, "people", "import", file, "--dry-run"), StringComparison.Ordinal);
        Assert.DoesNotContain("A60002", await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "list"), StringComparison.Ordinal);

        var enrolled = await desk.DoneAsync(string.Empty, "--profile", rosa, "--json", "devices", "enrol", "--unit", "B", "--name", "Kiosk 1");
        var device = System.Text.Json.JsonDocument.Parse(enrolled).RootElement.GetProperty("deviceId").GetGuid();
        Assert.Contains("Kiosk 1", await desk.DoneAsync(string.Empty, "--profile", rosa, "devices", "list"), StringComparison.Ordinal);
        await desk.DoneAsync(string.Empty, "--profile", rosa, "devices", "revoke", device.ToString());
    }

    [Fact]
    public async Task a_coordinator_records_kin_and_a_superior_and_whoever_is_named_cannot_take_it_back()
    {
        using var desk = new Desk(hub);
        var rosa = await desk.StaffAsync("r.castillo", "castillo-for-the-demo");
        await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "relate", "A50433", "Kin", "n.adeyemi");
        await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "relate", "n.adeyemi", "ReportsTo", "r.castillo");

        Assert.Contains("Kin: n.adeyemi Ngozi Adeyemi", await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "show", "A50433"), StringComparison.Ordinal);
        Assert.Contains("ReportsTo: r.castillo Rosa Castillo", await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "show", "n.adeyemi"), StringComparison.Ordinal);

        var oneself = await desk.RefusedAsync(string.Empty, "--profile", rosa, "people", "relate", "n.adeyemi", "Kin", "n.adeyemi");
        Assert.Equal("A relation is to another person.", oneself.Trim());
        await desk.RefusedAsync(string.Empty, "--profile", rosa, "people", "unrelate", "n.adeyemi", "ReportsTo", "r.castillo");
        await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "unrelate", "A50433", "Kin", "n.adeyemi");
        Assert.DoesNotContain("Kin:", await desk.DoneAsync(string.Empty, "--profile", rosa, "people", "show", "A50433"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_auditor_exports_the_chain_and_verifies_it_and_finds_one_changed_letter()
    {
        using var desk = new Desk(hub);
        var anna = await desk.StaffAsync("a.novak", "novak-for-the-demo");
        var key = (await desk.DoneAsync(string.Empty, "audit", "public-key")).Trim();
        var anchor = Path.Combine(desk.Folder, "anchor");
        await File.WriteAllTextAsync(anchor, await desk.DoneAsync(string.Empty, "--profile", anna, "audit", "checkpoint"));
        var export = Path.Combine(desk.Folder, "audit.jsonl");
        Assert.Contains("in use: too few verdicts to say", await desk.DoneAsync(string.Empty, "--profile", anna, "audit", "verdicts"), StringComparison.Ordinal);
        await desk.DoneAsync(string.Empty, "--profile", anna, "audit", "export", export);

        Assert.Contains("Whole", await desk.DoneAsync(string.Empty, "audit", "verify", export, "--public-key", key, "--anchor", anchor), StringComparison.Ordinal);

        var text = await File.ReadAllTextAsync(export);
        await File.WriteAllTextAsync(export, text.Replace("signed-in", "signed-on", StringComparison.Ordinal));
        Assert.Contains("NOT whole", await desk.RefusedAsync(string.Empty, "audit", "verify", export, "--public-key", key, "--anchor", anchor), StringComparison.Ordinal);
        await File.WriteAllLinesAsync(export, text.Split('\n')[..1]);
        Assert.Contains("CutOff", await desk.RefusedAsync(string.Empty, "audit", "verify", export, "--public-key", key, "--anchor", anchor), StringComparison.Ordinal);
    }
}
