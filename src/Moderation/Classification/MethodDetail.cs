using System.Globalization;
using System.Reflection;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// Whether a message tells in detail how to hurt or kill oneself: instructions, or means worked out with amount and technique. A method that is named, a plan without
/// technique and a cry for help are none. Lists and rules that people reviewed, and nothing that was learned: it decides on holding a message, and whoever asks why must find
/// the line. Wherever somebody seems to ask for help or to tell what happened, it says no: who cries must not wait.
/// </summary>
internal sealed class MethodDetail
{
    private static readonly Lazy<MethodDetail> Built = new(() => new MethodDetail(Table()));

    private readonly ByHash<Phrase[]> _byFirstWord;
    private readonly Rule[] _rules;

    internal MethodDetail(string table)
    {
        var phrases = new List<Phrase>();
        var rules = new List<Rule>();
        var lists = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var columns in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(line => line.TrimEnd('\r').Split('\t')))
        {
            if (columns is ["list", var name, var members])
            {
                var bit = lists.TryGetValue(name, out var known) ? known : lists[name] = checked(lists.Count < 64 ? 1UL << lists.Count : throw new FormatException("There are more than 64 lists."));
                phrases.AddRange(members.Split(',', StringSplitOptions.TrimEntries).Select(text => new Phrase(Words(text), bit)));
            }
            else if (columns is ["rule", var named, var window, var needs, var never])
            {
                rules.Add(new Rule(named, int.Parse(window, CultureInfo.InvariantCulture), [.. needs.Split(' ').Select(list => lists[list])], never.Split(' ').Aggregate(0UL, (all, list) => all | lists[list])));
            }
            else
            {
                throw new FormatException($"This is neither a list nor a rule of method detail: '{columns[0]}'.");
            }
        }

        _rules = [.. rules];
        _byFirstWord = new ByHash<Phrase[]>([.. phrases.GroupBy(phrase => phrase.Words[0]).Select(group => KeyValuePair.Create(group.Key, group.ToArray()))]);
    }

    /// <summary>The lists and rules that ship with the product.</summary>
    public static MethodDetail Shipped => Built.Value;

    /// <summary>The table as it is built in.</summary>
    public static string Table()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("method-detail.tsv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The same, of a text that nobody has read yet.</summary>
    public string? RuleOf(string text)
    {
        var words = new WordList();
        words.Fill(Normaliser.Normalise(text).Chars);
        return RuleOf(words);
    }

    public bool IsTold(WordList words) => RuleOf(words) is not null;

    /// <summary>The first rule that holds; null for none. Allocates only where all that a rule needs is somewhere in the message, which ordinary talk hardly ever has.</summary>
    private string? RuleOf(WordList words)
    {
        var hashes = words.Hashes;
        var anywhere = 0UL;
        for (var word = 0; word < hashes.Length; word++)
        {
            anywhere |= ListsAt(hashes[word..]);
        }

        var places = default(ulong[]);
        foreach (var rule in _rules)
        {
            if (!rule.MayHold(anywhere))
            {
                continue;
            }

            places ??= Places(hashes);
            if (rule.Holds(places))
            {
                return rule.Name;
            }
        }

        return null;
    }

    private ulong[] Places(ReadOnlySpan<ulong> hashes)
    {
        var places = new ulong[hashes.Length];
        for (var word = 0; word < places.Length; word++)
        {
            places[word] = ListsAt(hashes[word..]);
        }

        return places;
    }

    private ulong ListsAt(ReadOnlySpan<ulong> rest)
    {
        var lists = 0UL;
        foreach (var phrase in _byFirstWord.Find(rest[0]) ?? [])
        {
            lists |= rest.StartsWith(phrase.Words) ? phrase.List : 0;
        }

        return lists;
    }

    private static ulong[] Words(string phrase) => [.. Normaliser.Normalise(phrase).Text.Split(' ').Select(word => FeatureHash.Of(word))];

    private sealed record Phrase(ulong[] Words, ulong List);

    private sealed record Rule(string Name, int Window, ulong[] Needs, ulong Never)
    {
        private readonly ulong _all = Needs.Aggregate(0UL, (all, list) => all | list);

        public bool MayHold(ulong lists) => (lists & _all) == _all;

        public bool Holds(ReadOnlySpan<ulong> places)
        {
            for (var start = 0; start < places.Length; start++)
            {
                if ((places[start] & _all) != 0
                    && MayHold(Within(places, start, start + Window))
                    && (Within(places, start - Window, start + (2 * Window)) & Never) == 0)
                {
                    return true;
                }
            }

            return false;
        }

        private static ulong Within(ReadOnlySpan<ulong> places, int from, int to)
        {
            var lists = 0UL;
            foreach (var place in places[Math.Max(0, from)..Math.Min(places.Length, to)])
            {
                lists |= place;
            }

            return lists;
        }
    }
}
