using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Tests.People;

/// <summary>Residents, roles, certifications, relations, units: each change takes hold at once, is audited, and stays in the facility.</summary>
public sealed class A_coordinator_runs_the_programme
{
    [Fact]
    public async Task Given_a_new_resident_then_he_is_found_by_number_and_name_and_signs_in_with_the_first_pin()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var unit = TestCaller.Ok(await castillo.GetAsync<UnitList>("units")).Units[0];
        var added = TestCaller.Ok(await castillo.PostAsync<NewRecord>("residents", new AddResident("a60001", "Owen", "Reyes", "es", UnitId: unit.UnitId, Cell: "B-101")));
        var pin = TestCaller.Ok(await castillo.PostAsync<FirstPin>($"people/{added.Id}/pin")).Pin;
        using var owen = server.Anonymous();
        var me = TestCaller.Ok(await owen.PostAsync<SignedIn>("sign-in/resident", new ResidentSignIn("north", "A60001", pin, "904817"))).Me;
        Assert.Equal((added.Id, "es"), (me.PersonId, me.Language));
        Assert.Equal([added.Id], await FoundAsync(castillo, "a600"));
        Assert.Equal([added.Id], await FoundAsync(castillo, "en reY"));
        Assert.Equal([], await FoundAsync(castillo, "%"));
        Assert.Equal([], await FoundAsync(castillo, "A_0001"));
        Assert.Equal(["person-added", "pin-given", "pin-changed"], Acts.Of(server, $"person:{added.Id:D}"));
    }

    [Fact]
    public async Task Given_people_of_a_unit_without_a_pin_then_they_are_found_and_get_first_ones_together_and_nobody_else_gets_another()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var units = TestCaller.Ok(await castillo.GetAsync<UnitList>("units")).Units;
        var path = $"units/{units[0].UnitId}/pins";
        TestCaller.Ok(await castillo.PostAsync<UnitFirstPins>(path));
        var owen = TestCaller.Ok(await castillo.PostAsync<NewRecord>("residents", new AddResident("A60001", "Owen", "Reyes", UnitId: units[0].UnitId, Cell: "B-102"))).Id;
        var luis = TestCaller.Ok(await castillo.PostAsync<NewRecord>("residents", new AddResident("A60002", "Luis", "Reyes", UnitId: units[0].UnitId, Cell: "B-101"))).Id;
        var noah = TestCaller.Ok(await castillo.PostAsync<NewRecord>("residents", new AddResident("A60003", "Noah", "Reyes"))).Id;
        var gone = TestCaller.Ok(await castillo.PostAsync<NewRecord>("residents", new AddResident("A60004", "Ivan", "Reyes", UnitId: units[0].UnitId))).Id;
        TestCaller.Ok(await castillo.PutAsync<Done>($"people/{gone}/suspension", new { }));
        Assert.Equal([owen, luis, noah], await WithAsync(PinState.None));

        var made = TestCaller.Ok(await castillo.PostAsync<UnitFirstPins>(path));
        Assert.Equal([luis, owen], made.Pins.Select(one => one.PersonId));
        Assert.Equal(0, made.Left);
        Assert.Equal([noah], await WithAsync(PinState.None));
        Assert.Equal([owen, luis], await WithAsync(PinState.First));
        Assert.Equal(["person-added", "pin-given"], Acts.Of(server, $"person:{owen:D}"));
        Assert.Empty(TestCaller.Ok(await castillo.PostAsync<UnitFirstPins>(path)).Pins);

        using var anyone = server.Anonymous();
        TestCaller.Ok(await anyone.PostAsync<SignedIn>("sign-in/resident", new ResidentSignIn("north", "A60001", made.Pins[1].Pin, "904817")));
        Assert.Equal([owen], await WithAsync(PinState.Own));
        Assert.Empty(TestCaller.Ok(await castillo.PostAsync<UnitFirstPins>(path)).Pins);
        using var elsewhere = await server.SignInAsync("lindqvist");
        Assert.Equal(RefusalCode.NotFound, (await elsewhere.PostAsync<UnitFirstPins>(path)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await castillo.PostAsync<UnitFirstPins>($"units/{Guid.CreateVersion7()}/pins")).Refusal?.Code);

        async Task<IEnumerable<Guid>> WithAsync(PinState pin) =>
            TestCaller.Ok(await castillo.GetAsync<PeoplePage>($"people?text=A6000&pin={pin}")).People.Select(person => person.PersonId);
    }

    [Fact]
    public async Task Given_a_number_that_is_taken_or_input_of_a_wrong_form_then_each_fault_is_named()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        Assert.Equal(RefusalCode.InvalidInput, (await castillo.PostAsync<NewRecord>("residents", new AddResident("A48207", "Owen", "Reyes"))).Refusal?.Code);
        var refusal = (await castillo.PostAsync<NewRecord>("residents", new AddResident("A 1", "", "Re\u0007yes", "fr"))).Refusal!;
        Assert.Equal(4, refusal.Faults!.Count);
        Assert.Equal(RefusalCode.NotFound, (await castillo.PostAsync<NewRecord>("residents", new AddResident("A60001", "Owen", "Reyes", UnitId: Guid.CreateVersion7()))).Refusal?.Code);
    }

    [Theory]
    [InlineData("Re\u202Eyes")]
    [InlineData("\u2067Reyes\u2069")]
    [InlineData("Re\tyes")]
    [InlineData("\u200B")]
    public async Task Given_a_name_that_would_be_read_as_another_then_it_is_taken_neither_by_hand_nor_from_a_list(string name)
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var byHand = (await castillo.PostAsync<NewRecord>("residents", new AddResident("A60001", "Owen", name))).Refusal!;
        var cell = (await castillo.PostAsync<NewRecord>("residents", new AddResident("A60001", "Owen", "Reyes", Cell: name))).Refusal!;
        var list = TestCaller.Ok(await castillo.ImportAsync("people", $"number,given_name,family_name\nA60001,Owen,{name}\nA60002,שרה,Reyes", dryRun: true));
        Assert.Equal([RefusalCode.InvalidInput, RefusalCode.InvalidInput], [byHand.Code, cell.Code]);
        Assert.StartsWith("Line 2:", Assert.Single(list.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_role_without_certification_then_it_carries_nothing_and_with_one_it_ends_with_it()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var marcus = await server.SignInAsync("marcus");
        var people = $"people/{marcus.PersonId}";
        TestCaller.Ok(await castillo.PutAsync<Done>($"{people}/roles/PeerSupporter", new GrantRole()));
        Assert.Equal([Role.Resident], await RolesAsync(marcus));

        var expires = server.Clock.GetUtcNow().AddMinutes(10);
        TestCaller.Ok(await castillo.PostAsync<NewRecord>($"{people}/certifications", new Certify("Peer support", expires)));
        Assert.Equal([Role.Resident, Role.PeerSupporter], await RolesAsync(marcus));
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([Role.Resident], await RolesAsync(marcus));

        var second = TestCaller.Ok(await castillo.PostAsync<NewRecord>($"{people}/certifications", new Certify("Peer support", expires.AddDays(90))));
        Assert.Equal([Role.Resident, Role.PeerSupporter], await RolesAsync(marcus));
        TestCaller.Ok(await castillo.DeleteAsync<Done>($"{people}/certifications/{second.Id}"));
        Assert.Equal([Role.Resident], await RolesAsync(marcus));
        Assert.Equal(["role-granted", "person-certified", "person-certified", "certification-withdrawn"],
            Acts.Of(server, $"person:{marcus.PersonId:D}", "role-granted", "person-certified", "certification-withdrawn"));
    }

    [Fact]
    public async Task Given_a_role_that_is_revoked_then_an_open_session_loses_it_at_once()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var hughes = await server.SignInAsync("hughes");
        TestCaller.Ok(await castillo.GetAsync<PeoplePage>("people"));
        TestCaller.Ok(await hughes.DeleteAsync<Done>($"people/{castillo.PersonId}/roles/Coordinator"));
        Assert.Equal(RefusalCode.NotFound, (await castillo.GetAsync<PeoplePage>("people")).Refusal?.Code);
        TestCaller.Ok(await hughes.PutAsync<Done>($"people/{castillo.PersonId}/roles/Coordinator", new GrantRole(server.Clock.GetUtcNow().AddMinutes(5))));
        TestCaller.Ok(await castillo.GetAsync<PeoplePage>("people"));
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(RefusalCode.NotFound, (await castillo.GetAsync<PeoplePage>("people")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_who_may_grant_what_then_everything_else_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var hughes = await server.SignInAsync("hughes");
        using var adeyemi = await server.SignInAsync("adeyemi");
        using var marcus = await server.SignInAsync("marcus");

        TestCaller.Ok(await hughes.PutAsync<Done>($"people/{adeyemi.PersonId}/roles/Moderator", new GrantRole()));
        TestCaller.Ok(await castillo.PutAsync<Done>($"people/{marcus.PersonId}/roles/Facilitator", new GrantRole()));

        Assert.Equal(RefusalCode.NotFound, await GrantAsync(castillo, adeyemi.PersonId, Role.Security));
        Assert.Equal(RefusalCode.NotFound, await GrantAsync(hughes, marcus.PersonId, Role.Facilitator));
        Assert.Equal(RefusalCode.NotFound, await GrantAsync(castillo, marcus.PersonId, Role.Clinician));
        Assert.Equal(RefusalCode.NotFound, await GrantAsync(castillo, marcus.PersonId, Role.Resident));
        Assert.Equal(RefusalCode.SecondPersonNeeded, await GrantAsync(hughes, hughes.PersonId, Role.Coordinator));
        Assert.Equal(RefusalCode.InvalidInput, await GrantAsync(hughes, adeyemi.PersonId, Role.Administrator));
        Assert.Equal(RefusalCode.NotFound, await GrantAsync(adeyemi, marcus.PersonId, Role.Facilitator));
        Assert.Equal(RefusalCode.NotFound, await GrantAsync(marcus, marcus.PersonId, Role.Facilitator));
    }

    [Fact]
    public async Task Given_the_only_administrator_then_neither_role_nor_sign_in_can_be_taken_from_her()
    {
        await using var server = await TestServer.StartAsync();
        using var hughes = await server.SignInAsync("hughes");
        using var castillo = await server.SignInAsync("castillo");
        TestCaller.Ok(await hughes.PutAsync<Done>($"people/{castillo.PersonId}/roles/Administrator", new GrantRole(server.Clock.GetUtcNow().AddMinutes(10))));

        // One who is administrator for a time only does not count.
        Assert.Equal(RefusalCode.InvalidInput, (await castillo.DeleteAsync<Done>($"people/{hughes.PersonId}/roles/Administrator")).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await castillo.PutAsync<Done>($"people/{hughes.PersonId}/suspension")).Refusal?.Code);
        TestCaller.Ok(await hughes.PutAsync<Done>($"people/{castillo.PersonId}/roles/Administrator", new GrantRole()));
        TestCaller.Ok(await castillo.DeleteAsync<Done>($"people/{hughes.PersonId}/roles/Administrator"));
    }

    [Fact]
    public async Task Given_a_suspension_then_the_session_is_over_at_once_sign_in_is_closed_and_lifting_opens_it()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var marcus = await server.SignInAsync("marcus");
        TestCaller.Ok(await castillo.PutAsync<Done>($"people/{marcus.PersonId}/suspension"));
        Assert.Equal(RefusalCode.SignInNeeded, (await marcus.GetAsync<Me>("me")).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongCredentials, (await server.TrySignInAsync(marcus, "marcus")).Refusal?.Code);
        TestCaller.Ok(await castillo.DeleteAsync<Done>($"people/{marcus.PersonId}/suspension"));

        // The old session stays over, also after a restart.
        Assert.Equal(RefusalCode.SignInNeeded, (await marcus.GetAsync<Me>("me")).Refusal?.Code);
        await server.RestartAsync();
        using var old = server.Anonymous();
        old.Use(marcus.SignedIn!);
        Assert.Equal(RefusalCode.SignInNeeded, (await old.GetAsync<Me>("me")).Refusal?.Code);
        using var again = await server.SignInAsync("marcus");
        Assert.Equal(["person-suspended", "suspension-lifted"], Acts.Of(server, $"person:{marcus.PersonId:D}", "person-suspended", "suspension-lifted"));
    }

    [Fact]
    public async Task Given_a_person_of_another_facility_then_no_call_finds_him()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var samuel = await server.SignInAsync("samuel");
        var path = $"people/{samuel.PersonId}";
        Assert.Equal(RefusalCode.NotFound, (await castillo.GetAsync<PersonDetail>(path)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await castillo.PutAsync<Done>($"{path}/suspension")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await castillo.PostAsync<FirstPin>($"{path}/pin")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await castillo.PutAsync<Done>($"{path}/housing", new Housing(null, "X"))).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await castillo.DeleteAsync<Done>($"{path}/sessions")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, await GrantAsync(castillo, samuel.PersonId, Role.Facilitator));
        Assert.Equal(RefusalCode.NotFound, (await castillo.PostAsync<NewRecord>($"{path}/certifications", new Certify("P", server.Clock.GetUtcNow().AddDays(1)))).Refusal?.Code);
        Assert.DoesNotContain(samuel.PersonId, await FoundAsync(castillo, ""));
        TestCaller.Ok(await samuel.GetAsync<Me>("me"));
    }

    [Fact]
    public async Task Given_kin_then_the_relation_is_recorded_once_and_a_concerned_one_cannot_take_it_away()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var hughes = await server.SignInAsync("hughes");
        using var marcus = await server.SignInAsync("marcus");
        var kin = new Relation(RelationType.Kin, castillo.FacilityId, castillo.PersonId);
        var path = $"people/{marcus.PersonId}/relations";
        TestCaller.Ok(await castillo.PutAsync<Done>(path, kin));
        TestCaller.Ok(await castillo.PutAsync<Done>(path, kin));
        Assert.Equal([kin], TestCaller.Ok(await hughes.GetAsync<PersonDetail>($"people/{marcus.PersonId}")).Relations);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await castillo.PostAsync<Done>($"{path}/removal", kin)).Refusal?.Code);
        TestCaller.Ok(await hughes.PostAsync<Done>($"{path}/removal", kin));
        Assert.Equal(RefusalCode.NotFound, (await hughes.PostAsync<Done>($"{path}/removal", kin)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await castillo.PutAsync<Done>(path, kin with { OtherPersonId = Guid.CreateVersion7() })).Refusal?.Code);
    }

    [Fact]
    public async Task Given_kin_then_it_stands_at_both_and_is_taken_back_at_either_and_a_superior_at_one()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var hughes = await server.SignInAsync("hughes");
        using var marcus = await server.SignInAsync("marcus");
        var (kin, back) = (new Relation(RelationType.Kin, castillo.FacilityId, castillo.PersonId), new Relation(RelationType.Kin, castillo.FacilityId, marcus.PersonId));
        TestCaller.Ok(await hughes.PutAsync<Done>($"people/{marcus.PersonId}/relations", kin));
        TestCaller.Ok(await hughes.PutAsync<Done>($"people/{castillo.PersonId}/relations", back));
        Assert.Equal([back], await RelationsAsync(hughes, castillo.PersonId));
        Assert.Equal([kin], await RelationsAsync(hughes, marcus.PersonId));
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await castillo.PostAsync<Done>($"people/{castillo.PersonId}/relations/removal", back)).Refusal?.Code);
        TestCaller.Ok(await hughes.PostAsync<Done>($"people/{castillo.PersonId}/relations/removal", back));
        Assert.Empty(await RelationsAsync(hughes, castillo.PersonId));
        Assert.Empty(await RelationsAsync(hughes, marcus.PersonId));

        TestCaller.Ok(await hughes.PutAsync<Done>($"people/{marcus.PersonId}/relations", kin with { Type = RelationType.ReportsTo }));
        Assert.Empty(await RelationsAsync(hughes, castillo.PersonId));
        Assert.Equal(RefusalCode.NotFound, (await hughes.PostAsync<Done>($"people/{castillo.PersonId}/relations/removal", back with { Type = RelationType.ReportsTo })).Refusal?.Code);
        Assert.Single(await RelationsAsync(hughes, marcus.PersonId));
    }

    [Fact]
    public async Task Given_units_then_they_are_added_renamed_and_people_move_between_them()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var marcus = await server.SignInAsync("marcus");
        var unit = TestCaller.Ok(await castillo.PostAsync<NewRecord>("units", new SaveUnit("F", "Unit F"))).Id;
        TestCaller.Ok(await castillo.PutAsync<NewRecord>($"units/{unit}", new SaveUnit("F", "Honor unit")));
        Assert.Equal(RefusalCode.InvalidInput, (await castillo.PutAsync<NewRecord>($"units/{unit}", new SaveUnit("B", "Honor unit"))).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await castillo.PutAsync<NewRecord>($"units/{Guid.CreateVersion7()}", new SaveUnit("G", "Unit G"))).Refusal?.Code);
        TestCaller.Ok(await castillo.PutAsync<Done>($"people/{marcus.PersonId}/housing", new Housing(unit, "F-001")));
        var moved = TestCaller.Ok(await castillo.GetAsync<PersonDetail>($"people/{marcus.PersonId}")).Person;
        Assert.Equal((unit, "F-001"), (moved.UnitId, moved.Cell));
        Assert.Equal(["unit-added", "unit-changed"], Acts.Of(server, $"unit:{unit:D}"));
    }

    [Fact]
    public async Task Given_programmes_then_they_are_listed_added_and_renamed_and_each_keeps_its_id()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var added = TestCaller.Ok(await castillo.PostAsync<NewRecord>("programmes", new SaveProgramme("DADS", "Dads"))).Id;
        Assert.Equal(added, TestCaller.Ok(await castillo.PutAsync<NewRecord>($"programmes/{added}", new SaveProgramme("PARENTS", "Parents"))).Id);
        var listed = TestCaller.Ok(await castillo.GetAsync<ProgrammeList>("programmes")).Programmes;
        Assert.Equal(["PARENTS", "PEER", "RECOVERY", "VETERANS"], listed.Select(programme => programme.Code));
        Assert.Equal(new Programme(added, "PARENTS", "Parents"), listed[0]);
        Assert.Equal(RefusalCode.InvalidInput, (await castillo.PutAsync<NewRecord>($"programmes/{added}", new SaveProgramme("PEER", "Parents"))).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await castillo.PostAsync<NewRecord>("programmes", new SaveProgramme("PEER", "Another"))).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await castillo.PostAsync<NewRecord>("programmes", new SaveProgramme("NO NAME", ""))).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await castillo.PutAsync<NewRecord>($"programmes/{Guid.CreateVersion7()}", new SaveProgramme("NEW", "New"))).Refusal?.Code);
        TestCaller.Ok(await castillo.DeleteAsync<Done>($"programmes/{added}"));
        Assert.Equal(["PEER", "RECOVERY", "VETERANS"], TestCaller.Ok(await castillo.GetAsync<ProgrammeList>("programmes")).Programmes.Select(programme => programme.Code));
        Assert.Equal(RefusalCode.NotFound, (await castillo.PutAsync<NewRecord>($"programmes/{added}", new SaveProgramme("PARENTS", "Parents"))).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await castillo.PostAsync<NewRecord>("programmes", new SaveProgramme("PARENTS", "Parents"))).Refusal?.Code);
        Assert.Equal(["programme-added", "programme-changed", "programme-removed"], Acts.Of(server, $"programme:{added:D}"));
    }

    [Fact]
    public async Task Given_more_people_than_a_page_then_the_next_page_follows_by_number()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var csv = "number,given_name,family_name\n" + string.Join('\n', Enumerable.Range(0, 150).Select(i => $"Z{i:D4},Ann,Bell"));
        TestCaller.Ok(await castillo.ImportAsync("people", csv, dryRun: false));
        var first = TestCaller.Ok(await castillo.GetAsync<PeoplePage>("people?text=Z0"));
        var second = TestCaller.Ok(await castillo.GetAsync<PeoplePage>($"people?text=Z0&after={first.People[^1].Number}"));
        Assert.Equal((100, true, 50, false), (first.People.Count, first.More, second.People.Count, second.More));
        Assert.Equal(150, first.People.Concat(second.People).Select(person => person.Number).Distinct().Count());
    }

    [Fact]
    public async Task Given_everything_a_coordinator_types_then_none_of_it_is_in_the_audit_log()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var added = TestCaller.Ok(await castillo.PostAsync<NewRecord>("residents", new AddResident("CANARY7", "Canaryann", "Canarybell", Cell: "CANARY-1")));
        TestCaller.Ok(await castillo.PostAsync<NewRecord>($"people/{added.Id}/certifications", new Certify("Canary programme", server.Clock.GetUtcNow().AddDays(2))));
        TestCaller.Ok(await castillo.PostAsync<NewRecord>("units", new SaveUnit("CANARY", "Canary unit")));
        TestCaller.Ok(await castillo.PostAsync<NewRecord>("programmes", new SaveProgramme("CANARY", "Canary programme")));
        using var db = server.Service<Store>().Read();
        Assert.DoesNotContain(db.Audit.AsEnumerable(), row => (row.Details + row.Subject + row.Act).Contains("canary", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(db.Audit.AsEnumerable(), row => row.Subject == $"person:{added.Id:D}");
    }

    private static async Task<IReadOnlyList<Relation>> RelationsAsync(TestCaller caller, Guid personId) => TestCaller.Ok(await caller.GetAsync<PersonDetail>($"people/{personId}")).Relations;

    private static async Task<RefusalCode?> GrantAsync(TestCaller caller, Guid personId, Role role) =>
        (await caller.PutAsync<Done>($"people/{personId}/roles/{role}", new GrantRole())).Refusal?.Code;

    private static async Task<IReadOnlyList<Role>> RolesAsync(TestCaller caller) => TestCaller.Ok(await caller.GetAsync<Me>("me")).Roles;

    private static async Task<IEnumerable<Guid>> FoundAsync(TestCaller caller, string text) =>
        TestCaller.Ok(await caller.GetAsync<PeoplePage>($"people?text={Uri.EscapeDataString(text)}")).People.Select(person => person.PersonId);
}
