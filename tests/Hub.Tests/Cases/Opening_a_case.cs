using System.Net;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>Content leaves only to whom the policy gives it, and after the view is on record.</summary>
public sealed class Opening_a_case : IAsyncLifetime
{
    private const string Canary = "quetzal";
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_rule_that_opens_a_case_below_an_alert_when_the_message_is_an_alert_for_something_else_then_both_readers_are_told()
    {
        await using var other = await CaseWorld.StartAsync(fakeTime: true, PlainPolicy.Version1 with
        {
            Rules =
            [
                .. PlainPolicy.Version1.Rules,
                new DisclosureRule(
                    "rough-words", PolicyScope.Everywhere, new RuleCondition([Category.Violence], 1, 1, [], []), new DeliveryRule(Delivery.DeliverAndFlag), OpensCase: true,
                    [new Recipient(StaffRole.Moderator, DisclosureLevel.Message, Purpose.SafetyOfOthers, TimeLimits.None)], [], [Exclusion.OwnKin]),
            ],
        });
        await other.SayAsync("rough, and nothing matters (v1) (s2)");
        var cared = Assert.Single((await other.WithoutFeed("clinician").ListAsync()).Ok!.Cases);
        Assert.Equal((CaseCategory.SelfHarm, 2), (cared.Category!.Value, cared.Severity));
        var moderator = other.WithoutFeed("moderator");
        var rough = Assert.Single((await moderator.ListAsync()).Ok!.Cases);
        Assert.Equal((CaseCategory.Violence, 1), (rough.Category!.Value, rough.Severity));
        var line = Assert.Single((await moderator.OpenAsync(rough.CaseId, CasePurpose.SafetyOfOthers)).Ok!.Lines);
        Assert.DoesNotContain(line.Decisions, judged => judged.Severity == 2);
    }

