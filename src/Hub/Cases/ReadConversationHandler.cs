using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.BreakGlass;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>Reads one page of the whole conversation of a case, where a rule gives it to the reader's role: commits the row that says who looks, and only then opens what is sealed.</summary>
internal sealed class ReadConversationHandler(Store store, BreakGlassLines lines, BreakGlassPageForm form)
{
    private static readonly Refusal NotGiven = new(
        RefusalCode.NotPossible, "The policy gives your role the messages of this case, and not the whole conversation. Whoever needs more asks to break the glass.");

    public async Task<Reply<CaseConversation>> HandleAsync(PersonKey by, Guid caseId, ReadConversation request, CancellationToken cancellation)
    {
        if (request.BeforeSequence < 1)
        {
            return Refuse.Malformed("A page needs beforeSequence 1 or more, or none for the newest.");
        }

        var recorded = await store.ActAsync<RecordedConversation>(
            by, ViewedRow.ConversationViewed, $"case:{caseId:D}", act => Record(act, caseId, request.BeforeSequence), cancellation);

        // The view is committed and synced; from here on there may be content.
        return recorded.Ok is { } view
            ? new CaseConversation(caseId, view.At, form.Lines(view.Page, by), view.Page.MoreBefore)
            : recorded.Refusal!;
    }

    private Reply<RecordedConversation> Record(RecordedAct act, Guid caseId, long? before)
    {
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen)
        {
            return Refusals.NotFound;
        }

        if (Refusal(act, seen) is { } refused)
        {
            return refused;
        }

        var page = lines.Whole(act, seen, before);
        act.Details["purpose"] = seen.Sight.Purpose.ToString();
        act.Details["role"] = seen.Sight.Role.ToString();
        act.Details["level"] = (int)seen.Sight.Level;
        act.Details["policyVersion"] = seen.Card.Row.PolicyVersion;
        act.Details["lines"] = page.Lines.Count;
        act.Details["from"] = page.Lines.Count == 0 ? null : page.Lines[0].Entry.Sequence;
        act.Details["to"] = page.Lines.Count == 0 ? null : page.Lines[^1].Entry.Sequence;
        CaseEventRows.Add(act.Transaction, seen.Card.Row, CaseEventRows.ConversationViewed, act.By.PersonId);
        return new RecordedConversation(page, act.Now);
    }

    private static Refusal? Refusal(RecordedAct act, SeenCase seen) =>
        seen.Sight.Level < DisclosureLevel.Conversation ? NotGiven
        : seen.Card.Row.State == CaseState.Decided ? Refuse.Because(RefusalCode.AlreadyDecided)
        : seen.Card.Row.ConversationId == Guid.Empty ? BreakGlassRefusals.NoConversation
        : CaseEventRows.LastViewed(act.Db, seen.Card.Row, act.By.PersonId) is null ? Refuse.Because(RefusalCode.OpenFirst)
        : act.Db.MustLeaveToOthers(act.By, GlassRows.Members(act.Db, seen.Card.Row)) ? BreakGlassRefusals.NoMoreForYou
        : null;

    private sealed record RecordedConversation(SealedPage Page, DateTimeOffset At);
}
