using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Tries a draft on what was recorded. Reads decisions, which hold numbers and rules; no text exists here.</summary>
internal sealed class SimulatePolicies(Store store, PolicyBook policies, TimeProvider time)
{
    public const int LongestDays = TellingRows.LongestDays;

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

        var reading = PolicyReading.Of(found.Ok!.Document, found.Ok.Follows + 1, ScopeRows.Of(store, caller.FacilityId));
        if (reading.Policy is not { } policy)
        {
            return Refusals.InvalidInput(reading.Faults);
        }

        var (active, now) = (policies.Active(caller.FacilityId), time.GetUtcNow());
        var since = Since(now, request.Days);
        using var db = store.Read();

        // What people told has no key that leads to anybody: each counts for one.
        return SimulationShown.Of(
            (int)(now - since).TotalDays,
            ByPerson(Recorded(db, caller.FacilityId, since)).Select(recorded => PolicySimulation.Compare(active, policy, recorded, []))
                .Concat(TellingRows.Since(db, caller.FacilityId, since).Select(told => PolicySimulation.Compare(active, policy, [], [told])))
                .Select(report => Form(request.Days, report)),
            SimulationShown.Named(active),
            SimulationShown.Named(policy),
            TellingRows.First(db, caller.FacilityId));
    }

    // Whole weeks: from looks of one day more or less it would follow what was written on a day.
    private static DateTimeOffset Since(DateTimeOffset now, int days)
    {
        var first = now.UtcDateTime.Date.AddDays(-days);
        return new DateTimeOffset(first.AddDays(-(((int)first.DayOfWeek + 6) % 7)), TimeSpan.Zero);
    }

    /// <summary>What was recorded, with whom each is about; one person's stand together.</summary>
    private static IEnumerable<(Guid Who, Facts Facts)> Recorded(PeerConnectDb db, Guid facilityId, DateTimeOffset since)
    {
        foreach (var (sender, judged) in OfMessages(db, facilityId, since))
        {
            if (Standing(judged, facilityId) is { } facts)
            {
                yield return (sender, facts);
            }
        }
    }

    private static IEnumerable<(Guid Sender, List<Decision> Judged)> OfMessages(PeerConnectDb db, Guid facilityId, DateTimeOffset since)
    {
        var rows = db.Decisions.Where(row => row.FacilityId == facilityId && row.At >= since)
            .OrderBy(row => row.SenderId).ThenBy(row => row.EntryId).ThenBy(row => row.At).Select(row => new { row.SenderId, row.EntryId, row.Record });
        var (sender, entry, judged) = (Guid.Empty, Guid.Empty, new List<Decision>());
        foreach (var row in rows.AsEnumerable())
        {
            if (row.EntryId != entry && judged.Count > 0)
            {
                yield return (sender, judged);
                judged = [];
            }

            (sender, entry) = (row.SenderId, row.EntryId);
            judged.Add(Decision.FromJson(row.Record));
        }

        if (judged.Count > 0)
        {
            yield return (sender, judged);
        }
    }

    private static IEnumerable<List<Facts>> ByPerson(IEnumerable<(Guid Who, Facts Facts)> recorded)
    {
        var (who, own) = (Guid.Empty, new List<Facts>());
        foreach (var one in recorded)
        {
            if (one.Who != who && own.Count > 0)
            {
                yield return own;
                own = [];
            }

            who = one.Who;
            own.Add(one.Facts);
        }

        if (own.Count > 0)
        {
            yield return own;
        }
    }

    // A message that was judged again, or reported, is one message: what was judged of it last, with what people said of it besides. Records of before the facts were kept are left out, not guessed.
    private static Facts? Standing(List<Decision> judged, Guid facilityId)
    {
        var told = judged.Where(one => one.IsTold).ToList();
        var standing = (judged.FindLast(one => !one.IsTold) ?? judged[^1]).ToFacts(facilityId.ToString());
        return standing is null ? null : standing with { Verdicts = [.. standing.Verdicts.Concat(told.SelectMany(one => one.Verdicts)).Distinct()] };
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
            Numbers(outcome.Alarms),
            Numbers(outcome.Signposts)))],
        [.. report.Tells.Select(tell => new PolicyTell(
            PolicyWords.Category(tell.Category), tell.Severity, PolicyWords.Role(tell.Role), (int)tell.Level, tell.Location, tell.OnlyIfNobodyActs, Numbers(tell.Tells)))],
        report.Unjudged.IsEmpty ? null : [.. report.Unjudged.Select(unjudged => new PolicyUnjudged(PolicyWords.Category(unjudged.Category), unjudged.Messages))],
        [.. report.Told.Select(told => new PolicyTelling(
            PolicyWords.Category(told.Category),
            told.Severity,
            told.AskedFor is { } asked ? PolicyWords.Asked(asked) : null,
            told.Times,
            Numbers(told.Cases),
            Numbers(told.Alarms)))]);

    private static PolicyNumbers Numbers(Compared compared) => new(compared.Current, compared.Draft);
}
