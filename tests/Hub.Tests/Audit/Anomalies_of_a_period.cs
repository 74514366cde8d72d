using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.BreakGlass;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Audit;

/// <summary>What an auditor should ask about, by rows of the chain: nobody is named, and the question is a row itself.</summary>
public sealed class Anomalies_of_a_period : IAsyncLifetime
{
    private GlassWorld glass = null!;
    private StaffConsole auditor = null!;

    public async ValueTask InitializeAsync()
    {
        glass = await GlassWorld.StartAsync();
        auditor = glass.World.WithoutFeed("auditor");
    }

    public ValueTask DisposeAsync() => glass.DisposeAsync();

    [Fact]
    public async Task Given_cases_that_were_seen_worked_and_decided_then_nothing_stands_out_and_the_question_is_recorded()
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        var clinician = await glass.ReaderAsync("clinician", glass.Case());
        for (var view = 0; view < 6; view++)
        {
            await GlassWorld.OpenAsync(clinician, glass.Case());
        }

        Assert.NotNull((await clinician.TakeAsync(glass.Case())).Ok);
        var found = await AskAsync();
        Assert.Empty(found.Anomalies);
        Assert.Equal(9, found.Rows);
        var asked = Assert.Single(glass.World.Audit("audit-anomalies-read"));
        Assert.Equal((glass.World.Staff["auditor"].Key.PersonId, $"facility:{glass.World.Facility}"), (asked.ActorId!.Value, asked.Subject));
        Assert.Contains("\"from\":", asked.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_same_persons_cases_again_and_again_without_an_act_then_the_rows_are_listed_and_no_name_or_time()
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        await glass.World.SayAsync(glass.World.Resident, glass.World.Programme, "i cannot go on (s3)");
        List<Guid> cases;
        using (var db = glass.World.Store.Read())
        {
            cases = [.. db.Cases.Select(row => row.CaseId)];
        }

        var clinician = await glass.ReaderAsync("clinician", cases[0]);
        var colleague = await glass.ReaderAsync("colleague", cases[0]);
        foreach (var caseId in new[] { cases[1], cases[0], cases[1] })
        {
            await GlassWorld.OpenAsync(clinician, caseId);
            await GlassWorld.OpenAsync(colleague, caseId);
        }

        Assert.Empty((await AskAsync()).Anomalies);
        await GlassWorld.OpenAsync(clinician, cases[0]);
        var again = Assert.Single((await AskAsync()).Anomalies);
        var rows = glass.World.Audit("case-viewed").Where(row => row.ActorId == glass.World.Staff["clinician"].Key.PersonId).Select(row => row.Sequence);
        Assert.Equal((AuditAnomalyKind.SamePersonAgain, 5), (again.Kind, again.Count));
        Assert.Equal(rows, again.Sequences);
        foreach (var kept in new[] { "clinician", CaseWorld.ResidentName, glass.World.Resident.Key.PersonId.ToString(), glass.World.Staff["clinician"].Key.PersonId.ToString() })
        {
            Assert.DoesNotContain(kept, auditor.Bytes, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Given_attempts_and_views_that_nothing_stands_behind_then_they_are_listed()
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var security = glass.World.WithoutFeed("security");
        Assert.Equal(RefusalCode.NotFound, (await security.OpenAsync(caseId)).Refusal?.Code);
        var (asker, _, opened) = await glass.OpenedAsync(caseId);
        Assert.NotNull((await asker.ReadGlassAsync(opened)).Ok);
        glass.Pass(GlassWorld.Box);
        await glass.DoDueAsync();

        // As only a changed server or database could write them.
        var clinician = glass.World.Staff["clinician"].Key.PersonId;
        await glass.World.ChangeAsync(transaction =>
        {
            transaction.Audit(new AuditAct(glass.World.Facility, clinician, "case-viewed", $"case:{Guid.CreateVersion7():D}"));
            transaction.Audit(new AuditAct(glass.World.Facility, clinician, "break-glass-viewed", $"break-glass:{opened.GlassId:D}"));
            transaction.Audit(new AuditAct(glass.World.Facility, clinician, "break-glass-viewed", $"break-glass:{Guid.CreateVersion7():D}"));
        });
        var found = (await AskAsync()).Anomalies.ToDictionary(anomaly => anomaly.Kind, anomaly => anomaly.Sequences);
        Assert.Equal(glass.World.Audit("case-viewed-denied").Select(row => row.Sequence), found[AuditAnomalyKind.ViewDenied]);
        var last = glass.World.Audit("break-glass-viewed")[^1].Sequence;
        Assert.Equal([last - 2, last - 1, last], found[AuditAnomalyKind.ViewWithoutGround]);
        Assert.Equal(2, found.Count);
    }

    [Fact]
    public async Task Given_rosters_then_a_view_of_somebody_who_was_not_on_duty_is_listed_unless_the_case_was_taken()
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var clinician = await glass.ReaderAsync("clinician", caseId);
        var colleague = await glass.ReaderAsync("colleague", caseId);
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        await GlassWorld.OpenAsync(clinician, caseId);
        Assert.Empty((await AskAsync()).Anomalies);
        await glass.World.ChangeAsync(transaction => Keep(transaction, transaction.Now.AddHours(-1), "evening", colleague));
        var shift = Assert.Single((await AskAsync()).Anomalies);
        Assert.Equal(AuditAnomalyKind.ViewOutOfShift, shift.Kind);
        Assert.Equal([glass.World.Audit("case-viewed")[0].Sequence], shift.Sequences);
    }

    [Fact]
    public async Task Given_only_the_roster_that_the_policy_names_then_the_role_has_none_of_its_own_and_nobody_is_out_of_shift_until_it_has()
    {
        await using var called = await GlassWorld.StartAsync(policy => policy with
        {
            Rules = [.. policy.Rules.Select(rule => rule.Id != "self-harm-active" ? rule : rule with
            {
                Recipients = [.. rule.Recipients.Select(one => one with
                {
                    Limits = one.Limits with { Escalation = [new EscalationStep(TimeSpan.FromMinutes(15), StaffRole.Clinician, DisclosureLevel.Identity, Location: true, Roster: "on-call")] },
                })],
            })],
        });
        var (auditing, coordinator) = (called.World.WithoutFeed("auditor"), called.World.WithoutFeed("coordinator"));
        await SaveAsync("on-call", "facilitator");
        await called.World.SayAsync("i cannot go on (s3)");
        await called.ReaderAsync("clinician", called.Case());
        Assert.Empty((await AskAsync(called, auditing)).Anomalies);

        // From now on the role has one of its own, and the colleague is on it. As only a changed server could write it.
        called.Pass(TimeSpan.FromSeconds(1));
        await SaveAsync("day", "colleague");
        await called.ReaderAsync("colleague", called.Case());
        await called.World.ChangeAsync(transaction => transaction.Audit(new AuditAct(
            called.World.Facility, called.World.Staff["clinician"].Key.PersonId, "case-viewed", $"case:{called.Case():D}", new Dictionary<string, object?> { ["role"] = nameof(Role.Clinician) })));
        var shift = Assert.Single((await AskAsync(called, auditing)).Anomalies);
        Assert.Equal((AuditAnomalyKind.ViewOutOfShift, called.World.Audit("case-viewed")[^1].Sequence), (shift.Kind, Assert.Single(shift.Sequences)));

        async Task SaveAsync(string name, string member)
        {
            var roster = new SaveRoster(Role.Clinician, name, [new RosterShift(Enum.GetValues<Weekday>(), "00:00", "00:00")], [await NumberAsync(called, member)], []);
            Assert.Equal(System.Net.HttpStatusCode.OK, (await coordinator.PostAsync("api/v1/rosters", JsonSerializer.Serialize(roster, JsonSerializerOptions.Web))).Status);
        }
    }

    [Fact]
    public async Task Given_a_roster_that_is_changed_after_the_view_then_the_view_is_judged_by_the_one_of_its_time_and_a_day_that_is_over_takes_no_stand_in()
    {
        var coordinator = glass.World.WithoutFeed("coordinator");
        var (clinician, colleague) = (await NumberAsync("clinician"), await NumberAsync("colleague"));
        var roster = new SaveRoster(Role.Clinician, "evening", [new RosterShift(Enum.GetValues<Weekday>(), "00:00", "00:00")], [colleague], []);
        var (_, saved) = await coordinator.PostAsync("api/v1/rosters", JsonSerializer.Serialize(roster, JsonSerializerOptions.Web));
        await glass.World.SayAsync("i cannot go on (s3)");
        var viewed = glass.World.Time!.GetUtcNow();
        await glass.World.ChangeAsync(transaction => transaction.Audit(new AuditAct(
            glass.World.Facility, glass.World.Staff["clinician"].Key.PersonId, "case-viewed", $"case:{glass.Case():D}", new Dictionary<string, object?> { ["role"] = nameof(Role.Clinician) })));
        glass.Pass(TimeSpan.FromSeconds(1));

        // The next minute everybody is on it.
        var id = System.Text.RegularExpressions.Regex.Match(saved, "\"rosterId\":\"([^\"]+)").Groups[1].Value;
        var today = DateOnly.FromDateTime(viewed.UtcDateTime);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await PutAsync(coordinator, id, roster with { Members = [clinician, colleague], Exceptions = [new RosterException(today, RosterExceptionKind.StandIn, clinician)] })).Status);
        Assert.Equal([glass.World.Audit("case-viewed")[0].Sequence], (await AskAsync()).Anomalies.Single(one => one.Kind == AuditAnomalyKind.ViewOutOfShift).Sequences);
        var (status, refused) = await PutAsync(coordinator, id, roster with { Exceptions = [new RosterException(today.AddDays(-2), RosterExceptionKind.StandIn, clinician)] });
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains($"{today.AddDays(-2):yyyy-MM-dd} is over", refused, StringComparison.Ordinal);

