using PeerConnect.Contracts;
using PeerConnect.Hub.BreakGlass;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>What one receiver is shown of one case: an item, a card, or a place in a count.</summary>
internal sealed record FeedView(FeedCase? Item, GoNowCard? Card, bool Counted);

/// <summary>Makes what the feed shows: metadata and places, never content, never identity but on a card that says where to go. The unit goes with the place or the name: in a small one it is a name.</summary>
internal static class FeedForm
{
    /// <summary>The whole feed, most urgent first.</summary>
    public static CaseFeed Feed(IEnumerable<SeenCase> seen, DateTimeOffset now)
    {
        var views = seen.Select(found => View(found, now)).ToList();
        return new CaseFeed(
            [.. views.Select(view => view.Item).OfType<FeedCase>()
                .OrderByDescending(item => item.Severity).ThenBy(item => item.Deadline ?? DateTimeOffset.MaxValue).ThenBy(item => item.OpenedAt)],
            [.. views.Select(view => view.Card).OfType<GoNowCard>().OrderBy(card => card.AskedAt)],
            views.Count(view => view.Counted));
    }

    /// <summary>What is shown of a case that waits. A decided one waits for an appeal alone: nobody has to go anywhere for that.</summary>
    public static FeedView View(SeenCase seen, DateTimeOffset now)
    {
        var decided = seen.Card.Row.State == CaseState.Decided;
        var item = seen.Sight.Listed && (!decided || seen.Sight.MayOpen) ? Item(seen, now) : null;
        var card = seen.Sight.Location && !decided && !CaseStart.IsAhead(seen.Card.Row, now) ? Card(seen, now) : null;
        return new FeedView(item, card, item is null && card is null && !decided);
    }

    public static FeedCase Item(SeenCase seen, DateTimeOffset now)
    {
        var (row, sight) = (seen.Card.Row, seen.Sight);
        var discreet = sight.Discreet && !sight.MayOpen;
        var late = CaseGrants.OverdueSince(row, seen.Card.Grants, now);
        var isLeft = CaseLock.WasNeverTakenUp(seen.Card, now);
        return new FeedCase(
            row.CaseId,
            discreet ? null : Enum.Parse<CaseCategory>(row.Category),
            row.Severity,
            row.AskedFor is null ? Words(row.Severity) : "1 Request",
            row.OpenedAt,
            row.LastMessageAt,
            late ?? Deadline(row, sight),
            late is not null,
            Progress(row.State),
            discreet || row.ConversationId == Guid.Empty ? null : seen.Card.Kind,
            !discreet && (sight.Location || sight.Identity) ? seen.Card.Subject.Unit : null,
            row.MessageCount,
            row.Drill ? CaseCards.Drill : seen.Card.Request is { SignedIn: false } ? CaseCards.Somebody : Pseudonyms.Label(Pseudonyms.Code(row.PseudonymSalt, row.SubjectId)),
            isLeft ? null : seen.Card.TakenBy,
            sight.MayOpen ? sight.Purpose : null,
            row.OnTheWayAt,
            row.FaceToFaceAt,
            row.Drill ? true : null,
            sight.MayOpen && seen.Card.Held.Count > 0 ? [.. seen.Card.Held.Select(Work)] : null,
            row.AskedFor,
            discreet ? null : row.Raised,
            CaseStart.IsAhead(row, now) ? row.NotBefore : null,
            sight.MayOpen ? Asks(seen.Card, now) : null,
            row.ForGroup ? true : null,
            row.Pattern && !discreet ? true : null,
            sight.MayOpen ? FollowUpForm.Due(row) : null,
            !isLeft && sight.MayOpen && CaseSight.HolderIsOff(seen.Card, now) ? true : null,
            Number(seen.Card),
            sight.OwnVisit ? true : null);
    }

    private static List<BreakGlassWork>? Asks(CaseCard card, DateTimeOffset now)
    {
        var waiting = card.Asks.Where(asked => BreakGlassStanding.At(asked, card.Row, now) == BreakGlassState.Asked)
            .Select(asked => new BreakGlassWork(asked.GlassId, asked.Purpose, asked.LapsesAt)).ToList();
        return waiting.Count > 0 ? waiting : null;
    }

