using PeerConnect.Contracts;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>A message without a case that was drawn to be read without a name. It holds no text, and goes when its message goes.</summary>
internal sealed class SampleRow
{
    /// <summary>The author's facility, whose policy it was drawn by.</summary>
    public Guid FacilityId { get; set; }

    /// <summary>At random: an id by time would tell its readers when the message was written.</summary>
    public Guid SampleId { get; set; }
    public Guid HomeFacilityId { get; set; }
    public Guid ConversationId { get; set; }
    public long Sequence { get; set; }
    public Guid EntryId { get; set; }

    /// <summary>The decision that it was drawn by: it says what the computer gave.</summary>
    public Guid DecisionId { get; set; }

    /// <summary>Who reads it.</summary>
    public Role Role { get; set; }
    public int Level { get; set; }
    public DateTimeOffset TakenAt { get; set; }

    /// <summary>Who opened it last, and when first.</summary>
    public Guid? OpenedBy { get; set; }
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>What that one found; null before.</summary>
    public SampleFinding? Finding { get; set; }
}

/// <summary>What was found of the samples of one model: numbers, about nobody. They stay when the samples go.</summary>
internal sealed class SampledRow
{
    public Guid FacilityId { get; set; }
    public required string Model { get; set; }
    public int Right { get; set; }
    public int Missed { get; set; }
    public int Unclear { get; set; }
}
