using PeerConnect.Contracts;

namespace PeerConnect.Residents.Talking;

/// <summary>Where what is being written stands.</summary>
internal enum DraftState
{
    /// <summary>Being written.</summary>
    Writing,

    /// <summary>On its way; not known to be stored.</summary>
    Sending,

    /// <summary>Not sent; it is sent again without the person doing anything.</summary>
    Waiting,

    /// <summary>Not sent; the person decides what to do.</summary>
    Refused,
}

/// <summary>
/// What a person is writing in one conversation: in memory only, and marked "not sent" until the server said that it is stored. The text that left with an id is never changed
/// under it: when nobody knows whether it arrived, it stays as it is until somebody does.
/// </summary>
internal sealed class Draft
{
    public string Text { get; private set; } = string.Empty;

    public DraftState State { get; private set; }

    /// <summary>Why it was not sent; null where there was no line.</summary>
    public RefusalCode? Reason { get; private set; }

    /// <summary>The message may be stored already: it cannot be changed until that is known.</summary>
    public bool MaybeStored { get; private set; }

    /// <summary>Until when the facilitator asked for quiet; it may end earlier, so trying stays possible.</summary>
    public DateTimeOffset? QuietUntil { get; private set; }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public bool IsNotSent => State is DraftState.Waiting or DraftState.Refused;

    public bool CanChange => State != DraftState.Sending && !MaybeStored;

    /// <summary>How many letters have to go before it can be sent; 0 for none. Nothing that was put in is cut off.</summary>
    public int TooMany => Math.Max(0, Text.Length - Protocol.MaxBodyLength);

    public bool CanSend => State is DraftState.Writing or DraftState.Refused && !string.IsNullOrWhiteSpace(Text) && TooMany == 0;

    /// <summary>The person changed the text: it is a new message, and whatever was to be repeated is not.</summary>
    public void Write(string text)
    {
        if (CanChange && text != Text)
        {
            (Text, State, Reason, Id) = (text, DraftState.Writing, null, Guid.CreateVersion7());
        }
    }

    public void Send() => State = DraftState.Sending;

    /// <summary>It will be sent again under the same id.</summary>
    public void Wait(RefusalCode? reason, bool maybeStored) => (State, Reason, MaybeStored) = (DraftState.Waiting, reason, maybeStored || MaybeStored);

    /// <summary>It was refused: what is sent next is a new message.</summary>
    public void Refuse(RefusalCode reason, DateTimeOffset? quietUntil) =>
        (State, Reason, MaybeStored, QuietUntil, Id) = (DraftState.Refused, reason, false, quietUntil, Guid.CreateVersion7());

    /// <summary>It is stored: begin anew.</summary>
    public void Stored() => (Text, State, Reason, MaybeStored, QuietUntil, Id) = (string.Empty, DraftState.Writing, null, false, null, Guid.CreateVersion7());

    /// <summary>Never prints the text.</summary>
    public override string ToString() => $"Draft {{ {State} }}";
}
