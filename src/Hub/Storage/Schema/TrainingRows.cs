using PeerConnect.Contracts;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>Somebody's yes to letting the own words teach the computer. It stands as long as its key lives; nobody but the person is shown it.</summary>
internal sealed class TrainingConsentRow
{
    public Guid FacilityId { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>The data key that the yes is.</summary>
    public Guid KeyId { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>A message that may teach the computer once a second person says the same of it as the verdict did. It goes with the message, with the yes and with the verdict.</summary>
internal sealed class TrainingRow
{
    /// <summary>The author's facility.</summary>
    public Guid FacilityId { get; set; }

    /// <summary>At random: an id by time would tell its readers when the case was decided.</summary>
    public Guid RowId { get; set; }
    public Guid CaseId { get; set; }
    public Guid HomeFacilityId { get; set; }
    public Guid ConversationId { get; set; }
    public long Sequence { get; set; }
    public Guid EntryId { get; set; }
    public Guid AuthorId { get; set; }

    /// <summary>The key of the author's yes.</summary>
    public Guid ConsentKeyId { get; set; }

    /// <summary>Who gave the first label.</summary>
    public Guid DecidedBy { get; set; }
    public DateTimeOffset DecidedAt { get; set; }

    /// <summary>Who had a part in the case, 16 bytes each: kept when it is purged, because the case does not say so any more.</summary>
    public byte[] HadPart { get; set; } = [];

    /// <summary>The category of the case, to count by.</summary>
    public CaseCategory Category { get; set; }

    /// <summary>Roles to which the message's own decision gave its text, separated by commas.</summary>
    public required string Readers { get; set; }

    /// <summary>Whether whoever approved the conversation is kept out.</summary>
    public bool WithoutApprovers { get; set; }

    /// <summary>Text and labels: inside under the key of the yes, outside under the key that sealed the message.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>Who opened it last, and when first.</summary>
    public Guid? OpenedBy { get; set; }
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>Who said the same of it; null while nobody has.</summary>
    public Guid? LabelledBy { get; set; }
    public DateTimeOffset? LabelledAt { get; set; }
}

/// <summary>What became of rows, in numbers about nobody. They stay when the rows go.</summary>
internal sealed class TrainingCountRow
{
    public Guid FacilityId { get; set; }
    public CaseCategory Category { get; set; }
    public int Written { get; set; }

    /// <summary>Both people said the same.</summary>
    public int Same { get; set; }
    public int Different { get; set; }

    /// <summary>The text itself says who somebody is.</summary>
    public int Names { get; set; }

    /// <summary>Rows in files that left, each as often as it left.</summary>
    public int Left { get; set; }
}

/// <summary>Rows that somebody asks to take out of the system: two signatures, then a file.</summary>
internal sealed class TrainingExportRow
{
    public Guid FacilityId { get; set; }
    public Guid ExportId { get; set; }

    /// <summary>The ids of its rows, in order, 16 bytes each.</summary>
    public required byte[] Rows { get; set; }

    /// <summary>What they were when it was asked for: what both sign, and all that leaves.</summary>
    public required byte[] Stamp { get; set; }
    public Guid AskedBy { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    public Guid? SignedBy { get; set; }
    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>Until when it can be signed; once it is, until when it can be written.</summary>
    public DateTimeOffset EndsAt { get; set; }
    public int Written { get; set; }
}
