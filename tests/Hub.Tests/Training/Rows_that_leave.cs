using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Retention;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Training;

namespace PeerConnect.Hub.Tests.Training;

/// <summary>What two people labelled the same leaves by the hands of two who had no part in the case: one asks, another signs what it then is, and each yes is looked at again when it is written.</summary>
public sealed class Rows_that_leave : IAsyncLifetime
{
    private CaseWorld world = null!;
    private StaffConsole asker = null!;
    private StaffConsole signer = null!;

    public async ValueTask InitializeAsync()
    {
        world = await TrainingWorld.StartAsync();
        await world.ChooseAsync(world.Resident, true);
        await world.ChooseAsync(world.Supporter, true);
        asker = world.WithoutFeed("colleague");
        signer = world.WithoutFeed("facilitator");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_two_signatures_then_what_leaves_are_lines_of_the_corpus_without_anybody_and_its_hash_is_in_the_chain()
    {
        Assert.Equal(RefusalCode.NotPossible, (await asker.AskTrainingExportAsync()).Refusal?.Code);
        await world.LabelAsync(await world.TaughtAsync("tell Thaddeus that i have the pills (s3)"), 3, 0);
        await world.LabelAsync(await world.TaughtAsync("this joke kills me, \"really\" ñ (s4)", FlagVerdict.False), 1, 0);
        await world.TeachAsync(world.Resident, 2);
        await world.TeachAsync(world.Supporter, 2);

        // Waits for a label, and is therefore not in it.
        await world.TaughtAsync("not yet (s2)");
        var export = TestCaller.Ok(await asker.AskTrainingExportAsync());
        Assert.Equal((ExportState.Asked, 5, "colleague Seed"), (export.State, export.Rows, export.AskedBy));
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await asker.TrainingFileAsync(export)).Refusal?.Code);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await asker.SignTrainingExportAsync(export)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotPossible, (await signer.SignTrainingExportAsync(export, new string('0', 64))).Refusal?.Code);
        Assert.Equal(ExportState.Signed, TestCaller.Ok(await signer.SignTrainingExportAsync(export)).State);
        Assert.Equal(RefusalCode.AlreadyDecided, (await signer.SignTrainingExportAsync(export)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await signer.TrainingFileAsync(export)).Refusal?.Code);
        Assert.DoesNotContain("pills", signer.Bytes + asker.Bytes, StringComparison.Ordinal);
        var file = TestCaller.Ok(await asker.TrainingFileAsync(export));
        string[] expected =
        [
            """{"id":"own-0000","text":"tell [name] that i have the pills (s3)","speaker":"resident","setting":"direct","language":"en","dialect":"unknown","region":"unknown","self_harm":3,"violence":0,"kind":"flagged-rightly","author":"own"}""",
            """{"id":"own-0000","text":"this joke kills me, \"really\" ñ (s4)","speaker":"resident","setting":"direct","language":"en","dialect":"unknown","region":"unknown","self_harm":1,"violence":0,"kind":"flagged-wrongly","author":"own"}""",
        ];
        var lines = file.Lines.TrimEnd('\n').Split('\n');
        Assert.Equal(["own-0001", "own-0002", "own-0003", "own-0004", "own-0005", "own-0006"], lines.Select(line => line[7..15]));
        Assert.Subset(lines.Select(line => line[..11] + "0000" + line[15..]).ToHashSet(), expected.ToHashSet());
        Assert.Equal(6, file.Rows);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Lines))), file.Sha256);

        Assert.Contains(export.Sha256, Assert.Single(world.Audit("training-export-signed")).Details, StringComparison.Ordinal);
        // Which yeses stood for it, each once, by its key: whose they are is in no record.
        Assert.Equal(Given(), Exported(Assert.Single(world.Audit("training-exported"))));
        Assert.Contains(file.Sha256, Assert.Single(world.Audit("training-export-made")).Details, StringComparison.Ordinal);
        Assert.All(world.Audit("training-export-asked").Concat(world.Audit("training-exported")).Concat(world.Audit("training-export-made")), row =>
            Assert.DoesNotContain("pills", row.Details, StringComparison.Ordinal));
        Assert.Equal(1, TestCaller.Ok(await signer.TrainingExportsAsync()).Exports.Single().Written);
    }

    [Fact]
    public async Task Given_two_of_one_name_then_the_export_is_shown_as_ones_own_to_who_asked_and_the_other_one_signs()
    {
        await world.ChangeAsync(transaction => transaction.Db.People.Single(row => row.FacilityId == world.Facility && row.PersonId == signer.Person.Key.PersonId).GivenName = "colleague");
        await world.TeachAsync(world.Resident, 5);
        Assert.True(TestCaller.Ok(await asker.AskTrainingExportAsync()).Own);
        var shown = Assert.Single(TestCaller.Ok(await signer.TrainingExportsAsync()).Exports);
        Assert.Equal(("colleague Seed", false), (shown.AskedBy, shown.Own));
        shown = TestCaller.Ok(await signer.SignTrainingExportAsync(shown));
        Assert.Equal(("colleague Seed", "colleague Seed", false), (shown.AskedBy, shown.SignedBy, shown.Own));
        Assert.True(Assert.Single(TestCaller.Ok(await asker.TrainingExportsAsync()).Exports).Own);
    }

    [Fact]
    public async Task Given_a_yes_is_taken_back_after_the_signature_then_nothing_leaves_and_it_has_to_be_asked_for_anew()
    {
        await world.LabelAsync(await world.TaughtAsync("mine are gone then (s3)"), 3, 0);
        await world.TeachAsync(world.Supporter, 5);
        var export = TestCaller.Ok(await asker.AskTrainingExportAsync());
        var unsigned = TestCaller.Ok(await asker.AskTrainingExportAsync());

        // The same rows, asked for twice: nobody compares the two to learn whether one came in between.
        Assert.NotEqual(export.Sha256, unsigned.Sha256);
        TestCaller.Ok(await signer.SignTrainingExportAsync(export));
        await world.ChooseAsync(world.Resident, false);
        Assert.Equal(RefusalCode.NotPossible, (await asker.TrainingFileAsync(export)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotPossible, (await signer.SignTrainingExportAsync(unsigned)).Refusal?.Code);
        Assert.Empty(world.Audit("training-exported"));
        Assert.Single(world.Audit("training-exported-denied"));

        var anew = TestCaller.Ok(await asker.AskTrainingExportAsync());
        Assert.Equal((5, 5), (export.Rows, anew.Rows));
        TestCaller.Ok(await signer.SignTrainingExportAsync(anew));
        var lines = TestCaller.Ok(await asker.TrainingFileAsync(anew)).Lines;
        Assert.Contains("i have the pills", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("mine are gone", lines, StringComparison.Ordinal);

        // In the chain stands the one yes that stood for it, once, and not the one that ended.
        var ended = Assert.Single(world.Audit("training-consent-ended")).Subject["training-consent:".Length..];
        var stood = Exported(Assert.Single(world.Audit("training-exported")));
        Assert.Equal([.. Given().Where(id => id != Guid.Parse(ended))], stood);
    }

    [Fact]
    public async Task Given_a_row_that_cannot_be_opened_any_more_when_it_is_written_then_no_number_says_that_any_left()
    {
        await world.TeachAsync(world.Resident, 5);
        var export = TestCaller.Ok(await asker.AskTrainingExportAsync());
        TestCaller.Ok(await signer.SignTrainingExportAsync(export));

        // As where its key goes after the last look at each yes.
        await world.ChangeAsync(transaction =>
        {
            var rows = transaction.Db.TrainingRows.ToList().OrderBy(row => row.RowId).ToList();
            rows[0].Sealed = [.. rows[0].Sealed[..^1], (byte)(rows[0].Sealed[^1] ^ 1)];
            transaction.Db.TrainingExports.Single(row => row.ExportId == export.ExportId).Stamp = TrainingExportForm.Stamp(export.ExportId, rows);
        });
        Assert.Equal(RefusalCode.NotPossible, (await asker.TrainingFileAsync(export)).Refusal?.Code);
        Assert.Single(world.Audit("training-exported"));
        Assert.Empty(world.Audit("training-export-made"));
        Assert.Equal(0, TestCaller.Ok(await asker.TrainingExportsAsync()).Exports.Single().Written);
        Assert.Equal(0, Assert.Single(TestCaller.Ok(await world.WithoutFeed("auditor").TrainingNumbersAsync()).Counts).Left);
    }

    [Fact]
    public async Task Given_somebody_who_may_not_read_a_row_or_reports_to_who_asked_then_he_does_not_sign_and_his_own_export_has_it_not()
    {
        await world.TeachAsync(world.Resident, 5);
        var export = TestCaller.Ok(await asker.AskTrainingExportAsync());
        foreach (var kept in new[] { "clinician", "kin", "security", "moderator" })
        {
            Assert.Equal(RefusalCode.NotPossible, (await world.WithoutFeed(kept).SignTrainingExportAsync(export)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotPossible, (await world.WithoutFeed(kept).AskTrainingExportAsync()).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.NotFound, (await world.WithoutFeed("foreign clinician").SignTrainingExportAsync(export)).Refusal?.Code);
        await world.ChangeAsync(transaction => transaction.Db.Relations.Add(new RelationRow
        {
            FacilityId = world.Facility,
            PersonId = signer.Person.Key.PersonId,
            OtherFacilityId = world.Facility,
            OtherId = asker.Person.Key.PersonId,
            Kind = RelationKind.ReportsTo,
        }));
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await signer.SignTrainingExportAsync(export)).Refusal?.Code);
        await world.MakeClinicianAsync("chaplain");
        TestCaller.Ok(await world.WithoutFeed("chaplain").SignTrainingExportAsync(export));

        // Unwritten within a day it lapses.
        await world.ReturnDaysAsync(1);
        Assert.Equal(RefusalCode.NotPossible, (await world.WithoutFeed("colleague").TrainingFileAsync(export)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_rows_are_ready_then_it_is_said_in_fives_to_who_had_no_part_in_their_cases_and_fewer_than_five_do_not_leave()
    {
        foreach (var (more, ready) in new[] { (4, 0), (1, 5), (1, 5) })
        {
            await world.TeachAsync(world.Resident, more);
            Assert.Equal(ready, TestCaller.Ok(await asker.TrainingRowsAsync()).Ready);
            Assert.Equal(0, TestCaller.Ok(await world.WithoutFeed("clinician").TrainingRowsAsync()).Ready);
            Assert.Equal(ready == 0 ? RefusalCode.NotPossible : null, (await asker.AskTrainingExportAsync()).Refusal?.Code);
            Assert.Equal(RefusalCode.NotPossible, (await world.WithoutFeed("clinician").AskTrainingExportAsync()).Refusal?.Code);
        }

        Assert.All(TestCaller.Ok(await world.WithoutFeed("clinician").TrainingExportsAsync()).Exports, export => Assert.Equal(5, export.Rows));
        Assert.All(world.Audit("training-export-asked"), told => Assert.Contains("\"rowsInFives\":5", told.Details, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_case_is_purged_then_whoever_had_a_part_in_it_is_still_told_of_none_of_its_rows()
    {
        await world.MakeClinicianAsync("chaplain");
        await world.TeachAsync(world.Resident, 4);
        await world.SayAsync("i have the pills (s3)");
        var chaplain = world.WithoutFeed("chaplain");
        TestCaller.Ok(await chaplain.OpenAsync(Assert.Single(TestCaller.Ok(await chaplain.ListAsync()).Cases).CaseId));
        await world.DecideAsync(FlagVerdict.True);
        await world.LabelAsync(Assert.Single(world.Rows(), row => row.LabelledBy is null), 3, 0);
        Assert.Equal(0, TestCaller.Ok(await chaplain.TrainingRowsAsync()).Ready);
        await world.ChangeAsync(transaction =>
        {
            foreach (var row in transaction.Db.Cases.Where(row => row.FacilityId == world.Facility).ToList())
            {
                PurgeRows.Empty(transaction, row);
            }
        });
        Assert.Equal(0, TestCaller.Ok(await chaplain.TrainingRowsAsync()).Ready);
        Assert.Equal(RefusalCode.NotPossible, (await chaplain.AskTrainingExportAsync()).Refusal?.Code);
        TestCaller.Ok(await asker.AskTrainingExportAsync());
    }

    [Fact]
    public async Task Given_what_became_of_rows_then_the_auditor_has_it_in_numbers_and_nothing_that_shows_who_said_yes()
    {
        await world.LabelAsync(await world.TaughtAsync("i have the pills (s3)"), 2, 0);
        await world.TeachAsync(world.Resident, 6);

        var auditor = world.WithoutFeed("auditor");
        Assert.Equal(new TrainingCount(CaseCategory.SelfHarm, 5, 6, 1, 0, 0, 5, 0), Assert.Single(TestCaller.Ok(await auditor.TrainingNumbersAsync()).Counts));
        await world.TaughtAsync("i have the pills (s3)");
        var export = TestCaller.Ok(await asker.AskTrainingExportAsync());
        TestCaller.Ok(await signer.SignTrainingExportAsync(export));
        TestCaller.Ok(await asker.TrainingFileAsync(export));
        Assert.Equal(new TrainingCount(CaseCategory.SelfHarm, 5, 6, 1, 0, 0, 5, 6), Assert.Single(TestCaller.Ok(await auditor.TrainingNumbersAsync()).Counts));
        Assert.Equal(2, world.Audit("audit-training-read").Count);
    }

    private static List<Guid> Exported(AuditRow row) => JsonDocument.Parse(row.Details).RootElement.GetProperty("consents").Deserialize<List<Guid>>()!;

    private List<Guid> Given() => [.. world.Audit("training-consent-given").Select(row => Guid.Parse(row.Subject["training-consent:".Length..])).Order()];
}
