using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Classifying;

/// <summary>
/// A message on its way to the candidate. Its text is here until the candidate takes it or the sender is answered, whichever comes first: for a
/// candidate no text waits longer than the call that brought it.
/// </summary>
internal sealed class ShownMessage(string body, SpeakerRole role, Judgement inForce, ShadowTally tally) : IDisposable
{
    private string? text = body;

    public SpeakerRole Role { get; } = role;

    /// <summary>What the model in force said of it.</summary>
    public Judgement InForce { get; } = inForce;

    /// <summary>Where it is counted.</summary>
    public ShadowTally Tally { get; } = tally;

    /// <summary>The text, once; null where it is gone.</summary>
    public string? Take() => Interlocked.Exchange(ref text, null);

    /// <summary>The sender is answered; what the candidate has not taken by now it never sees.</summary>
    public void Dispose()
    {
        if (Take() is not null)
        {
            Tally.Miss();
        }
    }

    public override string ToString() => nameof(ShownMessage);
}
