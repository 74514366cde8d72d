using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Training;

/// <summary>A message of a conversation with the sums of evidence after it, and whether it would be raised at a limit of nothing: it adds something itself.</summary>
internal sealed record SummedRow(CorpusRow Row, ConversationRisk Risk, float SexualAbuse, float Exploitation)
{
    /// <summary>The sum that counts: nothing where the message itself adds nothing, because then it is not raised.</summary>
    public float Of(Category category) => ConversationRisk.Evidence(category == Category.SexualAbuse ? SexualAbuse : Exploitation) > 0 ? Risk.Of(category) : 0;
}

/// <summary>How one category that conversations show did on some authors' conversations.</summary>
internal sealed record ConversationPartResult(
    string Authors,
    Category Category,
    double AreaUnderCurve,
    int Found,
    int Messages,
    int Reached,
    int Conversations,
    int WrongInOthers,
    int InOthers,
    int Early,
    int Before);

/// <summary>
/// Sexual abuse and exploitation: labelled in conversations only, so they train on those, and on single messages in which nothing is going on, that
/// everyday talk of debts and favours is known for what it is.
/// </summary>
internal static class ConversationHeads
{
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(2);
    private static readonly DateTimeOffset Evening = new(2026, 1, 5, 18, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<CorpusRow> Rows(IEnumerable<CorpusRow> rows) => [.. rows.Where(row => row.Conversation is not null || row.IsOrdinary || row.IsSupportive)];

    public static IReadOnlyList<ConversationScale> Scales(IReadOnlyList<ScoredRow> unseen, OperatingPoint point) =>
        [.. Head.OfConversations.Select(head => new ConversationScale(head.Category, CalibrationOf(unseen, head), point.Of(head.Category)))];

    public static Calibration CalibrationOf(IReadOnlyList<ScoredRow> unseen, Head head) =>
        PlattScaling.Fit([.. unseen.Where(row => row.Row.Conversation is not null).Select(row => (row.Scores[head.Index], head.Label(row.Row)))]);

    /// <summary>The conversations among the rows, message by message, with the probability of each category as given.</summary>
    public static IReadOnlyList<SummedRow> Replay(IEnumerable<(CorpusRow Row, float SexualAbuse, float Exploitation)> rows)
    {
        var summed = new List<SummedRow>();
        foreach (var conversation in rows.Where(row => row.Row.Conversation is not null).GroupBy(row => row.Row.Conversation))
        {
            var risk = default(ConversationRisk);
            foreach (var (row, abuse, exploitation) in conversation)
            {
                risk = ConversationRisk.Next(
                    risk, [Mild(Category.SexualAbuse, abuse), Mild(Category.Exploitation, exploitation)], default, Evening + (row.Turn * Turn)).Risk;
                summed.Add(new SummedRow(row, risk, abuse, exploitation));
            }
        }

        return summed;
    }

    /// <summary>The lowest limit at which so small a share of the messages of other conversations is raised, and of public messages in runs as one conversation.</summary>
    public static float Limit(IReadOnlyList<SummedRow> conversations, IReadOnlyList<SummedRow> ordinary, Category category, double allowed) =>
        new[] { Bare(conversations), ordinary }.Max(rows => Above([.. rows.Select(row => row.Of(category)).OrderDescending()], allowed));

    /// <summary>Messages of conversations in which neither category is ever labelled.</summary>
    public static IReadOnlyList<SummedRow> Bare(IReadOnlyList<SummedRow> rows) =>
        [.. rows.GroupBy(row => row.Row.Conversation).Where(conversation => conversation.All(row => row.Row.Exploitation + row.Row.SexualAbuse == 0)).SelectMany(conversation => conversation)];

    public static IReadOnlyList<ConversationPartResult> Measure(Model model, string authors, IReadOnlyList<CorpusRow> rows)
    {
        if (model.ConversationLimits is not { } limits)
        {
            return [];
        }

        var summed = Summed(model, rows);
        return [.. Head.OfConversations.Select(head => Measure(summed, authors, head, limits.Of(head.Category)))];
    }

    /// <summary>The conversations among the rows as a model that judges patterns hears them.</summary>
    public static IReadOnlyList<SummedRow> Summed(Model model, IEnumerable<CorpusRow> rows)
    {
        var classifier = new ModelClassifier(model);
        return Replay(rows.Where(row => row.Conversation is not null).Select(row => Given(classifier, row)));
    }

    private static ConversationPartResult Measure(IReadOnlyList<SummedRow> rows, string authors, Head head, float limit)
    {
        var conversations = rows.GroupBy(row => row.Row.Conversation).ToList();
        var having = conversations.Where(conversation => conversation.Any(row => head.Label(row.Row))).ToList();
        var labelled = rows.Where(row => head.Label(row.Row)).ToList();
        var before = having.SelectMany(conversation => conversation).Where(row => !head.Label(row.Row)).ToList();
        var others = Bare(rows);
        bool IsRaised(SummedRow row) => row.Of(head.Category) >= limit;
        return new ConversationPartResult(
            authors,
            head.Category,
            Ranking.AreaUnderCurve([.. rows.Select(row => (row.Risk.Of(head.Category), head.Label(row.Row)))]),
            labelled.Count(IsRaised),
            labelled.Count,
            having.Count(conversation => conversation.Any(IsRaised)),
            having.Count,
            others.Count(IsRaised),
            others.Count,
            before.Count(IsRaised),
            before.Count);
    }

    private static (CorpusRow Row, float SexualAbuse, float Exploitation) Given(ModelClassifier classifier, CorpusRow row)
    {
        var verdicts = classifier.JudgeForConversation(row.Text, row.Speaker);
        return (row, verdicts[0].Probability, verdicts[1].Probability);
    }

    private static float Above(IReadOnlyList<float> sums, double allowed) =>
        sums.Count == 0 ? 0 : float.BitIncrement(sums[Math.Min(sums.Count - 1, (int)Math.Floor(allowed * sums.Count))]);

    private static Verdict Mild(Category category, float probability) => new(EvidenceSource.Model, "replay", category, 0, probability, []);
}
