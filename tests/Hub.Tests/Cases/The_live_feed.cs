using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Escalation;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>Who learns of a flagged message, and exactly what.</summary>
public sealed class The_live_feed : IAsyncLifetime
{
    private const string Canary = "quetzal";
    private static readonly string[] ShownTwice = [nameof(IFeedClient.FeedOpened), nameof(IFeedClient.FeedOpened)];
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_self_harm_then_the_clinician_sees_a_case_at_once_without_content_or_name()
    {
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync($"my {Canary} will not be here tomorrow (s3)");
        var item = await clinician.NextCaseAsync();
        Assert.Equal(
            (CaseCategory.SelfHarm, 3, "3 Active", CaseProgress.Open, ConversationKind.Direct, "Unit B", 1, CasePurpose.Care, false),
            (item.Category, item.Severity, item.SeverityText, item.Progress, item.Conversation, item.Unit, item.Messages, item.Purpose, item.Overdue));
        Assert.Matches("^Resident [2-9][A-Z][2-9][A-Z]$", item.Pseudonym);
        Assert.Equal(item.OpenedAt.AddMinutes(15), item.Deadline);
        Assert.DoesNotContain(Canary, clinician.Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseWorld.ResidentName, clinician.Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Resident.Key.PersonId.ToString(), clinician.Bytes, StringComparison.OrdinalIgnoreCase);
        var shown = Assert.Single(world.Audit("case-shown"));
        Assert.Equal((clinician.Person.Key.PersonId, """{"names":false,"policyVersion":1,"role":"Clinician"}"""), (shown.ActorId!.Value, shown.Details));
    }

    [Fact]
    public async Task Given_the_person_moved_then_whoever_is_shown_the_new_place_leaves_a_row_of_it()
    {
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("i want out (s3)");
        await clinician.NextCaseAsync();
        Guid unit;
        using (var db = world.Store.Read())
        {
            unit = db.Units.Single(row => row.Code == "A").UnitId;
        }

        var (person, coordinator) = (world.Resident.Key, world.Staff["coordinator"].Key.PersonId);
        await world.Hub.Service<Storage.People.PersonRecords>().MoveAsync(person.FacilityId, person.PersonId, unit, "A-101", coordinator, CancellationToken.None);
        Assert.Contains("\"otherCell\":true", Assert.Single(world.Audit("person-moved")).Details, StringComparison.Ordinal);
        Assert.Equal("Unit A", Assert.Single((await clinician.ListAsync()).Ok!.Cases).Unit);
        await EscalationWorld.UntilAsync(() => world.Audit("case-shown").Count == 2);
        await clinician.ListAsync();
        Assert.Equal(2, world.Audit("case-shown").Count);
    }

    [Fact]
    public async Task Given_self_harm_below_imminent_then_nobody_else_learns_even_that_there_is_something()
    {
        var others = await ConnectAllAsync("security", "officer of B", "control room", "moderator", "safeguarding", "chaplain", "kin", "foreign clinician");
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync($"my {Canary} (s3)");
        await clinician.NextCaseAsync();
        foreach (var console in others)
        {
            await SeesNothingAsync(console);
        }
    }

    [Fact]
    public async Task Given_imminent_self_harm_then_who_can_go_gets_place_and_name_and_no_word_of_why()
    {
        var going = await ConnectAllAsync("officer of B", "control room");
        var others = await ConnectAllAsync("officer of A", "security", "moderator", "kin", "foreign clinician");
        await world.SayAsync($"goodbye {Canary} (s4)");
        foreach (var console in going)
        {
            await GetsOnlyAPlaceAsync(console);
        }

        foreach (var console in others)
        {
            await SeesNothingAsync(console);
        }

        await OnRecordOnceAsync(going);
    }

