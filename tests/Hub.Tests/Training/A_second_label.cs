using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Training;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Training;

/// <summary>Another person than whoever decided reads it without a name and without the first label, on record; what both say the same may be used, anything else is removed.</summary>
public sealed class A_second_label : IAsyncLifetime
{
    private const string Cry = "Tell Thaddeus at 555-010-9999 that i have the pills, Zebulon in B-214 (s3)";
    private CaseWorld world = null!;
    private StaffConsole colleague = null!;

    public async ValueTask InitializeAsync()
    {
        world = await TrainingWorld.StartAsync();
        await world.ChooseAsync(world.Resident, true);
        colleague = world.WithoutFeed("colleague");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_row_then_the_list_says_a_day_and_the_view_is_recorded_and_shows_the_words_and_neither_a_name_nor_what_was_decided()
    {
        var row = await world.TaughtAsync(Cry);
        var waiting = Assert.Single(TestCaller.Ok(await colleague.TrainingRowsAsync()).Rows);
        Assert.Equal(new WaitingTrainingRow(row.RowId, new DateOnly(2026, 3, 2)), waiting);
        Assert.DoesNotContain("pills", colleague.Bytes, StringComparison.Ordinal);
        Assert.Empty(world.Audit("training-row-viewed"));

        var opened = TestCaller.Ok(await colleague.OpenTrainingRowAsync(row.RowId));
        Assert.Equal("Tell [name] at [number] that i have the pills, [name] in [name] (s3)", opened.Text);
        Assert.Equal((Role.Clinician, MemberRole.Member), (opened.Role, opened.Speaker));
        string[] never =
        [
            CaseWorld.ResidentName, CaseWorld.SupporterName, CaseWorld.Cell, "9999", "Unit B", world.Pair.ToString(), row.EntryId.ToString(), row.CaseId.ToString(),
            world.Resident.Key.PersonId.ToString(), world.Supporter.Key.PersonId.ToString(), row.DecidedBy.ToString(), "SelfHarm", "True", "severity",
        ];
        Assert.All(never, word => Assert.DoesNotContain(word, colleague.Bytes, StringComparison.OrdinalIgnoreCase));

        var view = Assert.Single(world.Audit("training-row-viewed"));
        Assert.Equal((colleague.Person.Key.PersonId, $"training-row:{row.RowId:D}"), (view.ActorId!.Value, view.Subject));
        Assert.Contains(world.Audit("training-consent-given").Single().Subject["training-consent:".Length..], view.Details, StringComparison.OrdinalIgnoreCase);
        Assert.All(never.Append("pills"), word => Assert.DoesNotContain(word, view.Details, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Given_somebody_who_may_not_then_there_is_no_such_row_whatever_the_reason()
    {
        // The author's kin, whoever decided, whoever has read the case, another role, another facility, and somebody who is kept apart from the author.
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.Separations.Add(new SeparationRow
            {
                FacilityId = world.Facility,
                SeparationId = Guid.CreateVersion7(),
                FirstFacilityId = world.Facility,
                FirstId = world.Staff["facilitator"].Key.PersonId,
                SecondFacilityId = world.Facility,
                SecondId = world.Resident.Key.PersonId,
                Source = "court",
                OrderedBy = world.Staff["coordinator"].Key.PersonId,
                OrderedAt = transaction.Now,
            });
        });
        await world.MakeClinicianAsync("chaplain");
        await world.SayAsync(Cry);
        var chaplain = world.WithoutFeed("chaplain");
        TestCaller.Ok(await chaplain.OpenAsync(Assert.Single(TestCaller.Ok(await chaplain.ListAsync()).Cases).CaseId));
        await world.DecideAsync(FlagVerdict.True);
        var row = Assert.Single(world.Rows());
        foreach (var kept in new[] { "kin", "clinician", "chaplain", "security", "moderator", "facilitator", "foreign clinician" })
        {
            var console = world.WithoutFeed(kept);
            var unknown = (await console.OpenTrainingRowAsync(Guid.CreateVersion7())).Refusal!;
            Assert.Equal(RefusalCode.NotFound, unknown.Code);
            Assert.Equal(unknown, (await console.OpenTrainingRowAsync(row.RowId)).Refusal);
            Assert.Equal(unknown, (await console.LabelTrainingRowAsync(row.RowId, new LabelTrainingRow(3, 0))).Refusal);
            Assert.Empty(TestCaller.Ok(await console.TrainingRowsAsync()).Rows);
        }

        Assert.Equal(14, world.Audit("training-row-viewed-denied").Count);
        TestCaller.Ok(await colleague.OpenTrainingRowAsync(row.RowId));
    }

    [Theory]
    [InlineData(FlagVerdict.True, 3, 0, true)]
    [InlineData(FlagVerdict.True, 3, 1, true)]
    [InlineData(FlagVerdict.True, 2, 0, false)]
    [InlineData(FlagVerdict.True, 3, 2, false)]
    [InlineData(FlagVerdict.True, 0, 3, false)]
    [InlineData(FlagVerdict.False, 0, 0, true)]
    [InlineData(FlagVerdict.False, 1, 0, true)]
    [InlineData(FlagVerdict.False, 2, 0, false)]
    [InlineData(FlagVerdict.False, 0, 2, false)]
    public async Task Given_two_labels_then_the_row_may_be_used_where_they_are_the_same_and_is_removed_where_not_and_the_second_person_hears_neither(
        FlagVerdict verdict, int selfHarm, int violence, bool same)
    {
        var row = await world.TaughtAsync(Cry, verdict);
        TestCaller.Ok(await colleague.OpenTrainingRowAsync(row.RowId));
        Assert.Same(Done.Value.GetType(), TestCaller.Ok(await colleague.LabelTrainingRowAsync(row.RowId, new LabelTrainingRow(selfHarm, violence))).GetType());
        Assert.Equal(same, world.Rows().Any(one => one.LabelledBy == colleague.Person.Key.PersonId));
        Assert.Equal(same ? 1 : 0, world.Rows().Count);
        foreach (var reader in new[] { "clinician", "colleague", "facilitator" })
        {
            Assert.Equal(0, TestCaller.Ok(await world.WithoutFeed(reader).TrainingRowsAsync()).Ready);
        }

        var told = Assert.Single(world.Audit("training-row-labelled"));
        Assert.Contains(same ? "\"outcome\":\"same\"" : "\"outcome\":\"different\"", told.Details, StringComparison.Ordinal);
        if (same)
        {
            var held = world.Hub.Service<TrainingTexts>().ForServer(Assert.Single(world.Rows()))!;
            Assert.Equal((selfHarm, violence), (held.SelfHarm, held.Violence));
        }

        // Once and for all: neither is it in anybody's list any more.
        Assert.Empty(TestCaller.Ok(await colleague.TrainingRowsAsync()).Rows);
        Assert.Equal(RefusalCode.NotFound, (await colleague.LabelTrainingRowAsync(row.RowId, new LabelTrainingRow(3, 0))).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_text_that_says_who_somebody_is_then_it_is_removed()
    {
        var row = await world.TaughtAsync("my brother the mayor knows that i have the pills (s3)");
        TestCaller.Ok(await colleague.OpenTrainingRowAsync(row.RowId));
        TestCaller.Ok(await colleague.LabelTrainingRowAsync(row.RowId, new LabelTrainingRow(SaysWho: true)));
        Assert.Empty(world.Rows());
        Assert.Contains("\"outcome\":\"says-who\"", Assert.Single(world.Audit("training-row-labelled")).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_opened_it_then_nobody_else_does_for_an_hour_and_it_is_labelled_by_whoever_read_it_and_wholly()
    {
        var row = await world.TaughtAsync(Cry);
        var other = world.WithoutFeed("facilitator");
        Assert.Equal(RefusalCode.OpenFirst, (await colleague.LabelTrainingRowAsync(row.RowId, new LabelTrainingRow(3, 0))).Refusal?.Code);
        TestCaller.Ok(await other.OpenTrainingRowAsync(row.RowId));
        Assert.Equal(RefusalCode.NotFound, (await colleague.OpenTrainingRowAsync(row.RowId)).Refusal?.Code);
        Assert.Equal(RefusalCode.OpenFirst, (await colleague.LabelTrainingRowAsync(row.RowId, new LabelTrainingRow(3, 0))).Refusal?.Code);
        Assert.Empty(TestCaller.Ok(await colleague.TrainingRowsAsync()).Rows);
        await world.ChangeAsync(transaction => transaction.Db.TrainingRows.Single().OpenedAt = transaction.Now.AddMinutes(-60));
        TestCaller.Ok(await colleague.OpenTrainingRowAsync(row.RowId));
        foreach (var half in new LabelTrainingRow[] { new(), new(3), new(null, 0), new(5, 0), new(0, -1), new(3, 0, true) })
        {
            Assert.Equal(RefusalCode.InvalidInput, (await colleague.LabelTrainingRowAsync(row.RowId, half)).Refusal?.Code);
        }

        TestCaller.Ok(await colleague.LabelTrainingRowAsync(row.RowId, new LabelTrainingRow(3, 0)));
        Assert.NotNull(Assert.Single(world.Rows()).LabelledBy);
    }

    [Fact]
    public async Task Given_an_offer_then_whoever_works_cases_is_told_that_there_is_something_to_label_and_nobody_else_and_without_one_nobody()
    {
        await using var plain = await CaseWorld.StartAsync(fakeTime: true, PlainPolicy.Version1);
        foreach (var staff in new[] { "clinician", "security", "coordinator", "auditor", "administrator" })
        {
            var labels = staff is "clinician" or "security";
            Assert.Equal(labels, (await world.WithoutFeed(staff).GetAsync("api/v1/me")).Body.Contains("\"labels\":true", StringComparison.Ordinal));
            Assert.DoesNotContain("labels", (await plain.WithoutFeed(staff).GetAsync("api/v1/me")).Body, StringComparison.Ordinal);
        }

        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
        Assert.DoesNotContain("labels", (await resident.GetAsync("api/v1/me")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_has_read_much_then_labels_wait()
    {
        await using var strict = await TrainingWorld.StartAsync(policy => policy with { Workload = new WorkloadRules(1, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(5)) });
        await strict.ChooseAsync(strict.Resident, true);
        var first = await strict.TaughtAsync(Cry);
        await strict.ReturnDaysAsync(1);
        var second = await strict.TaughtAsync(Cry);
        var reader = strict.WithoutFeed("colleague");
        TestCaller.Ok(await reader.OpenTrainingRowAsync(first.RowId));
        Assert.Equal(RefusalCode.BreakDue, (await reader.OpenTrainingRowAsync(second.RowId)).Refusal?.Code);
        TestCaller.Ok(await reader.OpenTrainingRowAsync(first.RowId));
    }
}
