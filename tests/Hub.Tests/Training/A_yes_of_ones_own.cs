using System.Net;
using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Operations.Maintenance;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Retention;
using PeerConnect.Hub.Tests.Sealing;
using PeerConnect.Hub.Training;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Training;

/// <summary>Whether the own words may teach the computer is asked apart, off until somebody says yes, taken back at any time, and shown to nobody.</summary>
public sealed class A_yes_of_ones_own : IAsyncLifetime
{
    private const string Cry = "i have the pills here (s3)";
    private readonly string room = Directory.CreateTempSubdirectory("peerconnect-yes").FullName;
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await TrainingWorld.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        Directory.Delete(room, recursive: true);
    }

    [Fact]
    public async Task Given_a_place_that_does_not_offer_it_then_nobody_is_asked_and_no_yes_can_be_given()
    {
        await using var plain = await CaseWorld.StartAsync(fakeTime: true, PlainPolicy.Version1);
        await using var resident = StaffConsole.WithoutFeed(plain.Hub, plain.Resident);
        Assert.Equal(new OwnTraining(false, false), TestCaller.Ok(await resident.OwnTrainingAsync()));
        Assert.Equal(RefusalCode.NotPossible, (await resident.ChooseTrainingAsync(true)).Refusal?.Code);
        Assert.Equal(new OwnTraining(false, false), TestCaller.Ok(await resident.ChooseTrainingAsync(false)));
        using var db = plain.Store.Read();
        Assert.Empty(db.TrainingConsents);
        Assert.DoesNotContain(db.Audit, row => row.Act.StartsWith("training-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_an_offer_then_it_is_no_until_somebody_says_yes_and_each_change_is_in_the_chain_once_and_names_nobody()
    {
        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
        Assert.Equal(new OwnTraining(true, false), TestCaller.Ok(await resident.OwnTrainingAsync()));
        Assert.Equal(new OwnTraining(true, false), TestCaller.Ok(await resident.ChooseTrainingAsync(false)));
        Assert.Equal(new OwnTraining(true, true), TestCaller.Ok(await resident.ChooseTrainingAsync(true)));
        Assert.Equal(new OwnTraining(true, true), TestCaller.Ok(await resident.ChooseTrainingAsync(true)));
        Assert.Equal(new OwnTraining(true, true), TestCaller.Ok(await resident.OwnTrainingAsync()));
        Assert.Equal(new OwnTraining(true, false), await world.ChooseAsync(world.Supporter, false));
        Assert.Equal(new OwnTraining(true, false), TestCaller.Ok(await resident.ChooseTrainingAsync(false)));
        Assert.Equal(new OwnTraining(true, false), TestCaller.Ok(await resident.ChooseTrainingAsync(false)));

        var given = Assert.Single(world.Audit("training-consent-given"));
        var ended = Assert.Single(world.Audit("training-consent-ended"));
        Assert.Equal(given.Subject, ended.Subject);
        var destroyed = Assert.Single(world.Audit("key-destroyed"));
        Assert.Equal($"data-key:{given.Subject["training-consent:".Length..]}", destroyed.Subject);
        Assert.All(new[] { given, ended, destroyed }, row =>
        {
            Assert.Null(row.ActorId);
            Assert.DoesNotContain(world.Resident.Key.PersonId.ToString(), row.Subject + row.Details, StringComparison.OrdinalIgnoreCase);
        });
        using var db = world.Store.Read();
        Assert.Empty(db.TrainingConsents);
    }

    [Fact]
    public async Task Given_a_yes_and_a_no_then_whoever_works_the_cases_sees_the_same_of_both()
    {
        await world.ChooseAsync(world.Resident, true);
        await world.SayAsync(Cry);
        await world.SayAsync(world.Supporter, world.Pair, Cry);
        var clinician = world.WithoutFeed("clinician");
        foreach (var found in TestCaller.Ok(await clinician.ListAsync()).Cases)
        {
            TestCaller.Ok(await clinician.OpenAsync(found.CaseId));
        }

        Assert.DoesNotContain("training", clinician.Bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("consent", clinician.Bytes, StringComparison.OrdinalIgnoreCase);
        foreach (var staff in new[] { "clinician", "coordinator", "auditor", "administrator" })
        {
            await using var console = StaffConsole.WithoutFeed(world.Hub, world.Staff[staff]);
            Assert.Equal(HttpStatusCode.NotFound, (await console.GetAsync("api/v1/me/training")).Status);
        }
    }

    [Fact]
    public async Task Given_a_yes_is_taken_back_then_every_row_of_that_person_is_gone_at_once_labelled_or_not_and_nobody_elses()
    {
        await world.ChooseAsync(world.Resident, true);
        await world.ChooseAsync(world.Supporter, true);
        await world.LabelAsync(await world.TaughtAsync(Cry), 3, 0);
        await world.TaughtAsync(Cry);
        await world.SayAsync(world.Supporter, world.Pair, Cry);
        await world.DecideAsync(FlagVerdict.True);
        Assert.Equal(3, world.Rows().Count);

        await world.ChooseAsync(world.Resident, false);
        Assert.Equal(world.Supporter.Key.PersonId, Assert.Single(world.Rows()).AuthorId);
        Assert.Single(TestCaller.Ok(await world.WithoutFeed("colleague").TrainingRowsAsync()).Rows);

        // A yes that is given again begins anew: what was decided before teaches nothing.
        await world.ChooseAsync(world.Resident, true);
        Assert.Single(world.Rows());
    }

    [Fact]
    public async Task Given_a_backup_of_before_then_a_yes_that_was_taken_back_since_does_not_come_back_with_it_and_its_rows_do_not_open()
    {
        await world.ChooseAsync(world.Resident, true);
        var row = await world.TaughtAsync(Cry);
        var backup = Path.Combine(room, "backup");
        Backup.Make(world.Paths(), backup);
        await world.ChooseAsync(world.Resident, false);

        var target = Path.Combine(room, "restored");
        Directory.CreateDirectory(target);
        File.Copy(world.Paths().KeyFile, new DataPaths(target).KeyFile);
        Assert.Equal(0, await CopyVerbs.RestoreAsync([backup, $"--Hub:DataFolder={target}", $"--register={world.Paths().DestroyedKeys}"]));
        await using var restored = await SealedFolder.OpenAsync(target);
        using var db = restored.Store.Read();
        Assert.Equal(row.RowId, Assert.Single(db.TrainingRows).RowId);
        Assert.Null(TrainingConsents.Of(db, world.Resident.Key));
        Assert.Null(new TrainingTexts(restored.Sealer).ForServer(row));

        // The message itself is as it was.
        var entry = db.Entries.Single(one => one.EntryId == row.EntryId);
        Assert.Equal(Cry, RetentionWorld.Open(restored.Sealer, MessagePlace.Of(entry, entry.Sequence), entry.SealedBody!));

        // The first look for what has ended takes what came back with the copy.
        await using (var transaction = await restored.Store.BeginWriteAsync(TestContext.Current.CancellationToken))
        {
            TrainingRows.DeleteGone(transaction);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        await using var after = restored.Store.Read();
        Assert.Empty(after.TrainingRows);
    }

    [Theory]
    [InlineData("death")]
    [InlineData("release")]
    public async Task Given_somebody_who_could_not_take_it_back_any_more_then_it_ends_and_its_rows_with_it_and_the_chain_beside_it_names_nobody(string end)
    {
        await world.ChooseAsync(world.Resident, true);
        await world.TaughtAsync(Cry);
        var coordinator = world.WithoutFeed("coordinator");
        var (status, body) = await coordinator.PostAsync($"api/v1/people/{world.Resident.Key.PersonId}/{end}", "{}");
        Assert.True(status == HttpStatusCode.OK, body);
        Assert.Empty(world.Rows());
        Assert.Empty(world.Audit("training-consent-ended"));

        await world.Hub.Service<PurgeWorker>().DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Null(Assert.Single(world.Audit("training-consent-ended")).ActorId);
        using var db = world.Store.Read();
        Assert.Empty(db.TrainingConsents);
        Assert.NotNull(Assert.Single(db.DataKeys, key => key.Purpose == KeyPurpose.Training).DestroyedAt);
    }

    [Fact]
    public async Task Given_the_policy_in_force_does_not_offer_it_any_more_then_nothing_is_labelled_and_all_of_it_ends()
    {
        await world.ChooseAsync(world.Resident, true);
        var row = await world.TaughtAsync(Cry);
        var colleague = world.WithoutFeed("colleague");
        Assert.Single(TestCaller.Ok(await colleague.TrainingRowsAsync()).Rows);
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.Policies.Single(policy => policy.FacilityId == world.Facility).Document = PlainPolicy.Version1.ToJson();
            transaction.TouchPolicy(world.Facility);
        });
        Assert.Empty(TestCaller.Ok(await colleague.TrainingRowsAsync()).Rows);
        Assert.Equal(RefusalCode.NotFound, (await colleague.OpenTrainingRowAsync(row.RowId)).Refusal?.Code);
        await world.Hub.Service<PurgeWorker>().DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Empty(world.Rows());
        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
        Assert.Equal(new OwnTraining(false, false), TestCaller.Ok(await resident.OwnTrainingAsync()));
        Assert.Single(world.Audit("training-consent-ended"));
    }
}
