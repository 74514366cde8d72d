using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>Whoever the policy names approves or refuses for the facility; to approve may take a rank. When every facility concerned has approved, the conversation opens.</summary>
internal sealed class DecideOnRequest(Store store, Sealer sealer)
{
    public Task<Reply<RequestDecided>> HandleAsync(PersonKey caller, Guid requestId, DecideRequest decision, CancellationToken cancellation) =>
        HandleAsync(caller, decision.Approve ? "request-approved" : "request-refused", requestId, decision, Decide, cancellation);

    /// <summary>The supervising officer of a released person decides beside the facilities, where the policy of that person's facility wants it.</summary>
    public Task<Reply<RequestDecided>> AsOfficerAsync(PersonKey caller, Guid requestId, DecideRequest decision, CancellationToken cancellation) =>
        HandleAsync(caller, decision.Approve ? "request-approved-by-officer" : "request-refused-by-officer", requestId, decision, DecideAsOfficer, cancellation);

    private Task<Reply<RequestDecided>> HandleAsync(
        PersonKey caller, string verb, Guid requestId, DecideRequest decision, Func<RecordedAct, Guid, DecideRequest, Reply<RequestDecided>> decide, CancellationToken cancellation)
    {
        var fault = decision is { Approve: false, Reason: null } ? "A refusal needs a reason; it stays with staff." : ReasonText.Fault(decision.Reason);
        return fault is not null
            ? Task.FromResult<Reply<RequestDecided>>(Refusals.InvalidInput(fault))
            : store.ActAsync(caller, verb, $"request:{requestId:D}", act => decide(act, requestId, decision), cancellation);
    }

    private Reply<RequestDecided> DecideAsOfficer(RecordedAct act, Guid requestId, DecideRequest decision)
    {
        if (act.Db.FindRequest(requestId) is not { } request
            || act.Db.Supervised(request, act.Now).FindAll(one => one.OfficerId == act.By.PersonId && one.Person.FacilityId == act.By.FacilityId) is not { Count: > 0 } people)
        {
            return Refusals.NotFound;
        }

        if (act.Db.MustLeaveToOthers(act.By, request.Parties()))
        {
            return ApprovalRefusals.OfficersFamily;
        }

        if (request.State != ApprovalState.Requested || (decision.Approve && people.TrueForAll(one => act.Db.HasOfficersApproval(request, one))))
        {
            return ApprovalRefusals.AlreadyDecided;
        }

        if (decision.Approve && (request.Unready(act.Now) ?? Together(act, request) ?? (decision.ValidUntil <= act.Now ? ApprovalRefusals.DatePassed : null)) is { } refusal)
        {
            return refusal;
        }

        foreach (var person in people.Select(one => one.Person))
        {
            RecordOfficer(act, request, person, decision);
        }

        if (!decision.Approve)
        {
            return Refused(act, request);
        }

        var decisions = act.Db.ApprovalDecisions.Where(row => row.FacilityId == request.FacilityId && row.RequestId == requestId).ToList();
        return Completed(act, request, decisions, null);
    }

    private Reply<RequestDecided> Decide(RecordedAct act, Guid requestId, DecideRequest decision)
    {
        if (!act.Db.SeesRequests(act.By, act.Now) || act.Db.FindRequest(requestId) is not { } request || !act.Db.Concerned(request).Contains(act.By.FacilityId))
        {
            return Refusals.NotFound;
        }

        // To refuse is a decision too; it takes the role, and no rank.
        if (!decision.Approve && !act.Db.Approves(act.By, act.Now))
        {
            return new Refusal(RefusalCode.NotPossible, ApprovalRefusals.AnotherRole.English);
        }

        if (act.Db.MustLeaveToOthers(act.By, request.Parties()))
        {
            return ApprovalRefusals.AnotherCoordinator;
        }

        var decisions = act.Db.ApprovalDecisions.Where(row => row.FacilityId == request.FacilityId && row.RequestId == requestId).ToList();
        var own = decisions.Find(row => row.DecidingFacilityId == act.By.FacilityId);
        if (request.State != ApprovalState.Requested || (own is not null && decision.Approve))
        {
            return ApprovalRefusals.AlreadyDecided;
        }

        if (decision.Approve && (Impossible(act, request) ?? (decision.ValidUntil <= act.Now ? ApprovalRefusals.DatePassed : null) ?? WrongProgramme(act, request, decision.ProgrammeId)) is { } refusal)
        {
            return refusal;
        }

        Record(act, request, own, decision);
        return decision.Approve ? Completed(act, request, decisions, act.By.FacilityId) : Refused(act, request);
    }

