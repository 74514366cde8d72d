using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>A coordinator creates a group, run by somebody of the own facility, and closes it.</summary>
internal sealed class CreateGroups(Store store, Sealer sealer)
{
    public Task<Reply<NewRecord>> CreateAsync(PersonKey caller, CreateGroup wanted, CancellationToken cancellation)
    {
        var faults = GroupText.Faults(wanted.Name, wanted.Topic).ToList();
        if (!GroupText.Classes.Contains(wanted.Class))
        {
            faults.Add($"A group's class is one of {string.Join(", ", GroupText.Classes)}.");
        }

        return faults.Count > 0
            ? Task.FromResult<Reply<NewRecord>>(Refusals.InvalidInput(faults))
            : store.ActAsync(caller, "group-created", "conversation", act => Create(act, wanted), cancellation);
    }

    public Task<Reply<Done>> CloseAsync(PersonKey caller, Guid groupId, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "group-closed", $"conversation:{groupId:D}", act =>
        {
            if (!act.Coordinates() || act.Db.FindConversation(groupId) is not { Kind: ConversationKind.Group } group || group.FacilityId != caller.FacilityId)
            {
                return Refusals.NotFound;
            }

            if (group.State != ConversationState.Ended)
            {
                act.End(group);
            }

            return Done.Value;
        }, cancellation);

    private Reply<NewRecord> Create(RecordedAct act, CreateGroup wanted)
    {
        var facilitator = act.By with { PersonId = wanted.Facilitator };
        if (!act.Coordinates() || act.Db.FindPerson(facilitator) is not { } person
            || (wanted.ProgrammeId is { } programme && !ProgrammeRecords.CanBeChosen(act.Db, act.By.FacilityId, programme)))
        {
            return Refusals.NotFound;
        }

        facilitator = person.Key();
        if (!act.Db.MayFacilitate(facilitator, act.Now))
        {
            return ApprovalRefusals.NoFacilitator;
        }

        if (act.Db.MustLeaveToOthers(act.By, [facilitator]))
        {
            return ApprovalRefusals.AnotherCoordinator;
        }

        var key = new ConversationKey(act.By.FacilityId, Guid.CreateVersion7(act.Now));
        var group = new ConversationRow
        {
            FacilityId = key.FacilityId,
            ConversationId = key.ConversationId,
            Kind = ConversationKind.Group,
            State = ConversationState.Open,
            Class = wanted.Class,
            ProgrammeId = wanted.ProgrammeId,
            SealedName = GroupText.Seal(sealer, act.Transaction, key, GroupText.NamePlace(key), wanted.Name),
            SealedTopic = wanted.Topic is { } topic ? GroupText.Seal(sealer, act.Transaction, key, GroupText.TopicPlace(key), topic) : null,
            CreatedAt = act.Now,
        };
        act.Open(group, new NewMember(facilitator, MemberRole.Facilitator, null));
        act.Subject = $"conversation:{key.ConversationId:D}";
        act.Details["facilitator"] = facilitator.PersonId;
        act.Details["programme"] = wanted.ProgrammeId;
        return new NewRecord(key.ConversationId);
    }
}
