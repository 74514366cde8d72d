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

    /// <summary>A view by somebody whom the rosters did not put on duty then, and who had not taken the case. By the rosters as they stand now.</summary>
    ViewOutOfShift,

    /// <summary>A break-glass that was not reviewed in time, nor since.</summary>
    ReviewOverdue,

    /// <summary>One viewer opened cases about the same person five times or more and did nothing about any of them. One entry for each such viewer and person.</summary>
    SamePersonAgain,
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
