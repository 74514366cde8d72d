using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Retention;
using PeerConnect.Hub.Storage.Samples;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Retention;

/// <summary>Purges some of what is due: each step is one transaction with its receipts, so a stop in between repeats nothing and loses nothing.</summary>
internal sealed class Purge(Store store, PolicyBook policies, DestroyKey destroy, LogTruncation truncation)
{
    /// <summary>Most that one transaction takes: people write in between.</summary>
    public const int Batch = 50;

    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);

    /// <summary>Destroys keys of messages that are due.</summary>
    /// <returns>How many there were; fewer than a batch when nothing is left.</returns>
    /// <exception cref="IOException">The register of destroyed keys cannot be written: nothing was purged.</exception>
    public Task<int> MessagesAsync(CancellationToken cancellation) => StepAsync(
        (transaction, held) =>
        {
            var keys = PurgeRows.DueKeys(transaction, held, Batch);
            foreach (var group in keys.GroupBy(key => (key.FacilityId, key.Kept, Policy: key.PolicyFacilityId!.Value, Version: key.PolicyVersion!.Value)))
            {
                var kind = group.Key.Kept switch
                {
                    KeptKind.NotDelivered => PurgedKind.NotDelivered,
                    _ => PurgedKind.Messages,
                };
                Receive(transaction, group.Key.FacilityId, kind, group.Sum(key => PurgeRows.Clear(transaction, key)), group.Count(), group.Key.Policy, group.Key.Version);
            }

            return Task.FromResult(keys);
        },
        cancellation);

    /// <summary>Destroys keys of decided cases that are due, and empties the cases.</summary>
    /// <inheritdoc cref="MessagesAsync"/>
    public Task<int> CasesAsync(CancellationToken cancellation)
    {
        var cases = 0;
        return StepAsync(
            async (transaction, held) =>
            {
                var due = PurgeRows.DueCases(transaction, held, Batch);
                var keys = new List<DataKeyRow>();
                foreach (var group in due.GroupBy(row => (row.FacilityId, Kind: KeptFor.Kind(row), row.PolicyVersion)))
                {
                    var before = keys.Count;
                    foreach (var row in group)
                    {
                        keys.AddRange(await DataKeyRows.LivingAsync(transaction, KeyOwner.Case(row.FacilityId, row.CaseId), null, cancellation));
                        PurgeRows.Empty(transaction, row);
                    }

                    Receive(transaction, group.Key.FacilityId, group.Key.Kind, group.Count(), keys.Count - before, group.Key.FacilityId, group.Key.PolicyVersion);
                }

                cases = due.Count;
                return keys;
            },
            cancellation,
            _ => cases);
    }

    /// <summary>Deletes scores that have expired. What still needs them is looked at again a day later.</summary>
    /// <returns>How many there were; fewer than a batch when nothing is left.</returns>
    public Task<int> ScoresAsync(CancellationToken cancellation)
    {
        var seen = 0;
        return StepAsync(
            (transaction, held) =>
            {
                var expired = PurgeRows.ExpiredScores(transaction, held, Batch);
                foreach (var (row, _) in expired.Where(found => found.Needed))
                {
                    row.ExpiresAt = transaction.Now + LookAgain;
                }

                foreach (var group in expired.Where(found => !found.Needed).Select(found => found.Row).GroupBy(row => (row.FacilityId, row.PolicyVersion)))
                {
                    transaction.Db.Decisions.RemoveRange(group);
                    Receive(transaction, group.Key.FacilityId, PurgedKind.Scores, group.Count(), 0, group.Key.FacilityId, group.Key.PolicyVersion);
                }

                seen = expired.Count;
                return Task.FromResult(new List<DataKeyRow>());
            },
            cancellation,
            _ => seen);
    }

    /// <summary>Takes samples whose time is over. They hold no text: no key goes with them, and no hold keeps them.</summary>
    /// <inheritdoc cref="ScoresAsync"/>
    public Task<int> SamplesAsync(CancellationToken cancellation)
    {
        var gone = 0;
        return StepAsync(
            (transaction, _) =>
            {
                gone = SampleRows.DeleteOld(transaction, Batch);
                return Task.FromResult(new List<DataKeyRow>());
            },
            cancellation,
            _ => gone);
    }

    /// <summary>Takes records of what people told that no draft can be tried on any more. They are about nobody: no hold keeps them.</summary>
    /// <inheritdoc cref="ScoresAsync"/>
    public Task<int> TellingsAsync(CancellationToken cancellation)
    {
        var gone = 0;
        return StepAsync(
            (transaction, _) =>
            {
                gone = TellingRows.DeleteOld(transaction, Batch);
                return Task.FromResult(new List<DataKeyRow>());
            },
            cancellation,
            _ => gone);
    }

    /// <summary>Takes sums of what people wrote that count for nothing any more: numbers about a person are not kept for their own sake, and no hold keeps them.</summary>
    /// <inheritdoc cref="ScoresAsync"/>
    public Task<int> RiskAsync(CancellationToken cancellation)
    {
        var gone = 0;
        return StepAsync(
            (transaction, _) =>
            {
                gone = PurgeRows.DeleteForgottenRisk(transaction, Batch);
                return Task.FromResult(new List<DataKeyRow>());
            },
            cancellation,
            _ => gone);
    }

    /// <summary>Takes what people were told out of their inboxes.</summary>
    /// <inheritdoc cref="ScoresAsync"/>
    public Task<int> NoticesAsync(CancellationToken cancellation)
    {
        var gone = 0;
        return StepAsync(
            (transaction, held) =>
            {
                gone = InboxEnds.EndDue(transaction, held, policies.Version, Batch);
                return Task.FromResult(new List<DataKeyRow>());
            },
            cancellation,
            _ => gone);
    }

    private async Task<int> StepAsync(
        Func<WriteTransaction, HeldBack, Task<List<DataKeyRow>>> purge, CancellationToken cancellation, Func<List<DataKeyRow>, int>? count = null)
    {
        List<DataKeyRow> keys;
        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            keys = await purge(transaction, LegalHoldRows.HeldBack(transaction.Db, transaction.Now));

            await transaction.Db.SaveChangesAsync(cancellation);

            // From here on they are gone, whatever becomes of the commit: then the next look finishes it.
            destroy.Destroy(transaction, keys, actorId: null);
            await transaction.CommitAsync(CancellationToken.None);
        }

        if (keys.Count > 0)
        {
            await truncation.TruncateAsync();
        }

        return count?.Invoke(keys) ?? keys.Count;
    }

    private static void Receive(WriteTransaction transaction, Guid facilityId, PurgedKind kind, int count, int keys, Guid policyFacilityId, int policyVersion)
    {
        var receipt = new PurgeReceiptRow
        {
            FacilityId = facilityId,
            ReceiptId = Guid.CreateVersion7(transaction.Now),
            At = transaction.Now,
            Kind = kind,
            Count = count,
            Keys = keys,
            PolicyFacilityId = policyFacilityId,
            PolicyVersion = policyVersion,
        };
        transaction.Db.PurgeReceipts.Add(receipt);
        transaction.Audit(new AuditAct(facilityId, null, "purged", $"purge:{receipt.ReceiptId:D}", new Dictionary<string, object?>
        {
            ["kind"] = kind.ToString(),
            ["count"] = count,
            ["keys"] = keys,
            ["policyFacility"] = policyFacilityId,
            ["policyVersion"] = policyVersion,
        }));
    }
}
