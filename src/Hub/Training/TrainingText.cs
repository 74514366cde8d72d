using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Training;

/// <summary>What a training row holds, sealed: the text without names, what the verdict said of it, and once a second person said the same, both labels.</summary>
/// <param name="Text">The message, names replaced.</param>
/// <param name="Category">Of the case: self-harm or violence.</param>
/// <param name="Severity">What the flag said, 2 to 4.</param>
/// <param name="Right">Whether staff found the flag right.</param>
/// <param name="Speaker">In which role it was written.</param>
/// <param name="Language">In which language.</param>
/// <param name="Group">Written in a group, not in a pair.</param>
/// <param name="SelfHarm">The label, 0 to 4; null while there is one label alone.</param>
/// <param name="Violence">Likewise.</param>
internal sealed record TrainingText(
    string Text, Category Category, int Severity, bool Right, SpeakerRole Speaker, MessageLanguage Language, bool Group, int? SelfHarm = null, int? Violence = null)
{
    /// <summary>Whether somebody who says this says the same as the verdict: of a right flag its severity, of a wrong one no alert; and nothing in the category in which there was none.</summary>
    public bool IsSaidBy(int selfHarm, int violence)
    {
        var (own, other) = Category == Category.SelfHarm ? (selfHarm, violence) : (violence, selfHarm);
        return other < Verdict.AlertSeverity && (Right ? own == Severity : own < Verdict.AlertSeverity);
    }

    public override string ToString() => "[training text]";
}
