using System.Reflection;
using System.Text.RegularExpressions;

namespace PeerConnect.Web.Tests;

/// <summary>A language that is written from right to left needs no other sheet: sides are named by the direction of writing, never as left or right.</summary>
public sealed partial class Sheets_that_turn_with_the_language
{
    [Fact]
    public void Given_the_sheets_of_both_apps_then_none_names_a_side_of_the_screen()
    {
        var sheets = Sheets();
        Assert.True(sheets.Count >= 4, string.Join(' ', sheets));
        var sides = sheets.SelectMany(sheet => File.ReadLines(sheet).Select((line, at) => (Sheet: Path.GetFileName(sheet), Line: at + 1, Text: line))).Where(each => NamesSide(each.Text));
        Assert.Empty(sides);
    }

    [Theory]
    [InlineData(".a { margin-left: 2px }", true)]
    [InlineData(".a { color: red; left: 0; }", true)]
    [InlineData(".a { text-align: right }", true)]
    [InlineData(".a { border-top-right-radius: 4px }", true)]
    [InlineData(".a { padding: 2px 4px 2px 8px }", true)]
    [InlineData(".a { inset: 0 auto 0 0 }", true)]
    [InlineData(".a { border-radius: 4px 0 0 4px }", true)]
    [InlineData(".a { border-width: 0 0 0 3px }", true)]
    [InlineData(".a { transform: translateX(4px) }", true)]
    [InlineData(".a { background-position: right 4px center }", true)]
    [InlineData(".a { background: linear-gradient(to left, red, blue) }", true)]
    [InlineData(".a { padding: 2px 4px 8px 4px; inset: auto 0 0 0; margin: 0 auto; border-radius: 4px 4px 0 0 }", false)]
    [InlineData(".a { margin-inline-start: 2px; text-align: start; inset-inline-end: 0 }", false)]
    public void Given_a_line_then_a_side_of_the_screen_is_found(string line, bool found) => Assert.Equal(found, NamesSide(line));

    [Fact]
    public void Given_what_points_in_the_direction_of_writing_then_it_turns()
    {
        Assert.Contains(".turns:dir(rtl) { transform: scaleX(-1); }", File.ReadAllText(Sheets().Single(sheet => Path.GetFileName(sheet) == "base.css")), StringComparison.Ordinal);
        var drawn = Directory.GetFiles(Web(), "*.razor", SearchOption.AllDirectories).SelectMany(File.ReadLines).Where(line => line.Contains("<svg ", StringComparison.Ordinal)).ToList();
        Assert.True(drawn.Count >= 5);

        // A code is read as it is drawn.
        Assert.All(drawn, svg => Assert.Matches("turns|class=\"scanned\"", svg));
    }

    internal static string Web()
    {
        var tokens = typeof(Sheets_that_turn_with_the_language).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Tokens").Value!;
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(tokens)!, "..", ".."));
    }

    [Fact]
    public void Given_the_keypad_then_its_digits_run_from_left_to_right_in_every_language_and_what_is_beside_the_nought_changes_places()
    {
        var sheet = File.ReadAllText(Sheets().Single(sheet => Path.GetFileName(sheet) == "residents.css"));
        Assert.Contains(".keypad { direction: ltr; }", sheet, StringComparison.Ordinal);
        string[] fromTheLeft = [".delete", ".zero", ".clear"];
        Assert.All(fromTheLeft.Index(), key => Assert.Contains($".keypad:dir(rtl) > {key.Item} {{ order: {key.Index + 1}; }}", sheet, StringComparison.Ordinal));
        var keypad = File.ReadAllText(Path.Combine(Web(), "Residents", "Entering", "Keypad.razor"));
        Assert.All(fromTheLeft, key => Assert.Matches($"class=\"[^\"]*\\b{key[1..]}\\b", keypad));
    }

    internal static List<string> Sheets() => [.. ((string[])["Shell", "Residents", "Staff"]).SelectMany(app => Directory.GetFiles(Path.Combine(Web(), app, "wwwroot"), "*.css"))];

    /// <summary>A property of a side, or a value for each side in which right and left differ.</summary>
    private static bool NamesSide(string line) =>
        Side().IsMatch(line)
        || Sides().Matches(line).Any(match => match.Groups["right"].Value != match.Groups["left"].Value)
        || Corners().Matches(line).Any(match => match.Groups["first"].Value != match.Groups["second"].Value || match.Groups["third"].Value != match.Groups["fourth"].Value);

    [GeneratedRegex(@"(?<=[;{\s])((margin|padding|border|scroll-margin|scroll-padding)(-(top|bottom))?-(left|right)[a-z-]*|left|right)\s*:|(text-align|float|clear|transform-origin|object-position|background-position(-x)?|background)\s*:[^;}]*\b(left|right)\b|translateX\(")]
    private static partial Regex Side();

    [GeneratedRegex(@"(?<=[;{\s])(margin|padding|inset|border-width|border-style|border-color|scroll-margin|scroll-padding)\s*:\s*[^\s;}]+\s+(?<right>[^\s;}]+)\s+[^\s;}]+\s+(?<left>[^\s;}]+)\s*[;}]")]
    private static partial Regex Sides();

    [GeneratedRegex(@"(?<=[;{\s])border-radius\s*:\s*(?<first>[^\s;}]+)\s+(?<second>[^\s;}]+)\s+(?<third>[^\s;}]+)\s+(?<fourth>[^\s;}]+)\s*[;}]")]
    private static partial Regex Corners();
}
