using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>
/// Which of somebody's own messages staff read. Only what the server itself judged counts, and only roles to which this alone had given the message by then: a
/// report, a concern or a complaint neither adds a line nor takes one away nor says more in it. Besides: quiet messages that were read by chance, and whole
/// conversations of those own cases. Nothing of anybody else's case. Days, never hours.
/// </summary>
internal sealed class ListOwnDisclosures(Store store, PolicyBook policies, ApprovalView people, TimeProvider time)
{
    private const int Most = 200;

    public OwnDisclosures Of(PersonKey person)
    {
        using var db = store.Read();
        var now = time.GetUtcNow();
        var language = NoticeBook.Language(people.Current?.LanguageOf(person) ?? "en");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(db.Facilities.Where(row => row.FacilityId == person.FacilityId).Select(row => row.TimeZone).Single());
        var records = OwnRecords.Of(db, person.PersonId);
        var own = OwnDisclosureRows.Of(db, records);
        var today = LocalTime.Day(zone, now);
        List<OwnReading> more =
        [
            .. Samples(db, records, zone).Concat(Looks(db, own, zone, now)).Where(reading => reading.Day < today).Distinct()
                .OrderByDescending(reading => reading.Day).ThenByDescending(reading => reading.WrittenAt).ThenBy(reading => reading.Kind).ThenBy(reading => reading.Role).Take(Most),
        ];
        return new OwnDisclosures(
            policies.Active(person.FacilityId).Inform.OwnDisclosuresAfter is not null,
            [
                .. own.SelectMany(line => Shown(db, line, language, zone, now))
                    .OrderByDescending(shown => shown.Day).ThenByDescending(shown => shown.WrittenAt).ThenBy(shown => shown.Role).Take(Most),
            ],
            more.Count == 0 ? null : more);
    }

    private IEnumerable<OwnDisclosure> Shown(PeerConnectDb db, OwnLine own, NoticeLanguage language, TimeZoneInfo zone, DateTimeOffset now)
    {
        var category = Enum.Parse<Category>(own.Of.Category);
        var judged = Judged(own);
        if (judged.Count == 0 || After(own) is not { } after || !IsOver(own.Of, judged.Max(each => each.Given.Severity), after, now))
        {
            yield break;
        }

        var rules = judged.SelectMany(each => Rules(db, own.Line.FacilityId, each.Decision, category)).Select(rule => Notice.Occasion(rule, language)).Distinct().ToList();
        foreach (var readers in judged.SelectMany(each => each.Given.Grants.SelectMany(grant => Readers(grant, each.At))).GroupBy(reader => reader.Role))
        {
            if (own.Views.FirstOrDefault(view => view.Role == readers.Key && readers.Any(reader => reader.From <= view.At)) is { } view
                && LocalTime.Day(zone, view.At) is var day && day < LocalTime.Day(zone, now))
            {
                yield return new OwnDisclosure(
                    own.Line.ConversationId,
                    own.Line.EntryId,
                    own.Line.At,
                    readers.Key,
                    day,
                    rules,
                    readers.Any(reader => reader.From <= view.At && reader.Level >= DisclosureLevel.Context));
            }
        }
    }

    private IEnumerable<OwnReading> Samples(PeerConnectDb db, OwnRecords records, TimeZoneInfo zone) =>
        from sample in OwnReadingRows.Samples(db, records)
        where policies.Version(sample.Row.FacilityId, sample.PolicyVersion).Inform.OwnDisclosuresAfter is not null
        select new OwnReading(OwnReadingKind.Sample, sample.Row.ConversationId, sample.Row.Role, LocalTime.Day(zone, sample.Row.OpenedAt!.Value), sample.WrittenAt);

    /// <summary>As with a message: by the own message's judgement alone, and a break-glass once it was checked and the case is over.</summary>
    private IEnumerable<OwnReading> Looks(PeerConnectDb db, List<OwnLine> own, TimeZoneInfo zone, DateTimeOffset now)
    {
        var promised = own.Select(line => (Line: line, Judged: Judged(line), After: After(line))).Where(each => each.Judged.Count > 0 && each.After is not null).ToList();
        var looks = promised.Select(each => each.Line.Of).GroupBy(of => of.FacilityId, of => of.CaseId)
            .SelectMany(cases => OwnReadingRows.Looks(db, cases.Key, [.. cases.Distinct()], now)).ToLookup(look => look.CaseId);
        foreach (var (line, judged, after) in promised)
        {
            var readers = judged.SelectMany(each => each.Given.Grants.SelectMany(grant => Readers(grant, each.At))).Where(reader => reader.Level == DisclosureLevel.Conversation).ToList();
            foreach (var look in looks[line.Of.CaseId].Where(look => look.Kind == OwnReadingKind.BreakGlass
                ? IsOver(line.Of, Verdict.MaxSeverity, after!.Value, now)
                : IsOver(line.Of, judged.Max(each => each.Given.Severity), after!.Value, now) && readers.Exists(reader => reader.Role == look.Role && reader.From <= look.At)))
            {
                yield return new OwnReading(look.Kind, line.Line.ConversationId, look.Role, LocalTime.Day(zone, look.At));
            }
        }
    }

    /// <summary>What the server's own judgement of the message gave in the case's category.</summary>
    private static List<(DateTimeOffset At, Decision Decision, CategoryGrants Given)> Judged(OwnLine own) =>
    [
        .. own.Judged.Where(each => each.Decision.OpensCase).SelectMany(each => CategoryGrants.Of(each.Decision)
            .Where(given => given.Category == Enum.Parse<Category>(own.Of.Category)).Select(given => (each.At, each.Decision, given))),
    ];

    private TimeSpan? After(OwnLine own) => policies.Version(own.Line.FacilityId, own.Line.PolicyVersion).Inform.OwnDisclosuresAfter;

    /// <summary>A danger of severity 4, by the message itself, is over so long after the decision; and so is a pattern, because whoever presses reads this too.</summary>
    private static bool IsOver(CaseRow of, int severity, TimeSpan after, DateTimeOffset now) =>
        (severity < Verdict.MaxSeverity && !of.Pattern) || (of is { State: CaseState.Decided, DecidedAt: { } decided } && now >= decided + after);

    private IEnumerable<DisclosureRule> Rules(PeerConnectDb db, Guid facilityId, Decision decision, Category category) =>
        Named(db, facilityId, policies.Version(facilityId, decision.PolicyVersion)).Rules
            .Where(rule => rule.When.Categories.Contains(category) && decision.MatchedRules.Contains(rule.Id));

    private static DisclosurePolicy Named(PeerConnectDb db, Guid facilityId, DisclosurePolicy policy) =>
        ScopeNames.Any(policy) ? ScopeRows.Of(db, facilityId).ByName(policy) : policy;

    /// <summary>From when on the judgement of one message gives it to which roles to read, whatever else is known of its author.</summary>
    private static IEnumerable<Reader> Readers(CaseGrant grant, DateTimeOffset from) =>
        grant.Escalation.Where(step => step.Role is not null).Select(step => new Reader(PolicyWords.Role(step.Role!.Value), from + step.After, step.Level))
            .Prepend(new Reader(PolicyWords.Role(grant.Role), from, grant.Level))
            .Where(reader => reader.Level >= DisclosureLevel.Message);

    private sealed record Reader(Role Role, DateTimeOffset From, DisclosureLevel Level);
}
