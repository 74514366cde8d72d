using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Escalation;

/// <summary>Starts a drill: what the policy in force does with imminent self-harm, on a marked case that is about nobody.</summary>
internal sealed class StartDrillHandler(Store store, PolicyBook policies)
{
    private static readonly Refusal OneAtATime = new(RefusalCode.NotPossible, "A drill is running. Look at its report, end it, then start the next.");
    private static readonly Refusal NothingToTry = new(RefusalCode.NotPossible, "The policy in force tells nobody of imminent self-harm in this unit, so there is nothing to try.");

    public Task<Reply<DrillShown>> HandleAsync(PersonKey by, StartDrill request, CancellationToken cancellation) =>
        store.ActAsync<DrillShown>(by, "drill-started", "drill", act => Start(act, request), cancellation);

    private Reply<DrillShown> Start(RecordedAct act, StartDrill request)
    {
        var facility = act.By.FacilityId;
        if (request.UnitId is { } unit && !DrillRows.HasUnit(act.Db, facility, unit))
        {
            return Refusals.NotFound;
        }

        if (DrillRows.IsRunning(act.Db, facility))
        {
            return OneAtATime;
        }

        var policy = policies.Active(facility);
        var decision = PolicyEvaluator.Evaluate(policy, new Facts(
            facility.ToString(),
            ConversationClass.Monitored,
            SpeakerRole.Resident,
            [new Verdict(EvidenceSource.Model, "drill", Category.SelfHarm, Verdict.MaxSeverity, 1, [])],
            request.UnitId?.ToString()));
        if (CategoryGrants.Of(decision).FirstOrDefault(one => one.Category == Category.SelfHarm) is not { } category)
        {
            return NothingToTry;
        }

        var row = New(act, request, policy.Version);
        var grants = category.Grants.Select(grant => CaseGrants.New(row, grant, act.Now)).ToList();
        act.Db.Cases.Add(row);
        act.Db.CaseGrants.AddRange(grants);
        CaseEventRows.Add(act.Transaction, row, CaseEventRows.Opened, act.By.PersonId, $"severity:{row.Severity}");
        EscalationPlan.Store(act.Transaction, row, category);
        CaseDeadlineRows.Owe(act.Transaction, row, grants);
        act.Transaction.TouchCase(facility, row.CaseId);
        act.Subject = $"case:{row.CaseId:D}";
        act.Details["drill"] = -row.Number;
        act.Details["policyVersion"] = policy.Version;
        return DrillRows.Shown(row);
    }

    private static CaseRow New(RecordedAct act, StartDrill request, int policyVersion) => new()
    {
        FacilityId = act.By.FacilityId,
        CaseId = Guid.CreateVersion7(act.Now),
        Number = DrillRows.NextNumber(act.Db, act.By.FacilityId),
        Drill = true,
        DrillUnitId = request.UnitId,
        Category = nameof(CaseCategory.SelfHarm),
        Severity = Verdict.MaxSeverity,
        State = CaseState.Open,
        HomeFacilityId = act.By.FacilityId,
        PolicyVersion = policyVersion,
        Excluded = "",
        OpenedAt = act.Now,
        LastMessageAt = act.Now,
        PseudonymSalt = RandomNumberGenerator.GetBytes(32),
    };
}
