using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>What every end of a person's part at a facility has in common.</summary>
internal static class PersonEnds
{
    /// <summary>
    /// Conversations end, group places are given up, requests fall, sessions end at once; open cases stay with the facility and say why
    /// they may look different now. Others get the neutral notice and nothing else.
    /// </summary>
    /// <param name="act">The act.</param>
    /// <param name="person">Whose part ends.</param>
    /// <param name="caseEvent">What open cases record, for example "subject-released".</param>
    /// <param name="cancellation">Ends before the commit or not at all.</param>
    public static async Task EndPartAsync(this RecordedAct act, PersonRow person, string caseEvent, CancellationToken cancellation)
    {
        foreach (var place in act.Db.StandingMemberships(person.Key()))
        {
            act.EndMembership(place);
        }

        act.WithdrawRequests(person.Key());

        // Nobody could take it back any more. Its key goes with the next look for what has ended; a row of the chain beside this one would say whose it was.
        TrainingConsents.End(act.Db, person.Key());
        act.FlagCases(person.Key(), caseEvent);
        await act.EndSessionsAsync(person, cancellation);
    }

    /// <summary>Sessions are bound to the person's standing: the rows end here, the open ones when the commit is heard.</summary>
    public static async Task EndSessionsAsync(this RecordedAct act, PersonRow person, CancellationToken cancellation)
    {
        await SessionRows.EndAllOfPersonAsync(act.Transaction, person.FacilityId, person.PersonId, cancellation);
        act.Transaction.TouchPerson(person.FacilityId, person.PersonId);
    }

    /// <summary>Waiting requests by or about the person fall; another requester hears what every other "no" sounds like.</summary>
    public static void WithdrawRequests(this RecordedAct act, PersonKey person)
    {
        var waiting = act.Db.ApprovalRequests.Where(row => row.State == ApprovalState.Requested
            && ((row.PersonFacilityId == person.FacilityId && row.PersonId == person.PersonId)
                || (row.SupporterFacilityId == person.FacilityId && row.SupporterId == person.PersonId)
                || (row.RequestedByFacilityId == person.FacilityId && row.RequestedBy == person.PersonId)));
        foreach (var request in waiting.AsEnumerable().Where(row => row.State == ApprovalState.Requested).ToList())
        {
            request.State = ApprovalState.Withdrawn;
            if (request.RequestedBy() != person)
            {
                act.Tell(InboxKind.NotApproved, request.RequestedBy(), null);
            }
        }
    }

    /// <summary>Open cases about the person stay where they are; their staff see what happened to him or her.</summary>
    public static void FlagCases(this RecordedAct act, PersonKey person, string caseEvent)
    {
        var open = CaseCards.About(act.Db, person.FacilityId, [person.PersonId]);
        foreach (var caseId in open)
        {
            act.Db.CaseEvents.Add(new CaseEventRow
            {
                FacilityId = person.FacilityId,
                CaseId = caseId,
                EventId = Guid.CreateVersion7(act.Now),
                Kind = caseEvent,
                ActorId = act.ActorId,
                At = act.Now,
            });
            act.Transaction.TouchCase(person.FacilityId, caseId);
        }

        act.Details["cases"] = open.Count;
    }
}
