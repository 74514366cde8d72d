using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Operations.Maintenance;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Sealing;

namespace PeerConnect.Hub.Tests.Retention;

/// <summary>What the policy lets go is unreadable afterwards in the database and in each backup; a case keeps its own copy until its own end; holds keep what they name.</summary>
public sealed class What_has_reached_its_end : IAsyncLifetime
{
    private readonly string room = Directory.CreateTempSubdirectory("peerconnect-retention-").FullName;
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await RetentionWorld.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        Directory.Delete(room, recursive: true);
    }

    [Fact]
    public async Task Given_messages_and_a_case_then_each_goes_at_its_own_end_with_a_receipt_and_a_backup_brings_nothing_back()
    {
        var ordinary = await world.SayAsync("an ordinary line");
        var flagged = await world.SayAsync("i cannot go on (s3)");
        var foreign = await world.SayAsync(world.Foreigner, world.Group, "from elsewhere");
        var inGroup = await world.SayAsync(world.Resident, world.Group, "from here");
        var held = await world.SayAsync(world.Supporter, world.Programme, "a court wants this");
        Assert.NotNull((await world.WithoutFeed("coordinator").HoldAsync(LegalHoldOn.Conversation, world.Programme, "order 12")).Ok);
        var caseId = await world.DecideAsync(FlagVerdict.True);
        var wrapped = WrappedOf(KeyPurpose.Conversation, world.Pair);
        var backup = Path.Combine(room, "backup");
        Backup.Make(world.Paths(), backup);

        await world.PassDaysAsync(21);
        Assert.Null(world.Text(foreign.EntryId));
        Assert.All(new[] { ordinary, flagged, inGroup, held }, message => Assert.NotNull(world.Text(message.EntryId)));
        Assert.Superset(new HashSet<Guid> { flagged.EntryId, ordinary.EntryId }, Judged().ToHashSet());
        Assert.DoesNotContain(inGroup.EntryId, Judged());

        await world.PassDaysAsync(15);
        Assert.Equal("an ordinary line", world.Text(ordinary.EntryId));
        Assert.NotEmpty(FilesWith(wrapped));
        await world.PassDaysAsync(1);
        Assert.All(new[] { ordinary, flagged, inGroup }, message => Assert.Null(world.Text(message.EntryId)));
        Assert.Equal("a court wants this", world.Text(held.EntryId));
        Assert.Equal(["an ordinary line", "i cannot go on (s3)"], world.CaseTexts());
        Assert.Empty(FilesWith(wrapped));
        await AssertGoneInAsync(backup, ordinary.EntryId, held.EntryId);

        var receipts = world.Receipts();
        Assert.Equal([1, 3], receipts.Where(row => row.Kind == PurgedKind.Messages).Select(row => row.Count));
        Assert.All(receipts, row => Assert.Equal(1, row.PolicyVersion));
        Assert.Equal(receipts.Count, world.Audit("purged").Count(row => row.FacilityId == world.Facility));
        Assert.All(world.Audit("purged"), row => Assert.DoesNotContain("ordinary", row.Details, StringComparison.Ordinal));

        await world.PassDaysAsync(52);
        Assert.Equal(2, world.CaseTexts().Count);
        await world.PassDaysAsync(1.5);
        Assert.Empty(world.CaseTexts());
        using var db = world.Store.Read();
        var row = db.Cases.Single(found => found.CaseId == caseId);
        Assert.Empty(db.CaseReferrals);
        Assert.Equal((CaseState.Decided, 3, Guid.Empty, null), (row.State, row.Severity, row.SubjectId, row.SealedNote));
        Assert.All(db.DataKeys.Where(key => key.OwnerId == caseId), key => Assert.Null(key.Wrapped));
        Assert.Equal(1, world.Receipts().Single(found => found.Kind == PurgedKind.TrueCases).Count);
        Assert.Equal("a court wants this", world.Text(held.EntryId));
    }

    [Fact]
    public async Task Given_nothing_was_added_to_an_authors_sum_for_two_weeks_then_it_is_deleted_and_the_next_message_begins_another()
    {
        await world.SayAsync("not enough alone (sq)");
        Assert.NotEmpty(Sums());
        await world.PassDaysAsync(13.9);
        Assert.NotEmpty(Sums());
        await world.PassDaysAsync(0.2);
        Assert.Empty(Sums());
        await world.ReturnAfterAsync(TimeSpan.FromMinutes(1));
        await world.SayAsync("not enough alone again (sq)");
        Assert.NotEmpty(Sums());

        List<Guid> Sums()
        {
            using var db = world.Store.Read();
            return [.. db.Risk.Select(row => row.PersonId)];
        }
    }

    [Fact]
    public async Task Given_an_undecided_case_or_one_with_a_break_glass_to_review_then_it_stays_until_that_is_done()
    {
        await world.SayAsync("i cannot go on (s3)");
        await world.PassDaysAsync(400);
        Assert.Equal(["i cannot go on (s3)"], world.CaseTexts());
        await world.ChangeAsync(transaction =>
        {
            var row = transaction.Db.Cases.Single();
            (row.State, row.DecidedAt, row.PurgeDueAt) = (CaseState.Decided, transaction.Now, transaction.Now);
            transaction.Db.BreakGlass.Add(new BreakGlassRow { FacilityId = row.FacilityId, GlassId = row.CaseId, CaseId = row.CaseId, SealedReason = [], ReviewBy = transaction.Now });
        });
        await world.PassDaysAsync(1);
        Assert.NotEmpty(world.CaseTexts());
        await world.ChangeAsync(transaction => transaction.Db.BreakGlass.Single().ReviewedAt = transaction.Now);
        await world.PassDaysAsync(1);
        Assert.Empty(world.CaseTexts());
    }

    [Fact]
    public async Task Given_a_hold_on_a_person_when_two_lift_it_then_nothing_goes_at_once_and_all_of_it_after_the_policys_time()
    {
        var message = await world.SayAsync("i cannot go on (s3)");
        await world.DecideAsync(FlagVerdict.False);
        await world.ChangeAsync(transaction =>
        {
            var other = world.Staff["administrator"].Key;
            transaction.Db.Roles.Add(new RoleRow { FacilityId = other.FacilityId, PersonId = other.PersonId, Role = Role.Coordinator, From = transaction.Now });
            transaction.TouchPerson(other.FacilityId, other.PersonId);
        });
        var (first, second) = (world.WithoutFeed("coordinator"), world.WithoutFeed("administrator"));
        Assert.Equal(RefusalCode.NotFound, (await first.HoldAsync(LegalHoldOn.Person, Guid.CreateVersion7(), "order 13")).Refusal?.Code);
        var hold = (await first.HoldAsync(LegalHoldOn.Person, world.Resident.Key.PersonId, "order 13")).Ok!;
        Assert.Equal("order 13", (await second.HoldDetailAsync(hold.HoldId)).Ok!.Reason);
        Assert.NotNull((await first.LiftAsync(hold.HoldId)).Ok!.LiftAskedAt);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await first.LiftAsync(hold.HoldId)).Refusal?.Code);
        Assert.Null(Assert.Single((await first.HoldsAsync()).Ok!.Holds).LiftedAt);
        Assert.Equal(hold.SetAt + TimeSpan.FromDays(60), (await second.LiftAsync(hold.HoldId)).Ok!.KeepsUntil);
        Assert.Equal(RefusalCode.AlreadyDecided, (await second.LiftAsync(hold.HoldId)).Refusal?.Code);
        Assert.All(world.Audit("legal-hold-set"), row => Assert.DoesNotContain("order", row.Details, StringComparison.Ordinal));

        await world.PassDaysAsync(59);
        Assert.NotNull(world.Text(message.EntryId));
        Assert.NotEmpty(world.CaseTexts());
        Assert.NotEmpty(Judged());
        await world.PassDaysAsync(2);
        Assert.Null(world.Text(message.EntryId));
        Assert.Empty(world.CaseTexts());
        await world.PassDaysAsync(2);
        Assert.Empty(Judged());
        Assert.Equal([PurgedKind.Messages, PurgedKind.FalseCases, PurgedKind.Scores], world.Receipts().Select(row => row.Kind));
    }

    private List<Guid> Judged()
    {
        using var db = world.Store.Read();
        return [.. db.Decisions.Select(row => row.EntryId)];
    }

    private byte[] WrappedOf(KeyPurpose purpose, Guid owner)
    {
        using var db = world.Store.Read();
        return db.DataKeys.Single(row => row.Purpose == purpose && row.OwnerId == owner).Wrapped!;
    }

    private List<string> FilesWith(byte[] bytes) =>
        [.. Directory.GetFiles(world.Paths().Root).Where(path => !path.EndsWith("lock", StringComparison.Ordinal) && Read(path).AsSpan().IndexOf(bytes) >= 0)];

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    /// <summary>A backup of before, restored with the register of now: what was purged since is unreadable in it, what is held is not.</summary>
    private async Task AssertGoneInAsync(string backup, Guid purged, Guid held)
    {
        var target = Path.Combine(room, "restored");
        Directory.CreateDirectory(target);
        File.Copy(world.Paths().KeyFile, new DataPaths(target).KeyFile);
        Assert.Equal(0, await CopyVerbs.RestoreAsync([backup, $"--Hub:DataFolder={target}", $"--register={world.Paths().DestroyedKeys}"]));
        await using var restored = await SealedFolder.OpenAsync(target);
        await using var db = restored.Store.Read();
        string? Open(Guid entryId)
        {
            var entry = db.Entries.Single(row => row.EntryId == entryId);
            return RetentionWorld.Open(restored.Sealer, MessagePlace.Of(entry, entry.Sequence), entry.SealedBody!);
        }

        Assert.Null(Open(purged));
        Assert.Equal("a court wants this", Open(held));
    }
}
