using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Holding;
using PeerConnect.Hub.Samples;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Verdicts;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>Judges again what the fallback judged, once the model answers: a second decision beside the first, and the case that follows when it came out higher.</summary>
internal sealed partial class RescoreMessages(
    Store store, Sealer sealer, HeldText texts, IClassifier classifier, PolicyBook policies, ApprovalView approvals, RiskMemory risk, PatternMemory patterns, CaseRecorder recorder,
    SampleRecorder samples, RescoreHeld rescoreHeld, CaseMetrics metrics, TimeProvider time, ILogger<RescoreMessages> logger) : BackgroundService
{
    private const int Batch = 100;
    private const int TriesForHeld = 6;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    // The server itself reads the message; nobody sees it.
    private static readonly ReadGrant Machine = new(GrantReason.Machine, Guid.Empty);
    private bool unavailable;

    /// <summary>Judges what is due; false where the model does not answer, and then everything stays owed as it is.</summary>
    public async Task<bool> DoDueAsync(CancellationToken cancellation)
    {
        var due = OwedRows.Due(store, OwedKind.Rescore, time.GetUtcNow(), Batch);
        foreach (var (facility, owed) in due)
        {
            try
            {
                if (!await DoAsync(facility, owed, cancellation))
                {
                    Unavailable();
                    return false;
                }

                unavailable = false;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(owed, fault.GetType().Name);
                await OwedRows.PutOffAsync(store, facility, owed, LongestDelay, cancellation);
            }
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Look;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                pause = await TryDoDueAsync(stoppingToken) ? Look : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
                await Task.Delay(pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is owed stays owed.
        }
    }

    private async Task<bool> TryDoDueAsync(CancellationToken cancellation)
    {
        try
        {
            return await DoDueAsync(cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(Guid.Empty, fault.GetType().Name);
            return false;
        }
    }

    private async Task<bool> DoAsync(Guid facility, Guid owedId, CancellationToken cancellation)
    {
        var task = Find(facility, owedId) ?? throw new InvalidOperationException($"The owed re-score {owedId} is about no decision.");

        // A damaged text stays owed, and loud; a text whose key was destroyed can be judged by nobody any more.
        var body = Body(task);
        var asked = policies.Version(task.First.FacilityId, task.First.PolicyVersion).Patterns;
        var judgement = body is null ? default(Judgement?) : classifier.Judge(body, PolicyWords.Speaker(task.Speaker), Budget.Unlimited, asked);
        if (judgement is { IsFallback: true })
        {
            if (classifier.Judge(ClassifierInUse.Probe, SpeakerRole.Resident, Budget.Unlimited).IsFallback)
            {
                return false;
            }

            // It fails on this text alone: the others must not wait for it. Nor must a held message for ever: after some tries the list of words has the last word.
            if (task.Held is null || task.Attempts < TriesForHeld)
            {
                throw new InvalidOperationException($"The model answers, but not on what the owed re-score {owedId} is about.");
            }
        }

        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (OwedRows.Claim(transaction, facility, owedId) is { } owed)
        {
            owed.DoneAt = transaction.Now;

            // A held message may have been released since it was read: where it is now counts.
            var now = RescoreRows.Find(transaction.Db, facility, owedId)!;
            var raised = body is not null && judgement is { } judged && Apply(transaction, now, body, judged);
            await transaction.CommitAsync(cancellation);
            metrics.Rescored(raised);
        }

        return true;
    }

    private RescoreTask? Find(Guid facility, Guid owedId)
    {
        using var db = store.Read();
        return RescoreRows.Find(db, facility, owedId);
    }

    private string? Body(RescoreTask task)
    {
        using var db = store.Read();
        return task.Held is { } held ? texts.Of(Machine, db, held)
            : task.Entry is { SealedBody: { } sealedBody } entry ? sealer.Open(Machine, MessagePlace.Of(entry, entry.Sequence), sealedBody)?.Text
            : null;
    }

    /// <summary>Stores the second decision, under the policy that the message was committed under; opens or raises what came out higher.</summary>
    private bool Apply(WriteTransaction transaction, RescoreTask task, string body, Judgement judgement)
    {
        var first = task.First;
        var policy = policies.Version(first.FacilityId, first.PolicyVersion);
        var before = Decision.FromJson(first.Record);
        var conversation = new ConversationKey(first.HomeFacilityId, first.ConversationId);
        var place = (first.EntryId, task.Entry?.Sequence ?? task.Held!.Position);
        var revision = risk.Revise(transaction, conversation, first.SenderId, place, judgement.Verdicts);
        var shown = patterns.Revise(transaction, conversation, place, revision.Verdicts, judgement);

        // What the second opinion said stays: nothing that comes later lowers anything.
        var verdicts = ListsBeside.Add(shown.Verdicts, judgement).AddRange(before.Verdicts.Where(verdict => verdict.Source == EvidenceSource.SecondOpinion));
        var facts = new Facts(
            first.FacilityId.ToString(),
            PolicyWords.Class(task.Class),
            PolicyWords.Speaker(task.Speaker),
            verdicts,
            before.Unit,
            before.Programme,
            Risk: revision.Explanation,
            MethodDetail: judgement.MethodDetail,
            NamesMember: before.NamesMember || LateDecision.NamesMember(transaction, approvals, first, verdicts, body),
            Signs: shown.Signs);
        var decision = (task.Held is { } waits ? rescoreHeld.Decide(transaction, waits, policy, facts) : PolicyEvaluator.Evaluate(policy, facts)) with { Language = judgement.Language };
        if (before.RescoreOwed && JudgedKind.Of(first.FacilityId, facts.Sender, judgement) is { } kind)
        {
            JudgedRows.Add(transaction, kind, 1);
        }

        var row = DecisionRows.AddTo(transaction, first, decision, policy.Retention.Scores);
        OweAgain(transaction, revision.RaisedAfter.Select(decision => (first.FacilityId, decision)).Concat(shown.RaisedAfter).Distinct());

        LateDecision.Signpost(transaction, first, before, decision);
        var raising = LateDecision.Raising(before, decision);
        var (raised, delivered) = task.Held is { } held
            ? rescoreHeld.Apply(transaction, held, body, row, raising, policy, facts with { Verdicts = before.Verdicts, Risk = before.Risk, Signs = before.SignsSeen, MethodDetail = before.MethodDetail, NamesMember = before.NamesMember })
            : (recorder.RecordLate(transaction, task.Entry!, body, row, raising), task.Entry);

        // A message that was held is looked at like any other once it is in the conversation; of one that is not, staff decide.
        if (before.RescoreOwed && delivered is not null)
        {
            samples.Record(transaction, delivered, row, decision);
            if (judgement.IsDoubtful)
            {
                LateDecision.OweSecondOpinion(transaction, row);
            }
        }

        return raised;
    }

    /// <summary>What the model had judged in the meantime, without knowing what came before, becomes an alert with it: that is worked off as what the fallback judged is.</summary>
    private static void OweAgain(WriteTransaction transaction, IEnumerable<(Guid FacilityId, Guid DecisionId)> decisions)
    {
        foreach (var (facility, decision) in decisions.Where(one => !OwedRows.IsOwed(transaction, OwedKind.Rescore, one.FacilityId, one.DecisionId)))
        {
            LogRows.Owe(transaction, OwedKind.Rescore, facility, decision, transaction.Now);
        }
    }

    // Said once for each time that the model goes away, not for each try.
    private void Unavailable()
    {
        if (!unavailable)
        {
            unavailable = true;
            LogUnavailable();
        }
    }

    [LoggerMessage(6301, LogLevel.Warning, "The model does not answer; what the fallback judged waits to be judged by it.")]
    private partial void LogUnavailable();

    [LoggerMessage(6302, LogLevel.Error, "The owed re-score {OwedId} failed ({Fault}); it stays owed.")]
    private partial void LogFault(Guid owedId, string fault);
}
