using System.Collections.Immutable;

namespace PeerConnect.Moderation.Classification;

/// <summary>Judges by the model; where the budget is spent before the model has answered, the lexicon answers and a re-score is owed.</summary>
/// <param name="model">The model, from <see cref="ModelFile.Open(string, ModelPin)"/>.</param>
public sealed class ModelClassifier(Model model) : IClassifier
{
    /// <inheritdoc/>
    public string Version => model.Version;

    /// <inheritdoc/>
    public Judgement Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None) =>
        model.Judge(text, role, budget, patterns) ?? LexiconClassifier.Shipped.Judge(text, role, budget);

    /// <summary>
    /// What a message says of sexual abuse and of exploitation, for <see cref="Risk.ConversationRisk"/> to add up over the conversation: nothing where the model
    /// does not judge them. Severity 2 means that the message would be enough alone. Never throws for any text.
    /// </summary>
    /// <param name="text">The message as written. It is neither kept nor logged.</param>
    /// <param name="role">In which role the writer writes.</param>
    public ImmutableArray<Verdict> JudgeForConversation(string text, SpeakerRole role) => model.JudgeForConversation(text, role);
}
