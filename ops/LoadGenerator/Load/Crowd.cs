using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Load;

/// <summary>Everybody of a seating plan, connected.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    /// <summary>How many open their connection at once: enough to be quick, few enough for a server that hashes nothing but still has to start.</summary>
    private const int AtOnce = 8;

    private readonly Member[] _members;

    private Crowd(Member[] members) => _members = members;

    public int Count => _members.Length;

    public static IReadOnlyList<Place> Places(SeatingPlan plan)
    {
        var conversations = new Dictionary<string, (int Number, int Members)>(StringComparer.Ordinal);
        var places = new List<Place>();
        foreach (var seat in plan.Seats)
        {
            var (number, members) = conversations.GetValueOrDefault(seat.Conversation, (conversations.Count, 0));
            places.Add(new(number, members));
            conversations[seat.Conversation] = (number, members + 1);
        }

        return places;
    }

    /// <param name="count">How many connections; a person of the plan may open several.</param>
    public static async Task<Crowd> GatherAsync(SeatingPlan plan, RunNotes notes, int count, int bufferSize, CancellationToken cancelled)
    {
        var places = Places(plan);
        var members = new Member[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancelled };
        try
        {
            await Parallel.ForAsync(0, count, options, async (index, stop) =>
            {
                var seat = index % plan.Seats.Count;
                members[index] = await Member.JoinAsync(plan, plan.Seats[seat], places[seat], notes, bufferSize, stop);
            });
        }
        catch
        {
            await LeaveAsync(members);
            throw;
        }

        return new(members);
    }

    public void Send(int sender, int serial) => _members[sender].Send(serial);

    public void Ping(int member) => _members[member].Ping();

    public void Mark(int member) => _members[member].Mark();

    public async ValueTask DisposeAsync() => await LeaveAsync(_members);

    private static Task LeaveAsync(Member[] members) => Task.WhenAll(members.Where(member => member is not null).Select(member => member.LeaveAsync()));
}
