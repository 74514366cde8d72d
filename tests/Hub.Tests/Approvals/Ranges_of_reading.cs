using CsCheck;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Residents;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>Whatever the order of joins, leaves, suspensions, orders and dates: what somebody reads is what was written while he or she was there.</summary>
public sealed class Ranges_of_reading
{
    private enum Act
    {
        Write,
        Join,
        JoinForAnHour,
        Leave,
        Remove,
        Suspend,
        Reinstate,
        End,
        SuspendPerson,
        LiftPerson,
        Separate,
        LiftOrders,
        Pause,
        Reopen,
        AnHourPasses,
        Expire,
    }

    private static readonly Gen<(Act Act, int Who)[]> Histories = Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 2]).Array[10, 40];

    [Fact]
    public async Task Nobody_ever_reads_outside_them()
    {
        await using var world = await ApprovalWorld.StartAsync();
        var coordinator = await world.StaffAsync(Role.Coordinator);
        var facilitator = await world.StaffAsync(Role.Facilitator);
        await Histories.SampleAsync(history => ReplayAsync(world, coordinator, facilitator, history), iter: 30, threads: 1);
    }

    private static async Task ReplayAsync(ApprovalWorld world, PersonKey coordinator, PersonKey facilitator, (Act Act, int Who)[] history)
    {
        var people = new[] { await world.ResidentAsync("A"), await world.ResidentAsync("B"), await world.ResidentAsync("C") };
        var group = await world.GroupAsync(facilitator);
        var present = new Dictionary<long, HashSet<PersonKey>>();
        var orders = new List<Guid>();
        foreach (var (act, who) in history)
        {
            await PlayAsync(world, coordinator, facilitator, group, act, people[who], people[(who + 1) % 3], orders);
            present[await world.WriteAsync(facilitator, group)] = [.. people.Where(person => world.Snapshot.Current(person, group, world.Now) is not null)];
        }

        foreach (var person in people.Where(world.Snapshot.IsActive))
        {
            // A place past its date reads nothing until its end is stored.
            await world.ExpireAsync();
            var readable = world.Reads(person, group).Where(row => row.Kind == EntryKind.Message).Select(row => row.Sequence).ToHashSet();
            var expected = present.Where(written => written.Value.Contains(person)).Select(written => written.Key).ToHashSet();
            Assert.True(readable.IsSubsetOf(expected), $"reads {string.Join(',', readable.Except(expected))} without having been there");
            Assert.True(expected.IsSubsetOf(readable), $"lost {string.Join(',', expected.Except(readable))}");
        }

        AssertSound(world, group, people);
    }

    private static void AssertSound(ApprovalWorld world, Guid group, PersonKey[] people)
    {
        Assert.Equal(Enumerable.Range(1, world.Log(group).Count).Select(number => (long)number), world.Log(group).Select(row => row.Sequence));
        using var db = world.Store.Read();
        foreach (var person in people)
        {
            var ranges = db.Memberships.Where(row => row.ConversationId == group && row.PersonId == person.PersonId).OrderBy(row => row.FromSequence).ToList();
            Assert.All(ranges.SkipLast(1), row => Assert.NotNull(row.ToSequence));
            Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.First.ToSequence < pair.Second.FromSequence));
            Assert.InRange(ranges.Count(row => row.State != MembershipState.Ended), 0, 1);
            Assert.All(ranges, row => Assert.Equal(row.State == MembershipState.Active, row.ToSequence is null));
        }

        foreach (var (one, other) in people.SelectMany(one => people.Select(other => (one, other))))
        {
            if (world.Snapshot.People[one].IsSeparatedFrom(other, world.Now))
            {
                Assert.False(world.Snapshot.Current(one, group, world.Now) is not null && world.Snapshot.Current(other, group, world.Now) is not null);
            }
        }
    }

    private static async Task PlayAsync(
        ApprovalWorld world, PersonKey coordinator, PersonKey facilitator, Guid group, Act act, PersonKey who, PersonKey other, List<Guid> orders)
    {
        var place = new PersonRef(who.FacilityId, who.PersonId);
        switch (act)
        {
            case Act.Write:
                break;
            case Act.Join:
            case Act.JoinForAnHour:
                var asked = await world.AskPlaceAsync(coordinator, group, who, until: act == Act.JoinForAnHour ? world.Now.AddHours(1) : null);
                if (asked.Ok is { } filed)
                {
                    await world.DecideAsync(coordinator, filed.RequestId);
                }

                break;
            case Act.Leave:
                await new LeaveConversation(world.Store).HandleAsync(who, group, CancellationToken.None);
                break;
            case Act.Remove:
                await new Facilitate(world.Store).HandleAsync(facilitator, new FacilitatorAct(group, FacilitatorActKind.Remove, who.PersonId), CancellationToken.None);
                break;
            case Act.Suspend:
                await world.Places.SuspendAsync(coordinator, group, place, CancellationToken.None);
                break;
            case Act.Reinstate:
                await world.Places.ReinstateAsync(coordinator, group, place, CancellationToken.None);
                break;
            case Act.End:
                await world.Places.EndAsync(coordinator, group, place, CancellationToken.None);
                break;
            case Act.SuspendPerson:
            case Act.LiftPerson:
                await SuspendPerson.SuspendAsync(world.Store, who.FacilityId, who.PersonId, act == Act.SuspendPerson, false, coordinator.PersonId, CancellationToken.None);
                break;
            case Act.Separate:
                orders.Add(await world.SeparateAsync(coordinator, who, other, world.Now.AddHours(2)));
                break;
            case Act.LiftOrders:
                foreach (var order in orders)
                {
                    await world.LiftAsync(coordinator, order);
                }

                break;
            case Act.Pause:
                await new PauseConversation(world.Store).HandleAsync(coordinator, group, CancellationToken.None);
                break;
            case Act.Reopen:
                await new PauseConversation(world.Store).ReopenAsync(coordinator, group, CancellationToken.None);
                break;
            case Act.AnHourPasses:
                world.Time.Advance(TimeSpan.FromHours(1));
                break;
            case Act.Expire:
                await world.ExpireAsync();
                break;
            default:
                throw new InvalidOperationException($"Say how to play {act}.");
        }
    }
}
