using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>The recipients' axis: the union of what rules grant, minus what they prohibit; each role sees only what a rule that names it gives.</summary>
internal static class GrantAxis
{
    public const string LocationFloor = "floor:location";
    public const string AlarmFloor = "floor:alarm";
    public const string Part2Floor = "floor:part-2";

    /// <summary>Within how long, in danger of life, somebody is to have arrived, and an alarm has gone out where nobody set out: at the latest, whatever the rules leave out.</summary>
    public static readonly TimeSpan LastVisit = TimeSpan.FromMinutes(10);

    private static readonly EscalationStep LastAlarm = new(TimeSpan.FromMinutes(2), null);

    public static ImmutableArray<CaseGrant> Merge(Facts facts, IReadOnlyList<RuleMatch> matches, ISet<string> floors)
    {
        var prohibited = Prohibited(matches);
        var grants = matches
            .SelectMany(match => match.Categories.SelectMany(category => match.Rule.Recipients.Select(recipient => (recipient, category))))
            .Where(named => !prohibited.Contains((named.recipient.Role, named.category)) && AllowedInPart2(named.recipient, facts, floors))
            .GroupBy(named => (named.recipient.Role, named.category, named.recipient.Roster), named => named.recipient)
            .Select(group => Merge(group.Key.Role, group.Key.category, group.Key.Roster, [.. group], prohibited, facts))
            .ToList();
        AddLocations(facts, grants, prohibited, floors);
        return [.. grants.OrderBy(grant => grant.Category).ThenBy(grant => grant.Role).ThenBy(grant => grant.Roster, StringComparer.Ordinal)];
    }

    /// <summary>The sample that a message may fall into: the most frequent of those asked for, in the hands of nobody who is prohibited.</summary>
    public static QualitySample? Sample(Facts facts, IReadOnlyList<RuleMatch> matches)
    {
        var prohibited = Prohibited(matches).Select(pair => pair.Role).ToHashSet();
        return matches.Select(match => match.Rule.Sample)
            .OfType<QualitySample>()
            .Where(sample => !prohibited.Contains(sample.Role) && (facts.Class != ConversationClass.Part2 || !IsSecuritySide(sample.Role)))
            .OrderBy(sample => sample.OneIn)
            .ThenBy(sample => sample.Level)
            .ThenBy(sample => sample.Role)
            .FirstOrDefault();
    }

    /// <summary>Whether what a rule gives somebody ends at an alarm soon enough for a danger to life; where it does for nobody, the floor has another go out.</summary>
    public static bool EndsInTime(Recipient recipient) => EndsInTime(recipient.Location, recipient.Limits.FaceToFace, recipient.Limits.Escalation);

    /// <summary>Content goes to the security side of a Part 2 programme only on one of the law's grounds; a bare location always may.</summary>
    public static bool IsSecuritySide(StaffRole role) => role is StaffRole.Security or StaffRole.Officer or StaffRole.ControlRoom;

    private static bool AllowedInPart2(Recipient recipient, Facts facts, ISet<string> floors)
    {
        var bareLocation = recipient is { Location: true, Level: DisclosureLevel.Count, Before: 0, After: 0 };
        if (facts.Class != ConversationClass.Part2 || !IsSecuritySide(recipient.Role) || recipient.Ground is not null || bareLocation)
        {
            return true;
        }

        floors.Add(Part2Floor);
        return false;
    }

    private static HashSet<(StaffRole Role, Category Category)> Prohibited(IReadOnlyList<RuleMatch> matches) =>
        [.. matches.SelectMany(match => match.Categories.SelectMany(category => match.Rule.Prohibited.Select(role => (role, category))))];

