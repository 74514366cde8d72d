namespace PeerConnect.Moderation.Classification;

/// <summary>Judges a message before it is committed. Safe to call from many threads; the same message gives the same judgement.</summary>
public interface IClassifier
{
    /// <summary>What is stored with each verdict to say who judged.</summary>
    string Version { get; }

    /// <summary>Judges one message. Never throws for any text, and never takes longer than the budget by more than one stage.</summary>
    /// <param name="text">The message as written. It is neither kept nor logged.</param>
    /// <param name="role">In which role the writer writes: a helper's question is no cry.</param>
    /// <param name="budget">How long it may take.</param>
    /// <param name="patterns">What to look for beside self-harm and violence; each costs a second reading, so it is named only where a facility wants it.</param>
    Judgement Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None);
}
