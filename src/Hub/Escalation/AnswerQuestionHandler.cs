using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Requests;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;

namespace PeerConnect.Hub.Escalation;

/// <summary>The person answers whether somebody came. "No" takes the case to its next step at once, also where it was decided meanwhile.</summary>
internal sealed class AnswerQuestionHandler(Store store, SendRate rate, PolicyBook policies, ApprovalView approvals)
{
    private static readonly Refusal AnsweredOtherwise =
        new(RefusalCode.NotPossible, "You gave another answer before. If you need somebody, write it, press your cell bell or tell an officer.");

    private static readonly Refusal AskedAnew = new(RefusalCode.NotPossible, "You were asked again since. Please answer the newest question.");

    public async Task<Reply<Done>> HandleAsync(PersonKey by, AnswerQuestion request, CancellationToken cancellation)
    {
        // Each answer is a row of the audit chain, refused ones too: one person must not be able to fill it.
        if (rate.Take(by) is { } wait)
        {
            return Refuse.Because(RefusalCode.TooFast, wait);
        }

        return await store.ActAsync<Done>(by, "question-answered", $"inbox:{request.InboxSequence}", act => Answer(act, request), cancellation);
    }

    private Reply<Done> Answer(RecordedAct act, AnswerQuestion request)
    {
        if (QuestionRows.Find(act.Db, act.By, request.InboxSequence, InboxKind.DidTheyCome) is not { CaseId: { } caseId } question)
        {
            return Refusals.NotFound;
        }

        act.Subject = $"case:{caseId:D}";
        act.Details["came"] = request.Came;
        if (question.AnsweredAt is not null)
        {
            return question.Answer is null ? AskedAnew : question.Answer == request.Came ? Done.Value : AnsweredOtherwise;
        }

        (question.AnsweredAt, question.Answer) = (act.Now, request.Came);
        var row = CaseRows.Get(act.Transaction, act.By.FacilityId, caseId);
        CaseEventRows.Add(act.Transaction, row, request.Came ? CaseEventRows.PersonSaysYes : CaseEventRows.PersonSaysNo, actorId: null, question.Detail);
        var isOfNow = question.Detail == CaseEventRows.RoundOf(row);
        if (!request.Came && row.PurgedAt is null)
        {
            var grants = CaseRows.Grants(act.Transaction, row);
            CaseRound.BeginAgain(row, grants, act.Now);
            TrainingRows.RemoveOf(act.Db, row);
            EscalationRows.OweNext(act.Transaction, row);
            CaseDeadlineRows.Owe(act.Transaction, row, grants);
        }

        if (request.Came)
        {
            approvals.EnsureVersion(LogRows.AuthorisationVersion(act.Transaction));
            AskSupporterMayKnow.Ask(act.Transaction, row, approvals.Current, (isOfNow ? row.FaceToFaceAt : null) ?? question.At);
        }

        if (request.Came && isOfNow && row is { AskedFor: not null, State: not CaseState.Decided })
        {
            // What was asked for has happened: nobody has to close it.
            OpenRequest.End(act.Transaction, row, by: null, refused: null, policies);
        }

        act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        return Done.Value;
    }
}
