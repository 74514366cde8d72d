using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using PeerConnect.Moderation.Risk;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>A trained model, opened. Immutable; safe for all threads.</summary>
public sealed class Model
{
    [ThreadStatic]
    private static Scratch? t_scratch;

    private readonly WeightTable _table;
    private readonly WeightTable? _conversations;

    internal Model(ModelManifest manifest, WeightTable table, WeightTable? conversations, string sha256)
    {
        Sha256 = sha256;
        Manifest = manifest;
        _table = table;
        _conversations = conversations;
    }

    /// <summary>The version that is stored with each verdict.</summary>
    public string Version => Manifest.Version;

    /// <summary>SHA-256 of its file, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>It misses about one in this many messages that somebody should have seen; the notice says so.</summary>
    public int MissesOneIn => Manifest.MissesOneIn;

    /// <summary>From when on a conversation is raised for sexual abuse and for exploitation; null where the file judges neither.</summary>
    public ConversationLimits? ConversationLimits => Manifest.Conversations is [var abuse, var exploitation] ? new ConversationLimits(abuse.Enough, exploitation.Enough) : null;

    internal ModelManifest Manifest { get; }

    /// <summary>The same model, of which the notice promises no more than was measured, whatever its file says.</summary>
    /// <param name="oneIn">It misses about one in this many.</param>
    public Model ButMisses(int oneIn) => oneIn >= MissesOneIn ? this : new Model(Manifest with { MissesOneIn = Math.Max(1, oneIn) }, _table, _conversations, Sha256);

    /// <summary>The scores of all heads, before calibration.</summary>
    internal float[] Score(string text, SpeakerRole role)
    {
        var scratch = t_scratch ??= new Scratch();
        try
        {
            Normalise(text, scratch.Text);
            var heads = new float[WeightTable.Heads];
            Scoring.Score(_table, scratch.Text, scratch.Words, role).Heads.CopyTo(heads);
            return heads;
        }
        finally
        {
            scratch.Text.Erase();
        }
    }

    /// <summary>How far a message is above the points where alerts begin.</summary>
    internal Margins Margins(string text, SpeakerRole role) => MarginsOf(Score(text, role));

    /// <summary>The same of scores before calibration, also of another model's where it was trained in the same way.</summary>
    internal Margins MarginsOf(ReadOnlySpan<float> heads) => new(MarginOf(0, heads), MarginOf(1, heads));

    /// <summary>The severity of a part of a message in one class.</summary>
    internal int SeverityOf(Category category, string text, SpeakerRole role) => Judge(text, role, Budget.Unlimited)!.Value.Verdicts.Single(verdict => verdict.Category == category).Severity;

