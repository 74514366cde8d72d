using System.Collections.Concurrent;
using System.Collections.Immutable;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Conversations;

/// <summary>The open chat connections of this node, by person. Routing only: who may get what is asked of the approval view.</summary>
internal sealed class ChatConnections
{
    // A kiosk, a tablet and what a broken network left behind; more is a program that takes memory, and its oldest connection goes.
    private const int MostPerPerson = 8;

    private readonly ConcurrentDictionary<PersonKey, ImmutableArray<ChatConnection>> byPerson = new();

    public int Count => byPerson.Sum(pair => pair.Value.Length);

    /// <summary>All of this moment.</summary>
    public IReadOnlyList<ChatConnection> All => [.. byPerson.SelectMany(pair => pair.Value)];

    public ImmutableArray<ChatConnection> Of(PersonKey person) => byPerson.GetValueOrDefault(person, []);

    public void Add(ChatConnection connection)
    {
        var open = byPerson.AddOrUpdate(connection.Person, static (_, added) => [added], static (_, known, added) => known.Add(added), connection);
        if (open.Length > MostPerPerson)
        {
            open[0].Abort();
        }
    }

    /// <summary>Makes everybody connect again and catch up.</summary>
    public void AbortAll()
    {
        foreach (var connection in All)
        {
            connection.Abort();
        }
    }

    public void Remove(ChatConnection connection)
    {
        while (byPerson.TryGetValue(connection.Person, out var known))
        {
            var left = known.Remove(connection);
            if (left.IsEmpty
                ? byPerson.TryRemove(KeyValuePair.Create(connection.Person, known))
                : byPerson.TryUpdate(connection.Person, left, known))
            {
                return;
            }
        }
    }
}
