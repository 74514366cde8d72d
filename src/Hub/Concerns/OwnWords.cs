using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Concerns;

/// <summary>What somebody told staff in own words, as the computer reads it.</summary>
/// <param name="Text">The words; null for none.</param>
/// <param name="Said">What it says of them.</param>
/// <param name="Cry">What it says of the writer's own self-harm; empty where they are not of that.</param>
internal sealed record OwnWords(string? Text, ImmutableArray<Verdict> Said, ImmutableArray<Verdict> Cry)
{
    public static readonly OwnWords None = new(null, [], []);

    /// <summary>Whether a case of their writer has them.</summary>
    public bool HasCase { get; init; }

    /// <summary>How serious the self-harm is that they speak of, 2 to 4; 0 for none.</summary>
    public int SelfHarm => Math.Max(Severest(Said), Severest(Cry));

    /// <summary>How serious the self-harm is that verdicts speak of, 2 to 4; 0 for none.</summary>
    public static int Severest(ImmutableArray<Verdict> verdicts)
    {
        var most = verdicts.Where(verdict => verdict.Category == Category.SelfHarm).Select(verdict => verdict.Severity).DefaultIfEmpty(0).Max();
        return most >= Verdict.AlertSeverity ? most : 0;
    }

    /// <summary>How serious the self-harm is that they speak of beside what they are told under; 0 for none.</summary>
    public int SelfHarmBeside(Category told) => told == Category.SelfHarm ? 0 : SelfHarm;

    /// <summary>
    /// Whether whoever is told under that matter may read them for it. What somebody writes of self-harm goes to care, whatever it is told under: a threat's readers get it where it is of a
    /// threat as well, as with a message.
    /// </summary>
    public bool AreOf(Category told) => SelfHarmBeside(told) == 0 || Said.Any(verdict => verdict.Category == told && verdict.Severity >= Verdict.AlertSeverity);

    /// <summary>Never prints the words.</summary>
    public override string ToString() => $"OwnWords {{ {SelfHarm}, {Severest(Cry)} }}";
}
