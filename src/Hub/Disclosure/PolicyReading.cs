using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Hub.Disclosure;

/// <summary>A document as people write it, read: the policy, or every fault with its place.</summary>
internal sealed record PolicyReading(DisclosurePolicy? Policy, IReadOnlyList<(Wording Said, int? Line, int? Column)> Found)
{
    /// <summary>Every fault as an English sentence with its place.</summary>
    public IReadOnlyList<string> Faults => [.. Found.Select(fault => fault is { Line: { } line, Column: { } column } ? new DocumentFault(line, column, fault.Said).ToString() : fault.Said.English)];

    /// <summary>Every fault in the language of whoever reads it.</summary>
    public IReadOnlyList<PolicyFaultShown> In(NoticeLanguage language) => [.. Found.Select(fault => new PolicyFaultShown(fault.Said.In(language), fault.Line, fault.Column))];

    /// <param name="document">The text.</param>
    /// <param name="version">The version that it would be.</param>
    /// <param name="names">What its rules can be limited to; the policy that was read has their ids.</param>
    public static PolicyReading Of(string document, int version, ScopeNames names)
    {
        var reading = PolicyYaml.Read(document, names.Unknown);
        if (reading.Policy is not { } policy)
        {
            return new PolicyReading(null, [.. reading.Faults.Select(fault => (fault.Said, (int?)fault.Line, (int?)fault.Column))]);
        }

        var faults = PolicyServed.Faults(policy);
        return new PolicyReading(faults.Count == 0 ? names.ById(policy) with { Version = version } : null, [.. faults.Select(fault => (fault, (int?)null, (int?)null))]);
    }
}
