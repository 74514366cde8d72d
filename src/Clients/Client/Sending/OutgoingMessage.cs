using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Where a message in the outbox stands.</summary>
public enum OutgoingState
{
    /// <summary>Not known to be stored; it will be tried, or tried again.</summary>
    Waiting,

    /// <summary>The server stored it.</summary>
    Stored,

    /// <summary>The server stored it, and it waits for a person to look at it.</summary>
    Held,

    /// <summary>The server knows it and does not deliver it.</summary>
    Undelivered,

    /// <summary>The server refused it for good; it is not stored.</summary>
    Refused,

    /// <summary>The session was closed before an answer came; it is not known to be stored.</summary>
    Abandoned,
}

/// <summary>One message in the outbox. It lives in memory only and ends with the session.</summary>
public sealed class OutgoingMessage
{
    private readonly TaskCompletionSource<SendResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal OutgoingMessage(SendMessage message, DateTimeOffset queuedAt)
    {
        Message = message;
        QueuedAt = queuedAt;
    }

    /// <summary>Where it goes.</summary>
    public Guid ConversationId => Message.ConversationId;

    /// <summary>Its id, the same in every try.</summary>
    public Guid ClientMessageId => Message.ClientMessageId;

    /// <summary>What was written.</summary>
    public string Body => Message.Body;

    /// <summary>When it was put into the outbox.</summary>
    public DateTimeOffset QueuedAt { get; }

    /// <summary>Why the last try was refused, while it waits to be tried again (for example too fast).</summary>
    public Refusal? LastRefusal { get; internal set; }

    /// <summary>Where it stands.</summary>
    public OutgoingState State => !completion.Task.IsCompletedSuccessfully
        ? OutgoingState.Waiting
        : completion.Task.Result switch
        {
            SendResult.Stored => OutgoingState.Stored,
            SendResult.Held => OutgoingState.Held,
            SendResult.Undelivered => OutgoingState.Undelivered,
            SendResult.Refused => OutgoingState.Refused,
            _ => OutgoingState.Abandoned,
        };

    /// <summary>Completes when it is stored, held, known not to be delivered, refused for good, or abandoned by closing the session. Never faults.</summary>
    public Task<SendResult> Completion => completion.Task;

    internal SendMessage Message { get; }

    /// <summary>Never prints the body.</summary>
    public override string ToString() => $"OutgoingMessage {{ {ClientMessageId}, {State} }}";

    internal bool Settle(SendResult result) => completion.TrySetResult(result);
}
