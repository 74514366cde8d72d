using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>Two records are one person: the duplicate becomes an alias. Ids never change; what it had passes on where this person had it.</summary>
internal sealed class MergePeople(Store store, RiskMemory risk)
{
    public Task<Reply<Done>> HandleAsync(PersonKey caller, Guid duplicateId, MergePerson wanted, CancellationToken cancellation) =>
        store.ActAsync(caller, "person-merged", $"person:{duplicateId:D}", act => MergeAsync(act, duplicateId, wanted, cancellation), cancellation);

    private async Task<Reply<Done>> MergeAsync(RecordedAct act, Guid duplicateId, MergePerson wanted, CancellationToken cancellation)
    {
        if (!act.Coordinates()
            || act.Db.People.SingleOrDefault(row => row.FacilityId == act.By.FacilityId && row.PersonId == duplicateId)
                is not { Kind: not PersonKind.Staff, State: not PersonState.TransferredOut } duplicate
            || act.Db.FindOwn(act.By, wanted.Into) is not { } survivor)
        {
            return Refusals.NotFound;
        }

        if (duplicate.State == PersonState.Merged)
        {
            return ApprovalRefusals.AlreadyDecided;
        }

        if (duplicate == survivor)
        {
            return Refusals.InvalidInput("A record cannot be merged into itself.");
        }

        if (survivor.State != PersonState.Active)
        {
            return ApprovalRefusals.SurvivorNotActive;
        }

        if (act.Db.MustLeaveToOthers(act.By, [duplicate.Key(), survivor.Key()]))
        {
            return ApprovalRefusals.AnotherCoordinator;
        }

        if (act.Db.OrdersBetween(duplicate.Key(), [survivor.Key()], act.Now).Count > 0)
        {
            return ApprovalRefusals.KeptApartFromSelf;
        }

        if (wanted.SamePerson)
        {
            PassOn(act, duplicate, survivor);
        }

        await act.EndPartAsync(duplicate, "subject-merged", cancellation);

        // Both ways: the duplicate's id stays on its cases, from which the person's kin are kept out too.
        act.CarryKin(duplicate.Key(), survivor.Key());
        act.CarryKin(survivor.Key(), duplicate.Key());
        act.CarryOrders(duplicate.Key(), survivor.Key());
        act.CarryHidden(duplicate.Key(), survivor.Key(), own: wanted.SamePerson);
        (duplicate.State, duplicate.MergedInto, duplicate.MergedSamePerson, duplicate.EndedAt) = (PersonState.Merged, survivor.PersonId, wanted.SamePerson, act.Now);
        act.Transaction.TouchPerson(survivor.FacilityId, survivor.PersonId);

        // What is held against either now holds against the one, also where only the other had a place.
        await act.Db.SaveChangesAsync(cancellation);
        if (wanted.SamePerson)
        {
            PassOnRisk(act, duplicateId, survivor.PersonId);
        }

        foreach (var order in act.Db.StandingOrders(survivor.Key(), act.Now))
        {
            act.KeepApart(survivor.Key(), order.Other(survivor.Key()), order.FacilityId);
        }

        act.Details["into"] = survivor.PersonId;
        act.Details["samePerson"] = wanted.SamePerson;
        return Done.Value;
    }

    /// <summary>
    /// The survivor reads every range that the duplicate could read, goes on where the duplicate was, gets what was held for it, does with what it wrote and was held as it could, is
    /// told and asked what it was, holds its certification, is on call where it was and rests as it did.
    /// </summary>
    private static void PassOn(RecordedAct act, PersonRow duplicate, PersonRow survivor)
    {
        var key = duplicate.Key();
        survivor.RestingSince ??= duplicate.RestingSince;
        survivor.SupervisorId ??= duplicate.SupervisorId;
        foreach (var place in act.Db.Memberships.Where(row => row.PersonFacilityId == key.FacilityId && row.PersonId == key.PersonId).ToList())
        {
            PassOn(act, place, survivor.Key());
        }

        var meant = act.Db.HeldReaders.Where(row => row.PersonFacilityId == key.FacilityId && row.PersonId == key.PersonId).ToList();
        var known = act.Db.HeldReaders.Where(row => row.PersonFacilityId == key.FacilityId && row.PersonId == survivor.PersonId).Select(row => row.EntryId).ToHashSet();
        foreach (var held in meant.Where(row => !known.Contains(row.EntryId)))
        {
            act.Db.HeldReaders.Add(new HeldReaderRow
            {
                FacilityId = held.FacilityId, EntryId = held.EntryId, PersonFacilityId = key.FacilityId, PersonId = survivor.PersonId,
            });
        }

        HeldRows.PassOn(act.Db, key, survivor.PersonId);
        RosterRows.PassOn(act, key, survivor.PersonId);
        PassOnInbox(act, key, survivor.PersonId);
        foreach (var certification in act.Db.Certifications.Where(row => row.FacilityId == key.FacilityId && row.PersonId == key.PersonId))
        {
            certification.PersonId = survivor.PersonId;
        }

        foreach (var role in act.Db.Roles.Where(row => row.FacilityId == key.FacilityId && row.PersonId == key.PersonId).ToList())
        {
            if (!act.Db.Roles.Any(row => row.FacilityId == key.FacilityId && row.PersonId == survivor.PersonId && row.Role == role.Role))
            {
                act.Db.Roles.Add(new RoleRow
                {
                    FacilityId = role.FacilityId, PersonId = survivor.PersonId, Role = role.Role, From = role.From, Until = role.Until, UnitId = role.UnitId,
                });
            }
        }
    }

