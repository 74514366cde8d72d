using System.Globalization;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Verdicts;
using PeerConnect.Hub.Transparency;
using PeerConnect.Hub.Verdicts;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Tests.Verdicts;

/// <summary>No number under five is shown in a table of parts and verdicts, and none can be worked out from those that are.</summary>
public sealed class What_figures_tell
{
    private const int Most = 22;

    // Few enough for a whole to be promised so much that its word leaves open how many were right.
    private const int Messages = 300;

    private static readonly Share Alarms = new(14, 2549);

    [Fact]
    public void Given_any_two_parts_then_no_cell_under_five_is_shown_or_follows_from_the_rest_and_their_whole()
    {
        var all = (from a in Enumerable.Range(0, Most + 1) from b in Enumerable.Range(0, Most + 1 - a) from c in Enumerable.Range(0, Most + 1 - a - b)
                   from d in Enumerable.Range(0, Most + 1 - a - b - c) select new[] { a, b, c, d }).ToList();
        foreach (var same in all.ToLookup(Shown))
        {
            var figures = Figures(same.First());
            Assert.All(figures, figure => Assert.False(figure.Verdicts < Withholding.Fewest || figure.Right < Withholding.Fewest || figure.Verdicts - figure.Right < Withholding.Fewest));
            if (figures[2].Right is not null)
            {
                continue;
            }

            for (var cell = 0; cell < 4; cell++)
            {
                Assert.True(same.Select(cells => cells[cell]).Distinct().Count() > 1, $"cell {cell} of {same.Key}");
            }
        }
    }

    [Fact]
    public void Given_enough_of_everything_then_it_is_shown_with_its_interval()
    {
        var figures = Figures([12, 28, 9, 5]);
        Assert.Equal([(54, 21), (40, 12), (14, 9)], figures.Select(figure => (figure.Verdicts!.Value, figure.Right!.Value)).OrderDescending());
        Assert.Equal(new ShareRange(.18, .45), figures.Single(figure => figure.Verdicts == 40).Found);
    }

    [Fact]
    public void Given_a_whole_that_is_promised_little_then_its_word_and_its_verdicts_can_say_that_none_was_right()
    {
        VerdictFigure All(int right) => Assert.Single(VerdictForm.Figures(Category.SelfHarm, [VerdictForm.Tally.Of(default, Flags(right, 20 - right), 1740, Alarms)]));
        Assert.Equal((VerdictStanding.FewerRight, 20, null), (All(0).Standing!.Value, All(0).Verdicts!.Value, All(0).Right));
        Assert.All(Enumerable.Range(1, 20), right => Assert.Equal(VerdictStanding.AsPromised, All(right).Standing));
    }

    [Fact]
    public void Given_parts_then_the_word_of_the_model_is_that_of_the_whole_and_a_part_has_to_differ_more_clearly()
    {
        var figures = Model(messages: [2700, 2700], Flags(8, 32), Flags(8, 32, SpeakerRole.Supporter));
        Assert.Equal(VerdictStanding.FewerRight, figures.Standing);
        Assert.Equal([VerdictStanding.AsPromised, VerdictStanding.AsPromised], BySender(figures));

        // One part alone is a question.
        figures = Model(messages: [100, 9900], Flags(6, 54), Flags(90, 10, SpeakerRole.Supporter));
        Assert.Equal(VerdictStanding.AsPromised, figures.Standing);
        Assert.Equal([VerdictStanding.FewerRight, VerdictStanding.AsPromised], BySender(figures));

        // Where its right ones are not shown nothing is said of it.
        figures = Model(messages: [100, 9900], Flags(4, 54), Flags(90, 10, SpeakerRole.Supporter));
        Assert.Equal([null, null], BySender(figures));
    }

    [Fact]
    public void Given_flags_without_a_verdict_then_each_could_be_right_and_those_of_a_run_are_in_no_number_of_the_whole()
    {
        var decided = Flags(0, 30);
        Assert.Equal(VerdictStanding.FewerRight, Model([2600, 0], decided).Standing);
        var open = decided[0] with { Verdict = null };
        Assert.Equal(VerdictStanding.AsPromised, Model([2600, 0], decided, [.. Enumerable.Repeat(open, 300)]).Standing);

        var unclear = open with { Verdict = FlagVerdict.Unclear };
        Assert.Equal(6, Model([300, 0], [.. Enumerable.Repeat(unclear, 6)], [.. Enumerable.Repeat(unclear with { Run = true }, 7)]).Figures[0].CannotBeSaid);
    }

    private static IEnumerable<VerdictStanding?> BySender(ModelVerdicts model) =>
        model.Figures.Where(figure => figure is { Category: CaseCategory.SelfHarm, Sender: not null }).Select(figure => figure.Standing);

    private static ModelVerdicts Model(int[] messages, params List<JudgedFlag>[] flags) => Assert.Single(VerdictForm.Of(
        [.. flags.SelectMany(some => some)],
        [.. messages.Select((count, side) => new JudgedMessages("m1", FlagGroup.BySender[side].Sender!.Value, MessageLanguage.English, count))],
        new ModelPromises([new ModelPromise("m1", [.. FlagGroup.BySender.Prepend(default).Select(group => new PromisedAlarms(Category.SelfHarm, null, group.Sender, null, Alarms.Hits, Alarms.Of))])]),
        "m1").Models);

    private static List<JudgedFlag> Flags(int right, int wrong, SpeakerRole sender = SpeakerRole.Resident) =>
    [
        .. Enumerable.Repeat(FlagVerdict.True, right).Concat(Enumerable.Repeat(FlagVerdict.False, wrong))
            .Select(verdict => new JudgedFlag("m1", Category.SelfHarm, 3, sender, MessageLanguage.English, Run: false, verdict)),
    ];

    private static string Shown(int[] cells) => string.Join(' ', Figures(cells).Select(figure =>
        string.Create(CultureInfo.InvariantCulture, $"{figure.Verdicts},{figure.Right},{figure.Standing},{figure.Promised?.Low},{figure.Promised?.High}")));

    /// <summary>The whole, then two parts, each with flags that are right and false.</summary>
    private static List<VerdictFigure> Figures(int[] cells) =>
    [
        .. VerdictForm.Figures(Category.SelfHarm, [Part(default, cells[0] + cells[2], cells[1] + cells[3])]),
        .. VerdictForm.Figures(Category.SelfHarm, [Part(FlagGroup.BySender[0], cells[0], cells[1]), Part(FlagGroup.BySender[1], cells[2], cells[3])]),
    ];

    private static VerdictForm.Tally Part(FlagGroup group, int right, int wrong) =>
        new(group, new Share(right, right + wrong), 0, PromisedShare.Of(Alarms, group == default ? Messages : Messages / 2, right + wrong));
}
