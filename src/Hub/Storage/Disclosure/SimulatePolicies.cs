using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Disclosure;

/// <summary>Tries a draft on what was recorded. Reads decisions, which hold numbers and rules; no text exists here.</summary>
internal sealed class SimulatePolicies(Store store, PolicyBook policies, TimeProvider time)
{
    private const int LongestDays = 90;

    public async Task<Reply<PolicySimulated>> HandleAsync(PersonKey caller, Guid draftId, SimulatePolicy request, CancellationToken cancellation)
    {
        if (request.Days is < 1 or > LongestDays)
        {
            return Refusals.InvalidInput($"A simulation looks back 1 to {LongestDays} days.");
        }

        // The reading is an act: who looked at what a wider policy would show is in the chain.
        var found = await store.ActAsync<PolicyDraftRow>(caller, "policy-simulated", $"policy-draft:{draftId:D}", act =>
        {
            act.Details["days"] = request.Days;
            return act.FindDraft(draftId) is { } draft ? draft : Refusals.NotFound;
        }, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var reading = PolicyReading.Of(found.Ok!.Document, found.Ok.Follows + 1);
        return reading.Policy is { } policy
            ? Form(request.Days, PolicySimulation.Compare(policies.Active(caller.FacilityId), policy, Recorded(caller.FacilityId, time.GetUtcNow().AddDays(-request.Days))))
            : Refusals.InvalidInput(reading.Faults);
    }

    private IEnumerable<Facts> Recorded(Guid facilityId, DateTimeOffset since)
    {
        using var db = store.Read();
        foreach (var record in OnePerMessage(db, facilityId, since))
        {
            // Records of before the facts were kept are left out, not guessed.
            if (Decision.FromJson(record).ToFacts(facilityId.ToString()) is { } facts)
            {
                yield return facts;
            }
        }
    }

    // A message that was judged again, or reported, is one message: what it came to counts.
    private static IEnumerable<string> OnePerMessage(PeerConnectDb db, Guid facilityId, DateTimeOffset since)
    {
        var rows = db.Decisions.Where(row => row.FacilityId == facilityId && row.At >= since)
            .OrderBy(row => row.EntryId).ThenBy(row => row.MaxSeverity).ThenBy(row => row.At).Select(row => new { row.EntryId, row.Record });
        (Guid Entry, string Record)? last = null;
        foreach (var row in rows.AsEnumerable())
        {
            if (last is { } before && before.Entry != row.EntryId)
            {
                yield return before.Record;
            }

            last = (row.EntryId, row.Record);
        }

        if (last is { } remaining)
        {
            yield return remaining.Record;
        }
    }

    private static PolicySimulated Form(int days, SimulationReport report) => new(
        days,
        report.Messages,
        [.. report.Outcomes.Select(outcome => new PolicyOutcome(
            PolicyWords.Category(outcome.Category),
            outcome.Severity,
            outcome.Messages,
            Numbers(outcome.Flagged),
            Numbers(outcome.Held),
            Numbers(outcome.Blocked),
            Numbers(outcome.Cases),
            Numbers(outcome.Alarms)))],
        [.. report.Tells.Select(tell => new PolicyTell(
            PolicyWords.Category(tell.Category), tell.Severity, PolicyWords.Role(tell.Role), (int)tell.Level, tell.Location, tell.OnlyIfNobodyActs, Numbers(tell.Tells)))],
        report.Unjudged.IsEmpty ? null : [.. report.Unjudged.Select(unjudged => new PolicyUnjudged(PolicyWords.Category(unjudged.Category), unjudged.Messages))]);

    private static PolicyNumbers Numbers(Compared compared) => new(compared.Current, compared.Draft);
}
