using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Moderation.Policies;

/// <summary>The highest severity seen in a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Severity">1 to 4.</param>
public readonly record struct CategorySeverity([property: JsonPropertyName("cat")] Category Category, [property: JsonPropertyName("sev")] int Severity);

/// <summary>Who is kept out of a case of one category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Exclusion">Who.</param>
public readonly record struct CategoryExclusion([property: JsonPropertyName("cat")] Category Category, [property: JsonPropertyName("who")] Exclusion Exclusion);

/// <summary>What one role may see of a case, and until when it must have acted. Times count from the commit.</summary>
/// <param name="Role">Who.</param>
/// <param name="Category">Of which category.</param>
/// <param name="Level">What it sees.</param>
/// <param name="Before">Messages before the flagged one.</param>
/// <param name="After">Messages after it.</param>
/// <param name="Location">Name and cell.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Acknowledge">Somebody has taken it up.</param>
/// <param name="FaceToFace">Somebody has stood in front of the person.</param>
/// <param name="Decide">It is decided.</param>
/// <param name="Escalation">Whom to tell when that did not happen, in order of time; a step without a role is the alarm outside the system.</param>
/// <param name="Discreet">The card names neither programme, category nor source (Part 2).</param>
/// <param name="Roster">The duty roster of the role that it is for; null for the role's own: those that the policy names nowhere.</param>
/// <param name="Grounds">On which ground somebody in security learns of a Part 2 conversation.</param>
public sealed record CaseGrant(
    [property: JsonPropertyName("role")] StaffRole Role,
    [property: JsonPropertyName("cat")] Category Category,
    [property: JsonPropertyName("lvl")] DisclosureLevel Level,
    [property: JsonPropertyName("before")] int Before,
    [property: JsonPropertyName("after")] int After,
    [property: JsonPropertyName("loc")] bool Location,
    [property: JsonPropertyName("for")] Purpose Purpose,
    [property: JsonPropertyName("ack")] TimeSpan? Acknowledge,
    [property: JsonPropertyName("f2f")] TimeSpan? FaceToFace,
    [property: JsonPropertyName("dec")] TimeSpan? Decide,
    [property: JsonPropertyName("esc")] ImmutableArray<EscalationStep> Escalation,
    [property: JsonPropertyName("discreet")] bool Discreet,
    [property: JsonPropertyName("roster")] string? Roster,
    [property: JsonPropertyName("grounds")] ImmutableArray<Part2Ground> Grounds)
{
    /// <summary>Whether the same people learn at least as much by this one for the same purpose, and so do those who come after them, whenever that is. Who is on a roster that a policy names learns nothing by the role's own.</summary>
    public bool TellsAsMuchAs(CaseGrant other) =>
        (Role, Category, Roster, Purpose) == (other.Role, other.Category, other.Roster, other.Purpose)
        && Level >= other.Level && Before >= other.Before && After >= other.After && (Location || !other.Location)
        && other.Escalation.All(step => Escalation.Any(told => (told.Role, told.Roster) == (step.Role, step.Roster) && told.Level >= step.Level && (told.Location || !step.Location)));

    /// <summary>Whether by this one the same people learn at least as much, at least as soon, and so do those who come after them.</summary>
    public bool Covers(CaseGrant other) =>
        TellsAsMuchAs(other)
        && IsBy(Acknowledge, other.Acknowledge) && IsBy(FaceToFace, other.FaceToFace) && IsBy(Decide, other.Decide)
        && other.Escalation.All(Escalation.Contains);

    private static bool IsBy(TimeSpan? limit, TimeSpan? other) => other is null || limit <= other;
}

