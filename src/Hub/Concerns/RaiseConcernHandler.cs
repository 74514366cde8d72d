using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Concerns;

/// <summary>
/// "I'm worried about someone" becomes a case of the person's own facility. It names no conversation: in a pair that would name the supporter. None is
/// refused for being too many; the same again without words, within half a minute, is written down once.
/// </summary>
internal sealed class RaiseConcernHandler(Store store, ApprovalView approvals, PolicyBook policies, RaisedWords words, CaseOfWriter writers)
{
    private static readonly TimeSpan WrittenEvery = TimeSpan.FromSeconds(30);

    public async Task<Reply<ToldToStaff>> HandleAsync(PersonKey by, RaiseConcern request, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(request.About) || !Enum.IsDefined(request.Near))
        {
            return Refusals.Malformed;
        }

        if (RaisedWords.Fault(request.Words) is { } fault)
        {
            return fault;
        }

        if (Repeated(by, request) is { } told)
        {
            return told;
        }

        var own = words.Judge(request.Words);
        return await store.ActAsync(by, "concern-raised", "concern", act => Raise(act, request, own), cancellation);
    }

    private ToldToStaff? Repeated(PersonKey by, RaiseConcern request)
    {
        if (request.Words is not null || approvals.Current is not { } snapshot
            || SharedConversation.Find(snapshot, by, request.ConversationId, request.MemberId) is not { } shared)
        {
            return null;
        }

        using var db = store.Read();
        return RaisedRows.IsOpen(db, by, shared.Other.Person, shared.Conversation.Class, request.About.ToString(), Severity(request), store.Now() - WrittenEvery) ? Told.Concern(snapshot, by) : null;
    }

    private Reply<ToldToStaff> Raise(RecordedAct act, RaiseConcern request, OwnWords own)
    {
        act.Details["about"] = request.About.ToString();
        act.Details["near"] = request.Near.ToString();
        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        if (SharedConversation.Find(snapshot, act.By, request.ConversationId, request.MemberId) is not { } shared
            || act.Db.FindPerson(shared.Other.Person) is not { Kind: PersonKind.Resident or PersonKind.Released } person)
        {
            return Refusals.NotFound;
        }

        if (!act.Db.MayFacilitate(act.By, act.Now))
        {
            return act.Db.Certifications.Any(row => row.FacilityId == act.By.FacilityId && row.PersonId == act.By.PersonId) ? ConcernRefusals.NotCertified : ConcernRefusals.NoSupporter;
        }

        own = writers.Open(act, own, shared.Conversation);
        var about = PolicyWords.Category(request.About);
        var selfHarm = own.SelfHarmBeside(about);
        var care = selfHarm > 0 ? Tell(act, shared, person, ConcernAbout.SelfHarm, Math.Max(selfHarm, Severity(request)), own, toAnybody: true) : null;
        var told = Tell(act, shared, person, request.About, Severity(request), own, care is null || own.AreOf(about));
        if ((told ?? care) is not { } raised)
        {
            return own.HasCase ? Told.Concern(snapshot, act.By) : ConcernRefusals.NobodyIsTold;
        }

        // The chain holds who told it; it does not name the case, so that what is shown of a case never leads there.
        act.Subject = $"concern:{raised.RaisedId:D}";
        return Told.Concern(snapshot, act.By);
    }

    /// <summary>Opens or raises the case about the person in that matter; null where the policy tells nobody.</summary>
    private RaisedRow? Tell(RecordedAct act, SharedConversation shared, PersonRow person, ConcernAbout about, int severity, OwnWords own, bool toAnybody)
    {
        var policy = policies.Active(person.FacilityId);
        var decision = new Telling(TellingKind.Concern, Facts.Concern(
            person.FacilityId.ToString(),
            person.UnitId?.ToString(),
            shared.Conversation.Programme,
            PolicyWords.Class(shared.Conversation.Class),
            PolicyWords.Speaker(shared.Own.Role),
            PolicyWords.Category(about),
            severity)).Under(policy);
        if (!decision.OpensCase || CategoryGrants.Of(decision) is not [var granted])
        {
            return null;
        }

        // Who needs a doctor does not wait for a moment that shows nobody.
        var start = about == ConcernAbout.NeedsDoctor ? null : CaseStart.Draw(policy.Inform, granted.Severity, act.Now);
        var row = RaisedCase.OpenOrRaise(act.Transaction, person, RaisedKind.Concern, shared.Conversation.Class, decision, granted, start);
        TellingRows.Add(act.Transaction, row.FacilityId, TellingKind.Concern, decision);
        return words.Add(act, granted.Readers, toAnybody || granted.MayReadOfSelfHarm ? own : OwnWords.None, readers => new RaisedRow
        {
            FacilityId = row.FacilityId,
            RaisedId = Guid.CreateVersion7(act.Now),
            CaseId = row.CaseId,
            Kind = RaisedKind.Concern,
            SourceFacilityId = act.By.FacilityId,
            SourceId = act.By.PersonId,
            HomeFacilityId = shared.Conversation.Key.FacilityId,
            ConversationId = shared.Conversation.Key.ConversationId,
            Code = about.ToString(),
            Severity = granted.Severity,
            PolicyVersion = decision.PolicyVersion,
            Readers = readers,
            Rules = string.Join(',', decision.MatchedRules),
            At = act.Now,
        });
    }

    // A doctor who is needed is needed at least soon.
    private static int Severity(RaiseConcern request) => request.Near switch
    {
        ConcernNear.Worrying => request.About == ConcernAbout.NeedsDoctor ? 3 : 2,
        ConcernNear.Soon => 3,
        ConcernNear.Now => Verdict.MaxSeverity,
    };
}
