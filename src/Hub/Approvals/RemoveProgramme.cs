using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Approvals;

/// <summary>A coordinator removes a programme that nothing belongs to. What was written in it keeps it, and earlier policies still tell of it by its name.</summary>
internal sealed class RemoveProgramme(Store store)
{
    private static readonly Refusal Named = new(RefusalCode.NotPossible, "A policy that is in force or signed names this programme. First bring one into force that does not.");

    private static readonly Refusal Belongs = new(RefusalCode.NotPossible, "A conversation or a request belongs to this programme, or is to. Choose another for it first.");

    public Task<Reply<Done>> HandleAsync(PersonKey caller, Guid programmeId, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "programme-removed", $"programme:{programmeId:D}", act => Remove(act, programmeId), cancellation);

    private static Reply<Done> Remove(RecordedAct act, Guid programmeId)
    {
        if (!act.Coordinates() || act.Db.Programmes.Find(act.By.FacilityId, programmeId) is not { RemovedAt: null } row)
        {
            return Refusals.NotFound;
        }

        if (Names(PolicyRows.Active(act.Db, row.FacilityId), row) || (act.Scheduled() is { } waits && Names(waits, row)))
        {
            return Named;
        }

        if (act.Db.Conversations.Any(each => each.FacilityId == row.FacilityId && each.State != ConversationState.Ended && (each.ProgrammeId == programmeId || each.WantedProgrammeId == programmeId))
            || act.Db.ApprovalRequests.Any(each => each.FacilityId == row.FacilityId && each.State == ApprovalState.Requested && each.ProgrammeId == programmeId))
        {
            return Belongs;
        }

        row.RemovedAt = act.Now;
        return Done.Value;
    }

    private static bool Names(DisclosurePolicy policy, ProgrammeRow row) => policy.Rules.Any(rule => rule.Scope.Programmes.Contains(row.ProgrammeId.ToString()));
}
