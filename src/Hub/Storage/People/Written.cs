namespace PeerConnect.Hub.Storage.People;

/// <summary>How a change of people's records ended.</summary>
internal enum Written
{
    Done = 1,

    /// <summary>There is no such record in the facility, or it is of another kind.</summary>
    NotFound,

    /// <summary>Another record has that number, name or code.</summary>
    Taken,

    /// <summary>The record is not in the state that the change needs.</summary>
    WrongState,

    /// <summary>It would leave the facility without an active administrator.</summary>
    LastAdministrator,

    /// <summary>The person holds a role that this one excludes.</summary>
    Excluded,
}
