using System.Reflection;
using System.Text.RegularExpressions;

namespace PeerConnect.Web.Tests;

/// <summary>A language that is written from right to left needs no other sheet: sides are named by the direction of writing, never as left or right.</summary>
public sealed partial class Sheets_that_turn_with_the_language
{
    [Fact]
    public void Given_the_sheets_of_both_apps_then_none_names_a_side_of_the_screen()
    {
        var tokens = typeof(Sheets_that_turn_with_the_language).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Tokens").Value!;
        var web = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(tokens)!, "..", ".."));
        var sheets = ((string[])["Shell", "Residents", "Staff"]).SelectMany(app => Directory.GetFiles(Path.Combine(web, app, "wwwroot"), "*.css")).ToList();
        Assert.True(sheets.Count >= 4, string.Join(' ', sheets));
        var sides = sheets.SelectMany(sheet => File.ReadLines(sheet).Select((line, at) => (Sheet: Path.GetFileName(sheet), Line: at + 1, Found: Side().Match(line).Value))).Where(each => each.Found.Length > 0);
        Assert.Empty(sides);
    }

    [Theory]
    [InlineData(".a { margin-left: 2px }", true)]
    [InlineData(".a { color: red; left: 0; }", true)]
    [InlineData(".a { text-align: right }", true)]
    [InlineData(".a { border-top-right-radius: 4px }", true)]
    [InlineData(".a { margin-inline-start: 2px; text-align: start; inset-inline-end: 0 }", false)]
    public void Given_a_line_then_a_side_of_the_screen_is_found(string line, bool found) => Assert.Equal(found, Side().IsMatch(line));

    [GeneratedRegex(@"(?<=[;{\s])((margin|padding|border|scroll-margin|scroll-padding)(-(top|bottom))?-(left|right)[a-z-]*|left|right)\s*:|(text-align|float|clear)\s*:\s*(left|right)")]
    private static partial Regex Side();
}