        // What somebody writes into the database is not what the chain says was saved.
        var first = glass.World.Audit("roster-saved")[0].Sequence;
        Assert.DoesNotContain((await AskAsync()).Anomalies, one => one.Kind == AuditAnomalyKind.RosterChanged);
        await glass.World.ChangeAsync(transaction => transaction.Db.RosterVersions.Single(row => row.Version == 1).Plan =
            transaction.Db.RosterVersions.Single(row => row.Version == 2).Plan);
        Assert.Equal([first], (await AskAsync()).Anomalies.Single(one => one.Kind == AuditAnomalyKind.RosterChanged).Sequences);
    }

    [Fact]
    public async Task Given_danger_to_a_life_that_one_person_ended_while_nobody_had_gone_then_the_decision_is_listed_and_after_a_visit_not()
    {
        foreach (var visited in new[] { true, false })
        {
            await glass.World.SayAsync("tonight (s4)");
            Guid caseId;
            using (var db = glass.World.Store.Read())
            {
                caseId = db.Cases.Single(row => row.State != CaseState.Decided).CaseId;
            }

            var clinician = await glass.ReaderAsync("clinician", caseId);
            Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
            if (visited)
            {
                Assert.NotNull((await clinician.MeetAsync(caseId)).Ok);
            }

            Assert.NotNull((await clinician.DecideAsync(caseId, CaseReason.NotMeant, FlagVerdict.False)).Ok);
        }

        var decided = Assert.Single((await AskAsync()).Anomalies);
        Assert.Equal((AuditAnomalyKind.DecidedUnvisited, glass.World.Audit("case-decided")[1].Sequence), (decided.Kind, Assert.Single(decided.Sequences)));
    }

    [Fact]
    public async Task Given_a_break_glass_that_is_not_reviewed_in_time_then_it_is_listed_also_after_a_late_review_and_one_in_time_is_not()
    {
        await glass.World.SayAsync("tonight (s4)");
        var asker = await glass.ReaderAsync("clinician", glass.Case());
        var opened = GlassWorld.Ok(await asker.AskGlassAsync(glass.Case(), CasePurpose.Care, alone: true));
        Assert.NotNull((await asker.ReadGlassAsync(opened)).Ok);
        glass.Pass(GlassWorld.Box + GlassWorld.Review);
        await glass.DoDueAsync();
        var overdue = Assert.Single((await AskAsync()).Anomalies);
        Assert.Equal((AuditAnomalyKind.ReviewOverdue, 1, glass.World.Audit("break-glass-review-overdue")[0].Sequence), (overdue.Kind, overdue.Count, Assert.Single(overdue.Sequences)));
        var third = await glass.ReaderAsync("colleague", glass.Case());
        Assert.NotNull((await third.GlassAsync(opened, "review", new { justified = true })).Ok);
        var late = Assert.Single((await AskAsync()).Anomalies);
        Assert.Equal((overdue.Kind, overdue.Count, Assert.Single(overdue.Sequences)), (late.Kind, late.Count, Assert.Single(late.Sequences)));

        // One that is reviewed in time adds nothing.
        var next = GlassWorld.Ok(await asker.AskGlassAsync(glass.Case(), CasePurpose.Care, alone: true));
        glass.Pass(GlassWorld.Box);
        await glass.DoDueAsync();
        await GlassWorld.OpenAsync(third, glass.Case());
        Assert.NotNull((await third.GlassAsync(next, "review", new { justified = true })).Ok);
        glass.Pass(GlassWorld.Review);
        await glass.DoDueAsync();
        Assert.Equal(1, Assert.Single((await AskAsync()).Anomalies).Count);
    }

    [Theory]
    [InlineData("2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z", "InvalidInput")]
    [InlineData("2026-03-02T00:00:00Z", "2026-04-02T00:00:01Z", "InvalidInput")]
    [InlineData("yesterday", "2026-03-02T00:00:00Z", "Malformed")]
    public async Task Given_a_period_that_is_none_then_it_is_refused(string from, string to, string code)
    {
        var (_, body) = await auditor.GetAsync($"api/v1/audit/anomalies?from={from}&to={to}");
        Assert.Contains($"\"{code}\"", body, StringComparison.Ordinal);
        Assert.Equal(code == "InvalidInput" ? 1 : 0, glass.World.Audit("audit-anomalies-read-denied").Count);
    }

    private void Keep(PeerConnect.Hub.Storage.WriteTransaction transaction, DateTimeOffset at, string name, params StaffConsole[] members) =>
        transaction.Db.RosterVersions.Add(new RosterVersionRow
        {
            FacilityId = glass.World.Facility,
            RosterId = Guid.CreateVersion7(),
            Version = 1,
            At = at,
            Role = Role.Clinician,
            Name = name,
            Plan = new RosterPlan([new Shift([.. Enum.GetValues<DayOfWeek>()], default, default)], [.. members.Select(member => member.Person.Key.PersonId)], []).ToJson(),
        });

    private Task<string> NumberAsync(string staff) => NumberAsync(glass, staff);

    private static Task<string> NumberAsync(GlassWorld of, string staff)
    {
        using var db = of.World.Store.Read();
        return Task.FromResult(db.People.Single(row => row.PersonId == of.World.Staff[staff].Key.PersonId).Number);
    }

    private static Task<(System.Net.HttpStatusCode Status, string Body)> PutAsync(StaffConsole console, string rosterId, SaveRoster roster) =>
        console.PutAsync($"api/v1/rosters/{rosterId}", JsonSerializer.Serialize(roster, JsonSerializerOptions.Web));

    private Task<AuditAnomalies> AskAsync() => AskAsync(glass, auditor);

    private static async Task<AuditAnomalies> AskAsync(GlassWorld of, StaffConsole auditor)
    {
        var now = of.World.Time!.GetUtcNow();
        return GlassWorld.Ok(await auditor.AnomaliesAsync(now.AddDays(-1), now.AddMinutes(1)));
    }
}
