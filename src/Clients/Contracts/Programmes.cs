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
