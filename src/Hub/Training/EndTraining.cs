using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;

namespace PeerConnect.Hub.Training;

/// <summary>Ends what stands for training no more: yeses that nobody could take back or that the policy in force does not ask for, and rows whose time, message or yes is over.</summary>
internal sealed class EndTraining(Store store, PolicyBook policies, DestroyKey destroy, LogTruncation truncation)
{
    /// <returns>How many yeses ended; fewer than a batch when nothing is left.</returns>
    /// <exception cref="IOException">The register of destroyed keys cannot be written: nothing was ended.</exception>
    public async Task<int> DoDueAsync(CancellationToken cancellation)
    {
        List<DataKeyRow> keys;
        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            foreach (var facility in TrainingConsents.Facilities(transaction.Db))
            {
                foreach (var person in TrainingConsents.Ended(transaction.Db, facility, all: !policies.Active(facility).OffersTraining, Purge.Batch))
                {
                    TrainingConsents.End(transaction.Db, person);
                }
            }

            await transaction.Db.SaveChangesAsync(cancellation);
            TrainingRows.DeleteGone(transaction);
            keys = TrainingConsents.Orphans(transaction.Db, Purge.Batch);
            foreach (var key in keys)
            {
                transaction.Audit(new AuditAct(key.FacilityId, null, ChooseTrainingHandler.Ended, ChooseTrainingHandler.Subject(key.KeyId), new Dictionary<string, object?>()));
            }

            // From here on they are gone, whatever becomes of the commit: then the next look finishes it.
            destroy.Destroy(transaction, keys, actorId: null);
            await transaction.CommitAsync(CancellationToken.None);
        }

        if (keys.Count > 0)
        {
            await truncation.TruncateAsync();
        }

        return keys.Count;
    }
}
