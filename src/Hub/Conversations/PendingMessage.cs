using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Conversations;

/// <summary>A message that was authorised and judged and waits for the writer.</summary>
/// <param name="Sender">Who sends.</param>
/// <param name="Message">What.</param>
/// <param name="Conversation">The standing it was authorised against.</param>
/// <param name="Role">In which role the sender writes.</param>
/// <param name="AuthorisedAt">Version of the approval view that allowed it; another version at commit asks again.</param>
/// <param name="Judgement">What the classifier said.</param>
internal sealed record PendingMessage(
    PersonKey Sender, SendMessage Message, ConversationStanding Conversation, SpeakerRole Role, long AuthorisedAt, Judgement Judgement)
{
    private readonly TaskCompletionSource<Reply<MessageStored>> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes after the commit was synced, or with the refusal.</summary>
    public Task<Reply<MessageStored>> Outcome => outcome.Task;

    public void Complete(Reply<MessageStored> reply) => outcome.TrySetResult(reply);

    public override string ToString() => $"PendingMessage {{ {Message} }}";
}
