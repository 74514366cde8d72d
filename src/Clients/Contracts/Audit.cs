using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>One row of a facility's audit chain. Ids, codes and numbers only: nothing that a person wrote.</summary>
/// <param name="FacilityId">Whose chain.</param>
/// <param name="Sequence">Place in the chain, from 1 without gaps.</param>
/// <param name="AtUnixMs">When, in milliseconds since 1970, UTC.</param>
/// <param name="ActorId">Who acted; absent for the server itself.</param>
/// <param name="Act">Verb in kebab case.</param>
/// <param name="Subject">Kind and id of what it was done to.</param>
/// <param name="Details">Canonical JSON of codes, numbers and ids, exactly as hashed.</param>
/// <param name="PreviousHash">Hash of the row before, 64 lower-case hexadecimal digits.</param>
/// <param name="Hash">Hash of this row, 64 lower-case hexadecimal digits.</param>
public sealed record AuditEntry(
    Guid FacilityId, long Sequence, long AtUnixMs, Guid? ActorId, string Act, string Subject, string Details, string PreviousHash, string Hash);

/// <summary>A signed statement that a chain reached a row with a hash. Kept outside the server, it is an anchor.</summary>
/// <param name="FacilityId">Whose chain.</param>
/// <param name="Sequence">Last row that it covers.</param>
/// <param name="Hash">That row's hash, 64 lower-case hexadecimal digits.</param>
/// <param name="AtUnixMs">When it was made.</param>
/// <param name="SignedBy">Which key signed: the first 16 hexadecimal digits of the SHA-256 of the public key.</param>
/// <param name="Signature">Ed25519 signature, 128 lower-case hexadecimal digits.</param>
public sealed record AuditCheckpoint(Guid FacilityId, long Sequence, string Hash, long AtUnixMs, string SignedBy, string Signature);

/// <summary>Last line of an export: what it holds.</summary>
/// <param name="Format">1.</param>
/// <param name="FacilityId">Whose chain.</param>
/// <param name="Rows">How many rows, all from the first.</param>
/// <param name="Checkpoints">How many checkpoints.</param>
/// <param name="LastHash">Hash of the last row.</param>
/// <param name="PublicKey">The server's public key. Compare it with the one you were given at installation.</param>
public sealed record AuditManifest(int Format, Guid FacilityId, long Rows, long Checkpoints, string LastHash, string PublicKey);

/// <summary>One line of an export: exactly one of the three. A checkpoint follows its row at once; the manifest is last.</summary>
public sealed record AuditLine(AuditEntry? Row = null, AuditCheckpoint? Checkpoint = null, AuditManifest? Manifest = null);

/// <summary>The key that signs checkpoints.</summary>
/// <param name="Id">As in <see cref="AuditCheckpoint.SignedBy"/>.</param>
/// <param name="PublicKey">Ed25519 public key, 64 lower-case hexadecimal digits.</param>
public sealed record AuditPublicKey(string Id, string PublicKey);

/// <summary>What stands out among the views that the chain records.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuditAnomalyKind>))]
public enum AuditAnomalyKind
{
    /// <summary>Somebody tried to see a case, or more of it, and was denied.</summary>
    ViewDenied,

    /// <summary>A view of a case that the chain never saw opened, or under a break-glass that nobody approved or that was over.</summary>
    ViewWithoutGround,

    /// <summary>A view by somebody whom the rosters did not put on duty then, and who had not taken the case. By the rosters as they stood at that time.</summary>
    ViewOutOfShift,

    /// <summary>A break-glass that was not reviewed in time, also where somebody reviewed it since.</summary>
    ReviewOverdue,

    /// <summary>One viewer opened cases about the same person five times or more and did nothing about any of them. One entry for each such viewer and person.</summary>
    SamePersonAgain,

    /// <summary>A case of severity 4 was decided while nobody had stood in front of the person: as a wrong flag, or as known and attended to. One person's word ended its steps, cards and alarm.</summary>
    DecidedUnvisited,

