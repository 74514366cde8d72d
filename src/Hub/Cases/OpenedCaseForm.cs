using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.BreakGlass;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Exports;
using PeerConnect.Hub.Holding;
using PeerConnect.Hub.Referrals;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>Makes what an authorised, recorded view shows. Words appear here and nowhere else.</summary>
internal sealed class OpenedCaseForm(Sealer sealer, LineRule rule, PolicyBook policies)
{
    /// <param name="seen">The case, as the viewer may see it.</param>
    /// <param name="content">A page of it.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="viewedAt">When that was recorded.</param>
    /// <param name="leavesFor">Where it is to leave the system: what for. Messages that are not for that stay behind.</param>
    public OpenedCase Of(SeenCase seen, CaseContent content, PersonKey viewer, DateTimeOffset viewedAt, CasePurpose? leavesFor = null)
    {
        var (row, sight, subject) = (seen.Card.Row, seen.Sight, seen.Card.Subject);
        var grant = new ReadGrant(GrantReason.RecordedView, viewer.PersonId);
        var category = Enum.Parse<Category>(row.Category);
        var referTo = ReferralTerms.Offered(policies.Version(row.FacilityId, row.PolicyVersion), seen.Card);
        return new OpenedCase(
            FeedForm.Item(seen, viewedAt),
            Math.Abs(row.Number),
            viewedAt,
            sight.Role,
            (int)sight.Level,
            sight.Identity ? new CasePerson(subject.PersonId, subject.Number, subject.Name) : null,
            sight.Location ? new CaseLocation(subject.Name, subject.Unit, subject.Cell, subject.Left) : null,
            [.. rule.Visible(seen, content).Where(line => line.Row.Sequence >= content.From && line.Row.Sequence < content.Before)
                .Where(line => leavesFor is not { } purpose || CareAlone.Allows(purpose, content.Decisions[line.Row.EntryId].Select(judged => judged.Decision)))
                .Select(line => Line(line, content, grant, category, sight, viewer))],
            [.. content.Events.Where(told => told.Kind is not (CaseEventRows.Viewed or CaseEventRows.ConversationViewed) || told.ActorId == viewer.PersonId).Select(told => new CaseEvent(
                told.Kind, told.At, told.ActorId is { } actor ? content.Names.GetValueOrDefault(actor) : null,
                told.Detail?.EndsWith(CaseEventRows.CameLate, StringComparison.Ordinal) == true ? true : null))],
            Outcome(row, content, sight, viewer, grant),
            content.More ? content.From : null,
            Raised(content, seen, grant),
            content.Glass.Count == 0 ? null : [.. content.Glass.Select(glass => Glass(glass, row, content, viewedAt, sight, viewer, grant))],
            content.Exports.Count == 0 ? null : [.. content.Exports.Select(export => CaseExportForm.Of(export, content.Names, viewedAt, Reason(export, sight, viewer, grant)))],
            content.Referrals.Count == 0 ? null : [.. content.Referrals.Select(referral => ReferralTerms.Shown(referral, content.Names, Reason(referral, sight, viewer, grant)))],
            referTo.Count == 0 ? null : referTo);
    }

    /// <summary>What was told, to roles that could read it by the policy of that time, as with each line.</summary>
    private List<CaseRaised>? Raised(CaseContent content, SeenCase seen, ReadGrant grant)
    {
        var shown = content.Raised.Where(told => told.Readers.Split(',').Contains(seen.Sight.Role.ToString(), StringComparer.Ordinal))
            .Select(told => Raised(told, seen.WithoutWords.Contains(told.RaisedId) ? null : told.SealedWords, grant)).ToList();
        return shown.Count > 0 ? shown : null;
    }

    /// <summary>Who told it is in none of it.</summary>
    private CaseRaised Raised(RaisedRow told, byte[]? sealedWords, ReadGrant grant) => new(
        told.Kind,
        told.At,
        told.Kind == RaisedKind.Concern ? Enum.Parse<ConcernAbout>(told.Code) : null,
        told.Severity,
        told.PolicyVersion,
        told.Rules.Split(',', StringSplitOptions.RemoveEmptyEntries),
        sealedWords is { } words ? sealer.OpenIfWhole(grant, CasePlace.Words(told), words)?.Text : null,
        told.Kind == RaisedKind.Report ? Enum.Parse<ReportReason>(told.Code) : null,
        told.Sequence,
        told.Kind == RaisedKind.Complaint ? Enum.Parse<ComplaintReason>(told.Code) : null);

    private string? Reason(CaseExportRow export, CaseSight sight, PersonKey viewer, ReadGrant grant) =>
        (int)sight.Level >= export.AskerLevel || export.AskedBy == viewer.PersonId
            ? sealer.OpenIfWhole(grant, CaseExportForm.Reason(export), export.SealedReason)?.Text
            : null;

    private string? Reason(CaseReferralRow referral, CaseSight sight, PersonKey viewer, ReadGrant grant) =>
        (int)sight.Level >= referral.ReferrerLevel || referral.ReferredBy == viewer.PersonId
            ? sealer.OpenIfWhole(grant, ReferralTerms.Reason(referral), referral.SealedReason)?.Text
            : null;

