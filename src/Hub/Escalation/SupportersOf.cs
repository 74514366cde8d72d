using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Escalation;

/// <summary>Which supporters a case's person could have told. Pure.</summary>
internal static class SupportersOf
{
    /// <summary>
    /// The supporter of the pair in which it arose; of what arose elsewhere, those of all the person's pairs. A concern has no conversation here: the one
    /// who raised it is among them as each other one is, and nobody can tell them apart.
    /// </summary>
    public static List<(ConversationStanding Pair, PersonKey Supporter)> Case(ApprovalSnapshot snapshot, CaseRow row, PersonKey resident, DateTimeOffset now) =>
    [
        .. Pairs(snapshot, row, resident)
            .Where(pair => pair is { Kind: ConversationKind.Direct, State: not ConversationState.Ended }
                && pair.Members.Any(member => member.Person == resident && member.Role == MemberRole.Member && member.IsCurrent(now)))
            .SelectMany(
                pair => pair.Members.Where(member => member.Role == MemberRole.Supporter && member.Person != resident && member.IsCurrent(now)),
                (pair, member) => (pair, member.Person)),
    ];

    /// <summary>Whether the two can write to each other now, and neither order nor wish keeps them apart.</summary>
    public static bool MayHear(ApprovalSnapshot snapshot, ConversationStanding pair, PersonKey resident, PersonKey supporter, DateTimeOffset now) =>
        snapshot.Current(resident, pair.Key.ConversationId, now) is var (_, _, one) && snapshot.Current(supporter, pair.Key.ConversationId, now) is var (_, _, other)
        && snapshot.StateFor(pair, one, now) == ConversationState.Open && snapshot.StateFor(pair, other, now) == ConversationState.Open
        && !one.IsSeparatedFrom(supporter, now) && !other.IsSeparatedFrom(resident, now)
        && !one.Hides.Contains(supporter) && !other.Hides.Contains(resident);

    private static IEnumerable<ConversationStanding> Pairs(ApprovalSnapshot snapshot, CaseRow row, PersonKey resident) =>
        snapshot.Conversations.TryGetValue(row.ConversationId, out var arose) && arose.Kind == ConversationKind.Direct
            ? [arose]
            : (snapshot.ConversationsOf.GetValueOrDefault(resident) ?? []).Select(id => snapshot.Conversations[id]);
}
