using System.Text.Json;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>A document as people write it, read: the policy, or every fault as a sentence.</summary>
internal sealed record PolicyReading(DisclosurePolicy? Policy, IReadOnlyList<string> Faults)
{
    /// <summary>Longest document, in UTF-16 units.</summary>
    public const int Longest = 200_000;

    /// <param name="document">The text.</param>
    /// <param name="version">The version that it would be.</param>
    public static PolicyReading Of(string document, int version)
    {
        if (document.Length > Longest)
        {
            return new PolicyReading(null, [$"The document is longer than {Longest} signs. Take out what is not needed."]);
        }

        try
        {
            var policy = DisclosurePolicy.FromJson(document) with { Version = version };
            var faults = PolicyEvaluator.Validate(policy);
            return new PolicyReading(faults.IsEmpty ? policy : null, [.. faults.Select(fault => fault.RuleId is { } rule ? $"Rule '{rule}': {fault.Sentence}" : fault.Sentence)]);
        }
        catch (JsonException fault)
        {
            return new PolicyReading(null, [$"Line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}: this is no policy document."]);
        }
    }
}
