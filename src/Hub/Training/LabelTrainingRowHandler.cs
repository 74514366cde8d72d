using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Training;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Training;

/// <summary>The second label. Where it says the same as the verdict the row may be used; where it does not, it is removed. Which of them it was is not told: that would tell the first label.</summary>
internal sealed class LabelTrainingRowHandler(Store store, TrainingTexts texts, PolicyBook policies)
{
    private static readonly Refusal SayBoth = Refusals.InvalidInput("Say how serious it is for self-harm and for violence, from 0 to 4 each; or only that the text says who somebody is.");

    public Task<Reply<Done>> HandleAsync(PersonKey by, Guid rowId, LabelTrainingRow request, CancellationToken cancellation) =>
        Fault(request) is { } fault
            ? Task.FromResult<Reply<Done>>(fault)
            : store.ActAsync(by, "training-row-labelled", $"training-row:{rowId:D}", act => Label(act, rowId, request), cancellation);

    private static Refusal? Fault(LabelTrainingRow request) => request switch
    {
        { SaysWho: true, SelfHarm: null, Violence: null } => null,
        { SaysWho: false, SelfHarm: >= 0 and <= Verdict.MaxSeverity, Violence: >= 0 and <= Verdict.MaxSeverity } => null,
        _ => SayBoth,
    };

    private Reply<Done> Label(RecordedAct act, Guid rowId, LabelTrainingRow request)
    {
        if (!policies.Active(act.By.FacilityId).OffersTraining || TrainingAccess.FindOpened(act.Db, act.By, rowId, act.Now) is not { Row: var row })
        {
            return OpenTrainingRowHandler.NotThere;
        }

        if (row.OpenedBy != act.By.PersonId)
        {
            return Refuse.Because(RefusalCode.OpenFirst);
        }

        if (texts.ForServer(row) is not { } first)
        {
            return OpenTrainingRowHandler.NotThere;
        }

        var count = TrainingRows.Count(act.Db, row.FacilityId, row.Category);
        if (request is { SelfHarm: { } selfHarm, Violence: { } violence } && first.IsSaidBy(selfHarm, violence)
            && texts.Seal(row, Envelope.KeyId(row.Sealed), first with { SelfHarm = selfHarm, Violence = violence }) is { } sealedBytes)
        {
            (row.Sealed, row.LabelledBy, row.LabelledAt) = (sealedBytes, act.By.PersonId, act.Now);
            count.Same++;
            act.Details["outcome"] = "same";
        }
        else
        {
            act.Db.TrainingRows.Remove(row);
            count.Names += request.SaysWho ? 1 : 0;
            count.Different += request.SaysWho ? 0 : 1;
            act.Details["outcome"] = request.SaysWho ? "says-who" : "different";
        }

        return Done.Value;
    }
}
