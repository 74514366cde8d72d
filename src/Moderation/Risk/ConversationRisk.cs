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
public readonly record struct ConversationStep(ConversationRisk Risk, ImmutableArray<Verdict> Verdicts);

/// <summary>
/// What a whole conversation shows of exploitation and sexual abuse: two numbers that fade with every message and with time, without a word in them.
/// Unlike <see cref="RiskState"/> it belongs to nobody: who is pressed shows it as much as who presses, so it says that something is in this
/// conversation and never whose doing it is.
/// </summary>
/// <param name="SexualAbuse">The sum of evidence of sexual abuse.</param>
/// <param name="Exploitation">The sum of evidence of exploitation.</param>
/// <param name="Latest">The latest message, Unix milliseconds; 0 where there is none.</param>
public readonly record struct ConversationRisk(float SexualAbuse, float Exploitation, long Latest)
{
    /// <summary>The probability at which a message speaks neither for nor against.</summary>
    public const float Doubt = .18f;

    // Of the sum so far; so it never grows beyond ten, however long the talk.
    private const float Kept = .7f;

    // A single message that could not be clearer is not far from the limit, and small talk in between takes little away: pressure comes in the middle of it.
    private const float MostFor = 3;
    private const float MostAgainst = .5f;

    /// <summary>Weighs a message's verdicts into the state, and the state into the verdicts. Those of other categories are left as they are.</summary>
    /// <param name="risk">The state before; default for a conversation without one.</param>
    /// <param name="verdicts">What the model said of this message.</param>
    /// <param name="limits">The limits of that model.</param>
    /// <param name="at">When the message was committed, on the store's clock.</param>
    public static ConversationStep Next(ConversationRisk risk, ImmutableArray<Verdict> verdicts, ConversationLimits limits, DateTimeOffset at)
    {
        var now = at.ToUnixTimeMilliseconds();

        // A clock that steps back must neither grow the sums nor wipe them.
        var fading = Kept * MathF.Pow(.5f, (float)(Math.Max(0, now - risk.Latest) / RiskState.HalfLife.TotalMilliseconds));
        var next = risk with { Latest = Math.Max(now, risk.Latest) };
        for (var index = 0; index < verdicts.Length; index++)
        {
            var verdict = verdicts[index];
            if (verdict.Category is not (Category.SexualAbuse or Category.Exploitation))
            {
                continue;
            }

            var evidence = Evidence(verdict.Probability);
            var sum = Math.Max(0, (fading * next.Of(verdict.Category)) + evidence);
            next = verdict.Category == Category.SexualAbuse ? next with { SexualAbuse = sum } : next with { Exploitation = sum };
            verdicts = verdicts.SetItem(index, verdict with { Severity = evidence > 0 && sum >= limits.Of(verdict.Category) ? Verdict.AlertSeverity : 0 });
        }

        return new ConversationStep(next, verdicts);
    }

    /// <summary>The sum of a category.</summary>
    /// <param name="category">Sexual abuse or exploitation.</param>
    public float Of(Category category) => category == Category.SexualAbuse ? SexualAbuse : Exploitation;

    /// <summary>What a message adds, or, below zero, takes away.</summary>
    /// <param name="probability">The probability that it was given.</param>
    public static float Evidence(float probability) =>
        Math.Clamp(RiskTrace.LogOdds(Math.Clamp(probability, .001f, .999f)) - RiskTrace.LogOdds(Doubt), -MostAgainst, MostFor);
}