    private static CaseGrant Merge(
        StaffRole role,
        Category category,
        string? roster,
        ImmutableArray<Recipient> named,
        HashSet<(StaffRole Role, Category Category)> prohibited,
        Facts facts) => new(
            role,
            category,
            named.Max(recipient => recipient.Level),
            named.Max(recipient => recipient.Before),
            named.Max(recipient => recipient.After),
            named.Any(recipient => recipient.Location),
            named.Min(recipient => recipient.Purpose),
            named.Min(recipient => recipient.Limits.Acknowledge),
            named.Min(recipient => recipient.Limits.FaceToFace),
            named.Min(recipient => recipient.Limits.Decide),
            [
                .. named.SelectMany(recipient => recipient.Limits.Escalation)
                    .Where(step => step.Role is not { } next || !prohibited.Contains((next, category)))
                    .Where(step => facts.Class != ConversationClass.Part2 || step.Role is not { } next || !IsSecuritySide(next)
                        || step is { Level: DisclosureLevel.Count, Location: true })
                    .Distinct()
                    .OrderBy(step => step.After)
                    .ThenBy(step => step.Role)
                    .ThenBy(step => step.Level)
                    .ThenBy(step => step.Location)
                    .ThenBy(step => step.Roster, StringComparer.Ordinal),
            ],
            Discreet: facts.Class == ConversationClass.Part2,
            roster,
            [.. named.Select(recipient => recipient.Ground).OfType<Part2Ground>().Distinct().Order()]);

    // The control room and the officer get the place whoever else has it: another rule that gives it to the chaplain must not stop somebody from going.
    private static void AddLocations(
        Facts facts,
        List<CaseGrant> grants,
        HashSet<(StaffRole Role, Category Category)> prohibited,
        ISet<string> floors)
    {
        var imminent = facts.Verdicts.Where(verdict => verdict.Severity == Verdict.MaxSeverity).Select(verdict => verdict.Category).Distinct();
        foreach (var category in imminent)
        {
            // The control room gets the place even where a rule prohibits it content: somebody must be able to go.
            Locate(StaffRole.ControlRoom, category, facts, grants, floors);
            if (!prohibited.Contains((StaffRole.Officer, category)))
            {
                Locate(StaffRole.Officer, category, facts, grants, floors);
            }

            Alarm(category, grants, floors);
        }
    }

    private static void Locate(StaffRole role, Category category, Facts facts, List<CaseGrant> grants, ISet<string> floors)
    {
        // A roster that a rule names does not stand in for the role's own.
        var known = grants.FindIndex(grant => grant.Category == category && grant.Role == role && grant.Roster is null);
        if (known >= 0 && grants[known].Location)
        {
            return;
        }

        floors.Add(LocationFloor);
        var bare = BareLocation(role, category, facts);
        if (known < 0)
        {
            grants.Add(bare);
            return;
        }

        // Whoever was told something else by a rule gets the place with the limits that belong to it.
        var told = grants[known];
        grants[known] = told with
        {
            Location = true,
            Acknowledge = Sooner(told.Acknowledge, bare.Acknowledge),
            FaceToFace = Sooner(told.FaceToFace, bare.FaceToFace),
            Escalation = [.. bare.Escalation.Union(told.Escalation).OrderBy(step => step.After)],
        };
    }

    // Whatever the rules leave out: where nobody at all sets out to somebody in danger of life, it must not stay inside the system.
    private static void Alarm(Category category, List<CaseGrant> grants, ISet<string> floors)
    {
        if (grants.Exists(grant => grant.Category == category && EndsInTime(grant)))
        {
            return;
        }

        floors.Add(AlarmFloor);
        var room = grants.FindIndex(grant => grant.Category == category && grant is { Role: StaffRole.ControlRoom, Roster: null });
        grants[room] = grants[room] with { Escalation = [.. grants[room].Escalation.Append(LastAlarm).OrderBy(step => step.After)] };
    }

    // Of somebody who is to go there, before he is to have arrived: a desk's alarm after a day, or one that a click ends, is none. Nor is one that a policy puts off because it lets the visit wait.
    private static bool EndsInTime(CaseGrant grant) => EndsInTime(grant.Location, grant.FaceToFace, grant.Escalation);

    private static bool EndsInTime(bool location, TimeSpan? faceToFace, ImmutableArray<EscalationStep> steps) =>
        (location || faceToFace is not null) && steps.Any(step => step.Role is null && step.After <= Sooner(faceToFace, LastVisit));

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => new[] { one, other }.Min();

    private static CaseGrant BareLocation(StaffRole role, Category category, Facts facts) => new(
        role,
        category,
        DisclosureLevel.Count,
        0,
        0,
        Location: true,
        category == Category.SelfHarm ? Purpose.Care : Purpose.SafetyOfOthers,
        TimeSpan.FromMinutes(2),
        LastVisit,
        null,
        [LastAlarm],
        facts.Class == ConversationClass.Part2,
        Roster: null,
        []);
}
