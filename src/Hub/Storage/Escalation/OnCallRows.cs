using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Escalation;

/// <summary>A peer supporter on one of the rosters for those on call; which of them are on call now is for the roster and the certification to say.</summary>
internal sealed record CallableSupporter(Guid PersonId, string Name, string? Unit, string? Cell, Standing Standing)
{
    public override string ToString() => $"CallableSupporter {{ {PersonId} }}";
}

/// <summary>Peer supporters whom staff can fetch.</summary>
internal static class OnCallRows
{
    /// <summary>Everybody on a roster of supporters, without the person who asks and without whoever an order keeps apart from that person.</summary>
    public static List<CallableSupporter> Callable(PeerConnectDb db, Guid facilityId, Staffing staffing, PersonKey? asks)
    {
        var members = staffing.Supporters.SelectMany(roster => roster.Plan.Members.Concat(roster.Plan.Changes.Select(change => change.PersonId).OfType<Guid>())).ToHashSet();
        if (members.Count == 0)
        {
            return [];
        }

        if (asks is { } person)
        {
            members.Remove(person.PersonId);
            members.ExceptWith(Orders(db, person).Select(order => order.Other(person)).Where(other => other.FacilityId == facilityId).Select(other => other.PersonId));
        }

        var units = db.Units.AsNoTracking().Where(row => row.FacilityId == facilityId).ToDictionary(row => row.UnitId, row => row.Name);
        return
        [
            .. db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && members.Contains(row.PersonId) && row.Kind == PersonKind.Resident).AsEnumerable()
                .Select(row => new CallableSupporter(
                    row.PersonId, $"{row.GivenName} {row.FamilyName}", row.UnitId is { } unit ? units.GetValueOrDefault(unit) : null, row.Cell, db.Standing(facilityId, row.PersonId)!)),
        ];
    }

    // Also an order that has run out and was not lifted: whoever fetches somebody at night is not asked to judge dates.
    private static List<SeparationRow> Orders(PeerConnectDb db, PersonKey person) =>
    [
        .. db.Separations.AsNoTracking().Where(row => row.LiftedAt == null
            && ((row.FirstFacilityId == person.FacilityId && row.FirstId == person.PersonId) || (row.SecondFacilityId == person.FacilityId && row.SecondId == person.PersonId))),
    ];
}
