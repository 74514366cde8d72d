using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>What a decision grants in one category.</summary>
internal sealed record CategoryGrants(Category Category, int Severity, ImmutableArray<CaseGrant> Grants, ImmutableArray<Exclusion> Excluded)
{
    /// <summary>Which roles may read what was decided on: those that are told, and those that are told next.</summary>
    public IEnumerable<Role> Readers =>
        Grants.Where(grant => grant.Level >= DisclosureLevel.Message).Select(grant => grant.Role)
            .Concat(Grants.SelectMany(grant => grant.Escalation).Where(step => step.Level >= DisclosureLevel.Message).Select(step => step.Role).OfType<StaffRole>())
            .Select(PolicyWords.Role).Distinct();

    /// <summary>Whether somebody is told at once whom to go to: the place, or who it is.</summary>
    public bool TellsWhere => Grants.Any(grant => grant.Location || grant.Level >= DisclosureLevel.Identity);

    /// <summary>Whether whoever may read it does so to care for the person.</summary>
    public bool IsForCareAlone => Grants.Where(grant => grant.Level >= DisclosureLevel.Message || grant.Escalation.Any(step => step.Level >= DisclosureLevel.Message))
        .All(grant => grant.Purpose == Purpose.Care);

    /// <summary>
    /// Whether own words that speak of somebody's self-harm, too, may be read by all of them: by care, and by who protects people from abuse and pressure where nobody of security is told. The computer cannot say
    /// whether words speak of those two, so it must not take them away.
    /// </summary>
    public bool MayReadOfSelfHarm => IsForCareAlone
        || (Category is Category.SexualAbuse or Category.Exploitation && !Readers.Any(role => role is Role.Security or Role.Officer or Role.ControlRoom));

    /// <summary>
    /// What is left of it where nothing but another person's word stands against somebody: who reads it reads it, and the alarm outside follows, but nobody is sent to the door because a desk is
    /// slow. Going there would show who told.
    /// </summary>
    public CategoryGrants WithoutGoing() => this with
    {
        Grants = [.. Grants.Select(grant => grant with { FaceToFace = null, Escalation = [.. grant.Escalation.Where(step => !step.Location || step.Level >= DisclosureLevel.Message)] })],
    };

    /// <summary>The categories in which a decision that opens a case does so: each in which it tells somebody, also of less than an alert beside one.</summary>
    public static ImmutableArray<CategoryGrants> Of(Decision decision) =>
    [
        .. decision.Grants.GroupBy(grant => grant.Category)
            .Select(group => new CategoryGrants(group.Key, decision.SeverityIn(group.Key), [.. group], [.. decision.ExcludedIn(group.Key)])),
    ];
}

/// <summary>Stored grants of a case: made from a decision, merged with the next one's to the wider sight and the shorter time.</summary>
internal static class CaseGrants
{
    /// <param name="opened">The case.</param>
    /// <param name="grant">What the policy gives.</param>
    /// <param name="start">From when the limits count.</param>
    public static CaseGrantRow New(CaseRow opened, CaseGrant grant, DateTimeOffset start) => new()
    {
        FacilityId = opened.FacilityId,
        CaseId = opened.CaseId,
        Role = PolicyWords.Role(grant.Role),
        Roster = grant.Roster ?? string.Empty,
        Level = (int)grant.Level,
        Before = grant.Before,
        After = grant.After,
        Location = grant.Location,
        Purpose = PolicyWords.Purpose(grant.Purpose),
        Discreet = grant.Discreet,
        AcknowledgeBy = start + grant.Acknowledge,
        AcknowledgeSeconds = Seconds(grant.Acknowledge),
        FaceToFaceBy = start + grant.FaceToFace,
        FaceToFaceSeconds = Seconds(grant.FaceToFace),
        DecideBy = start + grant.Decide,
        DecideSeconds = Seconds(grant.Decide),
    };

    /// <summary>Whether the stored grant is for the same people.</summary>
    public static bool IsFor(CaseGrantRow stored, CaseGrant grant) => stored.Role == PolicyWords.Role(grant.Role) && stored.Roster == (grant.Roster ?? string.Empty);

    /// <summary>The wider sight and the shorter limits of both.</summary>
    /// <param name="stored">What the case has.</param>
    /// <param name="grant">What came now.</param>
    /// <param name="start">From when its limits count.</param>
    /// <param name="over">Where a round begins, its time: what was missed before gives way to the round's own limits. Null where none does: nothing that is asked for less makes good what was missed.</param>
    public static void Merge(CaseGrantRow stored, CaseGrant grant, DateTimeOffset start, DateTimeOffset? over)
    {
        stored.Level = Math.Max(stored.Level, (int)grant.Level);
        stored.Before = Math.Max(stored.Before, grant.Before);
        stored.After = Math.Max(stored.After, grant.After);
        stored.Location |= grant.Location;
        stored.Discreet |= grant.Discreet;
        stored.AcknowledgeSeconds = Fewer(stored.AcknowledgeSeconds, Seconds(grant.Acknowledge));
        stored.AcknowledgeBy = Shorter(stored.AcknowledgeBy, start + grant.Acknowledge, over);
        stored.FaceToFaceSeconds = Fewer(stored.FaceToFaceSeconds, Seconds(grant.FaceToFace));
        stored.FaceToFaceBy = Shorter(stored.FaceToFaceBy, start + grant.FaceToFace, over);
        stored.DecideSeconds = Fewer(stored.DecideSeconds, Seconds(grant.Decide));
        stored.DecideBy = Shorter(stored.DecideBy, start + grant.Decide, over);
    }