    [Fact]
    public async Task Given_the_record_cannot_be_written_then_the_officer_is_sent_all_the_same_and_it_is_written_as_soon_as_it_can_be()
    {
        var officer = await world.ConnectAsync("officer of B");
        await world.ChangeAsync(transaction => transaction.Db.Database.ExecuteSql($"CREATE TRIGGER refused BEFORE INSERT ON case_shown BEGIN SELECT RAISE(ABORT, 'refused'); END"));
        await world.SayAsync("goodbye (s4)");
        Assert.Equal(CaseWorld.Cell, (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).Cell);
        Assert.Single((await officer.ListAsync()).Ok!.GoNow);
        Assert.Empty(world.Audit("case-shown"));
        await world.ChangeAsync(transaction => transaction.Db.Database.ExecuteSql($"DROP TRIGGER refused"));
        await EscalationWorld.UntilAsync(() => world.Audit("case-shown").Count > 0);
        Assert.Contains("\"shownAt\":", Assert.Single(world.Audit("case-shown")).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_violence_then_security_sees_it_without_a_unit_and_the_clinician_does_not()
    {
        var security = await world.ConnectAsync("security");
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync($"he pays for it {Canary} (v3)");
        var item = await security.NextCaseAsync();
        Assert.Equal((CaseCategory.Violence, 3, CasePurpose.SafetyOfOthers), (item.Category, item.Severity, item.Purpose));

        // In a small unit it would be a name; the policy gives this role neither name nor place.
        Assert.Null(item.Unit);
        Assert.Null((await security.OpenAsync(item.CaseId, CasePurpose.SafetyOfOthers)).Ok!.Case.Unit);
        Assert.DoesNotContain("Unit B", security.Bytes, StringComparison.Ordinal);
        Assert.Empty(world.Audit("case-shown"));
        await world.SettleAsync(clinician);
        Assert.Equal(ShownTwice, clinician.Passed);
        Assert.DoesNotContain(CaseWorld.ResidentName, security.Bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_role_that_works_no_cases_then_the_feed_does_not_exist_for_it()
    {
        await world.SayAsync($"goodbye {Canary} (s4)");
        foreach (var staff in new[] { "coordinator", "auditor", "administrator" })
        {
            await Assert.ThrowsAsync<WebSocketException>(() => world.ConnectAsync(staff));
            var console = world.WithoutFeed(staff);
            Assert.Equal(RefusalCode.NotFound, (await console.ListAsync()).Refusal?.Code);
            Assert.DoesNotContain(CaseWorld.ResidentName, console.Bytes, StringComparison.Ordinal);
        }

        Assert.Single((await world.WithoutFeed("clinician").ListAsync()).Ok!.Cases);
    }

    [Fact]
    public async Task Given_several_cases_then_the_most_urgent_comes_first()
    {
        await world.SayAsync("first (s2)");
        await world.SayAsync(world.Supporter, world.Pair, "second (s4)");
        await world.SayAsync(world.Staff["facilitator"], world.Group, "third (s3)");
        var clinician = await world.ConnectAsync("clinician");
        Assert.Equal([4, 3, 2], (await world.SettleAsync(clinician)).Cases.Select(item => item.Severity));

        // The facilitator is a clinician too, and has a case of his own.
        var himself = await world.ConnectAsync("facilitator");
        Assert.Equal([4, 2], (await world.SettleAsync(himself)).Cases.Select(item => item.Severity));
    }

    [Fact]
    public async Task Given_kin_recorded_or_a_role_ended_while_the_feed_is_open_then_the_case_goes_from_it()
    {
        var clinician = await world.ConnectAsync("clinician");
        var colleague = await world.ConnectAsync("colleague");
        await world.SayAsync("low (s2)");
        await clinician.NextCaseAsync();
        await colleague.NextCaseAsync();
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.Relations.Add(new RelationRow
            {
                FacilityId = world.Facility,
                PersonId = world.Resident.Key.PersonId,
                OtherFacilityId = world.Facility,
                OtherId = world.Staff["clinician"].Key.PersonId,
                Kind = RelationKind.Kin,
            });
            transaction.Db.Roles.Single(row => row.PersonId == world.Staff["colleague"].Key.PersonId).Until = transaction.Now;
            transaction.TouchPerson(world.Facility, world.Resident.Key.PersonId);
            transaction.TouchPerson(world.Facility, world.Staff["colleague"].Key.PersonId);
        });
        await clinician.NextAsync<CaseRef>(nameof(IFeedClient.CaseClosed));
        Assert.Empty((await colleague.NextAsync<CaseFeed>(nameof(IFeedClient.FeedOpened))).Cases);
        Assert.Empty((await clinician.ListAsync()).Ok!.Cases);
    }

    [Fact]
    public async Task Given_the_person_is_moved_then_the_card_goes_to_the_officer_of_the_new_unit()
    {
        var before = await world.ConnectAsync("officer of B");
        var after = await world.ConnectAsync("officer of A");
        await world.SayAsync("goodbye (s4)");
        var card = await before.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        await world.ChangeAsync(transaction =>
        {
            var person = transaction.Db.People.Single(row => row.PersonId == world.Resident.Key.PersonId);
            person.UnitId = transaction.Db.Units.Single(row => row.Code == "A" && row.FacilityId == world.Facility).UnitId;
            person.Cell = "A-001";
            transaction.TouchPerson(world.Facility, person.PersonId);
        });
        Assert.Equal("A-001", (await after.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).Cell);
        Assert.Equal(card.CaseId, (await before.NextAsync<CaseRef>(nameof(IFeedClient.GoNowEnded))).CaseId);
    }

    [Fact]
    public async Task Given_a_substance_use_programme_then_security_gets_no_case_and_the_card_says_no_more_than_elsewhere()
    {
        var security = await world.ConnectAsync("security");
        var control = await world.ConnectAsync("control room");
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync(world.Resident, world.Programme, $"he dies today {Canary} (v4)");
        Assert.Equal(CaseCategory.Violence, (await clinician.NextCaseAsync()).Category);
        await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        await world.SettleAsync(security);
        await world.SettleAsync(control);
        Assert.Equal(ShownTwice, security.Passed);
        foreach (var kept in new[] { Canary, "iolence", "part-2", "irect" })
        {
            Assert.DoesNotContain(kept, control.Bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Given_the_policy_excludes_who_approved_the_pair_then_that_person_loses_sight_of_the_case()
    {
        var (clinician, colleague) = (await world.ConnectAsync("clinician"), await world.ConnectAsync("colleague"));
        await world.SayAsync("low (s2)");
        var item = await clinician.NextCaseAsync();
        await colleague.NextCaseAsync();
        await world.ChangeAsync(transaction =>
        {
            var request = new ApprovalRequestRow
            {
                FacilityId = world.Facility,
                RequestId = Guid.CreateVersion7(),
                Kind = ApprovalKind.Pairing,
                State = ApprovalState.Approved,
                ConversationId = world.Pair,
            };
            transaction.Db.ApprovalRequests.Add(request);
            transaction.Db.ApprovalDecisions.Add(new ApprovalDecisionRow
            {
                FacilityId = world.Facility,
                RequestId = request.RequestId,
                DecidingFacilityId = world.Facility,
                Approved = true,
                DecidedBy = colleague.Person.Key.PersonId,
            });
            transaction.Db.Cases.Single().Excluded = "OwnKin,SupportersApprover";
            transaction.TouchCase(world.Facility, item.CaseId);
        });
        await colleague.NextAsync<CaseRef>(nameof(IFeedClient.CaseClosed));
        Assert.Equal(RefusalCode.NotFound, (await colleague.OpenAsync(item.CaseId)).Refusal?.Code);
        Assert.NotNull((await clinician.OpenAsync(item.CaseId)).Ok);
    }

    [Fact]
    public async Task Given_a_policy_that_gives_a_role_only_a_count_then_it_gets_a_count_and_nothing_else()
    {
        await using var counting = await CaseWorld.StartAsync(policy: recipient =>
            recipient.Role == StaffRole.Security ? recipient with { Level = DisclosureLevel.Count } : recipient);
        var security = await counting.ConnectAsync("security");
        await counting.SayAsync($"he pays {Canary} (v3)");
        Assert.Equal(1, (await security.NextAsync<CaseCount>(nameof(IFeedClient.CountChanged))).Count);
        var feed = (await security.ListAsync()).Ok!;
        Assert.Equal((0, 0, 1), (feed.Cases.Count, feed.GoNow.Count, feed.Counted));
        using var db = counting.Store.Read();
        var caseId = db.Cases.Single().CaseId;
        Assert.Equal(RefusalCode.NotFound, (await security.OpenAsync(caseId, CasePurpose.SafetyOfOthers)).Refusal?.Code);
        Assert.DoesNotContain(caseId.ToString(), security.Bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("iolence", security.Bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_feed_is_asked_again_then_it_answers_as_it_stands()
    {
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("low (s2)");
        await clinician.NextCaseAsync();
        Assert.Equal(2, Assert.Single((await clinician.CasesAsync()).Ok!.Cases).Severity);
    }

    [Fact]
    public async Task Given_the_session_ends_then_the_feed_closes()
    {
        var clinician = await world.ConnectAsync("clinician");
        world.Hub.Service<PeerConnect.Hub.People.Sessions.SessionRegistry>().EndAllOfPerson(clinician.Person.Key.FacilityId, clinician.Person.Key.PersonId);
        await clinician.Closed;
        await Assert.ThrowsAsync<WebSocketException>(() => world.ConnectAsync("clinician"));
    }

    private async Task<List<StaffConsole>> ConnectAllAsync(params IEnumerable<string> staff)
    {
        var all = new List<StaffConsole>();
        foreach (var name in staff)
        {
            all.Add(await world.ConnectAsync(name));
        }

        return all;
    }

    /// <summary>Each of them has one row, however often the feed and the list showed the card, and nobody else has any; the auditor finds them with the case.</summary>
    private async Task OnRecordOnceAsync(List<StaffConsole> shown)
    {
        var rows = world.Audit("case-shown");
        Assert.Equal(shown.Select(console => console.Person.Key.PersonId).Order(), rows.Select(row => row.ActorId!.Value).Order());
        foreach (var console in shown)
        {
            Assert.Single((await console.ListAsync()).Ok!.GoNow);
        }

        Assert.Equal(rows.Count, world.Audit("case-shown").Count);
        var trail = (await world.WithoutFeed("auditor").FollowAsync(Guid.Parse(rows[0].Subject["case:".Length..]))).Ok!;
        Assert.Equal(rows.Select(row => row.Sequence), trail.Steps.Where(step => step is { Act: "case-shown", Names: true, By: not null, Role: not null }).Select(step => step.Sequence));
    }

    private async Task SeesNothingAsync(StaffConsole console)
    {
        var feed = await world.SettleAsync(console);
        Assert.Equal(ShownTwice, console.Passed);
        Assert.Equal((0, 0, 0), (feed.Cases.Count, feed.GoNow.Count, feed.Counted));
        Assert.Equivalent(feed, (await console.ListAsync()).Ok);
        Assert.DoesNotContain(Canary, console.Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseWorld.ResidentName, console.Bytes, StringComparison.Ordinal);
    }

    private async Task GetsOnlyAPlaceAsync(StaffConsole console)
    {
        var card = await console.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal(($"{CaseWorld.ResidentName} Seed", "Unit B", CaseWorld.Cell), (card.Name, card.Unit, card.Cell));
        Assert.Equal(card.AskedAt.AddMinutes(2), card.Deadline);
        await world.SettleAsync(console);
        foreach (var kept in new[] { Canary, "elfHarm", "everity", "mminent", "ategory", "seudonym", "ountChanged", "aseChanged" })
        {
            Assert.DoesNotContain(kept, console.Bytes, StringComparison.Ordinal);
        }

        Assert.Equal(RefusalCode.NotFound, (await console.OpenAsync(card.CaseId)).Refusal?.Code);
    }
}
