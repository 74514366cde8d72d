using System.Collections.Immutable;

namespace PeerConnect.Moderation.Classification;

/// <summary>How a head's score becomes a probability: 1 / (1 + exp(-(slope * score + intercept))).</summary>
/// <param name="Slope">Multiplies the score.</param>
/// <param name="Intercept">Is added to it.</param>
internal readonly record struct Calibration(float Slope, float Intercept)
{
    public float Probability(float score) => 1 / (1 + MathF.Exp(-LogOdds(score)));

    public float LogOdds(float score) => (Slope * score) + Intercept;
}

/// <summary>
/// Four answers ("at least 1", "at least 2" ...) become one severity. The alert decides first: what is below it can be 0 or 1 only, what is
/// above it at least 2, whatever the other heads say.
/// </summary>
/// <param name="Quoted">From this probability on a message without an alert is of severity 1.</param>
/// <param name="Alert">From this probability on it is of severity 2.</param>
/// <param name="Active">An alert is of severity 3 from this share of its probability on.</param>
/// <param name="Imminent">One of severity 3 is of severity 4 from this share of its probability on.</param>
internal sealed record SeverityScale(float Quoted, float Alert, float Active, float Imminent)
{
    public int Severity(ReadOnlySpan<float> atLeast)
    {
        if (atLeast[1] < Alert)
        {
            return Math.Max(atLeast[0], atLeast[1]) >= Quoted ? 1 : 0;
        }

        var active = Math.Min(atLeast[2], atLeast[1]);
        if (active < Active * atLeast[1])
        {
            return 2;
        }

        return Math.Min(atLeast[3], active) < Imminent * active ? 3 : 4;
    }
}

/// <summary>What is there or not, and is seen in a conversation rather than in a message.</summary>
/// <param name="Category">Sexual abuse or exploitation.</param>
/// <param name="Calibration">Of the one head.</param>
/// <param name="Enough">From this sum of evidence on the conversation is raised.</param>
internal sealed record ConversationScale(Category Category, Calibration Calibration, float Enough);

/// <summary>The calibration and the scale of one class.</summary>
/// <param name="Category">The class.</param>
/// <param name="Calibrations">One a head: at least 1, 2, 3, 4.</param>
/// <param name="Scale">Where the severities begin.</param>
internal sealed record ClassScale(Category Category, ImmutableArray<Calibration> Calibrations, SeverityScale Scale);