    [Fact]
    public async Task Given_a_clinician_then_the_case_shows_message_words_that_weighed_context_identity_and_how_it_was_judged()
    {
        for (var line = 1; line <= 7; line++)
        {
            await world.SayAsync(line % 2 == 0 ? world.Supporter : world.Resident, world.Pair, $"line {line}");
        }

        await world.SayAsync($"*i gave my radio away* and *the {Canary}* (s4)");
        var opened = await OpenAsync("clinician", "line 9 comes later");
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], opened.Lines.Select(line => line.Sequence));
        var flagged = Assert.Single(opened.Lines, line => line.Flagged);
        Assert.Equal($"*i gave my radio away* and *the {Canary}* (s4)", flagged.Text);
        Assert.Equal([(0, 22, .75), (27, 13, .25)], flagged.Spans.Select(span => (span.Offset, span.Length, span.Share)));
        Assert.Equal((8L, opened.Case.Pseudonym, MemberRole.Member, $"{CaseWorld.ResidentName} Seed"), (flagged.Sequence, flagged.Pseudonym, flagged.Speaker, flagged.Name));
        var judged = Assert.Single(flagged.Decisions);
        Assert.Equal(("Model", "scripted-1", 4, 1), (judged.Source, judged.Version, judged.Severity, judged.PolicyVersion));
        Assert.Equal(["self-harm-go-now", "self-harm-imminent"], judged.Rules);
        Assert.Equal((Role.Clinician, 4, 1L), (opened.Role, opened.Level, opened.Number));
        Assert.Equal($"{CaseWorld.ResidentName} Seed", opened.Subject?.Name);
        Assert.Equal(("Unit B", CaseWorld.Cell), (opened.Location?.Unit, opened.Location?.Cell));

        var supporter = opened.Lines.First(line => line.Speaker == MemberRole.Supporter);
        Assert.Equal($"{CaseWorld.SupporterName} Seed", supporter.Name);
        Assert.NotEqual(flagged.Pseudonym, supporter.Pseudonym);
        Assert.Empty(supporter.Spans);
    }

    [Fact]
    public async Task Given_words_that_weighed_and_are_not_named_then_the_shares_are_of_all_that_weighed()
    {
        await world.SayAsync("*won't need the radio* nor *my photographs* ever (s3) (rest)");
        var clinician = world.WithoutFeed("clinician");
        var opened = (await clinician.OpenAsync(Assert.Single((await clinician.ListAsync()).Ok!.Cases).CaseId)).Ok!;
        Assert.Equal([.375, .125], Assert.Single(opened.Lines, line => line.Flagged).Spans.Select(span => span.Share));
    }

    [Fact]
    public async Task Given_security_then_a_threat_shows_the_message_alone_and_neither_name_context_nor_self_harm()
    {
        await world.SayAsync("something before");
        await world.SayAsync($"*he dies* {Canary} and so do I (v3) (s3)");
        await world.SayAsync("something after");
        var security = await world.ConnectAsync("security");
        var found = Assert.Single((await security.ListAsync()).Ok!.Cases);
        var opened = (await security.OpenAsync(found.CaseId, CasePurpose.SafetyOfOthers)).Ok!;
        var line = Assert.Single(opened.Lines);
        Assert.Equal(($"*he dies* {Canary} and so do I (v3) (s3)", null), (line.Text, line.Name));
        Assert.Equal((2, null, null), (opened.Level, opened.Subject, opened.Location));
        Assert.Equal([3], line.Decisions.Select(judged => judged.Severity));
        Assert.Equal(["violence-active"], line.Decisions.SelectMany(judged => judged.Rules));
        foreach (var kept in new[] { CaseWorld.ResidentName, "elfHarm", "elf-harm", "something before", "something after", world.Resident.Key.PersonId.ToString() })
        {
            Assert.DoesNotContain(kept, security.Bytes, StringComparison.OrdinalIgnoreCase);
        }

        // The same message is a case of the clinician's too, with its own salt: nothing joins the two.
        var clinician = await world.ConnectAsync("clinician");
        var other = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        Assert.NotEqual(found.CaseId, other.CaseId);
        Assert.Equal(3, (await clinician.OpenAsync(other.CaseId)).Ok!.Lines.Count);
    }

    [Fact]
    public async Task Given_an_opened_case_then_the_view_is_in_the_chain_with_role_level_purpose_and_policy_and_no_word()
    {
        await world.SayAsync($"{Canary} (s3)");
        var opened = await OpenAsync("clinician");
        var row = Assert.Single(world.Audit("case-viewed"));
        Assert.Equal(world.Staff["clinician"].Key.PersonId, row.ActorId);
        Assert.Equal($"case:{opened.Case.CaseId}", row.Subject);
        Assert.Equal("""{"level":4,"policyVersion":1,"purpose":"Care","role":"Clinician"}""", row.Details);
        using var db = world.Store.Read();
        Assert.DoesNotContain(db.Audit.ToList(), other => (other.Details + other.Subject).Contains(Canary, StringComparison.Ordinal)
            || other.Details.Contains(CaseWorld.ResidentName, StringComparison.Ordinal));
        Assert.Equal(["opened", "viewed"], opened.Events.Select(told => told.Kind));
    }

    [Fact]
    public async Task Given_the_view_cannot_be_recorded_then_no_content_leaves()
    {
        await world.SayAsync($"{Canary} (s3)");
        var clinician = await world.ConnectAsync("clinician");
        var found = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        await world.ChangeAsync(transaction => Execute(
            transaction, "CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'the audit cannot be written'); END"));
        var (status, body) = await clinician.PostAsync($"api/v1/cases/{found.CaseId}/open", """{"purpose":"Care"}""");
        Assert.True((int)status >= 500, body);
        Assert.DoesNotContain(Canary, clinician.Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseWorld.ResidentName, clinician.Bytes, StringComparison.Ordinal);

        await world.ChangeAsync(transaction => Execute(transaction, "DROP TRIGGER no_audit"));
        Assert.Contains(Canary, (await clinician.OpenAsync(found.CaseId)).Ok!.Lines[0].Text, StringComparison.Ordinal);
        Assert.Single(world.Audit("case-viewed"));
    }

    [Fact]
    public async Task Given_no_grant_for_it_then_the_case_is_not_there_and_the_attempt_is_recorded()
    {
        await world.SayAsync($"{Canary} (s4)");
        var clinician = await world.ConnectAsync("clinician");
        var found = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        string[] denied =
        [
            "security", "officer of B", "control room", "moderator", "safeguarding", "chaplain", "kin", "coordinator", "auditor", "administrator",
            "foreign clinician",
        ];
        foreach (var staff in denied)
        {
            var console = world.WithoutFeed(staff);
            Assert.Equal(RefusalCode.NotFound, (await console.OpenAsync(found.CaseId)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await console.TakeAsync(found.CaseId)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await console.DecideAsync(found.CaseId)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await console.HandOverAsync(found.CaseId)).Refusal?.Code);
            Assert.DoesNotContain(Canary, console.Bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(CaseWorld.ResidentName, console.Bytes, StringComparison.Ordinal);
        }

        Assert.Equal(denied.Select(staff => (Guid?)world.Staff[staff].Key.PersonId), world.Audit("case-viewed-denied").Select(row => row.ActorId).OrderBy(
            actor => Array.FindIndex(denied, staff => world.Staff[staff].Key.PersonId == actor)));
        Assert.NotNull((await clinician.OpenAsync(found.CaseId)).Ok);
    }

    [Fact]
    public async Task Given_a_resident_or_nobody_then_there_is_no_such_address()
    {
        await world.SayAsync($"{Canary} (s4)");
        var clinician = await world.ConnectAsync("clinician");
        var found = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Supporter);
        Assert.Equal(RefusalCode.NotFound, (await resident.OpenAsync(found.CaseId)).Refusal?.Code);
        await using var nobody = StaffConsole.WithoutFeed(world.Hub, world.Supporter with { Token = "x" });
        Assert.Equal(RefusalCode.SignInNeeded, (await nobody.OpenAsync(found.CaseId)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_another_purpose_than_the_grants_then_nothing_is_shown_and_the_attempt_is_recorded()
    {
        await world.SayAsync($"{Canary} (s3)");
        var clinician = await world.ConnectAsync("clinician");
        var found = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        foreach (var purpose in Enum.GetValues<CasePurpose>().Where(purpose => purpose != CasePurpose.Care))
        {
            Assert.Equal(RefusalCode.InvalidInput, (await clinician.OpenAsync(found.CaseId, purpose)).Refusal?.Code);
        }

        Assert.DoesNotContain(Canary, clinician.Bytes, StringComparison.Ordinal);
        Assert.Equal(5, world.Audit("case-viewed-denied").Count);
        Assert.NotNull((await clinician.OpenAsync(found.CaseId)).Ok);
    }

    [Fact]
    public async Task Given_a_malformed_request_then_it_is_refused_and_shows_nothing()
    {
        await world.SayAsync($"{Canary} (s3)");
        var clinician = world.WithoutFeed("clinician");
        var found = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        string[] malformed =
        [
            "{}", """{"purpose":"Discipline"}""", """{"purpose":0}""", """{"purpose":"Care","level":5}""", """{"purpose":null}""", "[]", """{"purpose":""",
        ];
        foreach (var json in malformed)
        {
            var (status, body) = await clinician.PostAsync($"api/v1/cases/{found.CaseId}/open", json);
            Assert.True(status == HttpStatusCode.BadRequest, $"{json}: {body}");
            Assert.Contains("\"Malformed\"", body, StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, body, StringComparison.Ordinal);
        }

        Assert.NotNull((await clinician.OpenAsync(found.CaseId)).Ok);
    }

    [Fact]
    public async Task Given_the_case_key_is_destroyed_then_the_case_stands_without_its_words_while_the_conversation_keeps_its_own()
    {
        await world.SayAsync($"{Canary} (s3)");
        var clinician = await world.ConnectAsync("clinician");
        var found = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        Assert.NotNull(Assert.Single((await clinician.OpenAsync(found.CaseId)).Ok!.Lines).Text);
        await DestroyKeyAsync(KeyPurpose.Case, found.CaseId);
        Assert.Null(Assert.Single((await clinician.OpenAsync(found.CaseId)).Ok!.Lines).Text);
        await using var resident = await world.Hub.ConnectAsync(world.Resident);
        Assert.Contains(Canary, Assert.Single(await resident.HistoryAsync(world.Pair)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_case_longer_than_one_answer_then_it_is_read_page_by_page_and_each_page_is_a_recorded_view()
    {
        for (var message = 1; message <= 520; message++)
        {
            await world.SayAsync("again (s3)");
        }

        var clinician = await world.ConnectAsync("clinician");
        var found = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        var newest = (await clinician.OpenAsync(found.CaseId)).Ok!;
        Assert.Equal((500, 21L, 520L, 21L), (newest.Lines.Count, newest.Lines[0].Sequence, newest.Lines[^1].Sequence, newest.MoreBefore!.Value));
        var (_, body) = await clinician.PostAsync($"api/v1/cases/{found.CaseId}/open", """{"purpose":"Care","beforeSequence":21}""");
        Assert.Contains("\"sequence\":20,", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"sequence\":21,", body, StringComparison.Ordinal);
        Assert.DoesNotContain("moreBefore", body, StringComparison.Ordinal);
        Assert.Equal(2, world.Audit("case-viewed").Count);
    }

    [Fact]
    public async Task Given_a_line_written_under_a_policy_that_gives_no_context_then_that_line_stays_out()
    {
        await world.SayAsync("line 1");
        await world.SayAsync("line 2");
        await world.SayAsync("goodbye (s3)");
        var clinician = await world.ConnectAsync("clinician");
        var found = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        Assert.Equal(3, (await clinician.OpenAsync(found.CaseId)).Ok!.Lines.Count);
        await world.ChangeAsync(transaction =>
        {
            var narrow = CaseWorld.Policy(recipient => recipient with { Level = DisclosureLevel.Message, Before = 0, After = 0 }) with { Version = 2 };
            transaction.Db.Policies.Add(new PolicyRow
            {
                FacilityId = world.Facility,
                Version = 2,
                Document = narrow.ToJson(),
                EffectiveAt = transaction.Now,
                SupersededAt = transaction.Now,
            });
            transaction.Db.CaseMessages.Single(line => line.Sequence == 1).PolicyVersion = 2;
        });
        Assert.Equal([2, 3], (await clinician.OpenAsync(found.CaseId)).Ok!.Lines.Select(line => line.Sequence));
    }

    [Fact]
    public async Task Given_a_policy_that_gives_security_context_then_a_line_that_cried_for_help_is_still_no_part_of_it()
    {
        await using var other = await CaseWorld.StartAsync(policy: recipient =>
            recipient.Role == StaffRole.Security ? recipient with { Level = DisclosureLevel.Context, Before = 5 } : recipient);
        await other.SayAsync($"i cannot go on {Canary} (s3)");
        await other.SayAsync("an ordinary line");
        await other.SayAsync("he dies (v3)");
        var security = await other.ConnectAsync("security");
        var found = Assert.Single((await security.ListAsync()).Ok!.Cases);
        var opened = (await security.OpenAsync(found.CaseId, CasePurpose.SafetyOfOthers)).Ok!;
        Assert.Equal(["an ordinary line", "he dies (v3)"], opened.Lines.Select(line => line.Text));
        Assert.DoesNotContain(Canary, security.Bytes, StringComparison.Ordinal);
    }

    private async Task<OpenedCase> OpenAsync(string staff, string? after = null)
    {
        if (after is not null)
        {
            await world.SayAsync(after);
        }

        var console = await world.ConnectAsync(staff);
        var found = Assert.Single((await console.ListAsync()).Ok!.Cases);
        var opened = await console.OpenAsync(found.CaseId);
        Assert.True(opened.Ok is not null, opened.Refusal?.Message);
        return opened.Ok!;
    }

    private async Task DestroyKeyAsync(KeyPurpose purpose, Guid ownerId)
    {
        Guid keyId = default;
        await world.ChangeAsync(transaction =>
        {
            var key = transaction.Db.DataKeys.Single(row => row.Purpose == purpose && row.OwnerId == ownerId);
            (key.Wrapped, key.DestroyedAt, keyId) = (null, transaction.Now, key.KeyId);
        });
        world.Hub.Service<PeerConnect.Hub.Sealing.KeyRing>().Forget(keyId);
    }

    private static void Execute(PeerConnect.Hub.Storage.WriteTransaction transaction, string sql)
    {
        using var command = transaction.Connection.CreateCommand();
        command.Transaction = transaction.Transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
