using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>Who becomes a member, as what, until when; and whether at rest by the own wish, as before.</summary>
internal sealed record NewMember(PersonKey Person, MemberRole Role, DateTimeOffset? ValidUntil, bool OwnPause = false);

/// <summary>Why somebody is taken out, and whose coordinators decide what becomes of it.</summary>
internal readonly record struct Suspension(SuspensionCause Cause, Guid ByFacilityId);

/// <summary>How people come into groups and go: rows, log and notices in one transaction, the same whatever the cause.</summary>
internal static class MembershipActs
{
    /// <summary>The new member sees from his or her own Joined entry on.</summary>
    public static void Join(this RecordedAct act, ConversationRow conversation, NewMember member)
    {
        var joined = act.Append(conversation, EntryKind.Joined, member.Person);
        act.AddMember(conversation, member, joined.Sequence);
        act.Changed(conversation, "member-joined");
    }

    /// <summary>The leaver sees up to and including his or her own Left entry, and is told nothing: it was the person's own act.</summary>
    public static void Leave(this RecordedAct act, ConversationRow conversation, MembershipRow membership)
    {
        if (membership.State == MembershipState.Active)
        {
            membership.ToSequence = act.Reach(membership, act.Append(conversation, EntryKind.Left, membership.Person()).Sequence);
        }

        membership.State = MembershipState.Ended;
        act.Changed(conversation, "member-left");
    }

    /// <summary>Takes members out of a group at once.</summary>
    /// <remarks>
    /// Each sees up to the last entry before the first of them left: so nobody taken out learns who else was, and two kept apart find
    /// what one removed alone finds.
    /// </remarks>
    public static void TakeOut(this RecordedAct act, ConversationRow conversation, IReadOnlyList<MembershipRow> memberships, Suspension? suspension)
    {
        long? before = null;
        foreach (var membership in memberships)
        {
            if (membership.State == MembershipState.Active)
            {
                var left = act.Append(conversation, EntryKind.Left, membership.Person());
                before ??= left.Sequence - 1;
                membership.ToSequence = act.Reach(membership, before.Value);
                act.Tell(InboxKind.ConversationPaused, membership.Person(), conversation);
            }

            membership.State = suspension is null ? MembershipState.Ended : MembershipState.Suspended;
            membership.SuspensionCause = suspension?.Cause ?? SuspensionCause.None;
            membership.SuspendedByFacilityId = suspension?.ByFacilityId;
        }

        act.Changed(conversation, "member-left");
    }

    /// <summary>Gives a suspended place back: a new range begins, what was written meanwhile stays unseen.</summary>
    public static void Reinstate(this RecordedAct act, ConversationRow conversation, MembershipRow membership)
    {
        membership.State = MembershipState.Ended;
        var again = new NewMember(membership.Person(), membership.Role, membership.ValidUntil, membership.OwnPause);
        if (conversation.Kind == ConversationKind.Group)
        {
            act.Join(conversation, again);
            return;
        }

        var others = act.Db.Members(conversation).Exists(row => row.Rests() && row.MembershipId != membership.MembershipId);
        var opens = !others && !again.OwnPause && conversation.State == ConversationState.Open;
        var from = opens ? act.Append(conversation, EntryKind.Reopened, null).Sequence : act.Db.LastSequence(conversation) + 1;
        act.AddMember(conversation, again, from);
        act.Changed(conversation, "conversation-reopened");
    }

    /// <summary>Suspends one member. A pair of which one is suspended rests, with the entry and notice of any pause.</summary>
    public static void Suspend(this RecordedAct act, ConversationRow conversation, MembershipRow membership, Suspension suspension)
    {
        if (conversation.Kind == ConversationKind.Group || membership.State == MembershipState.Suspended)
        {
            act.TakeOut(conversation, [membership], suspension);
            return;
        }

        if (act.Db.IsOpen(conversation))
        {
            act.AppendPause(conversation, null);
        }

        membership.ToSequence = act.Db.LastSequence(conversation);
        membership.State = MembershipState.Suspended;
        membership.SuspensionCause = suspension.Cause;
        membership.SuspendedByFacilityId = suspension.ByFacilityId;
        act.Changed(conversation, "conversation-paused");
    }

    /// <summary>How far a membership reaches that ends now at <paramref name="sequence"/>: past its date it reached no further than its date.</summary>
    public static long Reach(this RecordedAct act, MembershipRow membership, long sequence)
    {
        if (membership.ValidUntil is not { } until || until > act.Now)
        {
            return sequence;
        }

        var last = act.Db.Entries
            .Where(row => row.FacilityId == membership.FacilityId && row.ConversationId == membership.ConversationId && row.At < until)
            .OrderByDescending(row => row.Sequence).Select(row => row.Sequence).FirstOrDefault();
        return Math.Min(sequence, Math.Max(last, membership.FromSequence - 1));
    }

    /// <summary>A new row; the sequence that it begins with must be known.</summary>
    public static void AddMember(this RecordedAct act, ConversationRow conversation, NewMember member, long from)
    {
        var row = new MembershipRow
        {
            FacilityId = conversation.FacilityId,
            ConversationId = conversation.ConversationId,
            MembershipId = Guid.CreateVersion7(act.Now),
            PersonFacilityId = member.Person.FacilityId,
            PersonId = member.Person.PersonId,
            Role = member.Role,
            State = MembershipState.Active,
            FromSequence = from,
            ValidUntil = member.ValidUntil,
            OwnPause = member.OwnPause,
        };
        act.Db.Memberships.Add(row);
        if (member.ValidUntil is { } until)
        {
            act.Transaction.OweExpiry(row.FacilityId, row.MembershipId, until);
        }
    }
}
