using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Tests.People;

/// <summary>People and units from CSV: a dry run tells every bad line and writes nothing, a real run writes everything or nothing, twice is once.</summary>
public sealed class An_import
{
    private const string Good = """
        number,given_name,family_name,language,unit,cell
        A60001,Owen,Reyes,es,B,B-301
        a60002,"Lee, Jr.",O'Neil,,C,
        A48207,Marcus,Hale,en,C,C-400
        A39115,Darnell,Webb,en,C,C-108
        """;

    private const string Bad = """
        number,given_name,family_name,language,unit,cell
        A60001,Owen,Reyes,es,B,B-301
        A60002,,Reyes,es,B,B-302
        A60003,Owen,Reyes,fr,B,B-303
        A60004,Owen,Reyes,es,Q,B-304
        A60005,Owen,Reyes
        A60001,Owen,Reyes,es,B,B-301
        A60006,"Owen,Reyes,es,B,B-306
        r.castillo,Owen,Reyes,es,B,B-307
        A 6,Owen,Reyes,es,B,a cell with a very long name
        A60008,Owen,Reyes,es,B,B-308
        """;

    [Fact]
    public async Task Given_a_good_file_then_a_dry_run_counts_and_writes_nothing_and_a_real_one_writes_it()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var before = Rows(server);
        Assert.Equivalent(new ImportReport(false, 2, 1, 1, []), TestCaller.Ok(await castillo.ImportAsync("people", Good, dryRun: true)), strict: true);
        Assert.Equal(before, Rows(server));
        Assert.Equivalent(new ImportReport(true, 2, 1, 1, []), TestCaller.Ok(await castillo.ImportAsync("people", Good, dryRun: false)), strict: true);

