using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>That a list or a feed shows somebody where the person of a case is, or who it is, before the case is opened.</summary>
/// <param name="FacilityId">The case's facility.</param>
/// <param name="CaseId">The case.</param>
/// <param name="PersonId">Who looks.</param>
/// <param name="Level">How much of the person is shown.</param>
/// <param name="Role">The viewer's role that gives the most.</param>
/// <param name="PolicyVersion">Under which policy.</param>
internal sealed record ShownCase(Guid FacilityId, Guid CaseId, Guid PersonId, ShownLevel Level, Role Role, int PolicyVersion)
{
    /// <summary>What is shown of all of these.</summary>
    public static IEnumerable<ShownCase> Of(IEnumerable<SeenCase> seen, PersonKey viewer, DateTimeOffset now) =>
        seen.Select(found => Of(found, FeedForm.View(found, now), viewer)).OfType<ShownCase>();

    /// <summary>What is shown of the person; null for a case without a place, and for a drill, which is about nobody.</summary>
    public static ShownCase? Of(SeenCase seen, FeedView view, PersonKey viewer)
    {
        var row = seen.Card.Row;
        ShownLevel? level = view.Card is { } card && (card.Name != CaseCards.Somebody || card.OnCall is not null) ? ShownLevel.Name
            : view.Card is not null || view.Item?.Unit is not null ? ShownLevel.Place
            : null;
        return level is { } shown && !row.Drill ? new ShownCase(row.FacilityId, row.CaseId, viewer.PersonId, shown, seen.Sight.Role, row.PolicyVersion) : null;
    }

    /// <summary>The row of the chain: without the role's level, because none of what that gives was shown yet. One that could not be written at once says when it was shown.</summary>
    public AuditAct Act(DateTimeOffset? shownAt)
    {
        var details = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["role"] = Role.ToString(),
            ["names"] = Level == ShownLevel.Name,
            ["policyVersion"] = PolicyVersion,
        };
        if (shownAt is { } at)
        {
            details["shownAt"] = at.ToUnixTimeMilliseconds();
        }

        return new AuditAct(FacilityId, PersonId, "case-shown", $"case:{CaseId:D}", details);
    }
}
