using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Escalation;
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
        var reading = PolicyReading.Of(draft.Document, draft.Follows + 1, ScopeRows.Of(transaction.Db, facility));
        if (Faults(transaction, draft, reading) is { Count: > 0 } faults)
        {
            // Signed on a server that carried it out, and this one does not, or for other units: its authors find it as a draft again.
            PolicyStart.GiveBack(act, draft, faults);
            return () => LogGivenBack(facility);
        }

        // Between the signatures and the start people go: it would tell a roster on which nobody is left.
        if (transaction.Db.Unstaffed(facility, reading.Policy!, transaction.Now) is { Count: > 0 and var missing })
        {
            // Ranks and rosters bear names that people gave them, and those are in no log and no chain: the draft says which.
            PolicyStart.GiveBack(act, draft, [$"Nobody is there for {missing} of the roles, rosters or ranks that it counts on. The draft says which."]);
            return () => LogUnstaffed(facility, missing);
        }

        PolicyStart.Begin(act, draft);
        return null;
    }

    private static IReadOnlyList<string> Faults(WriteTransaction transaction, PolicyDraftRow draft, PolicyReading reading) =>
        reading.Policy is not { } policy ? reading.Faults
        : transaction.Db.SignaturesOf(draft).Any(row => row.Scopes != ScopeNames.Named(policy))
            ? ["A code in it stands for another unit or programme than when it was signed. Whoever would be told is not who two people signed for."]
        : [];

    [LoggerMessage(5101, LogLevel.Critical, "A signed policy of facility {Facility} cannot come into force: this version of the server does not carry it out, or the codes of units and programmes in it stand for others now. It is a draft again, the chain says why, and the old policy stays.")]
    private partial void LogGivenBack(Guid facility);

    [LoggerMessage(5102, LogLevel.Critical, "A signed policy of facility {Facility} does not come into force: nobody is there for {Missing} of the roles, rosters or ranks that it counts on. It is a draft again and says which, and the old policy stays. Staff the roles and rosters, then have it signed anew.")]
    private partial void LogUnstaffed(Guid facility, int missing);
}
