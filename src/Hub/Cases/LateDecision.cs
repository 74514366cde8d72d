using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>What each later decision on a message has in common: it stands beside the first, under the same policy, and only what came out higher does anything.</summary>
internal static class LateDecision
{
    /// <summary>The model judged late, and nearly flagged it: that is read again as what it nearly flags at once.</summary>
    public static void OweSecondOpinion(WriteTransaction transaction, DecisionRow row) => LogRows.Owe(transaction, OwedKind.SecondOpinion, row.FacilityId, row.DecisionId, transaction.Now);

    /// <summary>The sender is shown help once.</summary>
    public static void Signpost(WriteTransaction transaction, DecisionRow first, Decision before, Decision decision)
    {
        if (before.Signpost == SignpostKind.None && decision.Signpost != SignpostKind.None)
        {
            transaction.Notify(first.FacilityId, first.SenderId, InboxKind.Signpost, first.ConversationId, detail: decision.Signpost.ToString());
        }
    }

    /// <summary>It, with what it grants beyond the one before: all of what came out higher, and of what came out as high what a rule for that kind of evidence adds.</summary>
    public static Decision Raising(Decision before, Decision decision) =>
        decision with { Grants = [.. decision.Grants.Where(grant => Adds(grant, decision.SeverityIn(grant.Category) - before.SeverityIn(grant.Category), before))] };

    private static bool Adds(CaseGrant grant, int higher, Decision before) => higher > 0 || (higher == 0 && !before.Grants.Any(known => known.Covers(grant)));

    /// <summary>Where no danger was seen before, nobody had looked for a name.</summary>
    public static bool NamesMember(WriteTransaction transaction, ApprovalView approvals, DecisionRow first, IReadOnlyCollection<Verdict> verdicts, string body)
    {
        approvals.EnsureVersion(LogRows.AuthorisationVersion(transaction));
        return approvals.Current is { } snapshot && snapshot.Conversations.TryGetValue(first.ConversationId, out var conversation)
            && NamesSomebody.In(body, verdicts, conversation, snapshot, new PersonKey(first.FacilityId, first.SenderId), transaction.Now);
    }
}
