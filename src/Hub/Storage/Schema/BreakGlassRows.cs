using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>One member of staff sees more of one case than the policy gives: asked, answered by another, for a time, reviewed by a third.</summary>
internal sealed class BreakGlassRow
{
    /// <summary>The case's facility.</summary>
    public Guid FacilityId { get; set; }
    public Guid GlassId { get; set; }
    public Guid CaseId { get; set; }

    /// <summary>What somebody did or the clock recorded; where it stands now follows from the times.</summary>
    public BreakGlassState State { get; set; }
    public CasePurpose Purpose { get; set; }
    public BreakGlassScope Scope { get; set; }
    public bool Alone { get; set; }

    /// <summary>Shows who wrote, also to a role that the policy gives pseudonyms.</summary>
    public bool Names { get; set; }

    /// <summary>The policy in force when it was asked; scope and times are that one's.</summary>
    public int PolicyVersion { get; set; }

    /// <summary>The case's severity when it was asked.</summary>
    public int Severity { get; set; }
    public Guid AskedBy { get; set; }
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>The level under which the asker sees the case: who sees less does not read the reason.</summary>
    public int AskerLevel { get; set; }

    /// <summary>Why, sealed under the case's key.</summary>
    public required byte[] SealedReason { get; set; }

    /// <summary>When it lapses, if nobody answers.</summary>
    public DateTimeOffset LapsesAt { get; set; }
    public int OpenSeconds { get; set; }
    public int ReviewSeconds { get; set; }
    public Guid? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public byte[]? SealedAnswer { get; set; }

    /// <summary>Since when and until when it may be read; null where it was never approved.</summary>
    public DateTimeOffset? Since { get; set; }
    public DateTimeOffset? Until { get; set; }

    /// <summary>How many pages were read.</summary>
    public int Views { get; set; }
    public DateTimeOffset? ReviewBy { get; set; }
    public Guid? ReviewedBy { get; set; }
    public DateTimeOffset? ReviewedAt { get; set; }
    public bool? Justified { get; set; }
    public byte[]? SealedReview { get; set; }
}

/// <summary>What somebody is called in a case of which no message has a line, because only a break-glass showed it.</summary>
internal sealed class CasePseudonymRow
{
    public Guid FacilityId { get; set; }
    public Guid CaseId { get; set; }
    public Guid PersonId { get; set; }
    public required string Code { get; set; }
}
