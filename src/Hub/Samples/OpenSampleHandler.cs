using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Samples;
using PeerConnect.Hub.Workload;

namespace PeerConnect.Hub.Samples;

/// <summary>Opens a sample: commits the row that says who looked, and only then reads what is sealed.</summary>
internal sealed class OpenSampleHandler(Store store, SampleForm form, Breaks breaks)
{
    /// <summary>The same whatever the reason: who reads, writes or is kin to whom is nobody's to learn from it.</summary>
    public static readonly Refusal NotThere = Refusals.NotFound with
    {
        Message = "There is no such sample for you, or not any more: somebody else read it, its message was taken back or came to staff, or its time is over. Ask for the list again.",
    };

    public async Task<Reply<OpenedSample>> HandleAsync(PersonKey by, Guid sampleId, CancellationToken cancellation)
    {
        if (breaks.AskForReading(by, sampleId) is { } rest)
        {
            return rest;
        }

        var recorded = await store.ActAsync<RecordedView>(by, "sample-viewed", $"sample:{sampleId:D}", act => Record(act, sampleId), cancellation);
        if (recorded.Ok is not { } view)
        {
            return recorded.Refusal!;
        }

        // The view is committed and synced; from here on there may be content.
        using var db = store.Read();
        return form.Opened(view.Seen, RosterRows.Zone(db, by.FacilityId), by, view.At) is { } opened ? opened : NotThere;
    }

    private static Reply<RecordedView> Record(RecordedAct act, Guid sampleId)
    {
        if (SampleAccess.FindReadable(act.Db, act.By, sampleId, act.Now) is not { } seen)
        {
            return NotThere;
        }

        act.Details["role"] = seen.Row.Role.ToString();
        act.Details["level"] = seen.Row.Level;
        act.Details["policyVersion"] = seen.Judged.PolicyVersion;
        if (seen.Row.OpenedBy != act.By.PersonId)
        {
            (seen.Row.OpenedBy, seen.Row.OpenedAt) = (act.By.PersonId, act.Now);
        }

        return new RecordedView(seen, act.Now);
    }

    private sealed record RecordedView(SeenSample Seen, DateTimeOffset At);
}
