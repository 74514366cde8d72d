using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>The policy as people write it: YAML, checked against the shape of <see cref="DisclosurePolicy"/> and then for sense.</summary>
public static class PolicyYaml
{
    /// <summary>The longest document, in UTF-16 units.</summary>
    public const int LongestDocument = 256 * 1024;

    private const int MostFaults = 200;
    private const string Rules = "rules";

    /// <summary>Reads a document. Never throws for what is written in it.</summary>
    public static PolicyReading Read(string yaml) => Read(yaml, _ => []);

    /// <summary>As <see cref="Read(string)"/>.</summary>
    /// <param name="yaml">The document.</param>
    /// <param name="besides">What the place where it is to hold finds wrong with it, which the document alone cannot say.</param>
    public static PolicyReading Read(string yaml, Func<DisclosurePolicy, IEnumerable<PolicyFault>> besides)
    {
        if (yaml.Length > LongestDocument)
        {
            return Refused(new($"The document is too long: {LongestDocument / 1024} KiB are enough for any policy.", $"El documento es demasiado largo: {LongestDocument / 1024} KiB bastan para cualquier política."));
        }

        var (policy, read, faults, reader) = Form(yaml);
        if (read is null)
        {
            return new PolicyReading(null, [.. faults.Sorted(ImmutableDictionary<string, string>.Empty)]);
        }

        foreach (var fault in policy is null ? FaultsOfSoundRules(read, faults) : [.. PolicyEvaluator.Validate(policy), .. besides(policy)])
        {
            faults.Add(reader.Place(fault.Path), fault.Path, fault.Said);
        }

        return faults.Any ? new PolicyReading(null, [.. faults.Sorted(RuleIds(read)).Take(MostFaults)]) : new PolicyReading(policy, []);
    }

    /// <summary>Writes a policy so that <see cref="Read(string)"/> gives the same one: what may be left out is, and each rule says in a comment what it does.</summary>
    public static string Write(DisclosurePolicy policy) => new DocumentWriter(policy).Whole();

    /// <summary>Reads a document without asking whether it makes sense.</summary>
    internal static (DisclosurePolicy? Policy, JsonObject? Read, FaultList Faults, DocumentReader Reader) Form(string yaml)
    {
        var faults = new FaultList();
        var reader = new DocumentReader(faults);
        if (DocumentParser.Parse(yaml, faults) is not { } document)
        {
            return (null, null, faults, reader);
        }

        var read = (JsonObject)reader.Read(DocumentShape.Policy, document, "")!;
        return (faults.Any ? null : read.Deserialize(PolicyJson.Default.DisclosurePolicy), read, faults, reader);
    }

    /// <summary>What a rule gets wrong is told although another part of the document cannot be read.</summary>
    private static ImmutableArray<PolicyFault> FaultsOfSoundRules(JsonObject read, FaultList faults) =>
    [
        .. ReadRules(read).Where(rule => faults.IsSound(rule.Path))
            .SelectMany(rule => PolicyValidation.Faults(rule.Rule.Deserialize(PolicyJson.Default.DisclosureRule)!, rule.Path)),
    ];

    private static Dictionary<string, string> RuleIds(JsonObject read) => ReadRules(read)
        .Where(rule => rule.Rule["id"] is JsonValue)
        .ToDictionary(rule => rule.Path, rule => rule.Rule["id"]!.GetValue<string>());

    private static IEnumerable<(string Path, JsonObject Rule)> ReadRules(JsonObject read) => (read[Rules] as JsonArray ?? [])
        .Select((rule, index) => (Path: $"/{Rules}/{index}", Rule: rule as JsonObject))
        .Where(rule => rule.Rule is not null)
        .Select(rule => (rule.Path, rule.Rule!));

    private static PolicyReading Refused(Wording said) => new(null, [new DocumentFault(1, 1, said)]);
}
