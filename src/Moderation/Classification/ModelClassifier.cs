namespace PeerConnect.Moderation.Classification;

/// <summary>Judges by the model; where the budget is spent before the model has answered, the lexicon answers and a re-score is owed.</summary>
/// <param name="model">The model, from <see cref="ModelFile.Open(string, ModelPin)"/>.</param>
public sealed class ModelClassifier(Model model) : IClassifier
{
    /// <inheritdoc/>
    public string Version => model.Version;

    /// <inheritdoc/>
    public Judgement Judge(string text, SpeakerRole role, Budget budget) =>
        model.Judge(text, role, budget) ?? LexiconClassifier.Shipped.Judge(text, role, budget);
}
