using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Concerns;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Verdicts;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>A message and its alarm are one: inside the message's transaction, opens or raises the cases that its decision asks for.</summary>
internal sealed class CaseRecorder(CaseLines lines, WatchedConversations watched, PolicyBook policies)
{
    /// <summary>Records what follows from one appended message. Without a case, and outside the lines after one, this is one look-up.</summary>
    /// <param name="transaction">The message's own transaction.</param>
    /// <param name="entry">The appended entry.</param>
    /// <param name="body">Its text.</param>
    /// <param name="decisionRow">The stored decision; its facility, the sender's, is the case's.</param>
    /// <param name="decision">What was decided.</param>
    public void Record(WriteTransaction transaction, EntryRow entry, string body, DecisionRow decisionRow, Decision decision)
    {
        var flaggedFor = decision.OpensCase ? Flag(transaction, new Flagged(entry, body), decisionRow, decision, late: false) : [];
        Follow(transaction, entry, body, decisionRow.PolicyVersion, flaggedFor);
    }

    /// <summary>As <see cref="Record"/>, for a message that is not in the conversation; the cases that it opened or raised.</summary>
    public List<Guid> RecordHeld(WriteTransaction transaction, HeldMessageRow held, string body, DecisionRow decisionRow, Decision decision) =>
        decision.OpensCase ? Flag(transaction, Waiting(held, body), decisionRow, decision, late: false) : [];

    /// <summary>As <see cref="RecordLate"/>, for a message that is not in the conversation; the cases that it opened or raised.</summary>
    public List<Guid> RecordHeldLate(WriteTransaction transaction, HeldMessageRow held, string body, DecisionRow decisionRow, Decision decision) =>
        decision.OpensCase ? Flag(transaction, Waiting(held, body), decisionRow, decision, late: true) : [];

    /// <summary>A held message was appended: the cases that have it learn its place, and those that want the lines after another message get it as one.</summary>
    public void RecordReleased(WriteTransaction transaction, HeldMessageRow held, EntryRow entry, string body)
    {
        var flaggedFor = new List<Guid>();
        foreach (var row in HeldCases.Of(transaction, held))
        {
            lines.Place(transaction, CaseRows.FindMessage(transaction, row, entry.EntryId)!, entry, body);
            flaggedFor.Add(row.CaseId);
            transaction.TouchCase(row.FacilityId, row.CaseId);
            if (row.State != CaseState.Decided)
            {
                watched.Watch(transaction, row, CaseRows.Grants(transaction, row).Max(grant => grant.After));
            }
        }

        CaseRows.Flush(transaction);
        Follow(transaction, entry, body, held.PolicyVersion, flaggedFor);
    }

    private void Follow(WriteTransaction transaction, EntryRow entry, string body, int policyVersion, List<Guid> flaggedFor)
    {
        foreach (var wants in watched.Take(transaction, entry.ConversationId, flaggedFor))
        {
            lines.AddFollowing(transaction, CaseRows.Get(transaction, wants.FacilityId, wants.CaseId), entry, body, policyVersion);
        }
    }

    /// <summary>Opens or raises the cases of a later decision on a message that was stored before; whether there is one.</summary>
    public bool RecordLate(WriteTransaction transaction, EntryRow entry, string body, DecisionRow decisionRow, Decision decision) =>
        decision.OpensCase && Flag(transaction, new Flagged(entry, body), decisionRow, decision, late: true).Count > 0;

    /// <summary>A message was reported: opens or raises the case of its author.</summary>
    /// <param name="transaction">The report's own transaction.</param>
    /// <param name="entry">The message.</param>
    /// <param name="body">Its text.</param>
    /// <param name="decisionRow">The stored decision on the report.</param>
    /// <param name="decision">What was decided; it opens a case in one category.</param>
    /// <param name="notBefore">See <see cref="CaseStart"/>.</param>
    public Guid RecordReported(WriteTransaction transaction, EntryRow entry, string body, DecisionRow decisionRow, Decision decision, DateTimeOffset? notBefore) =>
        Flag(transaction, new Flagged(entry, body), decisionRow, decision, late: true, new Reported(notBefore)).Single();

