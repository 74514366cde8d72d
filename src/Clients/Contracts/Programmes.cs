namespace PeerConnect.Contracts;

/// <summary>A programme of the facility that conversations can belong to: peer support, recovery, veterans, parents.</summary>
/// <param name="ProgrammeId">Stays the same when code and name change.</param>
/// <param name="Code">As staff write it, in a policy too.</param>
/// <param name="Name">As residents read it.</param>
public sealed record Programme(Guid ProgrammeId, string Code, string Name);

/// <summary>All programmes of the facility.</summary>
public sealed record ProgrammeList(IReadOnlyList<Programme> Programmes);

/// <summary>A new or changed programme: a code of at most 16 letters, digits, dots or dashes, and a name.</summary>
public sealed record SaveProgramme(string Code, string Name);

/// <summary>What became of the choice of a programme.</summary>
/// <param name="Waits">Staff would see more of what is written there, so another coordinator has to choose the same before it holds.</param>
public sealed record ProgrammeChosen(bool Waits);

/// <summary>A programme that a coordinator chose for a conversation and that waits for another one.</summary>
/// <param name="Programme">Which; absent for none.</param>
/// <param name="AskedBy">Who chose it.</param>
/// <param name="Own">Whether the reader did.</param>
public sealed record ProgrammeWanted(Programme? Programme, string AskedBy, bool Own)
{
    /// <summary>Never prints who asked.</summary>
    public override string ToString() => "ProgrammeWanted";
}