        var marcus = TestCaller.Ok(await castillo.GetAsync<PeoplePage>("people?text=A48207")).People.Single();
        Assert.Equal("C-400", marcus.Cell);
        using var signedIn = await server.SignInAsync("marcus");
        Assert.Equal("O'Neil", TestCaller.Ok(await castillo.GetAsync<PeoplePage>("people?text=A60002")).People.Single().FamilyName);
    }

    [Fact]
    public async Task Given_the_same_file_again_then_nothing_changes()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        TestCaller.Ok(await castillo.ImportAsync("people", Good, dryRun: false));
        var after = Rows(server);
        Assert.Equivalent(new ImportReport(true, 0, 0, 4, []), TestCaller.Ok(await castillo.ImportAsync("people", Good, dryRun: false)), strict: true);
        Assert.Equal(after, Rows(server));
    }

    [Fact]
    public async Task Given_a_list_that_moves_a_supporter_who_rests_then_what_no_list_brings_stays_as_it_is()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var darnell = await server.SignInAsync("darnell");
        var resting = TestCaller.Ok(await darnell.PostAsync<OwnCaseload>("me/caseload/rest", new { })).RestingSince;
        Assert.NotNull(resting);

        TestCaller.Ok(await castillo.ImportAsync("people", Good.Replace("C-108", "C-109", StringComparison.Ordinal), dryRun: false));

        Assert.Equal("C-109", TestCaller.Ok(await castillo.GetAsync<PeoplePage>("people?text=A39115")).People.Single().Cell);
        Assert.Equal(resting, TestCaller.Ok(await darnell.GetAsync<OwnCaseload>("me/caseload")).RestingSince);
        using var again = await server.SignInAsync("darnell");
    }

    [Fact]
    public async Task Given_bad_lines_then_each_is_told_by_its_number_and_neither_run_writes_anything()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var before = Rows(server);
        var dry = TestCaller.Ok(await castillo.ImportAsync("people", Bad, dryRun: true));
        var real = (await castillo.ImportAsync("people", Bad, dryRun: false)).Refusal!;
        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 10], dry.Faults.Select(LineOf));
        Assert.Equal(RefusalCode.InvalidInput, real.Code);
        Assert.Equal(dry.Faults, real.Faults);
        Assert.False(dry.Written);
        Assert.Equal(before, Rows(server));
    }

    [Fact]
    public async Task Given_somebody_who_reads_spanish_then_each_fault_of_a_list_is_told_in_spanish_at_the_same_line()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        foreach (var (what, csv) in new[] { ("people", Bad), ("people", "number,given_name,x,x\nA1,B"), ("units", "code,name\nB,\nB,Unit B\n\u00e9,C\n") })
        {
            var english = TestCaller.Ok(await castillo.ImportAsync(what, csv, dryRun: true)).Faults;
            var spanish = TestCaller.Ok(await castillo.ImportAsync(what, csv, dryRun: true, "es")).Faults;
            Assert.NotEmpty(spanish);
            Assert.Equal(english.Select(LineOf), spanish.Select(LineOf));
            Assert.All(spanish, fault => Assert.Matches(@"^Línea \d+: .+\.$", fault));
            Assert.Empty(english.Select(fault => fault.Split(": ", 2)[1]).Intersect(spanish.Select(fault => fault.Split(": ", 2)[1])));
            Assert.Equal(spanish, (await castillo.ImportAsync(what, csv, dryRun: false, "es")).Refusal?.Faults);
        }

        Assert.Equal(RefusalCode.InvalidInput, (await castillo.ImportAsync("people", Good, dryRun: true, "fr")).Refusal?.Code);
    }

    [Theory]
    [InlineData("", "given_name")]
    [InlineData("number,given_name\nA1,B", "family_name")]
    [InlineData("number,given_name,family_name,ssn\nA1,B,C,D", "not known")]
    [InlineData("number,given_name,family_name,number\nA1,B,C,D", "twice")]
    public async Task Given_a_header_that_is_not_right_then_line_one_is_at_fault(string csv, string says)
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var report = TestCaller.Ok(await castillo.ImportAsync("people", csv, dryRun: true));
        Assert.Contains(report.Faults, fault => LineOf(fault) == 1 && fault.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_file_without_unit_and_cell_then_those_stay_as_they_are()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        TestCaller.Ok(await castillo.ImportAsync("people", "number;given_name;family_name\nA48207;Marc;Hale", dryRun: false));
        var marcus = TestCaller.Ok(await castillo.GetAsync<PeoplePage>("people?text=A48207")).People.Single();
        Assert.Equal(("Marc", "B-214", true), (marcus.GivenName, marcus.Cell, marcus.UnitId is not null));
    }

    [Fact]
    public async Task Given_units_then_they_are_added_and_renamed_by_code()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        const string Csv = "code,name\nB,Unit B\nC,Unit C (honor)\nF,Unit F\n";
        Assert.Equivalent(new ImportReport(true, 1, 1, 1, []), TestCaller.Ok(await castillo.ImportAsync("units", Csv, dryRun: false)), strict: true);
        Assert.Equal(["Unit B", "Unit C (honor)", "Unit F"], TestCaller.Ok(await castillo.GetAsync<UnitList>("units")).Units.Select(unit => unit.Name));
        var refusal = (await castillo.ImportAsync("units", "code,name\nB,\nB,Unit B\n", dryRun: false)).Refusal!;
        Assert.Equal([2, 3], refusal.Faults!.Select(LineOf));
    }

    [Fact]
    public async Task Given_bytes_that_are_no_text_then_the_file_is_refused_in_words()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var content = new ByteArrayContent([0x6E, 0xFF, 0xFE, 0x00]);
        using var response = await castillo.Http.PostAsync("/api/v1/imports/people?dryRun=true", content);
        Assert.Contains("UTF-8", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static int LineOf(string fault) => int.Parse(fault.Split(' ')[1].TrimEnd(':'), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Without those that say that a list was compared: that is on record whatever it changed.</summary>
    private static (int People, int Audit) Rows(TestServer server)
    {
        using var db = server.Service<Store>().Read();
        return (db.People.Count(), db.Audit.Count(row => row.Act != "people-compared" && row.Act != "people-compared-denied"));
    }
}