/// <summary>What follows from a message under a policy. Nothing has happened yet; it holds no words.</summary>
/// <param name="PolicyVersion">The version that decided.</param>
/// <param name="Severities">Per category from severity 1 on.</param>
/// <param name="MaxSeverity">The highest of all, 0 where nothing was seen.</param>
/// <param name="Delivery">The strictest that a rule asked for.</param>
/// <param name="HoldAtMost">The longest hold; null unless held.</param>
/// <param name="AfterHold">What becomes of a held message at the end of its time.</param>
/// <param name="OpensCase">A case is opened in the same transaction.</param>
/// <param name="Grants">Who is told what, one a role, roster and category.</param>
/// <param name="Excluded">Persons who learn of nothing, whatever their role.</param>
/// <param name="OffSystemAlarmAfter">The alarm outside the system, where nobody acted before; the shortest of all.</param>
/// <param name="Signpost">Which help the sender is shown at once.</param>
/// <param name="RescoreOwed">The model did not answer: score again before the policy's deadline.</param>
/// <param name="Sample">The sample for quality that the message may fall into, or null.</param>
/// <param name="MatchedRules">Every rule that matched, and the built-in floors that took effect ("floor:...").</param>
/// <param name="Verdicts">What the decision rests on.</param>
/// <param name="Risk">Why a verdict was raised, or null.</param>
/// <param name="Form">Which of the facts below were recorded: 0 for none (records of before), 1 for all.</param>
/// <param name="Class">The conversation's class.</param>
/// <param name="Sender">In which role the sender wrote.</param>
/// <param name="Unit">The sender's housing unit.</param>
/// <param name="Programme">The programme that the conversation belonged to.</param>
/// <param name="MethodDetail">The message described a method in detail.</param>
/// <param name="NamesMember">The message named somebody in the conversation, or threatened the other of two.</param>
/// <param name="Language">In which language it is written, to count by; no rule asks for it.</param>
/// <param name="Signs">Why a pattern of the conversation was raised, one entry a pattern.</param>
/// <param name="AskedFor">Whom somebody asked for; null for a message.</param>
/// <param name="ExcludedOf">Whom of <paramref name="Excluded"/> a rule keeps out in which category; absent in records of before.</param>
public sealed record Decision(
    [property: JsonPropertyName("policy")] int PolicyVersion,
    [property: JsonPropertyName("sev")] ImmutableArray<CategorySeverity> Severities,
    [property: JsonPropertyName("max")] int MaxSeverity,
    [property: JsonPropertyName("delivery")] Delivery Delivery,
    [property: JsonPropertyName("hold")] TimeSpan? HoldAtMost,
    [property: JsonPropertyName("afterHold")] HoldEnd AfterHold,
    [property: JsonPropertyName("case")] bool OpensCase,
    [property: JsonPropertyName("grants")] ImmutableArray<CaseGrant> Grants,
    [property: JsonPropertyName("excluded")] ImmutableArray<Exclusion> Excluded,
    [property: JsonPropertyName("alarm")] TimeSpan? OffSystemAlarmAfter,
    [property: JsonPropertyName("signpost")] SignpostKind Signpost,
    [property: JsonPropertyName("rescore")] bool RescoreOwed,
    [property: JsonPropertyName("sample")] QualitySample? Sample,
    [property: JsonPropertyName("rules")] ImmutableArray<string> MatchedRules,
    [property: JsonPropertyName("verdicts")] ImmutableArray<Verdict> Verdicts,
    [property: JsonPropertyName("risk")] RiskExplanation? Risk,
    [property: JsonPropertyName("form")] int Form = 0,
    [property: JsonPropertyName("class")] ConversationClass Class = ConversationClass.Monitored,
    [property: JsonPropertyName("sender")] SpeakerRole Sender = SpeakerRole.Resident,
    [property: JsonPropertyName("unit")] string? Unit = null,
    [property: JsonPropertyName("prog")] string? Programme = null,
    [property: JsonPropertyName("method")] bool MethodDetail = false,
    [property: JsonPropertyName("names")] bool NamesMember = false,
    [property: JsonPropertyName("lang")] MessageLanguage Language = MessageLanguage.Other,
    [property: JsonPropertyName("signs")] ImmutableArray<RiskExplanation> Signs = default,
    [property: JsonPropertyName("asked")] AskedPerson? AskedFor = null,
    [property: JsonPropertyName("excludedOf")] ImmutableArray<CategoryExclusion> ExcludedOf = default)
{
    /// <summary>Why a pattern of the conversation was raised.</summary>
    [JsonIgnore]
    public ImmutableArray<RiskExplanation> SignsSeen => Signs.IsDefault ? [] : Signs;

    /// <summary>Whom the decision keeps out of a case of that category: by a rule for it, or whatever the category.</summary>
    public IEnumerable<Exclusion> ExcludedIn(Category category)
    {
        ImmutableArray<CategoryExclusion> known = ExcludedOf.IsDefault ? [] : ExcludedOf;
        return Excluded.Where(exclusion => !known.Any(one => one.Exclusion == exclusion) || known.Contains(new CategoryExclusion(category, exclusion)));
    }

    /// <summary>Whether it is on what somebody reported, or found in a sample, and not on what the computer saw.</summary>
    [JsonIgnore]
    public bool IsTold => Verdicts.Any(verdict => verdict.Source is EvidenceSource.PeerReport or EvidenceSource.Staff);

    /// <summary>How serious it is in that category; 0 where nothing was seen.</summary>
    public int SeverityIn(Category category) => Severities.Where(seen => seen.Category == category).Select(seen => seen.Severity).DefaultIfEmpty(0).Max();

    /// <summary>The form in which decisions are recorded now.</summary>
    public const int CurrentForm = 1;

    /// <summary>The facts that this decision rests on, to try another policy on them; null where the record is older than that.</summary>
    /// <param name="facility">The sender's facility, by the key that scopes use: it stands beside the record, not in it.</param>
    public Facts? ToFacts(string facility) => Form < CurrentForm
        ? null
        : new Facts(facility, Class, Sender, Verdicts, Unit, Programme, Risk, RescoreOwed, MethodDetail, NamesMember, AskedFor, SignsSeen);

    /// <summary>The decision as one compact line of JSON, for storage.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DecisionJson.Default.Decision);

    /// <summary>Reads <see cref="ToJson"/>'s form.</summary>
    /// <exception cref="JsonException">The text is no decision.</exception>
    public static Decision FromJson(string json) =>
        JsonSerializer.Deserialize(json, DecisionJson.Default.Decision) ?? throw new JsonException("The decision is empty.");
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Decision))]
internal sealed partial class DecisionJson : JsonSerializerContext;
