namespace PeerConnect.Contracts;

/// <summary>Asks not to see any more what somebody writes. The other person never learns of it.</summary>
/// <param name="ConversationId">A conversation that the caller shares with the person.</param>
/// <param name="MemberId">The person, as the conversation's members name him or her; never staff.</param>
public sealed record HidePerson(Guid ConversationId, Guid MemberId);

/// <summary>Those whose messages one does not see.</summary>
public sealed record HiddenPeople(IReadOnlyList<HiddenPerson> People);

/// <summary>Somebody whose messages one does not see.</summary>
/// <param name="PersonId">The person's id.</param>
/// <param name="Name">Given name and initial, as residents see each other.</param>
/// <param name="Since">Since when.</param>
public sealed record HiddenPerson(Guid PersonId, string Name, DateTimeOffset Since)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => $"HiddenPerson {{ {PersonId} }}";
}
