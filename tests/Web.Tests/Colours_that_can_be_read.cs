using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PeerConnect.Web.Tests;

/// <summary>Text stands out from its ground by 7 to 1 in both themes (WCAG 2.2, AAA), on the staff's pages by 4.5 to 1, edges of what can be pressed by 3 to 1.</summary>
public sealed partial class Colours_that_can_be_read
{
    private static readonly string[] Grounds = ["paper", "surface", "sunk", "brand-tint"];

    public static TheoryData<string, string, string, double> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, string, double>();
            foreach (var theme in Themes.Value.Keys)
            {
                foreach (var ground in Grounds)
                {
                    pairs.Add(theme, "ink", ground, 7);
                }

                foreach (var (text, ground) in new[]
                {
                    ("soft", "paper"), ("soft", "surface"), ("soft", "sunk"), ("brand", "surface"), ("brand", "paper"), ("brand", "brand-tint"), ("brand-ink", "brand"), ("s4-ink", "s4"),
                    ("ink", "s4-tint"), ("ink", "s3-tint"), ("s3", "s3-tint"), ("s3", "surface"), ("s3", "paper"), ("s2", "s2-tint"), ("s1", "s1-tint"), ("ok", "ok-tint"), ("ok", "paper"), ("ok", "surface"),
                })
                {
                    pairs.Add(theme, text, ground, 7);
                }

                foreach (var (text, ground) in new[] { ("s4", "surface"), ("s4", "paper"), ("s3", "brand-tint"), ("brand", "sunk") })
                {
                    pairs.Add(theme, text, ground, 4.5);
                }

                foreach (var ground in (string[])["surface", "paper"])
                {
                    pairs.Add(theme, "edge", ground, 3);
                    pairs.Add(theme, "focus", ground, 3);
                }
            }

            return pairs;
        }
    }

    private static Lazy<Dictionary<string, Dictionary<string, string>>> Themes { get; } = new(Read);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Given_a_theme_then_the_text_stands_out_from_its_ground(string theme, string text, string ground, double least)
    {
        var ratio = Ratio(Themes.Value[theme][text], Themes.Value[theme][ground]);
        Assert.True(ratio >= least, string.Create(CultureInfo.InvariantCulture, $"{text} on {ground} ({theme}) has {ratio:0.00} to 1, not {least}."));
    }

    /// <summary>Red is for a person in danger and for the button that calls a person.</summary>
    [Theory]
    [InlineData("desk.css", ".severity.s4", ".calls.danger")]
    [InlineData("residents.css", ".need", ".button.help", ".bell")]
    [InlineData("base.css")]
    public void Given_a_sheet_then_nothing_else_is_red(string name, params string[] red)
    {
        var lines = File.ReadLines(Sheets_that_turn_with_the_language.Sheets().Single(sheet => Path.GetFileName(sheet) == name)).Where(line => line.Contains("var(--s4", StringComparison.Ordinal)).ToList();
        Assert.Equal(red, lines.Select(line => line[..line.IndexOf('{', StringComparison.Ordinal)].Trim()));
    }

    [Fact]
    public void Given_known_colours_then_the_measure_is_right()
    {
        Assert.Equal(21, Ratio("#000000", "#ffffff"), 2);
        Assert.Equal(4.54, Ratio("#767676", "#ffffff"), 2);
    }

    /// <summary>Later rules of the file stand on the earlier ones, as in a browser.</summary>
    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        var path = typeof(Colours_that_can_be_read).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Tokens").Value!;
        var rules = Rule().Matches(File.ReadAllText(path)).ToDictionary(
            rule => rule.Groups[1].Value.Trim(), rule => Colour().Matches(rule.Groups[2].Value).ToDictionary(colour => colour.Groups[1].Value, colour => colour.Groups[2].Value));
        var light = rules[":root"];
        var dark = Over(light, rules[""":root[data-theme="dark"]"""]);
        var more = rules[""":root[data-contrast="more"]"""];
        return new Dictionary<string, Dictionary<string, string>>
        {
            ["light"] = light,
            ["dark"] = dark,
            ["light, more contrast"] = Over(light, more),
            ["dark, more contrast"] = Over(Over(dark, more), rules[""":root[data-contrast="more"][data-theme="dark"]"""]),
        };
    }

    private static Dictionary<string, string> Over(Dictionary<string, string> under, Dictionary<string, string> over)
    {
        var both = new Dictionary<string, string>(under);
        foreach (var (name, value) in over)
        {
            both[name] = value;
        }

        return both;
    }

    private static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Convert.FromHexString(colour[1..]).Select(part => part / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"(:root[^{]*)\{([^}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9a-f]{6})")]
    private static partial Regex Colour();
}