    private BrokenGlass Glass(BreakGlassRow glass, CaseRow row, CaseContent content, DateTimeOffset viewedAt, CaseSight sight, PersonKey viewer, ReadGrant grant) =>
        BreakGlassForm.Of(glass, row, content.Names, viewedAt, (place, sealedText) => BreakGlassForm.MayReadTexts(glass, sight) || place.SenderId == viewer.PersonId
            ? sealer.OpenIfWhole(grant, place, sealedText)?.Text
            : null);

    private CaseLine Line(VisibleLine visible, CaseContent content, ReadGrant grant, Category category, CaseSight sight, PersonKey viewer)
    {
        var line = visible.Row;
        var decisions = line.Flagged ? content.Decisions[line.EntryId].ToList() : [];
        return new CaseLine(
            line.Held ? 0 : line.Sequence,
            line.At,
            line.Flagged,
            Pseudonyms.Label(line.Pseudonym),
            content.Speakers.GetValueOrDefault(line.AuthorId, MemberRole.Member),
            visible.Named ? content.Names.GetValueOrDefault(line.AuthorId) : null,
            sealer.OpenIfWhole(grant, CasePlace.Of(line), line.SealedBody)?.Text,
            Spans(decisions.SelectMany(judged => judged.Decision.Verdicts), category),
            [.. decisions.SelectMany((judged, turn) => Judgements(judged.Row, judged.Decision, category, later: turn > 0))],
            line is { Held: true, Flagged: true } && content.Held.TryGetValue(line.EntryId, out var held) ? Held(held, content, grant, sight, viewer) : null);
    }

    private CaseHeld Held(HeldMessageRow held, CaseContent content, ReadGrant grant, CaseSight sight, PersonKey viewer) => new(
        held.EntryId,
        held.State,
        held.Until,
        held is { State: HeldState.Held, ProposedBy: not null },
        held.Appeal,
        [.. Once(content.HeldActs[held.EntryId]).Select(act => new CaseHeldAct(
            act.Kind,
            act.At,
            content.Names.GetValueOrDefault(act.ActorId),
            act.Reason,
            act.SealedNote is { } note && (sight.Identity || act.ActorId == viewer.PersonId) ? sealer.OpenIfWhole(grant, HeldPlace.Note(act), note)?.Text : null))]);

    // One act for several cases has a row for each, and its note with one of them.
    private static IEnumerable<HeldActRow> Once(IEnumerable<HeldActRow> acts) =>
        acts.GroupBy(act => (act.Kind, act.ActorId, act.At)).Select(same => same.FirstOrDefault(act => act.SealedNote is not null) ?? same.First());

    /// <summary>What weighed in the case's category by the severest judgement; what weighed in another is another role's business.</summary>
    public static IReadOnlyList<CaseSpan> Spans(IEnumerable<Verdict> verdicts, Category category)
    {
        var severest = verdicts.Where(verdict => verdict.Category == category && !verdict.Spans.IsDefaultOrEmpty)
            .MaxBy(verdict => (verdict.Severity, verdict.Source == EvidenceSource.Model));
        if (severest is null)
        {
            return [];
        }

        var total = Math.Max(severest.Weighed, severest.Spans.Sum(span => span.Weight));
        return [.. severest.Spans.OrderByDescending(span => span.Weight)
            .Select(span => new CaseSpan(span.Offset, span.Length, Math.Round(span.Weight / total, 3)))];
    }

    private IEnumerable<CaseJudgement> Judgements(DecisionRow row, Decision decision, Category category, bool later)
    {
        var rules = policies.Version(row.FacilityId, row.PolicyVersion).Rules
            .Where(candidate => candidate.When.Categories.Contains(category) && decision.MatchedRules.Contains(candidate.Id))
            .Select(candidate => candidate.Id).Order(StringComparer.Ordinal).ToList();
        var raised = decision.SignsSeen.Prepend(decision.Risk).FirstOrDefault(sign => sign?.Category == category) is { } risk
            ? new CaseRisk(risk.Messages, risk.Within.TotalSeconds, risk.From, risk.To)
            : null;

        // The second opinion stands beside what was said at first, and that is shown where it was said.
        var second = later && decision.Verdicts.Any(verdict => verdict.Source == EvidenceSource.SecondOpinion);
        return decision.Verdicts.Where(verdict => verdict.Category == category && (!second || verdict.Source == EvidenceSource.SecondOpinion)).Select(verdict => new CaseJudgement(
            verdict.Source.ToString(),
            verdict.Version,
            verdict.Severity,
            Math.Round(verdict.Probability, 3),
            row.PolicyVersion,
            rules,
            raised,
            row.At,
            verdict.Source == EvidenceSource.Lexicon && !ListsBeside.Said(verdict),

            // What people report comes when it comes, and its time says so.
            later && verdict.Source is EvidenceSource.Model or EvidenceSource.SecondOpinion));
    }

    private CaseOutcome? Outcome(CaseRow row, CaseContent content, CaseSight sight, PersonKey viewer, ReadGrant grant)
    {
        if (row.DecidedAt is not { } at || row.DecidedBy is not { } decider)
        {
            return null;
        }

        var note = row.SealedNote is { } sealedNote && (sight.Identity || decider == viewer.PersonId)
            ? sealer.OpenIfWhole(grant, CasePlace.Note(row, decider), sealedNote)?.Text
            : null;
        return new CaseOutcome(Enum.Parse<CaseReason>(row.ReasonCode!), Enum.Parse<FlagVerdict>(row.Verdict!), at, content.Names.GetValueOrDefault(decider), note);
    }
}
