using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Concerns;

/// <summary>Somebody reports a message: a second decision on it, by the policy that it was written under, opens or joins the case of its author. The author learns nothing by it.</summary>
internal sealed class ReportMessageHandler(
    Store store, ApprovalView approvals, PolicyBook policies, CaseRecorder recorder, CaseLines lines, RaisedWords words, CaseOfWriter writers, SendRate rate)
{
    public async Task<Reply<ToldToStaff>> HandleAsync(PersonKey by, ReportMessage request, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(request.Reason))
        {
            return Refusals.Malformed;
        }

        if (RaisedWords.Fault(request.Words) is { } fault)
        {
            return fault;
        }

        // Each report is a row of the audit chain, refused ones too: one person must not be able to fill it.
        if (rate.Take(by) is { } wait)
        {
            return Refuse.Because(RefusalCode.TooFast, wait);
        }

        var own = words.Judge(request.Words);
        return await store.ActAsync(by, "message-reported", "report", act => Report(act, request, own), cancellation);
    }

    private Reply<ToldToStaff> Report(RecordedAct act, ReportMessage request, OwnWords own)
    {
        act.Details["reason"] = request.Reason.ToString();
        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        if (Find(act, snapshot, request) is not { } entry || EntryForm.Author(entry) is not { } author || lines.Text(entry) is not { } body)
        {
            return Refusals.NotFound;
        }

        if (request.Words is null && RaisedRows.IsReported(act.Db, author.FacilityId, act.By, entry.EntryId, request.Reason.ToString()))
        {
            return Told.Report(snapshot, act.By);
        }

        var message = new Reported(snapshot.Conversations[request.ConversationId], entry, author, body);
        var (category, severity) = Matter(request.Reason);
        own = writers.Open(act, own, message.Conversation);
        var selfHarm = own.SelfHarmBeside(category);
        var care = selfHarm > 0 ? Tell(act, message, request.Reason, Category.SelfHarm, selfHarm, own, toAnybody: true) : null;
        var told = Tell(act, message, request.Reason, category, severity, own, care is null || own.AreOf(category));
        if ((told ?? care) is not { } raised)
        {
            return own.HasCase ? Told.Report(snapshot, act.By) : ConcernRefusals.NobodyIsTold;
        }

        // As with a concern: the chain names who reported it apart from the case.
        act.Subject = $"report:{raised.RaisedId:D}";
        return Told.Report(snapshot, act.By);
    }

    /// <summary>Opens or raises the case of the author in that matter; null where the policy tells nobody.</summary>
    private RaisedRow? Tell(RecordedAct act, Reported message, ReportReason reason, Category category, int severity, OwnWords own, bool toAnybody)
    {
        var (conversation, entry, author, body) = message;
        var (policy, decision) = Decide(act, message, category, severity);
        if (!decision.OpensCase || CategoryGrants.Of(decision) is not [var granted])
        {
            return null;
        }

        var row = DecisionRows.Add(act.Transaction, author, conversation.Key, entry.EntryId, entry.Sequence, decision, policy.Retention.Scores);
        var caseId = recorder.RecordReported(act.Transaction, entry, body, row, decision, CaseStart.Draw(policies.Active(author.FacilityId).Inform, granted.Severity, act.Now));
        return Add(act, reason, toAnybody || granted.MayReadOfSelfHarm ? own : OwnWords.None, entry, row, decision, granted, caseId);
    }

    /// <summary>Somebody else's message within what the caller may read.</summary>
    private static EntryRow? Find(RecordedAct act, ApprovalSnapshot snapshot, ReportMessage request)
    {
        var ranges = snapshot.MayRead(act.By, request.ConversationId, act.Now);
        return !ranges.IsEmpty && EntryRows.Message(act.Db, snapshot.Conversations[request.ConversationId].Key, request.EntryId) is { } entry
            && ranges.Any(range => range.From <= entry.Sequence && (range.To is null || entry.Sequence <= range.To))
            && EntryForm.Author(entry) != act.By
            && (entry.Form != EntryRow.ListedReaders || HeldRows.ReadableBy(act.Db, entry.FacilityId, [entry.EntryId], act.By).Count > 0)
            ? entry
            : null;
    }

    private (DisclosurePolicy Policy, Decision Decision) Decide(RecordedAct act, Reported message, Category category, int severity)
    {
        var (conversation, entry, author, _) = message;
        var first = RaisedRows.FirstDecision(act.Db, entry);
        var policy = (first?.PolicyVersion ?? RaisedRows.SealedUnder(act.Db, entry)) is { } version ? policies.Version(author.FacilityId, version) : policies.Active(author.FacilityId);
        var place = conversation.Members.LastOrDefault(member => member.Person == author && member.FromSequence <= entry.Sequence);
        var judged = first is null ? null : Decision.FromJson(first.Record);
        var decision = PolicyEvaluator.Evaluate(policy, Facts.Report(
            author.FacilityId.ToString(),
            judged is null ? act.Db.FindPerson(author)?.UnitId?.ToString() : judged.Unit,
            judged is null ? conversation.Programme : judged.Programme,
            PolicyWords.Class(conversation.Class),
            PolicyWords.Speaker(place?.Role ?? MemberRole.Member),
            category,
            severity,
            judged is { NamesMember: true }));

        // Whatever the policy says: who leads or reports to somebody does not read what is said of him.
        return (policy, decision with { Excluded = [.. decision.Excluded.Union([Exclusion.Accused, Exclusion.LineOfAccused]).Order()] });
    }

    private RaisedRow Add(RecordedAct act, ReportReason reason, OwnWords own, EntryRow entry, DecisionRow row, Decision decision, CategoryGrants granted, Guid caseId) =>
        words.Add(act, granted.Readers, own, readers => new RaisedRow
        {
            FacilityId = row.FacilityId,
            RaisedId = Guid.CreateVersion7(act.Now),
            CaseId = caseId,
            Kind = RaisedKind.Report,
            SourceFacilityId = act.By.FacilityId,
            SourceId = act.By.PersonId,
            HomeFacilityId = entry.FacilityId,
            ConversationId = entry.ConversationId,
            EntryId = entry.EntryId,
            Sequence = entry.Sequence,
            Code = reason.ToString(),
            Severity = granted.Severity,
            PolicyVersion = decision.PolicyVersion,
            Readers = readers,
            Rules = string.Join(',', decision.MatchedRules),
            At = act.Now,
        });

    /// <summary>What a reason stands for. An insult is anger at a person; what has no name goes to those who protect people.</summary>
    private static (Category Category, int Severity) Matter(ReportReason reason) => reason switch
    {
        ReportReason.Threat => (Category.Violence, 3),
        ReportReason.Sexual => (Category.SexualAbuse, 3),
        ReportReason.Pressure => (Category.Exploitation, 2),
        ReportReason.Insult => (Category.Violence, 2),
        ReportReason.Contact => (Category.ContactSharing, 2),
        ReportReason.Other => (Category.Exploitation, 2),
    };

    private sealed record Reported(ConversationStanding Conversation, EntryRow Entry, PersonKey Author, string Body)
    {
        public override string ToString() => $"Reported {{ {Entry.EntryId} }}";
    }
}
