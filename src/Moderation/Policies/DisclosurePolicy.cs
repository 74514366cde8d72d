using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Moderation.Policies;

/// <summary>
/// The policy of a facility: who learns what of a message, by when, and who is told that this happened. A document; nothing in it acts.
/// </summary>
/// <param name="Version">Counts up; a message keeps the version it was committed under.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Rules">The rules; their order has no meaning.</param>
/// <param name="NotOffered">What the system never carries.</param>
/// <param name="SecondPerson">Acts that take two.</param>
/// <param name="Inform">Who is told that something was disclosed or done.</param>
/// <param name="BreakGlass">How more than this may be seen.</param>
/// <param name="Approvals">Who may approve a pairing.</param>
/// <param name="Retention">How long what is kept.</param>
/// <param name="Failures">What happens when a part of the system does not answer.</param>
/// <param name="Visibility">What residents see of each other.</param>
/// <param name="Signposts">What help there is here, in the facility's own words; where one is missing, the built-in words serve.</param>
/// <param name="WhereToFind">Where to find what the system never carries, in the facility's own words.</param>
/// <param name="FollowUp">The form of the place that follows a visit, or null.</param>
/// <param name="Workload">When the people who review take a break, or null.</param>
/// <param name="Referrals">To whom, and into which records, staff may refer a case; empty for none.</param>
/// <param name="Caseload">How many residents one supporter supports at most, or null.</param>
/// <param name="Classifier">What the computer looks for; self-harm and violence alone where null.</param>
/// <param name="Training">Whether people are asked if their words may teach the computer; no where null.</param>
public sealed record DisclosurePolicy(
    [WhenLeftOut("1")] int Version,
    string Name,
    ImmutableArray<DisclosureRule> Rules,
    ImmutableArray<NotOffered> NotOffered,
    ImmutableArray<SecondPersonAct> SecondPerson,
    InformRules Inform,
    BreakGlassRules BreakGlass,
    ApprovalRules Approvals,
    RetentionRules Retention,
    FailureRules Failures,
    ResidentVisibility Visibility,
    ImmutableArray<SignpostText> Signposts = default,
    ImmutableArray<WhereToFindText> WhereToFind = default,
    FollowUp? FollowUp = null,
    WorkloadRules? Workload = null,
    ImmutableArray<ReferralKind> Referrals = default,
    CaseloadRules? Caseload = null,
    ClassifierRules? Classifier = null,
    TrainingRules? Training = null)
{
    /// <summary>What help there is here, in the facility's own words.</summary>
    public ImmutableArray<SignpostText> Signposts { get; init; } = Signposts.IsDefault ? [] : Signposts;

    /// <summary>Where to find what the system never carries.</summary>
    public ImmutableArray<WhereToFindText> WhereToFind { get; init; } = WhereToFind.IsDefault ? [] : WhereToFind;

    /// <summary>To whom, and into which records, staff may refer a case.</summary>
    public ImmutableArray<ReferralKind> Referrals { get; init; } = Referrals.IsDefault ? [] : Referrals;

    /// <summary>What the computer judges beside self-harm and violence.</summary>
    [JsonIgnore]
    public Patterns Patterns => Classifier is not { } rules ? Patterns.None
        : (rules.Judges.Contains(JudgedCategory.SexualAbuse) ? Patterns.SexualAbuse : Patterns.None)
            | (rules.Judges.Contains(JudgedCategory.Exploitation) ? Patterns.Exploitation : Patterns.None);

    /// <summary>Whether people are asked if their words may teach the computer.</summary>
    [JsonIgnore]
    public bool OffersTraining => Training is { Offer: true };

    /// <summary>The help that somebody is shown: the facility's words, or the built-in ones; null where there is nothing to show.</summary>
    public string? SignpostWords(SignpostKind kind, NoticeLanguage language) =>
        Signposts.FirstOrDefault(text => text.Kind == kind && text.Language == language)?.Text ?? BuiltInSignposts.Words(kind, language);

    /// <summary>The document as JSON, indented, with the names of the published schema.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PolicyJson.Default.DisclosurePolicy);

    /// <summary>Reads <see cref="ToJson"/>'s form; unknown fields are refused.</summary>
    /// <exception cref="JsonException">The text is no policy; the message carries line and position.</exception>
    public static DisclosurePolicy FromJson(string json) =>
        JsonSerializer.Deserialize(json, PolicyJson.Default.DisclosurePolicy) ?? throw new JsonException("The policy is empty.");
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(DurationJson)])]
[JsonSerializable(typeof(DisclosurePolicy))]
internal sealed partial class PolicyJson : JsonSerializerContext;