    private static HeldWork Work(HeldMessageRow held) => new(
        held.EntryId, held.State, held.Until, held is { State: HeldState.Held, ProposedBy: not null }, held.Appeal == AppealState.Open);

    private static GoNowCard Card(SeenCase seen, DateTimeOffset now)
    {
        var (subject, request) = (seen.Card.Subject, seen.Card.Request);
        return new GoNowCard(
            seen.Card.Row.CaseId,
            subject.Name,
            subject.Unit,
            subject.Cell,
            Asked(seen.Card.Row),
            CaseActs.Met(seen.Card.Row, AwaitedAct.FaceToFace) ? null
                : CaseActs.Met(seen.Card.Row, AwaitedAct.OnTheWay) ? seen.Sight.FaceToFaceBy : seen.Sight.AcknowledgeBy ?? seen.Sight.FaceToFaceBy,
            seen.Card.Row.OnTheWayAt,
            seen.Card.Row.FaceToFaceAt,
            seen.Card.Row.Drill ? true : null,
            seen.Card.Row.AskedFor,
            request?.Device,
            request is { SignedIn: false } ? true : null,
            request is null ? null : seen.Card.Row.AcknowledgedAt,
            request is null ? null : OnCall(seen.Card, request, now),
            seen.Card.Row.ForGroup ? true : null,
            Number(seen.Card),
            subject.Left,
            CaseActs.Met(seen.Card.Row, AwaitedAct.OnTheWay) || seen.Card.CannotGo.Count == 0 ? null : seen.Card.CannotGo.Values.Max(),
            seen.Sight.OwnVisit ? true : null);
    }

    // Who goes on writing has waited since the first of it all the same, and must not sink behind whoever wrote later.
    private static DateTimeOffset Asked(CaseRow row) => CaseStart.Of(row, row is { AskedFor: null, Round: > 0 } ? row.LastMessageAt : row.OpenedAt);

    // Whoever was paged looks for the number that left with the alarm; the others' numbers would tell how many cases there are.
    private static long? Number(CaseCard card) => card.Alarmed ? Math.Abs(card.Row.Number) : null;

    private static List<OnCallSupporter>? OnCall(CaseCard card, CaseRequest request, DateTimeOffset now)
    {
        var onCall = card.Staffing.OnCall(now)
            .Join(request.Supporters, duty => duty.PersonId, one => one.PersonId, (duty, one) => (duty.Roster, one))
            .Where(pair => pair.one.Standing.MaySignIn && pair.one.Standing.Holds(Role.PeerSupporter, now))
            .Select(pair => new OnCallSupporter(pair.one.Name, pair.one.Unit, pair.one.Cell, pair.Roster)).ToList();
        return onCall.Count > 0 ? onCall : null;
    }

    /// <summary>The next thing that somebody must have done.</summary>
    private static DateTimeOffset? Deadline(CaseRow row, CaseSight sight)
    {
        if (row.State == CaseState.Decided)
        {
            return null;
        }

        if (!CaseActs.Met(row, row.AskedFor is null ? AwaitedAct.Acknowledge : AwaitedAct.OnTheWay) && sight.AcknowledgeBy is { } acknowledge)
        {
            return acknowledge;
        }

        var faceToFace = CaseActs.Met(row, AwaitedAct.FaceToFace) ? null : sight.FaceToFaceBy;
        var form = sight.MayOpen ? row.FollowUpBy : null;
        return ((DateTimeOffset?[])[faceToFace, form, sight.DecideBy]).Min();
    }

    private static string Words(int severity) => severity switch
    {
        >= 4 => "4 Imminent",
        3 => "3 Active",
        2 => "2 Concerning",
        _ => $"{severity}",
    };

    private static CaseProgress Progress(CaseState state) => state switch
    {
        CaseState.Open => CaseProgress.Open,
        CaseState.Acknowledged => CaseProgress.Acknowledged,
        CaseState.Decided => CaseProgress.Decided,
    };
}