    /// <summary>The judgement of a message, or null where the budget was spent before it was scored.</summary>
    internal Judgement? Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None)
    {
        var scratch = t_scratch ??= new Scratch();
        try
        {
            Normalise(text, scratch.Text);
            if (budget.IsSpent)
            {
                return null;
            }

            var scores = Scoring.Score(_table, scratch.Text, scratch.Words, role);
            Span<float> heads = stackalloc float[WeightTable.Heads];
            scores.Heads.CopyTo(heads);
            var selfHarm = Judge(0, heads[..Verdict.MaxSeverity], scores, scratch, role, budget);
            var violence = Judge(1, heads[Verdict.MaxSeverity..], scores, scratch, role, budget);
            var language = LanguageReader.Of(scratch.Words);
            var method = MethodDetail.IsTold(scratch.Words);
            var plain = PlainStatements.Judge(text, scratch.Text, scratch.Words);
            var doubtful = IsDoubtful(heads, scratch.Words, plain);
            return patterns == Patterns.None || _conversations is not { } table || ConversationLimits is not { } limits
                ? new Judgement([selfHarm, violence], IsFallback: false, language, MethodDetail: method, IsDoubtful: doubtful, Plain: plain)
                : new Judgement([selfHarm, violence, .. JudgePatterns(table, patterns, scratch, role, budget)], IsFallback: false, language, patterns, limits, method, doubtful, plain);
        }
        finally
        {
            // Also where the judging failed: the next message of this thread may come from somebody else, and a memory dump holds what lies here.
            scratch.Text.Erase();
        }
    }

    /// <summary>
    /// What a message says of sexual abuse and of exploitation in its conversation, for <see cref="ConversationRisk"/> to add up; empty where the file judges
    /// neither. It costs a second reading of the message, so it is asked for only where a facility wants it.
    /// </summary>
    internal ImmutableArray<Verdict> JudgeForConversation(string text, SpeakerRole role)
    {
        if (_conversations is not { } table || ConversationLimits is not { } limits)
        {
            return [];
        }

        var scratch = t_scratch ??= new Scratch();
        try
        {
            Normalise(text, scratch.Text);
            var scores = Scoring.Score(table, scratch.Text, scratch.Words, role);
            var verdicts = Manifest.Conversations!.Select((scale, head) => JudgePattern(table, scale, head, scores, scratch, role, Budget.Unlimited)).ToImmutableArray();
            return ConversationRisk.Next(default, verdicts, limits, DateTimeOffset.UnixEpoch).Verdicts;
        }
        finally
        {
            scratch.Text.Erase();
        }
    }

    private float MarginOf(int which, ReadOnlySpan<float> heads)
    {
        var (head, alert) = ((which * Verdict.MaxSeverity) + 1, Manifest.Classes[which].Scale.Alert);
        return Manifest.Classes[which].Calibrations[1].LogOdds(heads[head]) - MathF.Log(alert / (1 - alert));
    }

    // Of a class without an alert: near one, or with a phrase of the lists in it. What is said plainly is an alert.
    private bool IsDoubtful(ReadOnlySpan<float> heads, WordList words, ImmutableArray<Verdict> plain)
    {
        foreach (var category in SecondReading.Classes)
        {
            var margin = MarginOf((int)category, heads);
            if (margin < 0 && !PlainStatements.Speaks(plain, category) && (margin >= SecondOpinion.Scale.Doubt.Of(category) || SecondOpinion.SeesPhrase(words, category)))
            {
                return true;
            }
        }

        return false;
    }

    private void Normalise(string text, NormalisedText into)
    {
        if (Manifest.FeatureFormat == FeatureReader.FormatByLetters)
        {
            Normaliser.NormaliseByLetters(text, into);
        }
        else
        {
            Normaliser.Normalise(text, into);
        }
    }

    /// <summary>From the same normal form: what was read once for the message is read by the other table now.</summary>
    private IEnumerable<Verdict> JudgePatterns(WeightTable table, Patterns patterns, Scratch scratch, SpeakerRole role, Budget budget)
    {
        var scores = Scoring.Score(table, scratch.Text, scratch.Words, role);
        for (var head = 0; head < Manifest.Conversations!.Count; head++)
        {
            if (Manifest.Conversations[head] is var scale && patterns.Has(scale.Category))
            {
                yield return JudgePattern(table, scale, head, scores, scratch, role, budget);
            }
        }
    }

    private Verdict JudgePattern(WeightTable table, ConversationScale scale, int head, Scores scores, Scratch scratch, SpeakerRole role, Budget budget)
    {
        var probability = scale.Calibration.Probability(scores.Heads[head]);

        // Whatever adds to the sum may be the message that fills it, and then its words are asked for.
        var (spans, weighed) = ConversationRisk.Evidence(probability) > 0 && !budget.IsSpent
            ? Explaining.Spans(table, scores, head, scratch.Text, scratch.Words, role)
            : ([], 0);
        return new Verdict(EvidenceSource.Model, Version, scale.Category, 0, probability, spans, weighed);
    }

    private Verdict Judge(int which, ReadOnlySpan<float> heads, Scores scores, Scratch scratch, SpeakerRole role, Budget budget)
    {
        var scale = Manifest.Classes[which];
        Span<float> atLeast = stackalloc float[Verdict.MaxSeverity];
        for (var head = 0; head < atLeast.Length; head++)
        {
            atLeast[head] = scale.Calibrations[head].Probability(heads[head]);
        }

        var severity = scale.Scale.Severity(atLeast);
        var headOfSpans = (which * Verdict.MaxSeverity) + (severity == 1 ? 0 : 1);

        // Whoever opens an alert needs the words that weighed; they cost some microseconds, and alerts are rare. What is worrying without being one may become one in a run.
        var isNamed = severity >= Verdict.AlertSeverity || ((severity > 0 || atLeast[1] > RiskTrace.Doubt) && !budget.IsSpent);
        var (spans, weighed) = isNamed ? Explaining.Spans(_table, scores, headOfSpans, scratch.Text, scratch.Words, role) : ([], 0);
        return new Verdict(EvidenceSource.Model, Version, scale.Category, severity, atLeast[1], spans, weighed);
    }

    private sealed class Scratch
    {
        public NormalisedText Text { get; } = new();

        public WordList Words { get; } = new();
    }
}
