using System.Buffers.Binary;
using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Risk;

/// <summary>What a step gives back: the state to store, and the verdicts with what came before weighed in.</summary>
/// <param name="State">The state after the message.</param>
/// <param name="Verdicts">The verdicts given, some of them raised.</param>
/// <param name="Explanation">Why one was raised, or null.</param>
public readonly record struct RiskStep(RiskState State, ImmutableArray<Verdict> Verdicts, RiskExplanation? Explanation);

/// <summary>
/// The risk of one author in one conversation: numbers that fade with time, of fixed size, without a word in it. Three worrying messages in a
/// run, none of them enough alone, become one alert. It is a cumulative sum of evidence for and against (see <see cref="RiskTrace"/>): ordinary
/// talk takes away what a single odd message put on, so no chat climbs by being long.
/// </summary>
/// <param name="SelfHarm">The trace of self-harm.</param>
/// <param name="Violence">The trace of violence.</param>
public readonly record struct RiskState(RiskTrace SelfHarm, RiskTrace Violence)
{
    /// <summary>The first byte of the stored form.</summary>
    public const byte FormatVersion = 2;

    /// <summary>Bytes of the stored form.</summary>
    public const int Size = 1 + (2 * TraceSize);

    private const int TraceSize = sizeof(float) + sizeof(int) + sizeof(long) + sizeof(long);
    private const int Several = 3;

    /// <summary>From this concern on a worrying message is raised.</summary>
    public const float Enough = 2.5f;

    /// <summary>After this time half of the concern is left.</summary>
    public static TimeSpan HalfLife { get; } = TimeSpan.FromHours(2);

    /// <summary>Messages further apart than this belong to different runs.</summary>
    public static TimeSpan RunGap { get; } = TimeSpan.FromHours(1);

    /// <summary>After this time without a worrying message nothing is left: scores expire.</summary>
    public static TimeSpan Forgotten { get; } = TimeSpan.FromDays(14);

    /// <summary>Weighs a message's verdicts into the state, and the state into the verdicts.</summary>
    /// <param name="state">The state before; default for a conversation without one.</param>
    /// <param name="verdicts">What the classifier said of this message.</param>
    /// <param name="at">When the message was committed, on the store's clock.</param>
    public static RiskStep Next(RiskState state, ImmutableArray<Verdict> verdicts, DateTimeOffset at)
    {
        var now = at.ToUnixTimeMilliseconds();
        var next = new RiskState(state.SelfHarm.UnlessForgotten(now), state.Violence.UnlessForgotten(now));
        RiskExplanation? explanation = null;
        for (var index = 0; index < verdicts.Length; index++)
        {
            var verdict = verdicts[index];
            if (verdict.Category is not (Category.SelfHarm or Category.Violence) || ListsBeside.Said(verdict) || verdict.Source == EvidenceSource.SecondOpinion)
            {
                continue;
            }

            var evidence = RiskTrace.Evidence(verdict.Probability);
            if (evidence <= 0 && verdict.Source == EvidenceSource.Lexicon)
            {
                // A list of words that found nothing has not read the message: it speaks for no danger and against none.
                continue;
            }

            var trace = next[verdict.Category].At(now).With(evidence, now);
            if (evidence > 0 && verdict.Severity < Verdict.AlertSeverity && trace.Messages >= Several && trace.Concern >= Enough)
            {
                verdicts = verdicts.SetItem(index, verdict with { Severity = Verdict.AlertSeverity });
                var within = TimeSpan.FromMilliseconds(Math.Max(0, now - trace.RunStart));
                explanation ??= new RiskExplanation(verdict.Category, trace.Messages, within, verdict.Severity, Verdict.AlertSeverity);
                trace = trace.AfterRaise();
            }

            next = next.With(verdict.Category, trace);
        }

        return new RiskStep(next, verdicts, explanation);
    }

    /// <summary>Reads the stored form; null where the version or the size is unknown, which is treated as no state.</summary>
    public static RiskState? Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size && bytes[0] == FormatVersion ? new RiskState(ReadTrace(bytes[1..]), ReadTrace(bytes[(1 + TraceSize)..])) : null;

    /// <summary>Writes the stored form, <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes[0] = FormatVersion;
        WriteTrace(bytes[1..], SelfHarm);
        WriteTrace(bytes[(1 + TraceSize)..], Violence);
    }

    /// <summary>The stored form.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    private RiskTrace this[Category category] => category == Category.SelfHarm ? SelfHarm : Violence;

    private RiskState With(Category category, RiskTrace trace) =>
        category == Category.SelfHarm ? this with { SelfHarm = trace } : this with { Violence = trace };

    private static RiskTrace ReadTrace(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadSingleLittleEndian(bytes),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));

    private static void WriteTrace(Span<byte> bytes, RiskTrace trace)
    {
        BinaryPrimitives.WriteSingleLittleEndian(bytes, trace.Concern);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], trace.Messages);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], trace.RunStart);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], trace.Latest);
    }
}