    /// <summary>Somebody who read a sample found that staff should have had it: opens or raises the case of its author, which says nothing of the sample.</summary>
    /// <param name="transaction">The reader's own transaction.</param>
    /// <param name="entry">The message.</param>
    /// <param name="body">Its text.</param>
    /// <param name="decisionRow">The stored decision on what was found.</param>
    /// <param name="decision">What was decided; it opens a case in one category.</param>
    public Guid RecordSampled(WriteTransaction transaction, EntryRow entry, string body, DecisionRow decisionRow, Decision decision) =>
        Flag(transaction, new Flagged(entry, body), decisionRow, decision, late: true, sampled: true).Single();

    private static Flagged Waiting(HeldMessageRow held, string body) => new(
        new EntryRow
        {
            FacilityId = held.FacilityId,
            ConversationId = held.ConversationId,
            Sequence = held.Position,
            EntryId = held.EntryId,
            At = held.At,
            AuthorFacilityId = held.AuthorFacilityId,
            AuthorId = held.AuthorId,
        },
        body,
        Held: true);

    private List<Guid> Flag(WriteTransaction transaction, Flagged message, DecisionRow decisionRow, Decision decision, bool late, Reported? reported = null, bool sampled = false)
    {
        var cases = new List<Guid>();
        foreach (var decided in CategoryGrants.Of(decision))
        {
            var category = decided;
            var name = PolicyWords.Category(category.Category).ToString();
            var pattern = reported is null && !sampled && category.Category.IsPattern();
            var found = pattern ? CaseRows.FindUndecidedPattern(transaction, decisionRow, name) : CaseRows.FindUndecided(transaction, decisionRow, name);
            var row = found ?? Open(decisionRow, category, name, reported, pattern, sampled, transaction.Now);
            if (reported is not null && CaseStart.WouldShowWhoTold(row))
            {
                category = category.WithoutGoing();
            }

            var before = found?.Severity ?? 0;
            var known = late && found is not null && CaseRows.FindMessage(transaction, found, message.Entry.EntryId) is { Flagged: true } line && !(line.At > found.FaceToFaceAt);
            var grants = found is null ? CaseOpening.Add(transaction, row, category) : CaseOpening.Raise(transaction, row, decision, category, reported?.NotBefore, known);
            if (found is not null && reported is null)
            {
                NotToldAlone(found, sampled);
            }

            FlagRows.Record(transaction, row, decision, category.Category);

            // "Late" says that the computer judged after the message was stored; what people tell comes when it comes.
            CaseOpening.Record(transaction, row, found is null ? CaseEventRows.Opened : CaseEventRows.Raised, decisionRow.DecisionId, late && reported is null && !sampled);
            var following = grants.Max(grant => grant.After);
            if (late)
            {
                following = lines.AddFlaggedLate(transaction, row, grants, message, decisionRow);
            }
            else
            {
                lines.AddFlagged(transaction, row, grants, message, decisionRow);
            }

            watched.Watch(transaction, row, following);
            CaseOpening.Owe(transaction, row, grants, category);
            if (row.Severity > before)
            {
                CaseOfArrival.Follow(transaction, row, policies);
            }

            cases.Add(row.CaseId);
        }

        return cases;
    }

    // From here on it rests on more than what was told or read by chance: it is a case like one that a message opened.
    private static void NotToldAlone(CaseRow row, bool sampled)
    {
        row.FromSample = sampled && (row.FromSample || row.Raised is not null);
        row.Raised = null;
    }

    private static CaseRow Open(DecisionRow decisionRow, CategoryGrants category, string name, Reported? reported, bool pattern, bool sampled, DateTimeOffset now) => new()
    {
        FacilityId = decisionRow.FacilityId,
        CaseId = Guid.CreateVersion7(now),
        Raised = reported is null ? null : RaisedKind.Report,
        FromSample = sampled,
        NotBefore = reported?.NotBefore,
        Pattern = pattern,
        Category = name,
        Severity = category.Severity,
        State = CaseState.Open,
        SubjectId = decisionRow.SenderId,
        HomeFacilityId = decisionRow.HomeFacilityId,
        ConversationId = decisionRow.ConversationId,
        PolicyVersion = decisionRow.PolicyVersion,
        Excluded = string.Join(',', category.Excluded),
        OpenedAt = now,
        LastMessageAt = now,
        PseudonymSalt = RandomNumberGenerator.GetBytes(32),
    };

    /// <summary>That somebody reported the message, and from when on its author may notice.</summary>
    private sealed record Reported(DateTimeOffset? NotBefore);
}
