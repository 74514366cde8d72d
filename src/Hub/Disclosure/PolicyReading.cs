using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Hub.Disclosure;

/// <summary>A document as people write it, read: the policy, or every fault with its place.</summary>
internal sealed record PolicyReading(DisclosurePolicy? Policy, IReadOnlyList<PolicyFaultShown> Found)
{
    /// <summary>Every fault as a sentence with its place.</summary>
    public IReadOnlyList<string> Faults => [.. Found.Select(fault => fault is { Line: { } line, Column: { } column } ? new DocumentFault(line, column, fault.Sentence).ToString() : fault.Sentence)];

    /// <param name="document">The text.</param>
    /// <param name="version">The version that it would be.</param>
    public static PolicyReading Of(string document, int version)
    {
        var reading = PolicyYaml.Read(document);
        if (reading.Policy is not { } policy)
        {
            return new PolicyReading(null, [.. reading.Faults.Select(fault => new PolicyFaultShown(fault.Sentence, fault.Line, fault.Column))]);
        }

        var faults = PolicyServed.Faults(policy);
        return new PolicyReading(faults.Count == 0 ? policy with { Version = version } : null, [.. faults.Select(fault => new PolicyFaultShown(fault))]);
    }
}
