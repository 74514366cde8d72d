using System.Text.Json.Serialization;

namespace PeerConnect.Moderation.Classification;

/// <summary>What may be going on. The model judges the first two of each message, the next two of a whole conversation where a policy says so; the others arise from what people report.</summary>
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

/// <summary>What a model judges beside self-harm and violence: what a whole conversation shows, and no message alone. Each costs nothing where nobody asks for it.</summary>
[Flags]
public enum Patterns
{
    /// <summary>Self-harm and violence alone.</summary>
    None = 0,

    /// <summary>Sexual abuse.</summary>
    SexualAbuse = 1,

    /// <summary>Secrecy, favours, debts, contact by other ways, pressure for a number.</summary>
    Exploitation = 2,
}

/// <summary>Which categories are patterns of a conversation where a computer sees them.</summary>
public static class PatternCategories
{
    /// <summary>Whether a computer can see it in a whole conversation only, and then never whose doing it is.</summary>
    /// <param name="category">Any category.</param>
    public static bool IsPattern(this Category category) => category is Category.SexualAbuse or Category.Exploitation;

    /// <summary>Whether people alone tell of it: no computer looks for it, so nothing of it is known before a message arrives.</summary>
    /// <param name="category">Any category.</param>
    public static bool IsToldAlone(this Category category) => category is Category.ContactSharing or Category.Escape or Category.MedicalEmergency;

    /// <summary>Whether it is among these.</summary>
    /// <param name="patterns">Some patterns.</param>
    /// <param name="category">Any category.</param>
    public static bool Has(this Patterns patterns, Category category) =>
        (category == Category.SexualAbuse && (patterns & Patterns.SexualAbuse) != 0) || (category == Category.Exploitation && (patterns & Patterns.Exploitation) != 0);
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

/// <summary>What sources have in common.</summary>
public static class EvidenceSources
{
    /// <summary>Whether a computer says so, and no person.</summary>
    /// <param name="source">Any source.</param>
    public static bool IsOfComputer(this EvidenceSource source) => source is EvidenceSource.Model or EvidenceSource.SecondOpinion or EvidenceSource.Lexicon;
}
