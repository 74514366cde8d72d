using System.Buffers.Binary;
using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Risk;

/// <summary>From which sum of evidence on a conversation is raised; chosen with the model, by category.</summary>
/// <param name="SexualAbuse">For sexual abuse.</param>
/// <param name="Exploitation">For exploitation.</param>
public readonly record struct ConversationLimits(float SexualAbuse, float Exploitation)
{
    /// <summary>The limit of a category.</summary>
    /// <param name="category">Sexual abuse or exploitation.</param>
    public float Of(Category category) => category == Category.SexualAbuse ? SexualAbuse : Exploitation;
}

/// <summary>What a step gives back: the state to keep, and the verdicts with the conversation weighed in.</summary>
/// <param name="Risk">The state after the message.</param>
/// <param name="Verdicts">The verdicts given: of severity 0, or 2 where the conversation has reached the limit.</param>
/// <param name="Signs">Why one was raised, an entry each.</param>
public readonly record struct ConversationStep(ConversationRisk Risk, ImmutableArray<Verdict> Verdicts, ImmutableArray<RiskExplanation> Signs);

/// <summary>What is remembered of one pattern in a conversation.</summary>
/// <param name="Sum">The sum of evidence.</param>
/// <param name="Messages">How many messages added to it since it last was nothing.</param>
/// <param name="Since">The first of them, Unix milliseconds.</param>
public readonly record struct ConversationTrace(float Sum, int Messages, long Since)
{
    internal ConversationTrace With(float fading, float evidence, long now)
    {
        var sum = Math.Max(0, (fading * Sum) + evidence);
        return sum <= 0 ? default
            : evidence > 0 ? new ConversationTrace(sum, Math.Min(Messages + 1, ushort.MaxValue), Messages == 0 ? now : Since)
            : this with { Sum = sum };
    }

    internal ConversationTrace Faded(float fading) => Sum * fading is > 0 and var rest ? this with { Sum = rest } : default;
}

/// <summary>
/// What a whole conversation shows of exploitation and sexual abuse: numbers that fade with every message and with time, without a word in them.
/// Unlike <see cref="RiskState"/> it belongs to nobody: who is pressed shows it as much as who presses, so it says that something is in this
/// conversation and never whose doing it is.
/// </summary>
/// <param name="SexualAbuse">Of sexual abuse.</param>
/// <param name="Exploitation">Of exploitation.</param>
/// <param name="Latest">The latest message, Unix milliseconds; 0 where there is nothing.</param>
public readonly record struct ConversationRisk(ConversationTrace SexualAbuse, ConversationTrace Exploitation, long Latest)
{
    /// <summary>The first byte of the stored form.</summary>
    public const byte FormatVersion = 1;

    /// <summary>Bytes of the stored form.</summary>
    public const int Size = 1 + (2 * TraceSize) + sizeof(long);

    /// <summary>The probability at which a message speaks neither for nor against.</summary>
    public const float Doubt = .18f;

    private const int TraceSize = sizeof(float) + sizeof(int) + sizeof(long);

    // Of the sum so far; so it never grows beyond ten, however long the talk.
    private const float Kept = .7f;

    // A single message that could not be clearer is not far from the limit, and small talk in between takes little away: pressure comes in the middle of it.
    private const float MostFor = 3;
    private const float MostAgainst = .5f;

    /// <summary>Weighs a message's verdicts into the state, and the state into the verdicts. Those of other categories are left as they are.</summary>
    /// <param name="risk">The state before; default for a conversation without one.</param>
    /// <param name="verdicts">What the model said of this message. A pattern that it was not asked for only fades with time.</param>
    /// <param name="limits">The limits of that model.</param>
    /// <param name="at">When the message was committed, on the store's clock.</param>
    public static ConversationStep Next(ConversationRisk risk, ImmutableArray<Verdict> verdicts, ConversationLimits limits, DateTimeOffset at)
    {
        var now = at.ToUnixTimeMilliseconds();

        // A clock that steps back must neither grow the sums nor wipe them.
        var time = MathF.Pow(.5f, (float)(Math.Max(0, now - risk.Latest) / RiskState.HalfLife.TotalMilliseconds));
        var fading = Kept * time;
        var (abuse, exploitation) = (risk.SexualAbuse.Faded(time), risk.Exploitation.Faded(time));
        ImmutableArray<RiskExplanation> signs = [];
        for (var index = 0; index < verdicts.Length; index++)
        {
            var verdict = verdicts[index];
            if (!verdict.Category.IsPattern() || !verdict.IsOfComputer)
            {
                continue;
            }

            var evidence = Evidence(verdict.Probability);
            ref var trace = ref verdict.Category == Category.SexualAbuse ? ref abuse : ref exploitation;
            trace = risk.Trace(verdict.Category).With(fading, evidence, now);
            var isRaised = evidence > 0 && trace.Sum >= limits.Of(verdict.Category);
            var severity = isRaised ? Verdict.AlertSeverity : 0;
            if (verdict.Severity != severity)
            {
                verdicts = verdicts.SetItem(index, verdict with { Severity = severity });
            }

            if (isRaised)
            {
                var within = TimeSpan.FromMilliseconds(Math.Max(0, now - trace.Since));
                signs = signs.Add(new RiskExplanation(verdict.Category, trace.Messages, within, 0, Verdict.AlertSeverity));
            }
        }

        // Nothing left is no state: ordinary talk costs no row.
        var next = abuse == default && exploitation == default ? default : new ConversationRisk(abuse, exploitation, Math.Max(now, risk.Latest));
        return new ConversationStep(next, verdicts, signs);
    }

    /// <summary>The sum of a category.</summary>
    /// <param name="category">Sexual abuse or exploitation.</param>
    public float Of(Category category) => Trace(category).Sum;

    /// <summary>What a message adds, or, below zero, takes away.</summary>
    /// <param name="probability">The probability that it was given.</param>
    public static float Evidence(float probability) =>
        Math.Clamp(RiskTrace.LogOdds(Math.Clamp(probability, .001f, .999f)) - RiskTrace.LogOdds(Doubt), -MostAgainst, MostFor);

    /// <summary>Reads the stored form; null where the version or the size is unknown, which is treated as no state.</summary>
    /// <param name="bytes">What was stored.</param>
    public static ConversationRisk? Read(ReadOnlySpan<byte> bytes) => bytes.Length == Size && bytes[0] == FormatVersion
        ? new ConversationRisk(ReadTrace(bytes[1..]), ReadTrace(bytes[(1 + TraceSize)..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[(1 + (2 * TraceSize))..]))
        : null;

    /// <summary>The stored form.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        bytes[0] = FormatVersion;
        WriteTrace(bytes.AsSpan(1), SexualAbuse);
        WriteTrace(bytes.AsSpan(1 + TraceSize), Exploitation);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1 + (2 * TraceSize)), Latest);
        return bytes;
    }

    private ConversationTrace Trace(Category category) => category == Category.SexualAbuse ? SexualAbuse : Exploitation;

    private static ConversationTrace ReadTrace(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadSingleLittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]));

    private static void WriteTrace(Span<byte> bytes, ConversationTrace trace)
    {
        BinaryPrimitives.WriteSingleLittleEndian(bytes, trace.Sum);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], trace.Messages);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], trace.Since);
    }
}
