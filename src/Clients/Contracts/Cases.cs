using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What a case is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseCategory>))]
public enum CaseCategory
{
    /// <summary>Somebody may hurt or kill himself.</summary>
    SelfHarm,

    /// <summary>Somebody may hurt another person.</summary>
    Violence,

    /// <summary>Sexual abuse or harassment.</summary>
    SexualAbuse,

    /// <summary>Pressure, debt, favours.</summary>
    Exploitation,

    /// <summary>Addresses or messages carried for a third person.</summary>
    ContactSharing,

    /// <summary>A plan to leave custody.</summary>
    Escape,

    /// <summary>Somebody needs a doctor now.</summary>
    MedicalEmergency,

    /// <summary>A person asks for a person.</summary>
    Company,
}

/// <summary>What a view is for. Self-harm is disclosed for care alone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CasePurpose>))]
public enum CasePurpose
{
    /// <summary>The care of the person.</summary>
    Care,

    /// <summary>The safety of another person.</summary>
    SafetyOfOthers,

    /// <summary>Protection from abuse and exploitation.</summary>
    Safeguarding,

    /// <summary>A complaint that a person made.</summary>
    Complaint,

    /// <summary>Proof that the rules were kept.</summary>
    Audit,

    /// <summary>Courts and prosecutors, by their own logged route.</summary>
    LegalProcess,
}
