using System.Security.Cryptography;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>A message and its alarm are one: inside the message's transaction, opens or raises the cases that its decision asks for.</summary>
internal sealed class CaseRecorder(CaseLines lines, WatchedConversations watched)
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

    private List<Guid> Flag(WriteTransaction transaction, Flagged message, DecisionRow decisionRow, Decision decision, bool late)
    {
        var cases = new List<Guid>();
        foreach (var category in CategoryGrants.Of(decision))
        {
            var name = PolicyWords.Category(category.Category).ToString();
            var found = CaseRows.FindUndecided(transaction, decisionRow, name);
            var row = found ?? Open(transaction, decisionRow, decision, category, name);
            var grants = found is null ? Grant(transaction, row, category) : Raise(transaction, row, decisionRow, decision, category);
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
            CaseDeadlineRows.Owe(transaction, row, grants);
            EscalationPlan.Store(transaction, row, category);
            CaseRows.Flush(transaction);
            transaction.TouchCase(row.FacilityId, row.CaseId);
            cases.Add(row.CaseId);
        }

        return cases;
    }

    private static CaseRow Open(WriteTransaction transaction, DecisionRow decisionRow, Decision decision, CategoryGrants category, string name)
    {
        var row = new CaseRow
        {
            FacilityId = decisionRow.FacilityId,
            CaseId = Guid.CreateVersion7(transaction.Now),
            Number = CaseRows.NextNumber(transaction, decisionRow.FacilityId),
            Category = name,
            Severity = category.Severity,
            State = CaseState.Open,
            SubjectId = decisionRow.SenderId,
            HomeFacilityId = decisionRow.HomeFacilityId,
            ConversationId = decisionRow.ConversationId,
            PolicyVersion = decisionRow.PolicyVersion,
            Excluded = string.Join(',', decision.Excluded),
            OpenedAt = transaction.Now,
            LastMessageAt = transaction.Now,
            PseudonymSalt = RandomNumberGenerator.GetBytes(32),
        };
        transaction.Db.Cases.Add(row);
        Tell(transaction, row, "opened", decisionRow);
        return row;
    }

    private static List<CaseGrantRow> Grant(WriteTransaction transaction, CaseRow row, CategoryGrants category)
    {
        var grants = category.Grants.Select(grant => CaseGrants.New(row, grant, transaction.Now)).ToList();
        transaction.Db.CaseGrants.AddRange(grants);
        return grants;
    }

    private static List<CaseGrantRow> Raise(
        WriteTransaction transaction, CaseRow row, DecisionRow decisionRow, Decision decision, CategoryGrants category)
    {
        var grants = CaseRows.Grants(transaction, row);
        if (CaseRound.Begins(row, category.Severity))
        {
            EscalationPlan.StopMet(transaction, row);
            CaseRound.Begin(row, grants, transaction.Now);
        }

        if (category.Severity > row.Severity)
        {
            // Whoever took it up knew of something milder: it goes back to the queue, with the new limits.
            row.Severity = category.Severity;
            row.State = CaseState.Open;
            row.TakenBy = null;
            row.TakenAt = null;
            row.AcknowledgedAt = null;
        }

        row.PolicyVersion = decisionRow.PolicyVersion;
        row.LastMessageAt = transaction.Now;
        row.Excluded = string.Join(',', row.Excluded.Split(',').Union(decision.Excluded.Select(exclusion => exclusion.ToString())).Where(name => name.Length > 0));
        foreach (var grant in category.Grants)
        {
            if (grants.Find(stored => stored.Role == PolicyWords.Role(grant.Role)) is { } stored)
            {
                CaseGrants.Merge(stored, grant, transaction.Now);
            }
            else
            {
                var added = CaseGrants.New(row, grant, transaction.Now);
                transaction.Db.CaseGrants.Add(added);
                grants.Add(added);
            }
        }

        Tell(transaction, row, "raised", decisionRow);
        return grants;
    }

    private static void Tell(WriteTransaction transaction, CaseRow row, string what, DecisionRow decisionRow)
    {
        CaseEventRows.Add(transaction, row, what, actorId: null, $"severity:{row.Severity}");
        transaction.Audit(new AuditAct(row.FacilityId, null, $"case-{what}", $"case:{row.CaseId:D}", new Dictionary<string, object?>
        {
            ["number"] = row.Number,
            ["severity"] = row.Severity,
            ["policyVersion"] = decisionRow.PolicyVersion,
            ["decision"] = decisionRow.DecisionId,
        }));
    }
}
