using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>Memberships, certifications and orders that reached their date. The checks know the date by themselves; this stores the end.</summary>
/// <remarks>Each owed row is one transaction that also marks it done, so a stop in between repeats nothing and loses nothing.</remarks>
internal sealed class ExpireWhatIsDue(Store store, TimeProvider time)
{
    /// <summary>Most rows that one look takes.</summary>
    public const int Batch = 100;

    /// <summary>The wait between tries grows up to this many times the first.</summary>
    private const int MostAttempts = 10;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    /// <summary>The rows that are due, oldest first.</summary>
    public IReadOnlyList<(Guid FacilityId, Guid OwedId)> Due()
    {
        using var db = store.Read();
        var now = time.GetUtcNow();
        return [.. db.Owed.Where(row => row.DoneAt == null && row.Kind == OwedKind.Expiry && row.DueAt <= now)
            .OrderBy(row => row.DueAt).Take(Batch).Select(row => new { row.FacilityId, row.OwedId }).AsEnumerable().Select(row => (row.FacilityId, row.OwedId))];
    }

    /// <summary>Carries out one owed row; nothing when it is done or not due any more.</summary>
    public async Task ExpireAsync(Guid facilityId, Guid owedId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var owed = transaction.Db.Owed.SingleOrDefault(row => row.FacilityId == facilityId && row.OwedId == owedId && row.DoneAt == null);
        if (owed is null || owed.DueAt > transaction.Now)
        {
            return;
        }

        var act = new RecordedAct(transaction, new PersonKey(facilityId, Guid.Empty), $"owed:{owedId:D}");
        Expire(act, owed.SubjectId);
        owed.DoneAt = transaction.Now;
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Says that a row could not be carried out; it is tried again later, for ever.</summary>
    public async Task PostponeAsync(Guid facilityId, Guid owedId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (transaction.Db.Owed.SingleOrDefault(row => row.FacilityId == facilityId && row.OwedId == owedId) is { } owed)
        {
            owed.Attempts++;
            owed.DueAt = transaction.Now + (RetryAfter * Math.Min(owed.Attempts, MostAttempts));
            await transaction.CommitAsync(cancellation);
        }
    }

    private static void Expire(RecordedAct act, Guid subjectId)
    {
        var facility = act.By.FacilityId;
        if (act.Db.Memberships.SingleOrDefault(row => row.FacilityId == facility && row.MembershipId == subjectId) is { } place)
        {
            if (place.State != MembershipState.Ended && place.ValidUntil <= act.Now)
            {
                act.EndMembership(place);
                Record(act, facility, "membership-expired", $"conversation:{place.ConversationId:D}");
            }
        }
        else if (act.Db.Certifications.SingleOrDefault(row => row.FacilityId == facility && row.CertificationId == subjectId) is { } certification)
        {
            if (certification.WithdrawnAt is null && certification.ExpiresAt <= act.Now)
            {
                act.EndUncertifiedPairs(new PersonKey(facility, certification.PersonId));
                Record(act, facility, "certification-expired", $"person:{certification.PersonId:D}");
            }
        }
        else if (act.Db.Separations.SingleOrDefault(row => row.FacilityId == facility && row.SeparationId == subjectId) is { LiftedAt: null } order
            && order.ExpiresAt <= act.Now)
        {
            // Lapsed by its date already; what it suspended waits for a coordinator.
            act.Transaction.TouchPerson(order.FirstFacilityId, order.FirstId);
            act.Transaction.TouchPerson(order.SecondFacilityId, order.SecondId);
            Record(act, facility, "separation-expired", $"separation:{order.SeparationId:D}");
        }
    }

    private static void Record(RecordedAct act, Guid facilityId, string verb, string subject) =>
        act.Transaction.Audit(new AuditAct(facilityId, null, verb, subject));
}