    // A slow build-up goes on where it was: the merge is the programme office's, not this person's.
    private void PassOnRisk(RecordedAct act, Guid duplicate, Guid survivor)
    {
        var sums = act.Db.Risk.Where(row => row.PersonId == duplicate).ToList();
        act.Db.Risk.RemoveRange(sums);
        foreach (var conversation in sums.Select(row => new ConversationKey(row.FacilityId, row.ConversationId)))
        {
            risk.PassOn(act.Transaction, conversation, duplicate, survivor);
        }
    }

    // What is about an own message or a case still counts: nobody opens the duplicate's inbox any more, and a question there would never be answered.
    private static void PassOnInbox(RecordedAct act, PersonKey duplicate, Guid survivor)
    {
        foreach (var told in act.Db.Inbox.Where(row => row.FacilityId == duplicate.FacilityId && row.PersonId == duplicate.PersonId
            && (row.EntryId != null || row.CaseId != null) && row.AnsweredAt == null).OrderBy(row => row.Sequence).ToList())
        {
            act.Db.Inbox.Remove(told);
            act.Transaction.Notify(duplicate.FacilityId, survivor, told.Kind, told.ConversationId, told.EntryId, told.Until, told.Detail, told.CaseId);
        }
    }

    private static void PassOn(RecordedAct act, MembershipRow place, PersonKey survivor)
    {
        var conversation = act.Db.ConversationOf(place);
        var goesOn = place.State != MembershipState.Ended && conversation.State != ConversationState.Ended
            && !act.Db.Members(conversation).Exists(row => row.Person() == survivor && row.State != MembershipState.Ended);
        if (!goesOn)
        {
            // A range that still grows ends with the duplicate's own place below, at the same sequence.
            Copy(act, place, survivor, MembershipState.Ended, place.ToSequence ?? act.Reach(place, act.Db.LastSequence(conversation)));
            return;
        }

        if (place.State == MembershipState.Active)
        {
            place.ToSequence = act.Append(conversation, EntryKind.Left, place.Person()).Sequence;
            act.Append(conversation, EntryKind.Joined, survivor);
        }

        // One range from the duplicate's first entry on; a suspended place stays suspended.
        Copy(act, place, survivor, place.State, place.State == MembershipState.Active ? null : place.ToSequence);
        place.State = MembershipState.Ended;
        act.Changed(conversation, "member-merged");
    }

    private static void Copy(RecordedAct act, MembershipRow place, PersonKey to, MembershipState state, long? toSequence)
    {
        var copy = new MembershipRow
        {
            FacilityId = place.FacilityId,
            ConversationId = place.ConversationId,
            MembershipId = Guid.CreateVersion7(act.Now),
            PersonFacilityId = to.FacilityId,
            PersonId = to.PersonId,
            Role = place.Role,
            State = state,
            FromSequence = place.FromSequence,
            ToSequence = toSequence,
            ValidUntil = place.ValidUntil,
            MutedUntil = place.MutedUntil,
            OwnPause = place.OwnPause,

            // What the duplicate's own suspension took is no longer given back with it: a coordinator decides.
            SuspensionCause = place.SuspensionCause == SuspensionCause.Person ? SuspensionCause.Coordinator : place.SuspensionCause,
            SuspendedByFacilityId = place.SuspendedByFacilityId,
        };
        act.Db.Memberships.Add(copy);
        act.Transaction.TouchConversation(copy.FacilityId, copy.ConversationId);
        if (state != MembershipState.Ended && copy.ValidUntil is { } due)
        {
            act.Transaction.OweExpiry(copy.FacilityId, copy.MembershipId, due);
        }
    }
}
