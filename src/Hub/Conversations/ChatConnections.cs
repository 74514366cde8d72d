using System.Collections.Concurrent;
using System.Collections.Immutable;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Conversations;

/// <summary>The open chat connections of this node, by person. Routing only: who may get what is asked of the approval view.</summary>
internal sealed class ChatConnections
{
    private readonly ConcurrentDictionary<PersonKey, ImmutableArray<ChatConnection>> byPerson = new();

    public int Count => byPerson.Sum(pair => pair.Value.Length);

    public ImmutableArray<ChatConnection> Of(PersonKey person) => byPerson.GetValueOrDefault(person, []);

    public void Add(ChatConnection connection) =>
        byPerson.AddOrUpdate(connection.Person, static (_, added) => [added], static (_, known, added) => known.Add(added), connection);

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
