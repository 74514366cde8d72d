using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Which roles a policy counts on. One that nobody holds would be told of a cry and could not come.</summary>
internal static class PolicyStaffing
{
    public static IReadOnlyList<Role> Unstaffed(DisclosurePolicy policy, IReadOnlySet<Role> staffed) =>
        [.. PolicyNeeds.Of(policy).Rosters.Select(need => PolicyWords.Role(need.Role)).Distinct().Where(role => !staffed.Contains(role)).Order()];
}
