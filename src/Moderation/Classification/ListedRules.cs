using System.Globalization;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// Lists of words and phrases that people reviewed, and rules over them; nothing that was learned, so that whoever asks why a message was taken finds one line. It costs one look-up a word:
/// only where all that a rule needs is somewhere in the message are places looked at.
/// </summary>
internal sealed class ListedRules
{
    // Its phrases may stand between two lists that follow one another.
    private const string Between = "between";

    // Its phrases mean whoever reads the message.
    private const string Reader = "reader";

    // Nobody says a statement in more words; what is longer is not looked through, so that no message takes longer the longer it goes on.
    private const int LongestStatement = 24;

    // A bit each.
    private const int MostLinks = 32;

    private readonly ByHash<Phrase[]> _byFirstWord;
    private readonly Rule[] _rules;
    private readonly UInt128 _between;
    private readonly UInt128 _reader;

    /// <summary>Reads a table: lines "list, name, phrases" and "rule, name, window, needs, never", with tabs; see the heads of the files.</summary>
    internal ListedRules(string table)
    {
        var phrases = new List<Phrase>();
        var rules = new List<Rule>();
        var lists = new Dictionary<string, UInt128>(StringComparer.Ordinal);
        foreach (var columns in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(line => line.TrimEnd('\r').Split('\t')))
        {
            if (columns is ["list", var name, var members])
            {
                var bit = lists.TryGetValue(name, out var known) ? known : lists[name] = lists.Count < 128 ? UInt128.One << lists.Count : throw new FormatException("There are more than 128 lists.");
                phrases.AddRange(members.Split(',', StringSplitOptions.TrimEntries).Select(text => Phrase.Read(text, bit)));
            }
            else if (columns is ["rule", var named, var window, var needs, var never])
            {
                rules.Add(new Rule(
                    named,
                    int.Parse(window, CultureInfo.InvariantCulture),
                    [.. needs.Split(' ').Select(chain => Chain(chain, lists))],
                    [.. never.Split(' ').Select(silencer => Silencer.Read(silencer, lists))]));
            }
            else
            {
                throw new FormatException($"This is neither a list nor a rule: '{columns[0]}'.");
            }
        }

        _rules = [.. rules];
        _between = lists.GetValueOrDefault(Between);
        _reader = lists.GetValueOrDefault(Reader);
        _byFirstWord = new ByHash<Phrase[]>([.. phrases.GroupBy(phrase => phrase.Words[0]).Select(group => KeyValuePair.Create(group.Key, group.ToArray()))]);
    }

    /// <summary>What the table calls its rules, each once: several rules may say one thing.</summary>
    public IReadOnlyList<string> Names => [.. _rules.Select(rule => rule.Name).Distinct()];

    /// <summary>The rules that hold, in the order of the table. Allocates only where all that a rule needs is somewhere in the message, which ordinary talk hardly ever has.</summary>
    public IReadOnlyList<RuleHeld> Find(WordList words)
    {
        var hashes = words.Hashes;
        var anywhere = UInt128.Zero;
        for (var word = 0; word < hashes.Length; word++)
        {
            anywhere |= ListsAt(hashes, word);
        }

        var held = default(List<RuleHeld>);
        var places = default(UInt128[]);
        foreach (var rule in _rules)
        {
            if (rule.MayHold(anywhere) && Held(rule, hashes, places ??= Places(hashes)) is { } one)
            {
                (held ??= []).Add(one);
            }
        }

        return held ?? (IReadOnlyList<RuleHeld>)[];
    }

    private static UInt128[] Chain(string links, Dictionary<string, UInt128> lists) =>
        links.Split('+') is { Length: <= MostLinks } each ? [.. each.Select(any => Any(any, lists))] : throw new FormatException($"There are more than {MostLinks} links in a chain.");

    private static UInt128 Any(string names, Dictionary<string, UInt128> lists) => names.Split('|').Aggregate(UInt128.Zero, (any, list) => any | lists[list]);

    private RuleHeld? Held(Rule rule, ReadOnlySpan<ulong> hashes, ReadOnlySpan<UInt128> places)
    {
        var found = new RunOfWords[rule.Needs.Length];

        // By need and word, where what begins there ends: looked up once, however many places it is asked from.
        var ends = new int[rule.Needs.Length][];
        for (var need = 0; need < ends.Length; need++)
        {
            ends[need] = new int[hashes.Length];
        }

        for (var start = 0; start < places.Length; start++)
        {
            if ((places[start] & rule.Begins) != 0 && AllWithin(rule, hashes, places, start, found, ends) && !rule.IsSilenced(places, start, found[0]))
            {
                return new RuleHeld(rule.Name, found, MeansReader(places.Slice(found[0].First, found[0].Count)));
            }
        }

        return null;
    }

