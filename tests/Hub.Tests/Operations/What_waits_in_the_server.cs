using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.BreakGlass;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>An administrator sees how long each queue is and since when, and nothing of what is in it.</summary>
public sealed class What_waits_in_the_server
{
    [Fact]
    public async Task Given_work_that_is_due_then_its_queue_says_how_much_and_since_when_and_what_is_not_due_yet_is_no_part_of_it()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync($"i cannot go on {GlassWorld.Canary} (s3)");
        var administrator = glass.World.WithoutFeed("administrator");
        var before = GlassWorld.Ok(await administrator.ServerStateAsync());
        Assert.Equal(Enum.GetValues<ServerQueue>(), before.Queues.Select(queue => queue.Queue));
        Assert.Equal(0, Depth(before, ServerQueue.Expiries).Waiting);
        Assert.True(before.Sessions > 0);
        Assert.NotEmpty(before.Classifier);
        Assert.Equal(VerdictStanding.TooFew, before.ClassifierStands);

        var due = glass.World.Time!.GetUtcNow();
        await glass.World.ChangeAsync(transaction => transaction.Db.Owed.AddRange(
            new OwedRow { FacilityId = glass.World.Facility, OwedId = Guid.CreateVersion7(), Kind = OwedKind.Rescore, SubjectId = Guid.CreateVersion7(), DueAt = due.AddYears(1) },
            new OwedRow { FacilityId = glass.World.Facility, OwedId = Guid.CreateVersion7(), Kind = OwedKind.PolicyStart, SubjectId = Guid.CreateVersion7(), DueAt = due.AddYears(1) }));
        var ahead = GlassWorld.Ok(await administrator.ServerStateAsync());
        Assert.Equal((0, (DateTimeOffset?)null), (Depth(ahead, ServerQueue.PolicyStarts).Waiting, Depth(ahead, ServerQueue.PolicyStarts).OldestDueAt));

        await glass.World.ChangeAsync(transaction =>
        {
            var owed = transaction.Db.Owed.Single(row => row.Kind == OwedKind.PolicyStart);
            owed.DueAt = due;
        });
        var after = GlassWorld.Ok(await administrator.ServerStateAsync());
        Assert.Equal((1, due), (Depth(after, ServerQueue.PolicyStarts).Waiting, Depth(after, ServerQueue.PolicyStarts).OldestDueAt!.Value));
        Assert.DoesNotContain(GlassWorld.Canary, administrator.Bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(glass.Case().ToString(), administrator.Bytes, StringComparison.OrdinalIgnoreCase);
        foreach (var other in (string[])["clinician", "auditor", "coordinator"])
        {
            Assert.Equal(RefusalCode.NotFound, (await glass.World.WithoutFeed(other).ServerStateAsync()).Refusal?.Code);
        }
    }

    private static QueueDepth Depth(ServerState state, ServerQueue queue) => state.Queues.Single(depth => depth.Queue == queue);
}
