using System.Collections.Immutable;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>What came of reading a document: a policy that may be activated as far as the document alone can say, or all that is wrong with it.</summary>
/// <param name="Policy">The policy; null where there is a fault.</param>
/// <param name="Faults">In the order of the document; empty where there is a policy.</param>
public sealed record PolicyReading(DisclosurePolicy? Policy, ImmutableArray<DocumentFault> Faults);
