namespace PeerConnect.Moderation.Risk;

/// <summary>What is remembered of one category: a sum that halves with time, and the run of worrying messages it belongs to.</summary>
/// <param name="Concern">Sum of -ln(1 - p) of the worrying messages, halved every <see cref="RiskState.HalfLife"/>.</param>
/// <param name="Messages">Messages in the present run.</param>
/// <param name="RunStart">First message of the run, Unix milliseconds.</param>
/// <param name="Latest">Latest message of the run, Unix milliseconds; 0 where there is none.</param>
public readonly record struct RiskTrace(float Concern, int Messages, long RunStart, long Latest)
{
    /// <summary>The chance that at least one of the messages in the sum is of severity 2 or more, if each is judged by itself.</summary>
    public float Likelihood => 1 - MathF.Exp(-Concern);

    internal RiskTrace UnlessForgotten(long now) => Latest == 0 || now - Latest > RiskState.Forgotten.TotalMilliseconds ? default : this;

    internal RiskTrace At(long now)
    {
        if (UnlessForgotten(now) == default)
        {
            return default;
        }

        // A clock that steps back must neither grow the sum nor wipe it.
        var elapsed = Math.Max(0, now - Latest);
        var rest = this with { Concern = Concern * MathF.Pow(.5f, (float)(elapsed / RiskState.HalfLife.TotalMilliseconds)) };
        return elapsed > RiskState.RunGap.TotalMilliseconds ? rest with { Messages = 0, RunStart = now } : rest;
    }

    internal RiskTrace With(float probability, long now) => new(
        Concern - MathF.Log(1 - Math.Min(probability, .99f)),
        Math.Min(Messages + 1, ushort.MaxValue),
        Messages == 0 ? now : RunStart,
        Math.Max(Latest, now));
}
