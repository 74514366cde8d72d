using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.People;
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

        var facility = owed.FacilityId;
        var reading = PolicyReading.Of(draft.Document, draft.Follows + 1, UnitRecords.Of(transaction.Db, facility));
        if (reading.Policy is null)
        {
            // Signed on a server that carried it out, and this one does not: its authors find it as a draft, with its faults.
            PolicyStart.GiveBack(act, draft, reading.Faults);
            return () => LogGivenBack(facility);
        }

        // Between the signatures and the start people go: it would tell a roster on which nobody is left.
        var unstaffed = PolicyStaffing.Unstaffed(reading.Policy, transaction.Db.Staffed(facility, transaction.Now), RosterRows.Staffing(transaction.Db, facility).Rosters);
        if (unstaffed.Count > 0)
        {
            PolicyStart.GiveBack(act, draft, [.. unstaffed.Select(missing => missing.English)]);
            return () => LogUnstaffed(facility, string.Join("; ", unstaffed.Select(missing => missing.English)));
        }

        PolicyStart.Begin(act, draft);
        return null;
    }

    [LoggerMessage(5101, LogLevel.Critical, "A signed policy of facility {Facility} cannot come into force on this version of the server: it is a draft again and says why, and the old policy stays.")]
    private partial void LogGivenBack(Guid facility);

    [LoggerMessage(5102, LogLevel.Critical, "A signed policy of facility {Facility} does not come into force: it tells people who are not there ({Missing}). It is a draft again and says so, and the old policy stays. Staff the roles and rosters, then have it signed anew.")]
    private partial void LogUnstaffed(Guid facility, string missing);
}
