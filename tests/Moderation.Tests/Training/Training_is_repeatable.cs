using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Training;

public sealed class Training_is_repeatable
{
    private static readonly Head Threat = new(Category.Violence, 2);

    [Fact]
    public void Given_the_same_rows_twice_the_bytes_are_the_same()
    {
        var rows = Corpus.ReadAuthor(Repository.CorpusFolder, "dogwood").Take(200).ToList();
        var first = TrainedModel.Train(rows, OrdinaryTraffic.None, [Threat]);
        var second = TrainedModel.Train(rows, OrdinaryTraffic.None, [Threat]);
        Assert.Equal(ModelFile.HashOf(first.WeightsPart()), ModelFile.HashOf(second.WeightsPart()));
        Assert.Equal(ModelFile.HashOf(first.Heads[0].MlNetModel), ModelFile.HashOf(second.Heads[0].MlNetModel));
    }

    [Fact]
    public void A_model_of_two_authors_ranks_the_threats_of_a_third_far_above_chance()
    {
        var rows = new[] { "ash", "birch" }.SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author)).ToList();
        var scorer = TrainedModel.Train(rows, OrdinaryTraffic.None, [Threat]).Scorer();
        var scored = Corpus.ReadAuthor(Repository.CorpusFolder, "dogwood")
            .Select(row => (scorer(row.Text, row.Speaker)[Threat.Index], Threat.Label(row)))
            .ToList();
        Assert.True(Ranking.AreaUnderCurve(scored) > .75);
    }

    [Fact]
    public void Scaling_gives_the_shares_that_were_seen()
    {
        var scored = Enumerable.Range(0, 4_000).Select(index => (Score: (index % 40 / 10f) - 2, Is: index / 40 < (index % 40) * 2)).ToList();
        var calibration = PlattScaling.Fit(scored);
        foreach (var group in scored.GroupBy(pair => pair.Score))
        {
            Assert.Equal((double)group.Count(pair => pair.Is) / group.Count(), calibration.Probability(group.Key), .1);
        }
    }

    [Fact]
    public void Scaling_given_scores_far_from_where_it_begins_ends_at_the_shares_all_the_same()
    {
        var scored = Enumerable.Range(0, 4_000).Select(index => (Score: (index % 40 / 10f) - 12, Is: index % 40 > 36 && index % 3 == 0)).ToList();
        var calibration = PlattScaling.Fit(scored);
        Assert.InRange(calibration.Slope, 0, 100);
        Assert.Equal((double)scored.Count(pair => pair.Is) / scored.Count, scored.Average(pair => calibration.Probability(pair.Score)), .01);
    }

    [Fact]
    public void The_chosen_limit_of_conversations_raises_no_larger_share_of_those_that_show_nothing() =>
        Gen.Select(Gen.Float[0, 1], Gen.Int[0, 1]).Array[100, 400].Sample(messages =>
        {
            var rows = ConversationHeads.Replay(messages.Select((message, index) => (
                new CorpusRow($"{index}", "", SpeakerRole.Resident, "direct", "en", "", "", 0, 0, "", "", Conversation: $"{index / 8}", Turn: index % 8, Exploitation: index / 8 % 3 == 0 ? message.Item2 : 0),
                0f,
                message.Item1)));
            var limit = ConversationHeads.Limit(rows, [], Category.Exploitation, .05);
            var bare = ConversationHeads.Bare(rows);
            Assert.True(bare.Count(row => row.Of(Category.Exploitation) >= limit) <= .05 * bare.Count);
        });

    [Fact]
    public void Each_category_has_the_label_of_its_own_and_one_without_labels_is_refused()
    {
        var row = new CorpusRow("a-1", "", SpeakerRole.Resident, "direct", "en", "", "", 1, 3, "", "", Exploitation: 1);
        Assert.Equal([1, 3, 0, 2], new[] { Category.SelfHarm, Category.Violence, Category.SexualAbuse, Category.Exploitation }.Select(row.Severity));
        Assert.Throws<ArgumentOutOfRangeException>(() => row.Severity(Category.Escape));
    }

    [Fact]
    public void The_chosen_thresholds_keep_both_limits() =>
        Gen.Select(Gen.Select(Gen.Float[0, 1], Gen.Float[0, 1]).Array[200, 600], Gen.Select(Gen.Float[0, 1], Gen.Float[0, 1]).Array[50, 200], Gen.Float[0, 1].Array[1, 30])
            .Sample(
                (ordinary, supportive, alerts) =>
                {
                    var point = OperatingPoint.Choose(
                        [LimitedSet.Of(ordinary, OperatingPoint.MostOrdinary), LimitedSet.Of(supportive, OperatingPoint.MostSupportive)],
                        alerts,
                        alerts);
                    Assert.True(Alarms(ordinary, point) <= OperatingPoint.MostOrdinary * ordinary.Length);
                    Assert.True(Alarms(supportive, point) <= OperatingPoint.MostSupportive * supportive.Length);
                },
                iter: 60);

    private static int Alarms((float SelfHarm, float Violence)[] messages, (float SelfHarm, float Violence) point) =>
        messages.Count(message => message.SelfHarm >= point.SelfHarm || message.Violence >= point.Violence);
}
