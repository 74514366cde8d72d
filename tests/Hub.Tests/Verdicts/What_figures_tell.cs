using System.Globalization;
using PeerConnect.Contracts;
using PeerConnect.Hub.Transparency;
using PeerConnect.Hub.Verdicts;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Tests.Verdicts;

/// <summary>No number under five is shown in a table of parts and verdicts, and none can be worked out from those that are.</summary>
public sealed class What_figures_tell
{
    private const int Most = 22;

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

    private static string Shown(int[] cells) => string.Join(' ', Figures(cells).Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Verdicts},{figure.Right}")));

    /// <summary>The whole, then two parts, each with flags that are right and false.</summary>
    private static List<VerdictFigure> Figures(int[] cells) =>
    [
        .. VerdictForm.Figures(Category.SelfHarm, [Part(default, cells[0] + cells[2], cells[1] + cells[3])]),
        .. VerdictForm.Figures(Category.SelfHarm, [Part(FlagGroup.BySender[0], cells[0], cells[1]), Part(FlagGroup.BySender[1], cells[2], cells[3])]),
    ];

    private static VerdictForm.Tally Part(FlagGroup group, int right, int wrong) => new(group, new Share(right, right + wrong), null);
}
