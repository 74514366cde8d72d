using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Escalation;

/// <summary>The person says whether the supporter may know that staff came. A yes is carried out some minutes later, and can be taken back until then.</summary>
internal sealed class AgreeToTellHandler(Store store, SendRate rate)
{
    /// <summary>For so long a yes can be taken back.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);

    private static readonly Refusal TooLate = new(RefusalCode.NotPossible, "It is too late to take this back.");

    public async Task<Reply<AgreementGiven>> HandleAsync(PersonKey by, AgreeToTell request, CancellationToken cancellation)
    {
        // Each answer is a row of the audit chain, refused ones too: one person must not be able to fill it.
        if (rate.Take(by) is { } wait)
        {
            return Refuse.Because(RefusalCode.TooFast, wait);
        }

        return await store.ActAsync<AgreementGiven>(by, "supporter-may-know", $"inbox:{request.InboxSequence}", act => Agree(act, request), cancellation);
    }

    private static Reply<AgreementGiven> Agree(RecordedAct act, AgreeToTell request)
    {
        if (QuestionRows.Find(act.Db, act.By, request.InboxSequence, InboxKind.SupporterMayKnow) is not { CaseId: { } caseId } question)
        {
            return Refusals.NotFound;
        }

        act.Subject = $"case:{caseId:D}";
        act.Details["agrees"] = request.Agrees;
        if (question.Answer is true && question.Until <= act.Now && !request.Agrees)
        {
            return TooLate;
        }

        if (question.Answer == request.Agrees)
        {
            return Given(question);
        }

        var row = CaseRows.Get(act.Transaction, act.By.FacilityId, caseId);
        if (request.Agrees)
        {
            question.Until = act.Now + Wait;
            OwedRows.Owe(act.Transaction, OwedKind.TellSupporter, row.FacilityId, row.CaseId, question.Until.Value);
            CaseEventRows.Add(act.Transaction, row, CaseEventRows.PersonAgrees, actorId: null);
        }
        else if (question.Answer is true)
        {
            question.Until = null;
            OwedRows.Cancel(act.Transaction, OwedKind.TellSupporter, row.FacilityId, row.CaseId);
            CaseEventRows.Add(act.Transaction, row, CaseEventRows.PersonTakesBack, actorId: null);
        }

        (question.AnsweredAt, question.Answer) = (act.Now, request.Agrees);
        act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        return Given(question);
    }

    private static AgreementGiven Given(InboxRow question) => new(question.Answer is true, question.Until);
}
