using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>Where an export stands, of a case or of rows for training.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExportState>))]
public enum ExportState
{
    /// <summary>It waits for a second signature.</summary>
    Asked,

    /// <summary>Two people signed; whoever asked may write it.</summary>
    Signed,

    /// <summary>Its time is over.</summary>
    Lapsed,
}

/// <summary>Asks to take a case out of the system; the first signature.</summary>
/// <param name="Purpose">What for: the purpose that the policy gives the case, or <see cref="CasePurpose.LegalProcess"/>.</param>
/// <param name="Reason">In words, 1 to 2,000 UTF-16 units; sealed. For a court: which order.</param>
/// <param name="NameOthers">Whether people besides the author of the case are named, where the policy gives names; pseudonyms otherwise.</param>
public sealed record AskCaseExport(CasePurpose Purpose, string Reason, bool NameOthers = false)
{
    /// <summary>Never prints the reason.</summary>
    public override string ToString() => $"AskCaseExport {{ {Purpose}, {NameOthers} }}";
}

/// <summary>An export of a case.</summary>
/// <param name="ExportId">Its id.</param>
/// <param name="CaseId">The case.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Purpose">What for.</param>
/// <param name="NameOthers">Whether others are named.</param>
/// <param name="Asked">Who asked, when, and why.</param>
/// <param name="Signed">Who signed too; absent before.</param>
/// <param name="EndsAt">Until when it can be signed, or written.</param>
/// <param name="Written">How often it was written.</param>
public sealed record CaseExport(
    Guid ExportId, Guid CaseId, ExportState State, CasePurpose Purpose, bool NameOthers, BreakGlassAct Asked, BreakGlassAct? Signed, DateTimeOffset EndsAt, int Written);

/// <summary>A case as a file: a manifest, its signature, and the parts that it names.</summary>
/// <param name="Manifest">A <see cref="CaseManifest"/> as JSON, byte for byte what is signed.</param>
/// <param name="SignedBy">Which key signed: the first 16 hexadecimal digits of the SHA-256 of the public key.</param>
/// <param name="Signature">Ed25519 signature, 128 lower-case hexadecimal digits.</param>
/// <param name="Parts">The parts.</param>
public sealed record CasePackage(string Manifest, string SignedBy, string Signature, IReadOnlyList<CasePart> Parts)
{
    /// <summary>Never prints content.</summary>
    public override string ToString() => $"CasePackage {{ {SignedBy} }}";
}

/// <summary>One part.</summary>
/// <param name="Name">"case.json", "messages.json", "events.json", "notice.txt".</param>
/// <param name="Text">Its text.</param>
public sealed record CasePart(string Name, string Text)
{
    /// <summary>Never prints content.</summary>
    public override string ToString() => $"CasePart {{ {Name} }}";
}

/// <summary>What a package holds.</summary>
/// <param name="Format">1.</param>
/// <param name="FacilityId">Whose case.</param>
/// <param name="CaseId">The case.</param>
/// <param name="ExportId">The export, as the audit chain names it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="OthersNamed">Whether people besides the author are named.</param>
/// <param name="AskedBy">The id of who asked.</param>
/// <param name="SignedBy">The id of who signed too.</param>
/// <param name="MadeAtUnixMs">When it was made.</param>
/// <param name="Parts">Each part with its hash.</param>
/// <param name="Left">How many flagged messages of the case are not in it, because they are not for who asked, or not for that purpose; absent for none.</param>
public sealed record CaseManifest(
    int Format, Guid FacilityId, Guid CaseId, Guid ExportId, CasePurpose Purpose, bool OthersNamed, Guid AskedBy, Guid SignedBy, long MadeAtUnixMs,
    IReadOnlyList<CasePartHash> Parts, int? Left = null);

/// <summary>A part's hash.</summary>
/// <param name="Name">Which part.</param>
/// <param name="Sha256">Of its text in UTF-8, 64 lower-case hexadecimal digits.</param>
public sealed record CasePartHash(string Name, string Sha256);