    /// <summary>A roster was saved or removed by the chain, and what is stored of that time is something else: the database was changed. Of any time up to the period's end.</summary>
    RosterChanged,

    /// <summary>A resident's PIN was made anew by staff and first used away from every enrolled device: whoever made it could have used it.</summary>
    PinUsedElsewhere,
}

/// <summary>Anomalies of a period: questions for an auditor, not answers. Nobody is named; who and when stands in the rows of the export.</summary>
/// <param name="From">From when on.</param>
/// <param name="To">Until before when; at most 31 days later.</param>
/// <param name="Rows">How many rows about cases were looked at.</param>
/// <param name="Anomalies">What was found; empty where nothing stands out.</param>
public sealed record AuditAnomalies(DateTimeOffset From, DateTimeOffset To, int Rows, IReadOnlyList<AuditAnomaly> Anomalies);

/// <summary>One kind of anomaly.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Sequences">These rows of the chain, the first 100.</param>
public sealed record AuditAnomaly(AuditAnomalyKind Kind, int Count, IReadOnlyList<long> Sequences);

/// <summary>What is wrong with a chain.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuditFaultKind>))]
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

/// <summary>A case, as an auditor names it.</summary>
/// <param name="CaseId">Its id.</param>
/// <param name="Number">What staff call it; a drill has numbers apart.</param>
public sealed record AuditedCase(Guid CaseId, long Number);

/// <summary>The cases that a row or a number means; none where it means none.</summary>
public sealed record AuditedCases(IReadOnlyList<AuditedCase> Cases);

/// <summary>One case in the chain, from the message that opened it to its outcome. Nothing that a person wrote, and nobody but staff.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">What staff call it.</param>
/// <param name="Steps">The rows about it in order, at most the first <see cref="Protocol.MaxPage"/>.</param>
/// <param name="More">There are later ones; they stand in the export.</param>
public sealed record AuditTrail(Guid CaseId, long Number, IReadOnlyList<AuditStep> Steps, bool More);

/// <summary>Rows of the chain that a search found, in order.</summary>
/// <param name="Rows">At most <see cref="Protocol.MaxPage"/>; ask again after the last of them for what follows.</param>
/// <param name="More">There are later ones.</param>
public sealed record AuditFound(IReadOnlyList<AuditFoundRow> Rows, bool More);

/// <summary>One row that a search found. Ids, codes and numbers, and the names of staff alone.</summary>
/// <param name="Sequence">Its place in the chain.</param>
/// <param name="At">When.</param>
/// <param name="Act">Verb in kebab case; "-denied" at its end for what was refused.</param>
/// <param name="By">Which member of staff; absent for the server and for everybody else.</param>
/// <param name="Subject">Kind and id of what it was done to.</param>
public sealed record AuditFoundRow(long Sequence, DateTimeOffset At, string Act, string? By, string Subject)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => $"AuditFoundRow {{ {Sequence}, {Act} }}";
}

/// <summary>One row about a case.</summary>
/// <param name="Sequence">Its place in the chain.</param>
/// <param name="At">When.</param>
/// <param name="Act">Verb in kebab case; "-denied" at its end for what was refused.</param>
/// <param name="By">Which member of staff; absent for the server and for everybody else.</param>
/// <param name="Role">Under which role.</param>
/// <param name="Level">Of a view: what the policy gave, 2 the message to 5 the conversation.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Names">Of a break-glass: true where who wrote was asked for too; absent otherwise.</param>
/// <param name="From">Of a page of a break-glass: its first place in the conversation.</param>
/// <param name="To">And its last.</param>
/// <param name="PolicyVersion">Under which policy.</param>
/// <param name="Referral">Of a referral and its form: where to; absent otherwise.</param>
public sealed record AuditStep(
    long Sequence, DateTimeOffset At, string Act, string? By, Role? Role, int? Level, CasePurpose? Purpose, bool? Names, long? From, long? To, int? PolicyVersion,
    CaseReferralKind? Referral = null);