    private static RequestDecided Refused(RecordedAct act, ApprovalRequestRow request)
    {
        request.State = ApprovalState.Refused;
        act.Tell(InboxKind.NotApproved, request.RequestedBy(), null);
        return new RequestDecided(RequestState.Refused, null);
    }

    // Both are asked, whichever comes first: a facility's approval that lapses has to be seen even where an officer is missing.
    private static RequestDecided Completed(RecordedAct act, ApprovalRequestRow request, List<ApprovalDecisionRow> others, Guid? now) =>
        AllApproved(act, request, others, now) & act.Db.Supervised(request, act.Now).TrueForAll(one => act.Db.HasOfficersApproval(request, one))
            ? new RequestDecided(RequestState.Approved, Open(act, request).ConversationId)
            : new RequestDecided(RequestState.Requested, null);

    private static Refusal? Impossible(RecordedAct act, ApprovalRequestRow request)
    {
        if (act.CannotApprove() is { } own)
        {
            return own;
        }

        if (act.Db.Obstacle(request, act.By.FacilityId, act.Now) is { } obstacle)
        {
            return obstacle;
        }

        return Together(act, request);
    }

    private static Refusal? Together(RecordedAct act, ApprovalRequestRow request)
    {
        var together = request.Kind == ApprovalKind.Pairing
            ? act.Db.FindPair(request.Person(), request.Supporter()!.Value) is not null
            : act.Db.StandingMemberships(request.Person()).Exists(row => row.ConversationId == request.ConversationId && row.State == MembershipState.Active);
        return together ? ApprovalRefusals.AlreadyTogether : null;
    }

    // The programme is one of the resident's facility, as the conversation will be; a group has its own already.
    private static Refusal? WrongProgramme(RecordedAct act, ApprovalRequestRow request, Guid? chosen) =>
        chosen is not { } programme ? null
        : request.Kind != ApprovalKind.Pairing || request.FacilityId != act.By.FacilityId ? ApprovalRefusals.ProgrammeOfOthers
        : !ProgrammeRecords.CanBeChosen(act.Db, act.By.FacilityId, programme) ? Refusals.NotFound
        : null;

    private void Record(RecordedAct act, ApprovalRequestRow request, ApprovalDecisionRow? own, DecideRequest decision)
    {
        if (own is null)
        {
            own = new ApprovalDecisionRow { FacilityId = request.FacilityId, RequestId = request.RequestId, DecidingFacilityId = act.By.FacilityId };
            act.Db.ApprovalDecisions.Add(own);
        }

        own.Approved = decision.Approve;
        own.DecidedBy = act.By.PersonId;
        own.DecidedAt = act.Now;
        own.SealedReason = ReasonText.Seal(sealer, act.Transaction, SealedKind.ApprovalReason, act.By.FacilityId, request.RequestId, decision.Reason);
        Shorten(request, decision);

        if (decision is { Approve: true, ProgrammeId: { } programme })
        {
            request.ProgrammeId = programme;
            act.Details["programme"] = programme;
        }
    }

