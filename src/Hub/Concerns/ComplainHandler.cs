using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Concerns;

/// <summary>Somebody complains of a supporter: to those whom the policy tells for a complaint, past the supporter, who approved the two, their kin and their lines.</summary>
internal sealed class ComplainHandler(Store store, ApprovalView approvals, PolicyBook policies, RaisedWords words, CaseOfWriter writers, SendRate rate)
{
    public async Task<Reply<ToldToStaff>> HandleAsync(PersonKey by, ComplainOfSupporter request, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(request.Reason))
        {
            return Refusals.Malformed;
        }

        if (RaisedWords.Fault(request.Words) is { } fault)
        {
            return fault;
        }

        // Each complaint is a row of the audit chain, refused ones too: one person must not be able to fill it.
        if (rate.Take(by) is { } wait)
        {
            return Refuse.Because(RefusalCode.TooFast, wait);
        }

        var own = words.Judge(request.Words);
        return await store.ActAsync(by, "complaint-made", "complaint", act => Complain(act, request, own), cancellation);
    }

    private Reply<ToldToStaff> Complain(RecordedAct act, ComplainOfSupporter request, OwnWords own)
    {
        act.Details["reason"] = request.Reason.ToString();
        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        if (Find(act, snapshot, request) is not var (conversation, supporter))
        {
            return Refusals.NotFound;
        }

        var (category, severity) = Matter(request.Reason);
        var policy = policies.Active(supporter.FacilityId);
        var decision = new Telling(TellingKind.Complaint, Facts.Complaint(
            supporter.FacilityId.ToString(), supporter.UnitId?.ToString(), conversation.Programme, PolicyWords.Class(conversation.Class), category, severity)).Under(policy);
        own = writers.Open(act, own, conversation);
        if (!decision.OpensCase || CategoryGrants.Of(decision) is not [var granted])
        {
            return own.HasCase ? Told.Complaint(snapshot, act.By) : ConcernRefusals.NobodyIsTold;
        }

        var row = RaisedCase.OpenOrRaise(
            act.Transaction, supporter, RaisedKind.Complaint, conversation.Class, decision, granted, CaseStart.Draw(policy.Inform, granted.Severity, act.Now));
        var raised = Add(act, row, request, own, conversation, decision, granted);
        TellingRows.Add(act.Transaction, row.FacilityId, TellingKind.Complaint, decision);
        act.Subject = $"complaint:{raised.RaisedId:D}";
        return Told.Complaint(snapshot, act.By);
    }

    /// <summary>A conversation, also one that is over, in which the caller has or had a place and the other is or was the supporter.</summary>
    private static (ConversationStanding Conversation, PersonRow Supporter)? Find(RecordedAct act, ApprovalSnapshot snapshot, ComplainOfSupporter request)
    {
        if (act.By.PersonId == request.MemberId || !snapshot.IsActive(act.By) || !snapshot.Conversations.TryGetValue(request.ConversationId, out var conversation)
            || !conversation.Members.Any(member => member.Person == act.By))
        {
            return null;
        }

        var place = conversation.Members.FirstOrDefault(member =>
            member.Person.PersonId == request.MemberId && member.Role is MemberRole.Supporter or MemberRole.Facilitator);
        return place is not null && act.Db.FindPerson(place.Person) is { Kind: PersonKind.Resident or PersonKind.Released } supporter ? (conversation, supporter) : null;
    }

    private RaisedRow Add(RecordedAct act, CaseRow of, ComplainOfSupporter request, OwnWords own, ConversationStanding conversation, Decision decision, CategoryGrants granted) =>
        words.Add(act, granted.Readers, own, readers => new RaisedRow
        {
            FacilityId = of.FacilityId,
            RaisedId = Guid.CreateVersion7(act.Now),
            CaseId = of.CaseId,
            Kind = RaisedKind.Complaint,
            SourceFacilityId = act.By.FacilityId,
            SourceId = act.By.PersonId,
            HomeFacilityId = conversation.Key.FacilityId,
            ConversationId = conversation.Key.ConversationId,
            Code = request.Reason.ToString(),
            Severity = granted.Severity,
            PolicyVersion = decision.PolicyVersion,
            Readers = readers,
            Rules = string.Join(',', decision.MatchedRules),
            At = act.Now,
        });

    /// <summary>What a reason stands for: a supporter who does such things uses a trust.</summary>
    private static (Category Category, int Severity) Matter(ComplaintReason reason) => reason switch
    {
        ComplaintReason.Sexual => (Category.SexualAbuse, 3),
        ComplaintReason.Threat => (Category.Exploitation, 3),
        ComplaintReason.Pressure or ComplaintReason.ToldOthers or ComplaintReason.Other => (Category.Exploitation, 2),
    };
}
