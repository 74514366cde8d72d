using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Brings signed policies into force when their time has come. Owed from the second signature on, so a restart forgets none.</summary>
internal sealed partial class PolicyStarts(Store store, TimeProvider time, ILogger<PolicyStarts> logger) : OwedWorker(store, time, logger)
{
    protected override IReadOnlyList<OwedKind> Kinds { get; } = [OwedKind.PolicyStart];

    protected override Action? Do(WriteTransaction transaction, OwedRow owed)
    {
        var act = new RecordedAct(transaction, new PersonKey(owed.FacilityId, Guid.Empty), $"policy-draft:{owed.SubjectId:D}");

        // A draft that was given up while it waited is over, and finds nothing to do.
        if (act.FindDraft(owed.SubjectId) is not { State: PolicyDraftState.Scheduled } draft)
        {
            return null;
        }

        if (PolicyReading.Of(draft.Document, draft.Follows + 1, ScopeRows.Of(transaction.Db, owed.FacilityId)) is { Policy: null } reading)
        {
            // Signed on a server that carried it out, and this one does not: its authors find it as a draft, with its faults.
            PolicyStart.GiveBack(act, draft, reading.Faults);
            var facility = owed.FacilityId;
            return () => LogGivenBack(facility);
        }

        PolicyStart.Begin(act, draft);
        return null;
    }

    [LoggerMessage(5101, LogLevel.Critical, "A signed policy of facility {Facility} cannot come into force on this version of the server: it is a draft again and says why, and the old policy stays.")]
    private partial void LogGivenBack(Guid facility);
}
