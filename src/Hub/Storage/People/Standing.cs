using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>A role and the time for which it is held. A supporter's ends with the certification.</summary>
internal readonly record struct HeldRole(Role Role, DateTimeOffset From, DateTimeOffset Until, Guid? UnitId = null);

/// <summary>What a person may be on this server: the state and every role with its time.</summary>
internal sealed record Standing(PersonState State, PersonKind Kind, IReadOnlyList<HeldRole> Roles)
{
    /// <summary>Whether the person may sign in and stay signed in.</summary>
    public bool MaySignIn => State == PersonState.Active;

    public bool Holds(Role role, DateTimeOffset at)
    {
        foreach (var held in Roles)
        {
            if (held.Role == role && held.From <= at && at < held.Until)
            {
                return true;
            }
        }

        return false;
    }
}