    /// <summary>The case waits for somebody again: the limits to acknowledge start anew.</summary>
    public static void Restart(IEnumerable<CaseGrantRow> grants, DateTimeOffset now)
    {
        foreach (var grant in grants)
        {
            grant.AcknowledgeBy = grant.AcknowledgeSeconds is { } seconds ? now.AddSeconds(seconds) : null;
        }
    }

    /// <summary>Somebody has to go anew: every limit starts again, the decision's where it was decided or is past.</summary>
    public static void RestartGoing(IReadOnlyList<CaseGrantRow> grants, bool decided, DateTimeOffset now)
    {
        Restart(grants, now);
        foreach (var grant in grants)
        {
            grant.FaceToFaceBy = grant.FaceToFaceSeconds is { } seconds ? now.AddSeconds(seconds) : null;
            if (decided || grant.DecideBy <= now)
            {
                // A limit from before the visit that did not happen is missed whatever anybody does now, and whoever takes the case up would not hold it.
                grant.DecideBy = grant.DecideSeconds is { } toDecide ? now.AddSeconds(toDecide) : null;
            }
        }
    }

    /// <summary>Takes away the limits that a case met or missed before it was raised; what the new message grants brings its own.</summary>
    public static void ForgetMet(CaseRow row, IEnumerable<CaseGrantRow> grants, DateTimeOffset now)
    {
        foreach (var grant in grants)
        {
            if (grant.AcknowledgeBy <= now || CaseActs.Met(row, First(grant)))
            {
                grant.AcknowledgeBy = null;
            }

            if (grant.FaceToFaceBy <= now || CaseActs.Met(row, AwaitedAct.FaceToFace))
            {
                grant.FaceToFaceBy = null;
            }
        }
    }

    /// <summary>The next time at which somebody must have acted; null where nothing is due any more.</summary>
    public static DateTimeOffset? NextDeadline(CaseRow row, IEnumerable<CaseGrantRow> grants, DateTimeOffset after) =>
        Limits(row, grants).Where(limit => limit.At > after).Select(limit => (DateTimeOffset?)limit.At).Min();

    /// <summary>The limits that have passed without the act that they ask for.</summary>
    public static IEnumerable<(string Act, DateTimeOffset At)> Overdue(CaseRow row, IEnumerable<CaseGrantRow> grants, DateTimeOffset now) =>
        Limits(row, grants).Where(limit => limit.At <= now).GroupBy(limit => limit.Act).Select(group => (group.Key, group.Max(limit => limit.At)));

    /// <summary>Since when a limit has passed without its act; null where none has.</summary>
    public static DateTimeOffset? OverdueSince(CaseRow row, IEnumerable<CaseGrantRow> grants, DateTimeOffset now) =>
        Limits(row, grants).Where(limit => limit.At <= now).Select(limit => (DateTimeOffset?)limit.At).Min();

    private static IEnumerable<(string Act, DateTimeOffset At)> Limits(CaseRow row, IEnumerable<CaseGrantRow> grants)
    {
        if (row.FollowUpBy is { } form && !CaseActs.Met(row, AwaitedAct.FollowUp))
        {
            yield return (CaseActs.Word(AwaitedAct.FollowUp), form);
        }

        foreach (var grant in row.State == CaseState.Decided ? [] : grants)
        {
            var first = First(grant);
            if (grant.AcknowledgeBy is { } acknowledge && !CaseActs.Met(row, first))
            {
                yield return (CaseActs.Word(first), acknowledge);
            }

            if (grant.FaceToFaceBy is { } faceToFace && !CaseActs.Met(row, AwaitedAct.FaceToFace))
            {
                yield return (CaseActs.Word(AwaitedAct.FaceToFace), faceToFace);
            }

            if (grant.DecideBy is { } decide)
            {
                yield return (CaseActs.Word(AwaitedAct.Decide), decide);
            }
        }
    }

    /// <summary>What a grant asks for first. Who only sees where to go cannot take a case up: that limit is for being on the way.</summary>
    public static AwaitedAct First(CaseGrantRow grant) => grant.Location && grant.Level < (int)DisclosureLevel.Message ? AwaitedAct.OnTheWay : AwaitedAct.Acknowledge;

    private static int? Fewer(int? stored, int? next) => stored is null ? next : next < stored ? next : stored;

    private static int? Seconds(TimeSpan? limit) => limit is { } time ? (int)time.TotalSeconds : null;

    private static DateTimeOffset? Shorter(DateTimeOffset? stored, DateTimeOffset? next, DateTimeOffset? over) =>
        stored is null || stored <= over ? next ?? stored : next < stored ? next : stored;
}
