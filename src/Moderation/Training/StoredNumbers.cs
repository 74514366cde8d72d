using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Training;

/// <summary>
/// What the server has stored of a conversation when a message comes, as features to be tried: how much concern the author has gathered in each class, how much
/// anybody else has, and how many messages the author wrote. Numbers only, in steps; no word of what was said.
/// </summary>
internal static class StoredNumbers
{
    private const ulong FirstName = 1_000;

    private static readonly DateTimeOffset Evening = new(2026, 1, 5, 18, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(2);

    /// <summary>The features of each message of a conversation, by the row's id.</summary>
    /// <param name="rows">Conversations in their order, with the probabilities that a model gave which had not seen the author.</param>
    public static IReadOnlyDictionary<string, ulong[]> Of(IEnumerable<(CorpusRow Row, float SelfHarm, float Violence)> rows)
    {
        var known = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        foreach (var conversation in rows.Where(row => row.Row.Conversation is not null).GroupBy(row => row.Row.Conversation))
        {
            var states = new Dictionary<string, (RiskState State, int Messages)>(StringComparer.Ordinal);
            foreach (var (row, selfHarm, violence) in conversation)
            {
                var own = states.GetValueOrDefault(row.Person!);
                var others = states.Where(state => state.Key != row.Person).Select(state => state.Value.State).ToList();
                known[row.Id] =
                [
                    Name(0, Step(own.State.SelfHarm.Concern)),
                    Name(1, Step(own.State.Violence.Concern)),
                    Name(2, Step(others.Select(state => state.SelfHarm.Concern).DefaultIfEmpty().Max())),
                    Name(3, Step(others.Select(state => state.Violence.Concern).DefaultIfEmpty().Max())),
                    Name(4, own.Messages switch { 0 => 0, < 4 => 1, _ => 2 }),
                ];
                var step = RiskState.Next(own.State, [Mild(Category.SelfHarm, selfHarm), Mild(Category.Violence, violence)], Evening + (row.Turn * Turn));
                states[row.Person!] = (step.State, own.Messages + 1);
            }
        }

        return known;
    }

    private static ulong Step(float concern) => concern switch { <= 0 => 0, <= 1 => 1, < RiskState.Enough => 2, _ => 3 };

    private static ulong Name(ulong number, ulong step) => FeatureHash.Name(FeatureKind.Role, FirstName + number, step + 1);

    private static Verdict Mild(Category category, float probability) => new(EvidenceSource.Model, "replay", category, 0, probability, []);
}
