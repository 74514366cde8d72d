using System.Text.Json.Serialization;

namespace PeerConnect.Moderation.Classification;

/// <summary>What may be going on. The model judges the first two; the others arise from what people report.</summary>
[JsonConverter(typeof(KebabCase<Category>))]
public enum Category
{
    /// <summary>Somebody may hurt or kill himself, or lets himself perish.</summary>
    SelfHarm,

    /// <summary>Somebody may hurt another person; also a threat that was received.</summary>
    Violence,

    /// <summary>Sexual abuse or harassment, by anybody.</summary>
    SexualAbuse,

    /// <summary>Pressure, debt, favours asked of the weaker one.</summary>
    Exploitation,

    /// <summary>Addresses, numbers or messages carried for a third person.</summary>
    ContactSharing,

    /// <summary>A plan to leave custody.</summary>
    Escape,

    /// <summary>Somebody needs a doctor now.</summary>
    MedicalEmergency,

    /// <summary>A person asks for a person and says nothing of a risk.</summary>
    Company,
}

/// <summary>In which role the writer takes part in the conversation.</summary>
[JsonConverter(typeof(KebabCase<SpeakerRole>))]
public enum SpeakerRole
{
    /// <summary>A person in custody who is being supported, or a member of a group.</summary>
    Resident,

    /// <summary>A certified peer supporter.</summary>
    Supporter,

    /// <summary>The person who runs a group.</summary>
    Facilitator,
}

/// <summary>Where a verdict comes from.</summary>
[JsonConverter(typeof(KebabCase<EvidenceSource>))]
public enum EvidenceSource
{
    /// <summary>The model on the sending path.</summary>
    Model,

    /// <summary>A slower model that may only raise.</summary>
    SecondOpinion,

    /// <summary>The list of words and phrases that stands in when the model cannot answer.</summary>
    Lexicon,

    /// <summary>Another resident reported the message.</summary>
    PeerReport,

    /// <summary>A supporter's concern about a person.</summary>
    Concern,

    /// <summary>"I need a person now".</summary>
    PersonRequest,

    /// <summary>A member of staff.</summary>
    Staff,
}