    private void RecordOfficer(RecordedAct act, ApprovalRequestRow request, PersonKey person, DecideRequest decision)
    {
        if (act.Db.DecisionOf(request, person) is not { } row)
        {
            row = new OfficerDecisionRow { FacilityId = request.FacilityId, RequestId = request.RequestId, PersonFacilityId = person.FacilityId, PersonId = person.PersonId };
            act.Db.OfficerDecisions.Add(row);
        }

        (row.OfficerId, row.Approved, row.DecidedAt) = (act.By.PersonId, decision.Approve, act.Now);
        row.SealedReason = ReasonText.Seal(sealer, act.Transaction, SealedKind.OfficerReason, act.By.FacilityId, request.RequestId, decision.Reason);
        act.Details["person"] = person.PersonId;
        Shorten(request, decision);
    }

    private static void Shorten(ApprovalRequestRow request, DecideRequest decision)
    {
        if (decision is { Approve: true, ValidUntil: { } until } && !(request.ValidUntil <= until))
        {
            request.ValidUntil = until;
        }
    }

    /// <summary>Whether every facility has approved; where one does so now, that is not among the others.</summary>
    /// <remarks>
    /// An approval that its facility could not give any more, because an order or an end came after it, lapses: that facility is asked again,
    /// and this one waits as for any other answer.
    /// </remarks>
    private static bool AllApproved(RecordedAct act, ApprovalRequestRow request, List<ApprovalDecisionRow> others, Guid? now)
    {
        HashSet<Guid> approved = now is { } facility ? [facility] : [];
        foreach (var other in others.Where(row => row.Approved && row.DecidingFacilityId != now))
        {
            if (act.Db.Obstacle(request, other.DecidingFacilityId, act.Now) is null)
            {
                approved.Add(other.DecidingFacilityId);
                continue;
            }

            act.Db.ApprovalDecisions.Remove(other);
            act.Transaction.Audit(new AuditAct(other.DecidingFacilityId, null, "approval-lapsed", act.Subject));
        }

        return approved.IsSupersetOf(act.Db.Concerned(request));
    }

    private static ConversationRow Open(RecordedAct act, ApprovalRequestRow request)
    {
        // Whoever holds an order is concerned and was asked above; should one still stand, nothing may open.
        if (act.Db.OrdersAgainst(request, act.Now).Count > 0)
        {
            throw new InvalidOperationException($"Request {request.RequestId} was approved against a keep-separate order.");
        }

        var conversation = request.Kind == ApprovalKind.Pairing ? OpenPair(act, request) : Join(act, request);
        request.ConversationId = conversation.ConversationId;
        request.State = ApprovalState.Approved;
        act.Details["conversation"] = conversation.ConversationId;
        foreach (var person in request.Parties().Append(request.RequestedBy()).Distinct())
        {
            act.Tell(InboxKind.Approved, person, conversation);
        }

        return conversation;
    }

    private static ConversationRow OpenPair(RecordedAct act, ApprovalRequestRow request)
    {
        var conversation = new ConversationRow
        {
            FacilityId = request.PersonFacilityId,
            ConversationId = Guid.CreateVersion7(act.Now),
            Kind = ConversationKind.Direct,
            State = ConversationState.Open,
            Class = PolicyWords.Monitored,
            ProgrammeId = request.ProgrammeId,
            CreatedAt = act.Now,
        };
        act.Open(
            conversation,
            new NewMember(request.Person(), MemberRole.Member, request.ValidUntil),
            new NewMember(request.Supporter()!.Value, MemberRole.Supporter, request.ValidUntil));
        return conversation;
    }

    private static ConversationRow Join(RecordedAct act, ApprovalRequestRow request)
    {
        var group = act.Db.Conversations.Single(row => row.FacilityId == request.FacilityId && row.ConversationId == request.ConversationId);

        // A place that rested is given up for the new one; its range stays what it was, and the own pause goes on: only its owner ends it.
        var ownPause = false;
        foreach (var resting in act.Db.StandingMemberships(request.Person()).Where(row => row.ConversationId == group.ConversationId))
        {
            resting.State = MembershipState.Ended;
            ownPause |= resting.OwnPause;
        }

        act.Join(group, new NewMember(request.Person(), request.Role, request.ValidUntil, ownPause));
        return group;
    }
}
