using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>What was said last of one message, as it was before the risk state raised anything.</summary>
/// <param name="EntryId">The message.</param>
/// <param name="FacilityId">Its author's facility.</param>
/// <param name="DecisionId">The decision that holds it.</param>
/// <param name="At">When the message was committed.</param>
/// <param name="Said">All verdicts.</param>
/// <param name="Alerts">In which categories it is an alert as it stands, for its own words or for the run.</param>
/// <param name="FalseIn">In which categories it belongs to a flag that was found to be false.</param>
internal sealed record StandingJudgement(
    Guid EntryId, Guid FacilityId, Guid DecisionId, DateTimeOffset At, ImmutableArray<Verdict> Said, ImmutableArray<Category> Alerts, ImmutableArray<Category> FalseIn)
{
    /// <summary>What still counts of it.</summary>
    public ImmutableArray<Verdict> Verdicts => Counting(Said);

    /// <summary>What of these verdicts on the message counts.</summary>
    public ImmutableArray<Verdict> Counting(ImmutableArray<Verdict> verdicts) => verdicts.RemoveAll(verdict => FalseIn.Contains(verdict.Category));

    public bool IsAlert(Category category) => Alerts.Contains(category);
}

/// <summary>Messages of one author or of one conversation, first to last.</summary>
/// <param name="Messages">They.</param>
/// <param name="IsWhole">False where the author has written so much since that not all of it was read.</param>
internal sealed record JudgedRun(IReadOnlyList<StandingJudgement> Messages, bool IsWhole);

/// <summary>An author's recent judgements in a conversation, or everybody's there: of each message the latest, without what belongs to a false flag. Numbers alone, and no more than so many.</summary>
internal static class StandingJudgements
{
    // The sum halves in two hours and one message takes away at most 1 of at most 5: what lies further back than this is not felt any more.
    private const int LinesBefore = 300;
    private const int MostDecisions = 1_000;

    /// <summary>Those before a message, it, and those after it.</summary>
    /// <param name="transaction">Of the write lock.</param>
    /// <param name="conversation">Where it was written.</param>
    /// <param name="personId">Who wrote it.</param>
    /// <param name="place">Which it is: its entry, and its place in the conversation.</param>
    /// <param name="reach">How long before it.</param>
    public static JudgedRun Around(WriteTransaction transaction, ConversationKey conversation, Guid personId, (Guid EntryId, long Sequence) place, TimeSpan reach)
    {
        var ids = IdsOf(transaction.Db, personId);
        var (rows, at) = Near(transaction, Of(transaction.Db, conversation, ids), place);
        return new JudgedRun(Standing(transaction.Db, conversation, ids, rows, at - reach), rows.Count < MostDecisions);
    }

    /// <summary>As <see cref="Around"/>, of everybody in the conversation.</summary>
    public static JudgedRun AroundInConversation(WriteTransaction transaction, ConversationKey conversation, (Guid EntryId, long Sequence) place, TimeSpan reach)
    {
        var (rows, at) = Near(transaction, Of(transaction.Db, conversation), place);
        return new JudgedRun(Standing(transaction.Db, conversation, rows, at - reach), rows.Count < MostDecisions);
    }

    /// <summary>The latest, of messages since an instant.</summary>
    public static IReadOnlyList<StandingJudgement> Since(WriteTransaction transaction, ConversationKey conversation, List<Guid> ids, DateTimeOffset since) =>
        Standing(transaction.Db, conversation, ids, Latest(Of(transaction.Db, conversation, ids)), since);

    /// <summary>Under which records this very person wrote: what was written under one that was merged since is the same run.</summary>
    public static List<Guid> IdsOf(PeerConnectDb db, Guid personId) => db.WithMerged([personId], theirsAlone: true);

    /// <summary>As <see cref="Since"/>, of everybody in the conversation.</summary>
    public static IReadOnlyList<StandingJudgement> OfConversation(WriteTransaction transaction, ConversationKey conversation, DateTimeOffset since) =>
        Standing(transaction.Db, conversation, Latest(Of(transaction.Db, conversation)), since);

