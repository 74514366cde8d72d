using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>
/// Reads again, off the sending path, what the model let pass near its threshold: what the second opinion finds is a decision beside the first, under the policy of the message's commit, and
/// the case that follows. It takes nothing away, and a message that has arrived stays where it is.
/// </summary>
internal sealed class GiveSecondOpinions(
    Store store, Sealer sealer, ClassifierInUse classifier, PolicyBook policies, ApprovalView approvals, CaseRecorder recorder, CaseMetrics metrics, TimeProvider time, ILogger<GiveSecondOpinions> logger)
    : OwedLoop(store, time, logger)
{
    private const int Batch = 200;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // The server itself reads the message and the author's last ones; nobody sees them.
    private static readonly ReadGrant Machine = new(GrantReason.Machine, Guid.Empty);

    /// <summary>Gives all that is due; where no model is in force everything stays owed.</summary>
    public async Task DoDueAsync(CancellationToken cancellation)
    {
        while (classifier.InForce is { } model && OwedRows.Due(Store, OwedKind.SecondOpinion, Now, Batch) is { Count: > 0 } due)
        {
            var opinion = new SecondOpinion(model);
            try
            {
                // Most find nothing and are only marked: one commit for all of them.
                await DoAsync(due, opinion, cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                await OneByOneAsync(due, opinion, cancellation);
            }
        }
    }

    protected override Task LookAsync(CancellationToken cancellation) => DoDueAsync(cancellation);

    /// <summary>One text that cannot be opened or read must not keep the others from being looked at.</summary>
    private async Task OneByOneAsync(List<(Guid Facility, Guid Owed)> due, SecondOpinion opinion, CancellationToken cancellation)
    {
        foreach (var one in due)
        {
            try
            {
                await DoAsync([one], opinion, cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                await PutOffAsync(one.Facility, one.Owed, fault, LongestPause, cancellation);
            }
        }
    }

    private async Task DoAsync(IReadOnlyList<(Guid Facility, Guid Owed)> due, SecondOpinion opinion, CancellationToken cancellation)
    {
        var read = due.Select(one => Read(one.Facility, one.Owed, opinion)).ToList();
        await using var transaction = await Store.BeginWriteAsync(cancellation);
        var raised = new List<bool>();
        var claimed = OwedRows.Claim(transaction, due);
        foreach (var one in read.Where(one => claimed.ContainsKey((one.Facility, one.Owed))))
        {
            claimed[(one.Facility, one.Owed)].DoneAt = transaction.Now;
            raised.Add(one.Found.Count > 0 && Apply(transaction, one));
        }

        await transaction.CommitAsync(cancellation);
        raised.ForEach(metrics.SecondOpinion);
    }

    private SecondRead Read(Guid facility, Guid owedId, SecondOpinion opinion)
    {
        using var db = Store.Read();

        // What was purged or withdrawn since is read by nobody any more.
        return RescoreRows.Find(db, facility, owedId) is { Entry: { } entry } task && Text(entry) is { } body
            ? new SecondRead(facility, owedId, task, body, opinion.Judge(body, PolicyWords.Speaker(task.Speaker), [.. RescoreRows.Before(db, entry, SecondOpinion.Before).Select(Earlier).OfType<string>()]))
            : new SecondRead(facility, owedId, null, "", []);
    }

    private string? Text(EntryRow entry) =>
        entry.SealedBody is { } sealedBody ? sealer.Open(Machine, MessagePlace.Of(entry, entry.Sequence), sealedBody)?.Text : null;

    // A damaged one before it is told elsewhere, and keeps nobody from reading this one.
    private string? Earlier(EntryRow entry) =>
        entry.SealedBody is { } sealedBody ? sealer.OpenIfWhole(Machine, MessagePlace.Of(entry, entry.Sequence), sealedBody)?.Text : null;

    /// <summary>Stores the decision with what was found beside what was said before; opens or raises what came out higher.</summary>
    private bool Apply(WriteTransaction transaction, SecondRead one)
    {
        var first = one.Task!.First;
        var policy = policies.Version(first.FacilityId, first.PolicyVersion);
        var before = RescoreRows.Latest(transaction.Db, first);
        if (before.ToFacts(first.FacilityId.ToString()) is not { } known)
        {
            return false;
        }

        var verdicts = known.Verdicts.AddRange(one.Found);
        var facts = known with
        {
            Verdicts = verdicts,
            NamesMember = known.NamesMember || LateDecision.NamesMember(transaction, approvals, first, verdicts, one.Body),
        };
        var decision = PolicyEvaluator.Evaluate(policy, facts) with { Language = before.Language };
        var row = DecisionRows.AddTo(transaction, first, decision, policy.Retention.Scores);
        LateDecision.Signpost(transaction, first, before, decision);
        return recorder.RecordLate(transaction, one.Task.Entry!, one.Body, row, LateDecision.Raising(before, decision));
    }

    /// <summary>A message read a second time; no task where there is nothing to be read any more.</summary>
    private sealed record SecondRead(Guid Facility, Guid Owed, RescoreTask? Task, string Body, IReadOnlyList<Verdict> Found)
    {
        public override string ToString() => $"SecondRead {{ {Owed} }}";
    }
}
