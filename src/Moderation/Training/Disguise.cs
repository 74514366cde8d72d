using System.Text;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Messages that should be alerts, and ordinary ones, as they were written and disguised in one way.</summary>
internal sealed record DisguiseResult(string Way, int Alerts, int Found, int FoundDisguised, int Ordinary, int Alarms, int AlarmsDisguised)
{
    public double Low => new Share(FoundDisguised, Alerts).Low;

    public double High => new Share(FoundDisguised, Alerts).High;
}

/// <summary>Writes a message as somebody would who hides from a machine, or types badly. The same message gives the same disguise each time.</summary>
internal static class Disguise
{
    private const int ShortestWord = 4;

    private static readonly string[] Pictures = ["🙂", "💀", "😭", "🔥", "🙏"];

    public static IReadOnlyList<(string Name, Func<string, string> Write)> Ways { get; } =
    [
        ("signs for letters", text => Words(text, oneIn: 2, (word, _) => Replace(word, "aeiost", "4310$7"))),
        ("letters set apart", text => Words(text, oneIn: 3, (word, _) => string.Join(' ', word.ToCharArray()))),
        ("look-alike letters", text => Words(text, oneIn: 2, (word, _) => Replace(word, "aeopcxy", "аеорсху"))),
        ("letters repeated", text => Words(text, oneIn: 2, (word, chance) => Repeat(word, (int)(chance % (uint)word.Length)))),
        ("pictures between", text => Words(text, oneIn: 3, (word, chance) => word + Pictures[chance % (uint)Pictures.Length])),
        ("letters repeated all along", text => Words(text, oneIn: 2, (word, chance) => Stretch(word, chance))),
        ("pictures inside words", text => Words(text, oneIn: 3, (word, chance) => word.Insert(1 + (int)(chance % (uint)(word.Length - 1)), Pictures[chance % (uint)Pictures.Length]))),
        ("words in two parts", text => Words(text, oneIn: 3, (word, chance) => word.Insert(1 + (int)(chance % (uint)(word.Length - 1)), chance % 2 == 0 ? "." : " "))),
        ("typing errors", text => Words(text, oneIn: 4, (word, chance) => Swap(word, 1 + (int)(chance % (uint)(word.Length - 2))))),
    ];

    public static IReadOnlyList<DisguiseResult> Measure(IClassifier classifier, IReadOnlyList<JudgedRow> rows)
    {
        var alerts = rows.Where(row => row.Row.IsAlert).ToList();
        var ordinary = rows.Where(row => row.Row.IsOrdinary).ToList();
        int Flagged(List<JudgedRow> judged) => judged.Count(row => row.IsFlagged);
        int FlaggedAs(List<JudgedRow> judged, Func<string, string> write) =>
            judged.Count(row => classifier.Judge(write(row.Row.Text), row.Row.Speaker, Budget.Unlimited).Verdicts.Any(verdict => verdict.Severity >= Verdict.AlertSeverity));
        return [.. Ways.Select(way => new DisguiseResult(
            way.Name, alerts.Count, Flagged(alerts), FlaggedAs(alerts, way.Write), ordinary.Count, Flagged(ordinary), FlaggedAs(ordinary, way.Write)))];
    }

    /// <summary>One word in so many is written otherwise, and at least one where there is a word long enough.</summary>
    private static string Words(string text, uint oneIn, Func<string, uint, string> write)
    {
        var words = text.Split(' ');
        var longEnough = words.Index().Where(word => word.Item.Length >= ShortestWord && word.Item.All(char.IsAsciiLetter)).ToList();
        var any = false;
        foreach (var (index, word) in longEnough)
        {
            var chance = Chance(text, index);
            if (chance % oneIn == 0 || (!any && index == longEnough[^1].Index))
            {
                words[index] = write(word, chance / oneIn);
                any = true;
            }
        }

        return string.Join(' ', words);
    }

    private static string Replace(string word, string letters, string by) =>
        string.Concat(word.Select(letter => letters.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal) is >= 0 and var at ? by[at] : letter));

    private static string Repeat(string word, int at) => word.Insert(at, new string(word[at], 3));

    /// <summary>Each letter once to four times.</summary>
    private static string Stretch(string word, uint chance) =>
        string.Concat(word.Select((letter, index) => new string(letter, 1 + (int)((chance >> (index % 8 * 2)) % 4))));

    private static string Swap(string word, int at) => new StringBuilder(word) { [at - 1] = word[at], [at] = word[at - 1] }.ToString();

    // FNV over the letters: no run differs from another.
    private static uint Chance(string text, int word)
    {
        var hash = 2166136261u ^ (uint)word;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }
}
