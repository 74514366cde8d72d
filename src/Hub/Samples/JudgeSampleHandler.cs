using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Samples;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Samples;

/// <summary>
/// Says what a sample is. What was missed is a second decision on the message, by the policy that it was written under: it opens or raises the case of its
/// author, and from there on it is a case like any other.
/// </summary>
internal sealed class JudgeSampleHandler(Store store, PolicyBook policies, CaseRecorder recorder, CaseLines lines)
{
    public async Task<Reply<SampleJudged>> HandleAsync(PersonKey by, Guid sampleId, JudgeSample request, CancellationToken cancellation) =>
        Fault(request) is { } fault
            ? fault
            : await store.ActAsync(by, "sample-judged", $"sample:{sampleId:D}", act => Judge(act, sampleId, request), cancellation);

    private static Refusal? Fault(JudgeSample request)
    {
        if (!Enum.IsDefined(request.Finding) || (request.Category is { } category && !Enum.IsDefined(category)))
        {
            return Refusals.Malformed;
        }

        var says = request is { Category: not null and not CaseCategory.Company, Severity: >= Verdict.AlertSeverity and <= Verdict.MaxSeverity };
        return request.Finding == SampleFinding.Missed ? (says ? null : SayWhat) : request is { Category: null, Severity: null } ? null : SayNothing;
    }

    private static Refusal SayWhat => Refusals.InvalidInput("Of a message that was missed say what it is about and how serious it is, from 2 to 4.");

    private static Refusal SayNothing => Refusals.InvalidInput("Only of a message that was missed is said what it is about and how serious it is. Leave both out.");

    private Reply<SampleJudged> Judge(RecordedAct act, Guid sampleId, JudgeSample request)
    {
        act.Details["finding"] = request.Finding.ToString();
        if (SampleAccess.Find(act.Db, act.By, sampleId, act.Now) is not { } seen)
        {
            return OpenSampleHandler.NotThere;
        }

        if (seen.Row.OpenedBy != act.By.PersonId)
        {
            return Refuse.Because(RefusalCode.OpenFirst);
        }

        if (seen.Row.Finding is not null)
        {
            return Refuse.Because(RefusalCode.AlreadyDecided) with { Message = "You have said what this one is already." };
        }

        bool? told = null;
        if (request is { Finding: SampleFinding.Missed, Category: { } category, Severity: { } severity })
        {
            if (lines.Text(seen.Entry) is not { } body)
            {
                return OpenSampleHandler.NotThere;
            }

            told = Tell(act, seen, body, Enum.Parse<Category>(category.ToString()), severity);
        }

        seen.Row.Finding = request.Finding;
        SampleRows.Count(act.Transaction, seen.Row.FacilityId, seen.Decision.Verdicts[0].Version, request.Finding);
        act.Details["policyVersion"] = seen.Judged.PolicyVersion;
        return new SampleJudged(sampleId, request.Finding, told);
    }

    /// <summary>Whether somebody has a case of it now.</summary>
    private bool Tell(RecordedAct act, SeenSample seen, string body, Category category, int severity)
    {
        act.Details["category"] = category.ToString();
        act.Details["severity"] = severity;
        var first = seen.Judged;
        var policy = policies.Version(first.FacilityId, first.PolicyVersion);
        var decision = PolicyEvaluator.Evaluate(
            policy, Facts.Missed(first.FacilityId.ToString(), seen.Decision, category, severity));
        if (!decision.OpensCase || CategoryGrants.Of(decision).IsEmpty)
        {
            return false;
        }

        var row = DecisionRows.AddTo(act.Transaction, first, decision, policy.Retention.Scores);
        act.Details["case"] = recorder.RecordSampled(act.Transaction, seen.Entry, body, row, decision);
        return true;
    }
}
