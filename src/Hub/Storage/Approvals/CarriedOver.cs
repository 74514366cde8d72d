using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>What follows a person to a new key: kin, because exclusions need it, and keep-separate orders, because they beat everything.</summary>
internal static class CarriedOver
{
    public static void CarryKin(this RecordedAct act, PersonKey from, PersonKey to)
    {
        var kin = act.Db.Relations.Where(row => row.Kind == RelationKind.Kin
            && ((row.FacilityId == from.FacilityId && row.PersonId == from.PersonId) || (row.OtherFacilityId == from.FacilityId && row.OtherId == from.PersonId))).ToList();
        foreach (var row in kin)
        {
            var one = new PersonKey(row.FacilityId, row.PersonId);
            var other = new PersonKey(row.OtherFacilityId, row.OtherId);
            one = one == from ? to : one;
            other = other == from ? to : other;
            if (one != other && !act.Db.Relations.Any(known => known.Kind == RelationKind.Kin && known.FacilityId == one.FacilityId && known.PersonId == one.PersonId
                && known.OtherFacilityId == other.FacilityId && known.OtherId == other.PersonId))
            {
                act.Db.Relations.Add(new RelationRow
                {
                    FacilityId = one.FacilityId,
                    PersonId = one.PersonId,
                    OtherFacilityId = other.FacilityId,
                    OtherId = other.PersonId,
                    Kind = RelationKind.Kin,
                });
            }
        }
    }

    /// <summary>
    /// Every standing order that named the one names the other. When the facility that held it loses the person, the new one holds an order
    /// of its own, and the old one keeps its order only while the second person is still there: so an order is always held where one of its
    /// two people is. The reason stays behind.
    /// </summary>
    public static void CarryOrders(this RecordedAct act, PersonKey from, PersonKey to)
    {
        var orders = act.Db.StandingOrders(from, act.Now);
        var held = orders.Where(order => order.FacilityId == to.FacilityId).Select(order => order.Other(from)).ToHashSet();
        foreach (var order in orders)
        {
            var other = order.Other(from);
            var leaves = order.FacilityId == from.FacilityId && from.FacilityId != to.FacilityId;
            if (leaves && held.Add(other) && !act.Holds(to, other))
            {
                act.Receive(order, to, other);
            }

            if (leaves && other.FacilityId != from.FacilityId)
            {
                order.LiftedAt = act.Now;
            }
            else
            {
                (order.FirstFacilityId, order.FirstId) = (to.FacilityId, to.PersonId);
                (order.SecondFacilityId, order.SecondId) = (other.FacilityId, other.PersonId);
            }

            act.Transaction.TouchPerson(other.FacilityId, other.PersonId);
            act.Transaction.Audit(new AuditAct(order.FacilityId, act.By.FacilityId == order.FacilityId ? act.ActorId : null, "separation-carried", $"separation:{order.SeparationId:D}"));
        }
    }

    private static bool Holds(this RecordedAct act, PersonKey one, PersonKey other) =>
        act.Db.OrdersBetween(one, [other], act.Now).Exists(order => order.FacilityId == one.FacilityId);

    private static void Receive(this RecordedAct act, SeparationRow order, PersonKey to, PersonKey other)
    {
        var received = new SeparationRow
        {
            FacilityId = to.FacilityId,
            SeparationId = Guid.CreateVersion7(act.Now),
            FirstFacilityId = to.FacilityId,
            FirstId = to.PersonId,
            SecondFacilityId = other.FacilityId,
            SecondId = other.PersonId,
            Source = order.Source,
            OrderedBy = order.OrderedBy,
            OrderedAt = order.OrderedAt,
            ExpiresAt = order.ExpiresAt,
        };
        act.Db.Separations.Add(received);
        if (received.ExpiresAt is { } due)
        {
            act.Transaction.OweExpiry(received.FacilityId, received.SeparationId, due);
        }

        act.Transaction.Audit(new AuditAct(to.FacilityId, null, "separation-received", $"separation:{received.SeparationId:D}"));
    }
}
