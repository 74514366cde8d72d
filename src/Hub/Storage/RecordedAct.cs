using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;

namespace PeerConnect.Hub.Storage;

/// <summary>An act inside its transaction. Done or refused, it leaves one row in the chain of the facility of who acted.</summary>
internal sealed class RecordedAct(WriteTransaction transaction, PersonKey by, string subject)
{
    public WriteTransaction Transaction { get; } = transaction;

    public PeerConnectDb Db => Transaction.Db;

    public DateTimeOffset Now => Transaction.Now;

    public PersonKey By { get; } = by;

    /// <summary>Who acts, for an audit chain; null for the server itself, which has an empty id.</summary>
    public Guid? ActorId => By.PersonId == Guid.Empty ? null : By.PersonId;

    /// <summary>What it is done to: kind and id.</summary>
    public string Subject { get; set; } = subject;

    /// <summary>Codes, numbers and ids for the record.</summary>
    public Dictionary<string, object?> Details { get; } = new(StringComparer.Ordinal);
}

internal static class RecordedActs
{
    /// <summary>Runs one use case as one transaction.</summary>
    /// <param name="store">Where.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="verb">The act's name in the audit chain; a refused one is recorded as "verb-denied".</param>
    /// <param name="subject">What it is done to, as far as that is known before.</param>
    /// <param name="decide">Checks, then changes; must have changed nothing when it refuses.</param>
    /// <param name="cancellation">Ends before the commit or not at all.</param>
    public static Task<Reply<T>> ActAsync<T>(
        this Store store, PersonKey by, string verb, string subject, Func<RecordedAct, Reply<T>> decide, CancellationToken cancellation)
        where T : class =>
        store.ActAsync(by, verb, subject, act => Task.FromResult(decide(act)), cancellation);

    /// <inheritdoc cref="ActAsync{T}(Store, PersonKey, string, string, Func{RecordedAct, Reply{T}}, CancellationToken)"/>
    public static async Task<Reply<T>> ActAsync<T>(
        this Store store, PersonKey by, string verb, string subject, Func<RecordedAct, Task<Reply<T>>> decide, CancellationToken cancellation)
        where T : class
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var act = new RecordedAct(transaction, by, subject);
        var reply = await decide(act);
        if (reply.Refusal is { } refusal)
        {
            if (transaction.Db.ChangeTracker.HasChanges() || transaction.Appended.Count > 0 || transaction.Inboxed.Count > 0)
            {
                throw new InvalidOperationException($"The refused act '{verb}' had changed something.");
            }

            act.Details["code"] = refusal.Code.ToString();
            verb += "-denied";
        }

        transaction.Audit(new AuditAct(by.FacilityId, act.ActorId, verb, act.Subject, act.Details));
        await transaction.CommitAsync(cancellation);
        return reply;
    }
}
