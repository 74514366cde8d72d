namespace PeerConnect.Moderation.Risk;

/// <summary>
/// What is remembered of one category: a cumulative sum (CUSUM) of the log odds of each message over those of <see cref="Doubt"/>, which never
/// falls below zero and halves with time, and the run of worrying messages that it comes from.
/// </summary>
/// <param name="Concern">The sum, in log odds, between 0 and twice <see cref="RiskState.Enough"/>.</param>
/// <param name="Messages">Worrying messages in the present run.</param>
/// <param name="RunStart">First message of the run, Unix milliseconds.</param>
/// <param name="Latest">Latest message that changed the sum, Unix milliseconds; 0 where there is none.</param>
public readonly record struct RiskTrace(float Concern, int Messages, long RunStart, long Latest)
{
    /// <summary>The probability at which a message speaks neither for nor against: above what most ordinary messages are given, so that talk drifts down.</summary>
    public const float Doubt = .25f;

    // One message is no run, however clear; and one "ok" in between does not undo a cry.
    private const float MostFor = 2;
    private const float MostAgainst = 1;

    /// <summary>What a message adds, or, below zero, takes away.</summary>
    public static float Evidence(float probability) =>
        Math.Clamp(LogOdds(Math.Clamp(probability, .001f, .999f)) - LogOdds(Doubt), -MostAgainst, MostFor);

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

    internal RiskTrace With(float evidence, long now)
    {
        var sum = Math.Min(Concern + evidence, 2 * RiskState.Enough);
        if (sum <= 0)
        {
            return default;
        }

        var isWorrying = evidence > 0;
        return new RiskTrace(
            sum,
            isWorrying ? Math.Min(Messages + 1, ushort.MaxValue) : Messages,
            isWorrying && Messages == 0 ? now : RunStart,
            Math.Max(Latest, now));
    }

    /// <summary>Half of what is enough stays after an alert: what goes on is raised again, what has passed is not.</summary>
    internal RiskTrace AfterRaise() => this with { Concern = RiskState.Enough / 2 };

    internal static float LogOdds(float probability) => MathF.Log(probability / (1 - probability));
}
