using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Concerns;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Hiding;

/// <summary>Hides somebody's messages from the caller alone. What is written is stored, judged and brought to staff as before.</summary>
internal sealed class HidePersonHandler(Store store, ApprovalView approvals, SendRate rate)
{
    private static readonly Refusal Staff = new(RefusalCode.NotPossible, "You cannot hide what staff write. If it troubles you, report the message or ask the programme office.");

    private static readonly Refusal Supported = new(
        RefusalCode.NotPossible, "You support this person here, so you cannot hide what he or she writes. You can leave the conversation, or ask the programme office.");

    public async Task<Reply<HiddenPeople>> HandleAsync(PersonKey by, HidePerson request, CancellationToken cancellation) =>

        // Each act is a row of the audit chain, refused ones too: one person must not be able to fill it.
        rate.Take(by) is { } wait
            ? Refuse.Because(RefusalCode.TooFast, wait)
            : await store.ActAsync(by, "person-hidden", "person", act => Hide(act, request), cancellation);

    private Reply<HiddenPeople> Hide(RecordedAct act, HidePerson request)
    {
        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        if (SharedConversation.Find(snapshot, act.By, request.ConversationId, request.MemberId) is not { } shared
            || act.Db.FindPerson(shared.Other.Person) is not { } person)
        {
            return Refusals.NotFound;
        }

        if (person.Kind == PersonKind.Staff)
        {
            return Staff;
        }

        if (shared.Own.Role is MemberRole.Supporter or MemberRole.Facilitator)
        {
            return Supported;
        }

        act.Subject = $"person:{person.PersonId:D}";
        if (!HiddenRows.Of(act.Db, act.By).Exists(row => row.Other() == shared.Other.Person))
        {
            act.Db.Hidden.Add(new HiddenRow
            {
                FacilityId = act.By.FacilityId,
                PersonId = act.By.PersonId,
                OtherFacilityId = shared.Other.Person.FacilityId,
                OtherId = shared.Other.Person.PersonId,
                At = act.Now,
            });
            act.Db.SaveChanges();
            act.Transaction.TouchPerson(act.By.FacilityId, act.By.PersonId);
        }

        return ListHidden.Of(act.Db, act.By);
    }
}
