using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Tests.Text;

public sealed class A_body_is_checked
{
    [Theory]
    [InlineData("hello", null)]
    [InlineData("two\nlines\tand a tab", null)]
    [InlineData("mañana 👍🏽 ok", null)]
    [InlineData("", BodyFault.Empty)]
    [InlineData(" \n\t ", BodyFault.Empty)]
    [InlineData("\u200B\u2060\uFEFF", BodyFault.Empty)]
    [InlineData("bell\u0007", BodyFault.ControlCharacter)]
    [InlineData("a\rb", BodyFault.ControlCharacter)]
    [InlineData("a\u0085b", BodyFault.ControlCharacter)]
    [InlineData("nul\0", BodyFault.ControlCharacter)]
    [InlineData("evil \u202Etxt", BodyFault.BidirectionalOverride)]
    [InlineData("evil \u2067txt", BodyFault.BidirectionalOverride)]
    [InlineData("\uFFFF", BodyFault.InvalidUnicode)]
    public void A_body_has_the_fault_it_has(string body, BodyFault? fault) => Assert.Equal(fault, BodyRules.Check(body));

    [Theory]
    [InlineData("a", 0xD83D, "b")]
    [InlineData("a", 0xDE00, "b")]
    [InlineData("", 0xD83D, "")]
    public void Half_a_surrogate_pair_is_invalid(string before, int half, string after) =>
        Assert.Equal(BodyFault.InvalidUnicode, BodyRules.Check(before + (char)half + after));

    [Fact]
    public void The_limit_counts_utf16_units_and_is_itself_allowed()
    {
        Assert.Null(BodyRules.Check(new string('a', BodyRules.LongestBody)));
        Assert.Equal(BodyFault.TooLong, BodyRules.Check(new string('a', BodyRules.LongestBody + 1)));
        Assert.Equal(BodyFault.TooLong, BodyRules.Check(string.Concat(Enumerable.Repeat("😀", 2_001))));
    }
}
