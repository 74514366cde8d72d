using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Requests;

/// <summary>Whom a policy offers: those for whom somebody is told where to go. Pure.</summary>
internal static class PersonOffers
{
    public static PersonOffer Of(DisclosurePolicy policy, Guid facility, Guid unit) => new(
        [.. Enum.GetValues<RequestedPerson>().Select(asked => (asked, granted: Granted(Decide(policy, facility, unit, asked)))).Where(pair => pair.granted is not null)
            .Select(pair => new OfferedPerson(pair.asked, [.. pair.granted!.Grants.Select(grant => PolicyWords.Role(grant.Role)).Distinct().Order()]))]);

    public static Decision Decide(DisclosurePolicy policy, Guid facility, Guid unit, RequestedPerson asked) =>
        new Telling(TellingKind.Request, Facts.Request(facility.ToString(), unit.ToString(), PolicyWords.Asked(asked))).Under(policy);

    /// <summary>What such a request grants; null where the policy offers nobody of that kind.</summary>
    public static CategoryGrants? Granted(Decision decision) => decision.OpensCase
        ? CategoryGrants.Of(decision).SingleOrDefault(category => category.Grants.Any(grant => grant.Location))
        : null;
}
