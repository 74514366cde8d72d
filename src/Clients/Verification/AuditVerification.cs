namespace PeerConnect.Verification;

/// <summary>What is wrong with a chain.</summary>
public enum AuditFaultKind
{
    /// <summary>A line does not have the documented form.</summary>
    Damaged,

    /// <summary>A row was changed after it was written.</summary>
    Changed,

    /// <summary>Rows are missing, doubled or in another order.</summary>
    OutOfOrder,

    /// <summary>A checkpoint's signature is not the server's, or it names another hash than the chain has.</summary>
    CheckpointWrong,

    /// <summary>No checkpoint covers the last rows.</summary>
    Unsigned,

    /// <summary>An anchor names another hash than the chain has, or is not the server's.</summary>
    AnchorWrong,

    /// <summary>The chain ends before a row that was anchored.</summary>
    CutOff,

    /// <summary>The export has no manifest, or the manifest says something else than the export holds.</summary>
    Incomplete,
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Sequence">The row that it is about; 0 where there is none.</param>
/// <param name="Sentence">In words.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Sequence, string Sentence);

/// <summary>The outcome of a verification.</summary>
/// <param name="FacilityId">Whose chain; empty when the export holds no row.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="AnchoredUpTo">Last row that an anchor covers; 0 without anchors. What was cut off after it cannot be detected.</param>
/// <param name="PublicKey">The key that was checked against.</param>
/// <param name="KeyCameFromExport">Whether no key was given: then the export was only checked against itself.</param>
/// <param name="Faults">What is wrong, at most 100 of it; empty when the chain is whole.</param>
public sealed record AuditVerification(
    Guid FacilityId, long Rows, long AnchoredUpTo, string? PublicKey, bool KeyCameFromExport, IReadOnlyList<AuditFault> Faults)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => Faults.Count == 0;
}
