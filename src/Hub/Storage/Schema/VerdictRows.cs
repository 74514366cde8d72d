using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>What the machine said of a case that it opened, in numbers. It is about nobody, and stays when the case is purged.</summary>
internal sealed class FlagRow
{
    public Guid FacilityId { get; set; }
    public Guid CaseId { get; set; }

    /// <summary>Version of the model, or of the list of words that stood in.</summary>
    public required string Model { get; set; }

    /// <summary>The highest severity that it gave.</summary>
    public int Severity { get; set; }

    /// <summary>Resident, or supporter for everybody who helps.</summary>
    public SpeakerRole Sender { get; set; }
    public MessageLanguage Language { get; set; }

    /// <summary>No message alone was enough: several quiet ones were.</summary>
    public bool Run { get; set; }
}

/// <summary>How many messages a model judged.</summary>
internal sealed class JudgedRow
{
    public Guid FacilityId { get; set; }
    public required string Model { get; set; }
    public SpeakerRole Sender { get; set; }
    public MessageLanguage Language { get; set; }

    /// <summary>For which patterns it judged them too.</summary>
    public Patterns Patterns { get; set; }
    public long Messages { get; set; }
}
