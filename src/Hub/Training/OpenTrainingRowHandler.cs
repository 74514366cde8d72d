using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Training;
using PeerConnect.Hub.Workload;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Training;

/// <summary>Opens a row for its second label: commits the view that says who looked, and only then reads what is sealed.</summary>
internal sealed class OpenTrainingRowHandler(Store store, TrainingTexts texts, PolicyBook policies, Breaks breaks)
{
    /// <summary>The same whatever the reason: who wrote, said yes, decided or is kin to whom is nobody's to learn from it.</summary>
    public static readonly Refusal NotThere = Refusals.NotFound with
    {
        Message = "There is no such message for you, or not any more: somebody else reads it, it was labelled or taken back, or its time is over. Ask for the list again.",
    };

    public async Task<Reply<OpenedTrainingRow>> HandleAsync(PersonKey by, Guid rowId, CancellationToken cancellation)
    {
        if (breaks.AskForReading(by, rowId) is { } rest)
        {
            return rest;
        }

        var recorded = await store.ActAsync<RecordedView>(by, "training-row-viewed", $"training-row:{rowId:D}", act => Record(act, rowId), cancellation);
        if (recorded.Ok is not { } view)
        {
            return recorded.Refusal!;
        }

        // The view is committed and synced; from here on there may be content.
        using var db = store.Read();
        var row = view.Seen.Row;
        return texts.ForViewer(row, by) is not { } text
            ? NotThere
            : new OpenedTrainingRow(rowId, LocalTime.Day(RosterRows.Zone(db, by.FacilityId), row.DecidedAt), view.At, view.Seen.Role, Speaker(text.Speaker), text.Text);
    }

    private Reply<RecordedView> Record(RecordedAct act, Guid rowId)
    {
        if (!policies.Active(act.By.FacilityId).OffersTraining || TrainingAccess.FindReadable(act.Db, act.By, rowId, act.Now) is not { } seen)
        {
            return NotThere;
        }

        act.Details["role"] = seen.Role.ToString();
        act.Details["consent"] = seen.Row.ConsentKeyId;
        if (seen.Row.OpenedBy != act.By.PersonId)
        {
            (seen.Row.OpenedBy, seen.Row.OpenedAt) = (act.By.PersonId, act.Now);
        }

        return new RecordedView(seen, act.Now);
    }

    private static MemberRole Speaker(SpeakerRole speaker) => speaker switch
    {
        SpeakerRole.Resident => MemberRole.Member,
        SpeakerRole.Supporter => MemberRole.Supporter,
        SpeakerRole.Facilitator => MemberRole.Facilitator,
    };

    private sealed record RecordedView(SeenTrainingRow Seen, DateTimeOffset At);
}
