using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PeerConnect.Hub.Classifying;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>Judges as the message itself says: "(s4)" is self-harm of severity 4, "(v2)" violence of severity 2, "(sq)" quiet self-harm that is not enough alone; "(a3)" sexual abuse, "(e2)" exploitation, "(c2)" contact sharing, "(x2)" escape, "(m3)" a medical emergency; "(how)" tells a method in detail; three dots in one at the end are doubt; "(x)" is a sign of exploitation and "(a)" one of sexual abuse; what stands in stars weighed, and with "(rest)" the other words weighed as much.</summary>
internal sealed partial class ScriptedClassifier : IClassifier
{
    public string Version => "scripted-1";

    // Judged only where the message says so: most models know the first two alone.
    private static readonly (char Letter, Category Category)[] Others =
    [
        ('a', Category.SexualAbuse), ('e', Category.Exploitation), ('c', Category.ContactSharing), ('x', Category.Escape), ('m', Category.MedicalEmergency),
    ];

    /// <summary>Of a thousand ordinary messages five become a flag, whatever is asked for.</summary>
    public ModelPromises Promises => new(
    [
        new ModelPromise(Version, [.. from category in new[] { Category.SelfHarm, Category.Violence, Category.SexualAbuse, Category.Exploitation }
                                      from FlagGroup @group in FlagGroup.Axes.SelectMany(axis => axis).Prepend(default)
                                      select new PromisedAlarms(category, @group.Severity, @group.Sender, @group.Language, 5, 1000)]),
    ]);

    /// <summary>False: only the fallback answers, which finds nothing.</summary>
    public bool Available { get; set; } = true;

    /// <summary>What it was ever asked to look for.</summary>
    public Patterns Asked { get; private set; }

    /// <summary>On which texts it throws.</summary>
    public Func<string, bool> Throws { get; set; } = _ => false;

    /// <summary>Judges instead of it, where a test needs a model of another kind.</summary>
    public IClassifier? Instead { get; set; }

    public Judgement Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None) => Instead is { } other ? other.Judge(text, role, budget, patterns)
        : Throws(text) ? throw new InvalidOperationException($"Failed on: {text}")
        : Available
        ? new Judgement(
            [Of(text, Category.SelfHarm, 's'), Of(text, Category.Violence, 'v'), .. OfOthers(text), .. Pattern(text, Category.SexualAbuse, 'a', patterns), .. Pattern(text, Category.Exploitation, 'x', patterns)],
            IsFallback: false,
            LanguageReader.Of(text),
            patterns,
            new ConversationLimits(SexualAbuse: 3.5f, Exploitation: 3.5f),
            text.Contains("(how)", StringComparison.Ordinal),
            text.EndsWith('…'))
        : new Judgement([Nothing(Category.SelfHarm), Nothing(Category.Violence)], IsFallback: true, LanguageReader.Of(text));

    private IEnumerable<Verdict> OfOthers(string text) => Others.Select(other => Of(text, other.Category, other.Letter)).Where(verdict => verdict.Severity > 0);

    private Verdict Of(string text, Category category, char letter)
    {
        if (text.Contains($"({letter}q)", StringComparison.Ordinal))
        {
            return new Verdict(EvidenceSource.Model, Version, category, 1, .5f, []);
        }

        var mark = Regex.Match(text, $@"\({letter}(\d)\)");
        var severity = mark.Success ? int.Parse(mark.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        var spans = severity == 0 ? [] : Starred().Matches(text).Select((span, rank) => new WeighedSpan(span.Index, span.Length, rank == 0 ? 3 : 1)).ToImmutableArray();
        return new Verdict(EvidenceSource.Model, Version, category, severity, severity == 0 ? .01f : .2f * severity, spans, text.Contains("(rest)", StringComparison.Ordinal) ? 2 * spans.Sum(span => span.Weight) : 0);
    }

    /// <summary>"(x)" adds to the sum of exploitation, "(a)" to that of sexual abuse; the third in a row fills it.</summary>
    private IEnumerable<Verdict> Pattern(string text, Category category, char letter, Patterns asked)
    {
        Asked |= text == ClassifierInUse.Probe ? Patterns.None : asked;
        var adds = text.Contains($"({letter})", StringComparison.Ordinal);
        var spans = adds ? Starred().Matches(text).Select(span => new WeighedSpan(span.Index, span.Length, 2)).ToImmutableArray() : [];
        return asked.Has(category) ? [new Verdict(EvidenceSource.Model, Version, category, 0, adds ? .55f : .02f, spans)] : [];
    }

    private static Verdict Nothing(Category category) => new(EvidenceSource.Lexicon, "lexicon-1", category, 0, .01f, []);

    [GeneratedRegex(@"\*[^*]+\*")]
    private static partial Regex Starred();
}
