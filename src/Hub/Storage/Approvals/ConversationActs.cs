using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>How conversations open, rest and end: rows, log and notices in one transaction, the same whatever the cause.</summary>
internal static class ConversationActs
{
    /// <summary>Opens a conversation. Those who are there from the beginning see all of it.</summary>
    public static void Open(this RecordedAct act, ConversationRow conversation, params IReadOnlyList<NewMember> members)
    {
        act.Db.Conversations.Add(conversation);

        // The log allocates from the row itself, which has to be there.
        act.Db.SaveChanges();
        foreach (var member in members)
        {
            act.Append(conversation, EntryKind.Joined, member.Person);
            act.AddMember(conversation, member, 1);
        }

        act.Changed(conversation, "conversation-opened");
    }

    /// <summary>Pauses for everybody. Who pauses needs no notice of it.</summary>
    public static void Pause(this RecordedAct act, ConversationRow conversation, PauseCause cause)
    {
        if (act.Db.IsOpen(conversation))
        {
            act.AppendPause(conversation, act.By);
        }

        conversation.State = ConversationState.Paused;
        conversation.PauseCause = cause;
        act.Changed(conversation, "conversation-paused");
    }

    public static void Reopen(this RecordedAct act, ConversationRow conversation)
    {
        conversation.State = ConversationState.Open;
        conversation.PauseCause = PauseCause.None;
        if (act.Db.IsOpen(conversation))
        {
            act.Append(conversation, EntryKind.Reopened, null);
        }

        act.Changed(conversation, "conversation-reopened");
    }

    /// <summary>Ends a conversation for good. The entry names nobody: it is the same for leaving, an order, a transfer, a death.</summary>
    public static void End(this RecordedAct act, ConversationRow conversation)
    {
        var ended = act.Append(conversation, EntryKind.Ended, null);
        foreach (var membership in act.Db.Members(conversation).Where(row => row.State != MembershipState.Ended))
        {
            if (membership.Person() != act.By)
            {
                act.Tell(InboxKind.ConversationPaused, membership.Person(), conversation);
            }

            if (membership.State == MembershipState.Active)
            {
                membership.ToSequence = conversation.Kind == ConversationKind.Direct ? ended.Sequence : act.Reach(membership, ended.Sequence);
            }

            membership.State = MembershipState.Ended;
        }

        conversation.State = ConversationState.Ended;
        conversation.PauseCause = PauseCause.None;
        conversation.EndedAt = act.Now;
        foreach (var request in act.Db.ApprovalRequests.Where(row => row.FacilityId == conversation.FacilityId
            && row.ConversationId == conversation.ConversationId && row.State == ApprovalState.Requested))
        {
            request.State = ApprovalState.Withdrawn;
            act.Tell(InboxKind.NotApproved, new(request.RequestedByFacilityId, request.RequestedBy), null);
        }

        act.Changed(conversation, "conversation-ended");
    }

    /// <summary>Takes one person's standing membership out for good: a pair ends with it, a group goes on.</summary>
    public static void EndMembership(this RecordedAct act, MembershipRow membership)
    {
        var conversation = act.Db.ConversationOf(membership);
        if (conversation.Kind == ConversationKind.Direct)
        {
            act.End(conversation);
        }
        else
        {
            act.TakeOut(conversation, [membership], null);
        }
    }

    /// <summary>Whether its members find it open: not paused, and neither half of a pair suspended or at rest by its own wish.</summary>
    public static bool IsOpen(this PeerConnectDb db, ConversationRow conversation) => conversation.State == ConversationState.Open
        && (conversation.Kind == ConversationKind.Group || !db.Members(conversation).Exists(row => row.Rests()));

    /// <summary>In a pair, such a place is a pause for both.</summary>
    public static bool Rests(this MembershipRow row) => row.State == MembershipState.Suspended || (row.State == MembershipState.Active && row.OwnPause);

    public static void AppendPause(this RecordedAct act, ConversationRow conversation, PersonKey? without)
    {
        act.Append(conversation, EntryKind.Paused, null);
        foreach (var membership in act.Db.Members(conversation).Where(row => row.State == MembershipState.Active && row.Person() != without))
        {
            act.Tell(InboxKind.ConversationPaused, membership.Person(), conversation);
        }
    }

    /// <param name="act">The act.</param>
    /// <param name="conversation">Whose log.</param>
    /// <param name="kind">A kind without text.</param>
    /// <param name="about">The member that it is about; null for what concerns all.</param>
    /// <param name="seconds">For <see cref="EntryKind.Slowed"/>.</param>
    public static EntryRow Append(this RecordedAct act, ConversationRow conversation, EntryKind kind, PersonKey? about, int? seconds = null) =>
        act.Transaction.Append(new EntryRow
        {
            FacilityId = conversation.FacilityId,
            ConversationId = conversation.ConversationId,
            EntryId = Guid.CreateVersion7(act.Now),
            Kind = kind,
            At = act.Now,
            AuthorFacilityId = about?.FacilityId,
            AuthorId = about?.PersonId,
            Seconds = seconds,
        });

    public static void Tell(this RecordedAct act, InboxKind kind, PersonKey person, ConversationRow? conversation) =>
        act.Transaction.Notify(person.FacilityId, person.PersonId, kind, conversation?.ConversationId);

    /// <summary>The view reloads it; its home facility's chain records that it changed, never why: the cause stands in the chain of who acted.</summary>
    /// <param name="act">The act.</param>
    /// <param name="conversation">What changed.</param>
    /// <param name="verb">How the record calls it.</param>
    /// <param name="unnamed">Where somebody chose it for himself or herself alone: a search for a person must not lead to it.</param>
    public static void Changed(this RecordedAct act, ConversationRow conversation, string verb, bool unnamed = false)
    {
        act.Transaction.TouchConversation(conversation.FacilityId, conversation.ConversationId);
        act.Transaction.Audit(new AuditAct(
            conversation.FacilityId,
            !unnamed && act.By.FacilityId == conversation.FacilityId ? act.ActorId : null,
            verb,
            $"conversation:{conversation.ConversationId:D}"));
    }
}
