using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;

namespace PeerConnect.Hub.Training;

/// <summary>
/// A person's own yes, and its end. The yes is a key: taking it back destroys that, so it stays taken back in every copy that this product restores.
/// The chain says that a yes was given or ended, and nobody's name: who said so is shown to nobody.
/// </summary>
internal sealed class ChooseTrainingHandler(Store store, PolicyBook policies, KeyRing keys, DestroyKey destroy, LogTruncation truncation, SendRate rate)
{
    public const string Given = "training-consent-given";
    public const string Ended = "training-consent-ended";

    private static readonly Refusal NotOffered = new(RefusalCode.NotPossible, "This place does not ask for that.");

    /// <summary>The caller's own choice.</summary>
    public Reply<OwnTraining> Of(PersonKey person)
    {
        using var db = store.Read();
        return Offers(person) ? new OwnTraining(true, TrainingConsents.Of(db, person) is not null) : new OwnTraining(false, false);
    }

    public async Task<Reply<OwnTraining>> HandleAsync(PersonKey by, ChooseTraining request, CancellationToken cancellation) =>

        // Each change is a row of the audit chain, and each end a line of the register: one person must not be able to fill them.
        rate.Take(by) is { } wait ? Refuse.Because(RefusalCode.TooFast, wait)
            : request.Agree ? await AgreeAsync(by, cancellation) : await TakeBackAsync(by, cancellation);

    public static string Subject(Guid keyId) => $"training-consent:{keyId:D}";

    private bool Offers(PersonKey person) => policies.Active(person.FacilityId).OffersTraining;

    private async Task<Reply<OwnTraining>> AgreeAsync(PersonKey by, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (!Offers(by))
        {
            return NotOffered;
        }

        if (TrainingConsents.Of(transaction.Db, by) is null)
        {
            var keyId = keys.Current(transaction, KeyOwner.Training(by.FacilityId, Guid.CreateVersion7(transaction.Now))).KeyId;
            if (transaction.Db.TrainingConsents.Find(by.FacilityId, by.PersonId) is { } takenBack)
            {
                // An older copy of the store still had it; its key is gone, and so it is as if it was not there.
                (takenBack.KeyId, takenBack.At) = (keyId, transaction.Now);
            }
            else
            {
                transaction.Db.TrainingConsents.Add(new TrainingConsentRow { FacilityId = by.FacilityId, PersonId = by.PersonId, KeyId = keyId, At = transaction.Now });
            }

            transaction.Audit(new AuditAct(by.FacilityId, null, Given, Subject(keyId), new Dictionary<string, object?> { ["policyVersion"] = policies.Active(by.FacilityId).Version }));
            await transaction.CommitAsync(cancellation);
        }

        return new OwnTraining(true, true);
    }

    private async Task<Reply<OwnTraining>> TakeBackAsync(PersonKey by, CancellationToken cancellation)
    {
        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            if (TrainingConsents.End(transaction.Db, by) is not { DestroyedAt: null } key)
            {
                return new OwnTraining(Offers(by), false);
            }

            transaction.Audit(new AuditAct(by.FacilityId, null, Ended, Subject(key.KeyId), new Dictionary<string, object?>()));
            await transaction.Db.SaveChangesAsync(cancellation);
            try
            {
                destroy.Destroy(transaction, [key], actorId: null);
            }
            catch (IOException)
            {
                return Refusals.NotStored;
            }

            await transaction.CommitAsync(CancellationToken.None);
        }

        await truncation.TruncateAsync();
        return new OwnTraining(Offers(by), false);
    }
}