    private bool MeansReader(ReadOnlySpan<UInt128> places)
    {
        foreach (var place in places)
        {
            if ((place & _reader) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool AllWithin(Rule rule, ReadOnlySpan<ulong> hashes, ReadOnlySpan<UInt128> places, int start, RunOfWords[] found, int[][] ends)
    {
        for (var need = 0; need < found.Length; need++)
        {
            found[need] = default;
            for (var at = start; at < Math.Min(places.Length, start + rule.Window) && found[need].Count == 0; at++)
            {
                if ((places[at] & rule.Needs[need][0]) != 0)
                {
                    if (ends[need][at] == 0)
                    {
                        ends[need][at] = Math.Max(at, End(hashes, at, rule.Needs[need])) + 1;
                    }

                    found[need] = new RunOfWords(at, ends[need][at] - 1 - at);
                }
            }

            if (found[need].Count == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Behind the last word of lists that follow one another from here on; -1 where they do not.</summary>
    private int End(ReadOnlySpan<ulong> hashes, int at, ReadOnlySpan<UInt128> chain)
    {
        // By word from here on, which lists of the chain may begin there: each is looked at once, in however many ways it is come to.
        Span<uint> open = stackalloc uint[LongestStatement + 1];
        open.Clear();
        open[0] = 1;
        var end = -1;
        for (var word = 0; word < LongestStatement; word++)
        {
            foreach (var phrase in open[word] == 0 ? [] : At(hashes, at + word))
            {
                var next = word + phrase.Words.Length;
                if (next > LongestStatement || !phrase.StandsAt(hashes, at + word))
                {
                    continue;
                }

                for (var link = 0; link < chain.Length; link++)
                {
                    var isOpen = (open[word] & (1u << link)) != 0;
                    if (isOpen && (phrase.List & chain[link]) != 0)
                    {
                        (end, open[next]) = link == chain.Length - 1 ? (Math.Max(end, at + next), open[next]) : (end, open[next] | (1u << (link + 1)));
                    }
                    else if (isOpen && phrase.List == _between)
                    {
                        open[next] |= 1u << link;
                    }
                }
            }
        }

        return end;
    }

    private UInt128[] Places(ReadOnlySpan<ulong> hashes)
    {
        var places = new UInt128[hashes.Length];
        for (var word = 0; word < places.Length; word++)
        {
            places[word] = ListsAt(hashes, word);
        }

        return places;
    }

    private UInt128 ListsAt(ReadOnlySpan<ulong> hashes, int at)
    {
        var lists = UInt128.Zero;
        foreach (var phrase in At(hashes, at))
        {
            lists |= phrase.StandsAt(hashes, at) ? phrase.List : UInt128.Zero;
        }

        return lists;
    }

    private Phrase[] At(ReadOnlySpan<ulong> hashes, int at) => at < hashes.Length ? _byFirstWord.Find(hashes[at]) ?? [] : [];

    private sealed record Phrase(ulong[] Words, UInt128 List, bool IsAtStart)
    {
        // "^" before a phrase: only where the message begins. One of which nothing is left, as of a lone "?", which is a word only behind another, would stand nowhere.
        public static Phrase Read(string text, UInt128 list) => Normaliser.Normalise(text.TrimStart('^')).Text is { Length: > 0 } words
            ? new([.. words.Split(' ').Select(word => FeatureHash.Of(word))], list, text.StartsWith('^'))
            : throw new FormatException($"No message has the phrase '{text}': write one with letters or digits.");

        public bool StandsAt(ReadOnlySpan<ulong> hashes, int at) => (at == 0 || !IsAtStart) && hashes[at..].StartsWith(Words);
    }

    private sealed record Rule(string Name, int Window, UInt128[][] Needs, Silencer[] Never)
    {
        private readonly UInt128[] _all = [.. Needs.SelectMany(chain => chain)];

        public UInt128 Begins { get; } = Needs.Aggregate(UInt128.Zero, (all, chain) => all | chain[0]);

        public bool MayHold(UInt128 lists)
        {
            foreach (var any in _all)
            {
                if ((lists & any) == 0)
                {
                    return false;
                }
            }

            return true;
        }

        public bool IsSilenced(ReadOnlySpan<UInt128> places, int start, RunOfWords first)
        {
            foreach (var silencer in Never)
            {
                var (from, to) = silencer.Reach(start, Window, first);
                foreach (var place in places[Math.Clamp(from, 0, places.Length)..Math.Clamp(to, 0, places.Length)])
                {
                    if ((place & silencer.List) != 0)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>A list that silences a rule: within its window around, or where a number says so within so many words before ("list&lt;3") or after ("list&gt;3") what is needed first.</summary>
    private sealed record Silencer(UInt128 List, int Before, int After)
    {
        public static Silencer Read(string text, Dictionary<string, UInt128> lists) => text.IndexOfAny(['<', '>']) is > 0 and var at
            ? int.Parse(text[(at + 1)..], CultureInfo.InvariantCulture) is var reach && text[at] == '<' ? new(lists[text[..at]], reach, 0) : new(lists[text[..at]], 0, reach)
            : new(lists[text], 0, 0);

        public (int From, int To) Reach(int start, int window, RunOfWords first) =>
            Before > 0 ? (first.First - Before, first.First)
            : After > 0 ? (first.First + first.Count, first.First + first.Count + After)
            : (start - window, start + (2 * window));
    }
}

/// <summary>Words of a message that follow one another.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
internal readonly record struct RunOfWords(int First, int Count);

/// <summary>A rule that holds for a message.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Found">Where what it needs was found, in the order of the rule.</param>
/// <param name="MeansReader">What it needs first is said to whoever reads the message: a phrase of the list "reader" begins in it.</param>
internal sealed record RuleHeld(string Name, IReadOnlyList<RunOfWords> Found, bool MeansReader);
