using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Workload;

namespace PeerConnect.Hub.Cases;

/// <summary>Opens a case: commits the row that says who looked, under which role, level and policy, and only then reads what is sealed.</summary>
internal sealed class OpenCaseHandler(Store store, OpenedCaseForm form, Breaks breaks)
{
    public async Task<Reply<OpenedCase>> HandleAsync(PersonKey by, Guid caseId, OpenCase request, CancellationToken cancellation)
    {
        if (await breaks.AskAsync(by, caseId, cancellation) is { } rest)
        {
            return rest;
        }

        var recorded = await store.ActAsync<RecordedView>(by, "case-viewed", $"case:{caseId:D}", act => Record(act, caseId, request), cancellation);
        if (recorded.Ok is not { } view)
        {
            return recorded.Refusal!;
        }

        // The view is committed and synced; from here on there may be content.
        using var db = store.Read();
        return form.Of(view.Seen, CaseContent.Of(db, view.Seen.Card.Row, request.BeforeSequence), by, view.At) with { Meant = PeopleMeant.Shown(db, view.Seen.Card.Row, by, view.At) };
    }

    private static Reply<RecordedView> Record(RecordedAct act, Guid caseId, OpenCase request)
    {
        act.Details["purpose"] = request.Purpose.ToString();
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen)
        {
            return Refusals.NotFound;
        }

        var (row, sight) = (seen.Card.Row, seen.Sight);
        act.Details["role"] = sight.Role.ToString();
        act.Details["level"] = (int)sight.Level;
        act.Details["policyVersion"] = row.PolicyVersion;
        if (sight.Purpose != request.Purpose)
        {
            return Refusals.InvalidInput($"The policy gives this case to your role for {sight.Purpose} and for nothing else.");
        }

        CaseEventRows.Add(act.Transaction, row, CaseEventRows.Viewed, act.By.PersonId, $"role:{sight.Role} level:{(int)sight.Level} policy:{row.PolicyVersion}");
        return new RecordedView(seen, act.Now);
    }

    private sealed record RecordedView(SeenCase Seen, DateTimeOffset At);
}
