using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Why a message is not known to be stored.</summary>
public enum NotStoredReason
{
    /// <summary>There was no connection: nothing left this device.</summary>
    NotConnected,

    /// <summary>
    /// The message left, and no answer came. It may be stored or not: sending again with the same client message id tells, without doubling it.
    /// </summary>
    AnswerLost,

    /// <summary>The session was closed while the message waited.</summary>
    SessionClosed,
}

/// <summary>
/// What became of one message: <see cref="Stored"/>, <see cref="Held"/>, <see cref="Undelivered"/>, <see cref="Refused"/> or <see cref="NotStored"/>.
/// Only the first may be shown as sent.
/// </summary>
/// <param name="ClientMessageId">The id that the message was sent with; send with the same one to try again.</param>
public abstract record SendResult(Guid ClientMessageId)
{
    /// <summary>The server stored it durably.</summary>
    /// <param name="ClientMessageId">The id that the message was sent with.</param>
    /// <param name="Message">Its place in the conversation.</param>
    public sealed record Stored(Guid ClientMessageId, MessageStored Message) : SendResult(ClientMessageId);

    /// <summary>
    /// The server stored it durably, and it waits for a person to look at it: nobody else can read it yet. Once it is released it comes as an entry with
    /// the same entry id; what else becomes of it comes into the inbox.
    /// </summary>
    /// <param name="ClientMessageId">The id that the message was sent with.</param>
    /// <param name="Message">Its entry id, and in <see cref="MessageStored.Held"/> until when; it has no sequence.</param>
    public sealed record Held(Guid ClientMessageId, MessageStored Message) : SendResult(ClientMessageId);

    /// <summary>The server knows the message and does not deliver it: blocked, or, for a repeat, rejected, taken back, not deliverable any more.</summary>
    /// <param name="ClientMessageId">The id that the message was sent with.</param>
    /// <param name="Message">What became of it is in <see cref="MessageStored.Held"/>; it has no sequence.</param>
    public sealed record Undelivered(Guid ClientMessageId, MessageStored Message) : SendResult(ClientMessageId);

    /// <summary>The server refused it; it is not stored.</summary>
    /// <param name="ClientMessageId">The id that the message was sent with.</param>
    /// <param name="Refusal">Why, what to do, and when to try again.</param>
    public sealed record Refused(Guid ClientMessageId, Refusal Refusal) : SendResult(ClientMessageId);

    /// <summary>No answer: not to be shown as sent.</summary>
    /// <param name="ClientMessageId">The id that the message was sent with.</param>
    /// <param name="Reason">What is known.</param>
    public sealed record NotStored(Guid ClientMessageId, NotStoredReason Reason) : SendResult(ClientMessageId);

    internal static SendResult From(Guid clientMessageId, Answer<MessageStored> answer) => answer.Kind switch
    {
        AnswerKind.Ok => answer.Ok! switch
        {
            { Held: null } => new Stored(clientMessageId, answer.Ok!),
            { Held.State: HeldState.Held } => new Held(clientMessageId, answer.Ok!),
            _ => new Undelivered(clientMessageId, answer.Ok!),
        },
        AnswerKind.Refused => new Refused(clientMessageId, answer.Refusal!),
        AnswerKind.NotConnected => new NotStored(clientMessageId, NotStoredReason.NotConnected),
        AnswerKind.Lost => new NotStored(clientMessageId, NotStoredReason.AnswerLost),
    };
}
