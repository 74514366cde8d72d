using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

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
public sealed record DisclosurePolicy(
    int Version,
    string Name,
    ImmutableArray<DisclosureRule> Rules,
    ImmutableArray<NotOffered> NotOffered,
    ImmutableArray<SecondPersonAct> SecondPerson,
    InformRules Inform,
    BreakGlassRules BreakGlass,
    ApprovalRules Approvals,
    RetentionRules Retention,
    FailureRules Failures,
    ResidentVisibility Visibility)
{
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
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DisclosurePolicy))]
internal sealed partial class PolicyJson : JsonSerializerContext;
