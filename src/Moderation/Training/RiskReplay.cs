using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Training;

/// <summary>Runs messages through the risk state as the server does: in order, by author, with time passing.</summary>
internal static class RiskReplay
{
    private const int RunLength = 200;
    private static readonly DateTimeOffset Evening = new(2026, 1, 5, 18, 0, 0, TimeSpan.Zero);

    /// <summary>What somebody types in a hurry, so that next to nothing fades: the harshest reading of ordinary traffic.</summary>
    private static readonly TimeSpan Hurry = TimeSpan.FromSeconds(4);

    /// <summary>Between two turns of a conversation.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(2);

    /// <summary>How many messages are raised if one author wrote all of them, in runs of 200.</summary>
    public static int RaisedAmong(IReadOnlyList<(float SelfHarm, float Violence)> messages) =>
        OneAuthor([.. messages.Select(pair => (ImmutableArray<Verdict>)[Mild(Category.SelfHarm, pair.SelfHarm), Mild(Category.Violence, pair.Violence)])]).Count(raised => raised);

    /// <summary>Which messages are raised if one author wrote all of them, in runs of 200.</summary>
    public static IEnumerable<bool> OneAuthor(IReadOnlyList<ImmutableArray<Verdict>> messages)
    {
        var state = default(RiskState);
        for (var index = 0; index < messages.Count; index++)
        {
            state = index % RunLength == 0 ? default : state;
            var step = RiskState.Next(state, messages[index], Evening + (index * Hurry));
            state = step.State;
            yield return step.Explanation is not null;
        }
    }

    /// <summary>The verdicts of each message of a conversation with the state of its author weighed in.</summary>
    public static IEnumerable<(CorpusRow Row, ImmutableArray<Verdict> Own, ImmutableArray<Verdict> Given)> Conversation(IEnumerable<JudgedRow> turns)
    {
        var states = new Dictionary<string, RiskState>(StringComparer.Ordinal);
        foreach (var turn in turns)
        {
            var person = turn.Row.Person!;
            var step = RiskState.Next(states.GetValueOrDefault(person), turn.Judgement.Verdicts, Evening + (turn.Row.Turn * Turn));
            states[person] = step.State;
            yield return (turn.Row, turn.Judgement.Verdicts, step.Verdicts);
        }
    }

    private static Verdict Mild(Category category, float probability) => new(EvidenceSource.Model, "replay", category, 0, probability, []);
}
