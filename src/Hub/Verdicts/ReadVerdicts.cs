using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Samples;
using PeerConnect.Hub.Storage.Verdicts;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Verdicts;

/// <summary>Counts what staff found of a facility's flags. It reads no content, and asking is an act of its own.</summary>
internal sealed class ReadVerdicts(Store store, IClassifier classifier, ModelPromises promises)
{
    public async Task<Reply<FlagVerdicts>> HandleAsync(PersonKey auditor, CancellationToken cancellation)
    {
        // On record first, whatever it shows.
        var recorded = await store.ActAsync<Done>(auditor, "audit-verdicts-read", $"facility:{auditor.FacilityId}", _ => Done.Value, cancellation);
        return recorded.Refusal is { } refusal ? refusal : Of(auditor.FacilityId);
    }

    /// <summary>Whether the model in use keeps its promise at this facility, and nothing else.</summary>
    public VerdictStanding InUse(Guid facilityId) => Of(facilityId).Models.Single(model => model.InUse).Standing;

    private FlagVerdicts Of(Guid facilityId)
    {
        using var db = store.Read();
        return VerdictForm.With(
            VerdictForm.Of(VerdictRows.Flags(db, facilityId), VerdictRows.Messages(db, facilityId), promises, classifier.Version), SampleRows.Found(db, facilityId));
    }
}
