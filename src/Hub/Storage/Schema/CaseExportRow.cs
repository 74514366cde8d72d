using PeerConnect.Contracts;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>A case that somebody asks to take out of the system: two signatures, then a file.</summary>
internal sealed class CaseExportRow
{
    public Guid FacilityId { get; set; }
    public Guid ExportId { get; set; }
    public Guid CaseId { get; set; }
    public CasePurpose Purpose { get; set; }
    public bool NameOthers { get; set; }
    public Guid AskedBy { get; set; }
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>The level under which the asker sees the case: who sees less neither reads the reason nor signs.</summary>
    public int AskerLevel { get; set; }

    /// <summary>What the case consisted of when it was asked for: what both sign, and all that leaves.</summary>
    public required byte[] Stamp { get; set; }

    /// <summary>Why, sealed under the case's key.</summary>
    public required byte[] SealedReason { get; set; }
    public Guid? SignedBy { get; set; }
    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>Until when it can be signed; once it is, until when it can be written.</summary>
    public DateTimeOffset EndsAt { get; set; }
    public int Written { get; set; }
}
