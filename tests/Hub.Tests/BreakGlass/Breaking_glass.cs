using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.BreakGlass;

/// <summary>More than the policy gives is seen by one person, for a purpose and a time, after another agreed; and each view is on record first.</summary>
public sealed class Breaking_glass
{
    private const string Canary = GlassWorld.Canary;

    [Fact]
    public async Task Given_a_colleague_approves_then_the_asker_reads_the_whole_conversation_page_by_page_and_each_view_is_recorded_first()
    {
        await using var glass = await GlassWorld.StartAsync();
        var world = glass.World;
        for (var line = 1; line <= 120; line++)
        {
            await world.SayAsync(line % 2 == 0 ? world.Supporter : world.Resident, world.Pair, $"{Canary} {line}.");
        }

        await world.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var asker = await glass.ReaderAsync("clinician", caseId);
        Assert.DoesNotContain($"{Canary} 7.", asker.Bytes, StringComparison.Ordinal);
        var asked = GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.Care, "he said emu before"));
        Assert.Equal((BreakGlassState.Asked, BreakGlassReach.Conversation, false, null), (asked.State, asked.Reach, asked.Alone, asked.Until));
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await asker.ReadGlassAsync(asked)).Refusal?.Code);

        var approver = await world.ConnectAsync("colleague");
        Assert.Equal(asked.GlassId, Assert.Single(Assert.Single((await approver.ListAsync()).Ok!.Cases).Glass!).GlassId);
        Assert.Equal(RefusalCode.OpenFirst, (await approver.GlassAsync(asked, "approve")).Refusal?.Code);
        var shown = Assert.Single((await GlassWorld.OpenAsync(approver, caseId)).Glass!);
        Assert.Equal(("clinician Seed", "he said emu before"), (shown.Asked.By, shown.Asked.Text));
        var opened = GlassWorld.Ok(await approver.GlassAsync(asked, "approve", new { note = "seen too" }));
        Assert.Equal((BreakGlassState.Open, world.Time!.GetUtcNow() + GlassWorld.Box), (opened.State, opened.Until));

        var newest = GlassWorld.Ok(await asker.ReadGlassAsync(opened));
        Assert.Equal((100, 22L, 121L, 22L), (newest.Lines.Count, newest.Lines[0].Sequence, newest.Lines[^1].Sequence, newest.MoreBefore!.Value));
        Assert.True(newest.Lines[^1].Flagged);
        var older = GlassWorld.Ok(await asker.ReadGlassAsync(opened, newest.MoreBefore));
        Assert.Equal((21, 1L, null), (older.Lines.Count, older.Lines[0].Sequence, older.MoreBefore));
        Assert.Equal($"{Canary} 1.", older.Lines[0].Text);
        Assert.Equal($"{CaseWorld.ResidentName} Seed", older.Lines[0].Name);

        // An approval is for one person, and gives the approver nothing.
        Assert.Equal(RefusalCode.NotFound, (await approver.ReadGlassAsync(opened)).Refusal?.Code);
        Assert.DoesNotContain($"{Canary} 7.", approver.Bytes, StringComparison.Ordinal);

        var views = world.Audit("break-glass-viewed");
        Assert.All(views, row => Assert.Equal((world.Staff["clinician"].Key.PersonId, $"break-glass:{asked.GlassId}"), (row.ActorId!.Value, row.Subject)));
        Assert.Equal(
            [
                $$"""{"case":"{{caseId}}","from":22,"lines":100,"names":false,"policyVersion":1,"purpose":"Care","role":"Clinician","to":121}""",
                $$"""{"case":"{{caseId}}","from":1,"lines":21,"names":false,"policyVersion":1,"purpose":"Care","role":"Clinician","to":21}""",
            ],
            views.Select(row => row.Details));
        Assert.Equal(2, glass.Row(opened).Views);
        Assert.Single(world.Audit("break-glass-asked"));
        Assert.Equal(world.Staff["colleague"].Key.PersonId, Assert.Single(world.Audit("break-glass-approved")).ActorId);
        Assert.Single(world.Audit("break-glass-approved-denied"));
        Assert.Equal(2, world.Audit("break-glass-viewed-denied").Count);
        using var db = world.Store.Read();
        Assert.DoesNotContain(db.Audit.ToList(), row => (row.Details + row.Subject).Contains("emu", StringComparison.Ordinal));
        Assert.DoesNotContain("emu", System.Text.Encoding.UTF8.GetString(glass.Row(opened).SealedReason), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_view_cannot_be_recorded_then_nothing_leaves()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync($"{Canary} before");
        await SayFarApartAsync(glass, "(s3)");
        var (asker, _, opened) = await glass.OpenedAsync(glass.Case());
        await glass.World.ChangeAsync(transaction => Execute(
            transaction, "CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'the audit cannot be written'); END"));
        var (status, _) = await asker.PostAsync($"api/v1/cases/{opened.CaseId}/break-glass/{opened.GlassId}/read", "{}");
        Assert.True((int)status >= 500);
        Assert.DoesNotContain(Canary, asker.Bytes, StringComparison.Ordinal);
        await glass.World.ChangeAsync(transaction => Execute(transaction, "DROP TRIGGER no_audit"));
        Assert.Contains(Canary, GlassWorld.Ok(await asker.ReadGlassAsync(opened)).Lines[0].Text, StringComparison.Ordinal);
        Assert.Equal(1, glass.Row(opened).Views);
    }

    [Fact]
    public async Task Given_a_policy_without_it_then_asking_is_a_clear_refusal_and_on_record()
    {
        await using var glass = await GlassWorld.StartAsync(allowed: false);
        await glass.World.SayAsync("i cannot go on (s4)");
        var asker = await glass.ReaderAsync("clinician", glass.Case());
        var refusal = (await asker.AskGlassAsync(glass.Case(), CasePurpose.Care, alone: true)).Refusal!;
        Assert.Equal((RefusalCode.NotPossible, true), (refusal.Code, refusal.Message.Contains("policy", StringComparison.Ordinal)));
        Assert.Contains("\"alone\":true", Assert.Single(glass.World.Audit("break-glass-asked-denied")).Details, StringComparison.Ordinal);
        Assert.Null((await GlassWorld.OpenAsync(asker, glass.Case())).Glass);
    }

    [Fact]
    public async Task Given_the_reach_of_a_case_then_only_what_lies_around_a_flagged_message_is_shown()
    {
        await using var glass = await GlassWorld.StartAsync(GlassWorld.With(rules => rules with { Scope = BreakGlassScope.Case }));
        await SayFarApartAsync(glass, "i cannot go on (s3)");
        for (var line = 0; line < 60; line++)
        {
            await glass.World.SayAsync("later");
        }

        var (asker, _, opened) = await glass.OpenedAsync(glass.Case());
        Assert.Equal(BreakGlassReach.Case, opened.Reach);
        var newest = GlassWorld.Ok(await asker.ReadGlassAsync(opened));
        var older = GlassWorld.Ok(await asker.ReadGlassAsync(opened, newest.MoreBefore));
        Assert.Equal((11L, 111L), (older.Lines[0].Sequence, newest.Lines[^1].Sequence));
        Assert.Null(older.MoreBefore);
    }

    [Fact]
    public async Task Given_messages_of_before_the_policy_allowed_it_then_they_stay_closed()
    {
        await using var glass = await GlassWorld.StartAsync();
        var world = glass.World;
        for (var line = 1; line <= 5; line++)
        {
            await world.SayAsync($"{Canary} {line}.");
        }

        await SayFarApartAsync(glass, "i cannot go on (s3)");
        var narrow = new[]
        {
            PlainPolicy.Version1 with { BreakGlass = GlassWorld.Rules with { Allowed = false } },
            PlainPolicy.Version1 with { BreakGlass = GlassWorld.Rules with { Purposes = [Purpose.SafetyOfOthers] } },
            PlainPolicy.Version1 with { BreakGlass = GlassWorld.Rules with { Scope = BreakGlassScope.Case } },
            PlainPolicy.Version1 with { BreakGlass = GlassWorld.Rules with { TimeBox = TimeSpan.FromSeconds(10) } },
        };
        await world.ChangeAsync(transaction =>
        {
            for (var index = 0; index < narrow.Length; index++)
            {
                transaction.Db.Policies.Add(new PolicyRow
                {
                    FacilityId = world.Facility,
                    Version = index + 2,
                    Document = (narrow[index] with { Version = index + 2 }).ToJson(),
                    EffectiveAt = transaction.Now,
                    SupersededAt = transaction.Now,
                });
                var sequence = index + 1;
                foreach (var decision in transaction.Db.Decisions.Where(row => row.Sequence == sequence))
                {
                    decision.PolicyVersion = index + 2;
                }
            }
        });
        var (asker, _, opened) = await glass.OpenedAsync(glass.Case());
        Assert.Equal([4L, 5L, 6L], GlassWorld.Ok(await asker.ReadGlassAsync(opened, 7)).Lines.Select(line => line.Sequence));
        glass.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal([5L, 6L], GlassWorld.Ok(await asker.ReadGlassAsync(opened, 7)).Lines.Select(line => line.Sequence));
        foreach (var kept in new[] { 1, 2, 3 })
        {
            Assert.DoesNotContain($"{Canary} {kept}.", asker.Bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Given_a_threat_and_a_cry_in_one_conversation_then_security_sees_no_word_of_the_cry_nor_a_name()
    {
        await using var glass = await GlassWorld.StartAsync();
        var world = glass.World;
        await world.SayAsync($"i cannot go on {Canary} (s3)");
        await world.SayAsync("an ordinary line");
        await SayFarApartAsync(glass, "he dies (v3)");
        await glass.SecondInSecurityAsync();
        var caseId = glass.Case("Violence");
        var asker = await glass.ReaderAsync("security", caseId, CasePurpose.SafetyOfOthers);
        var asked = GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.SafetyOfOthers));
        var approver = await glass.ReaderAsync("officer of A", caseId, CasePurpose.SafetyOfOthers);
        var opened = GlassWorld.Ok(await approver.GlassAsync(asked, "approve"));
        var lines = GlassWorld.Ok(await asker.ReadGlassAsync(opened)).Lines;
        Assert.Equal([2L, 3L], lines.Take(2).Select(line => line.Sequence));
        Assert.All(lines, line => Assert.Null(line.Name));
        foreach (var kept in new[] { Canary, "elfHarm", "elf-harm", CaseWorld.ResidentName, CaseWorld.SupporterName, world.Resident.Key.PersonId.ToString() })
        {
            Assert.DoesNotContain(kept, asker.Bytes, StringComparison.OrdinalIgnoreCase);
        }

        // Two people, one code each, also where the case's own lines know only one of them; and the case goes on with them.
        var codes = lines.GroupBy(line => line.Speaker).ToDictionary(group => group.Key, group => Assert.Single(group.Select(line => line.Pseudonym).Distinct()));
        Assert.NotEqual(codes[MemberRole.Member], codes[MemberRole.Supporter]);
        await world.SayAsync(world.Supporter, world.Pair, "what do you mean");
        await world.SayAsync(world.Resident, world.Pair, "he dies (v3)");
        using var db = world.Store.Read();
        Assert.Equal(codes[MemberRole.Supporter], $"Resident {db.CasePseudonyms.Single(row => row.PersonId == world.Supporter.Key.PersonId).Code}");
    }

    [Fact]
    public async Task Given_an_approval_with_names_then_a_role_without_identity_reads_who_wrote_and_nobody_else_learns_it()
    {
        await using var glass = await GlassWorld.StartAsync();
        var world = glass.World;
        await world.SayAsync(world.Supporter, world.Pair, "what is it");
        await world.SayAsync("he dies (v3)");
        await glass.SecondInSecurityAsync();
        var caseId = glass.Case("Violence");
        var asker = await glass.ReaderAsync("security", caseId, CasePurpose.SafetyOfOthers);
        var asked = GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.SafetyOfOthers, names: true));
        var approver = await glass.ReaderAsync("officer of A", caseId, CasePurpose.SafetyOfOthers);
        Assert.True(Assert.Single((await GlassWorld.OpenAsync(approver, caseId, CasePurpose.SafetyOfOthers)).Glass!).Names);
        var opened = GlassWorld.Ok(await approver.GlassAsync(asked, "approve"));
        Assert.DoesNotContain(CaseWorld.ResidentName, asker.Bytes, StringComparison.Ordinal);
        Assert.Equal(
            [$"{CaseWorld.SupporterName} Seed", $"{CaseWorld.ResidentName} Seed"], GlassWorld.Ok(await asker.ReadGlassAsync(opened)).Lines.Select(line => line.Name));
        Assert.Null((await GlassWorld.OpenAsync(asker, caseId, CasePurpose.SafetyOfOthers)).Lines[0].Name);
        Assert.DoesNotContain(CaseWorld.ResidentName, approver.Bytes, StringComparison.Ordinal);
        Assert.Contains("\"names\":true", Assert.Single(world.Audit("break-glass-viewed")).Details, StringComparison.Ordinal);
        Assert.Contains("\"names\":true", Assert.Single(world.Audit("break-glass-approved")).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_self_harm_then_care_is_the_only_purpose_and_another_purpose_shows_no_cry()
    {
        await using var glass = await GlassWorld.StartAsync(policy => policy with
        {
            Rules = [.. policy.Rules.Select(rule => rule.Id != "violence-active" ? rule : rule with
            {
                Recipients = [new Recipient(StaffRole.Clinician, DisclosureLevel.Message, Purpose.SafetyOfOthers, TimeLimits.None)],
            })],
        });
        await glass.World.SayAsync($"i cannot go on {Canary} (s3)");
        await SayFarApartAsync(glass, "he dies (v3)");
        var care = await glass.ReaderAsync("clinician", glass.Case());
        Assert.Equal(RefusalCode.InvalidInput, (await care.AskGlassAsync(glass.Case(), CasePurpose.SafetyOfOthers)).Refusal?.Code);
        foreach (var never in new[] { CasePurpose.LegalProcess, CasePurpose.Complaint, CasePurpose.Audit })
        {
            Assert.Equal(RefusalCode.InvalidInput, (await care.AskGlassAsync(glass.Case(), never)).Refusal?.Code);
        }

        var threat = glass.Case("Violence");
        var asker = await glass.ReaderAsync("colleague", threat, CasePurpose.SafetyOfOthers);
        var asked = GlassWorld.Ok(await asker.AskGlassAsync(threat, CasePurpose.SafetyOfOthers));
        var approver = await glass.ReaderAsync("facilitator", threat, CasePurpose.SafetyOfOthers);
        var opened = GlassWorld.Ok(await approver.GlassAsync(asked, "approve"));
        Assert.NotEmpty(GlassWorld.Ok(await asker.ReadGlassAsync(opened)).Lines);
        Assert.DoesNotContain(Canary, asker.Bytes, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.OpenFirst, (await approver.AskGlassAsync(glass.Case(), CasePurpose.Care)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_programme_then_security_gets_no_more_than_its_ground_gives()
    {
        await using var glass = await GlassWorld.StartAsync(policy => policy with
        {
            Rules = [.. policy.Rules.Select(rule => rule.Id != "violence-in-programme-active" ? rule : rule with
            {
                Recipients =
                [
                    .. rule.Recipients,
                    new Recipient(StaffRole.Security, DisclosureLevel.Message, Purpose.SafetyOfOthers, TimeLimits.None) { Ground = Part2Ground.CrimeOnPremises },
                ],
            })],
        });
        var world = glass.World;
        await world.SayAsync(world.Resident, world.Programme, $"{Canary} before");
        await world.SayAsync(world.Resident, world.Programme, "he dies (v3)");
        var caseId = glass.Case("Violence");
        var security = await glass.ReaderAsync("security", caseId, CasePurpose.SafetyOfOthers);
        Assert.Equal(RefusalCode.NotPossible, (await security.AskGlassAsync(caseId, CasePurpose.SafetyOfOthers)).Refusal?.Code);
        Assert.DoesNotContain(Canary, security.Bytes, StringComparison.Ordinal);

        var clinician = await glass.ReaderAsync("clinician", caseId, CasePurpose.SafetyOfOthers);
        Assert.Equal(BreakGlassState.Asked, GlassWorld.Ok(await clinician.AskGlassAsync(caseId, CasePurpose.SafetyOfOthers)).State);
    }

    /// <summary>Sixty lines of the supporter, then that of the resident: too far from what came before to be its context.</summary>
    private static async Task SayFarApartAsync(GlassWorld glass, string body)
    {
        var already = await (await glass.World.ChatterAsync(glass.World.Resident)).HistoryAsync(glass.World.Pair);
        for (var line = already.Count; line < 60; line++)
        {
            await glass.World.SayAsync(glass.World.Supporter, glass.World.Pair, "hm");
        }

        await glass.World.SayAsync(body);
    }

    private static void Execute(PeerConnect.Hub.Storage.WriteTransaction transaction, string sql)
    {
        using var command = transaction.Connection.CreateCommand();
        command.Transaction = transaction.Transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
