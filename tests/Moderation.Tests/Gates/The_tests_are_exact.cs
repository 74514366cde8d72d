using CsCheck;
using PeerConnect.Moderation.Gates;

namespace PeerConnect.Moderation.Tests.Gates;

public sealed class The_tests_are_exact
{
    /// <summary>The first is the lady tasting tea.</summary>
    [Theory]
    [InlineData(3, 4, 1, 4, 17.0 / 70)]
    [InlineData(8, 10, 1, 10, .0027387473)]
    [InlineData(5, 5, 0, 5, 1.0 / 252)]
    [InlineData(0, 10, 5, 20, 1)]
    [InlineData(25, 68, 171, 573, .1511256696)]
    public void Given_a_group_and_the_rest_then_it_is_fishers(int faults, int of, int restFaults, int restOf, double expected) =>
        Assert.Equal(expected, ExactTests.Fisher(faults, of, restFaults, restOf), 1e-9);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(5, 0, 1.0 / 32)]
    [InlineData(8, 2, 56.0 / 1024)]
    [InlineData(2, 8, 1013.0 / 1024)]
    [InlineData(12, 5, .0717315674)]
    public void Given_messages_on_which_two_differ_then_it_is_mcnemars(int onlySecond, int onlyFirst, double expected) =>
        Assert.Equal(expected, ExactTests.McNemar(onlySecond, onlyFirst), 1e-9);

    [Fact]
    public void Given_several_tests_then_each_is_corrected_as_holm_says()
    {
        Assert.Equal([.03, .06, .06, .02], ExactTests.Holm([.01, .03, .04, .005]).Select(value => Math.Round(value, 12)));
        Assert.Equal([1, 1], ExactTests.Holm([.6, .7]));
        Assert.Empty(ExactTests.Holm([]));
    }

    [Fact]
    public void Given_more_faults_then_no_test_is_calmer() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[0, 40]).Sample((of, restOf, restFaults) =>
        {
            var rest = Math.Min(restFaults, restOf);
            foreach (var faults in Enumerable.Range(0, of))
            {
                Assert.True(ExactTests.Fisher(faults + 1, of, rest, restOf) <= ExactTests.Fisher(faults, of, rest, restOf) + 1e-12);
                Assert.True(ExactTests.McNemar(faults + 1, rest) <= ExactTests.McNemar(faults, rest) + 1e-12);
            }
        });
}