    private static (List<DecisionRow> Rows, DateTimeOffset At) Near(WriteTransaction transaction, IQueryable<DecisionRow> decisions, (Guid EntryId, long Sequence) place)
    {
        // One that is not in the conversation has the sequence 0 and is read with those around it.
        var rows = decisions.Where(row => row.Sequence >= place.Sequence - LinesBefore || row.Sequence == 0).OrderBy(row => row.Sequence).Take(MostDecisions).ToList();
        return (rows, rows.Where(row => row.EntryId == place.EntryId).Min(row => (DateTimeOffset?)row.At) ?? transaction.Now);
    }

    private static List<DecisionRow> Latest(IQueryable<DecisionRow> decisions) =>
        [.. decisions.OrderByDescending(row => row.Sequence == 0).ThenByDescending(row => row.Sequence).Take(MostDecisions)];

    private static IQueryable<DecisionRow> Of(PeerConnectDb db, ConversationKey conversation) =>
        db.Decisions.AsNoTracking().Where(row => row.HomeFacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId);

    private static IQueryable<DecisionRow> Of(PeerConnectDb db, ConversationKey conversation, IReadOnlyCollection<Guid> ids) =>
        Of(db, conversation).Where(row => ids.Contains(row.SenderId));

    /// <summary>Of everybody: what staff read and found to be no pattern was none up to the last line that they were shown, whoever wrote it.</summary>
    private static List<StandingJudgement> Standing(PeerConnectDb db, ConversationKey conversation, List<DecisionRow> rows, DateTimeOffset since)
    {
        var read = Read(rows, since);
        var spans = FalseFlags.OfConversation(db, conversation).Select(flag => (flag.Category, DateTimeOffset.MinValue, flag.Until)).ToList();
        return Standing(read, spans);
    }

    private static List<StandingJudgement> Standing(PeerConnectDb db, ConversationKey conversation, List<Guid> ids, List<DecisionRow> rows, DateTimeOffset since)
    {
        var read = Read(rows, since);
        var spans = FalseFlags.Of(db, conversation, ids)
            .Join(read, flag => flag.EntryId, judged => judged[0].Row.EntryId, (flag, judged) => Span(flag.Category, judged[0].Row.At, judged.Select(one => one.Decision))).ToList();
        return Standing(read, spans);
    }

    // The first decision of a message is of its commit, the last one is what stands. What people said of it (a report) never was in the sum.
    private static List<List<(DecisionRow Row, Decision Decision)>> Read(List<DecisionRow> rows, DateTimeOffset since) =>
    [
        .. rows.GroupBy(row => row.EntryId).Where(of => of.Min(row => row.At) >= since).Select(of => of.Select(row => (Row: row, Decision: Decision.FromJson(row.Record)))
            .Where(judged => judged.Decision.Verdicts.Any(verdict => verdict.IsOfComputer))
            .OrderBy(judged => judged.Row.At).ThenBy(judged => !judged.Decision.RescoreOwed).ToList()).Where(judged => judged.Count > 0),
    ];

    private static List<StandingJudgement> Standing(
        List<List<(DecisionRow Row, Decision Decision)>> read, List<(Category Category, DateTimeOffset From, DateTimeOffset To)> spans) =>
    [
        .. read.OrderBy(judged => judged[0].Row.At).ThenBy(judged => judged[0].Row.Sequence)
            .Select(judged => Standing(judged[0].Row.At, judged[^1].Row, judged[^1].Decision, spans)),
    ];

    private static StandingJudgement Standing(
        DateTimeOffset at, DecisionRow row, Decision decision, List<(Category Category, DateTimeOffset From, DateTimeOffset To)> spans) => new(
        row.EntryId,
        row.FacilityId,
        row.DecisionId,
        at,
        [.. decision.Verdicts.Select(verdict => decision.Risk is { } raised && raised.Category == verdict.Category ? verdict with { Severity = raised.From } : verdict)],
        [.. decision.Verdicts.Where(verdict => verdict.Severity >= Verdict.AlertSeverity).Select(verdict => verdict.Category)],
        [.. spans.Where(span => span.From <= at && at <= span.To).Select(span => span.Category)]);

    /// <summary>A message that was raised for a run of quiet ones was a flag on the whole run.</summary>
    private static (Category Category, DateTimeOffset From, DateTimeOffset To) Span(Category category, DateTimeOffset at, IEnumerable<Decision> decisions)
    {
        var within = decisions.Select(decision => decision.Risk).OfType<Moderation.Risk.RiskExplanation>().Where(raised => raised.Category == category)
            .Select(raised => raised.Within).DefaultIfEmpty().Max();
        return (category, at - within, at);
    }
}
