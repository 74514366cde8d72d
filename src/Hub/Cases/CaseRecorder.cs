using System.Security.Cryptography;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>A message and its alarm are one: inside the message's transaction, opens or raises the cases that its decision asks for.</summary>
internal sealed class CaseRecorder(Sealer sealer, WatchedConversations watched)
{
    // The server itself opens a line to seal it again; nobody sees it.
    private static readonly ReadGrant Machine = new(GrantReason.Machine, Guid.Empty);

    /// <summary>Records what follows from one appended message. Without a case, and outside the lines after one, this is one look-up.</summary>
    /// <param name="transaction">The message's own transaction.</param>
    /// <param name="entry">The appended entry.</param>
    /// <param name="body">Its text.</param>
    /// <param name="decisionRow">The stored decision; its facility, the sender's, is the case's.</param>
    /// <param name="decision">What was decided.</param>
    public void Record(WriteTransaction transaction, EntryRow entry, string body, DecisionRow decisionRow, Decision decision)
    {
        var flaggedFor = Flag(transaction, entry, body, decisionRow, decision);
        foreach (var wants in watched.Take(transaction, entry.ConversationId, flaggedFor))
        {
            var line = Line(wants.FacilityId, wants.CaseId, entry, decisionRow.PolicyVersion);
            line.SealedBody = sealer.Seal(transaction, KeyOwner.Case(wants.FacilityId, wants.CaseId), CasePlace.Of(line), body);
            transaction.Db.CaseMessages.Add(line);
        }
    }

    /// <summary>Opens or raises the cases of a decision on a message that may have been stored before; gives their ids.</summary>
    public IReadOnlyCollection<Guid> Flag(WriteTransaction transaction, EntryRow entry, string body, DecisionRow decisionRow, Decision decision)
    {
        if (!decision.OpensCase)
        {
            return [];
        }

        var cases = new List<Guid>();
        foreach (var category in CategoryGrants.Of(decision))
        {
            var name = PolicyWords.Category(category.Category).ToString();
            var found = CaseRows.FindUndecided(transaction, decisionRow, name);
            var row = found ?? Open(transaction, decisionRow, decision, category, name);
            var grants = found is null ? Grant(transaction, row, category) : Raise(transaction, row, decisionRow, decision, category);
            AddFlagged(transaction, row, entry, body, decisionRow);
            AddContext(transaction, row, decisionRow, grants.Max(grant => grant.Before), before: true);
            AddDeadline(transaction, row, grants);
            CaseRows.Flush(transaction);
            AddFollowing(transaction, row, decisionRow, grants.Max(grant => grant.After));
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
        if (category.Severity > row.Severity)
        {
            // Whoever took it up knew of something milder: it goes back to the queue, with the new limits.
            row.Severity = category.Severity;
            row.State = CaseState.Open;
            row.TakenBy = null;
            row.TakenAt = null;
            row.AcknowledgedAt = null;
            grants.ForEach(grant => grant.AcknowledgeBy = grant.AcknowledgeBy <= transaction.Now ? null : grant.AcknowledgeBy);
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
        transaction.Db.CaseEvents.Add(new CaseEventRow
        {
            FacilityId = row.FacilityId,
            CaseId = row.CaseId,
            EventId = Guid.CreateVersion7(transaction.Now),
            Kind = what,
            At = transaction.Now,
            Detail = $"severity:{row.Severity}",
        });
        transaction.Audit(new AuditAct(row.FacilityId, null, $"case-{what}", $"case:{row.CaseId:D}", new Dictionary<string, object?>
        {
            ["number"] = row.Number,
            ["severity"] = row.Severity,
            ["policyVersion"] = decisionRow.PolicyVersion,
            ["decision"] = decisionRow.DecisionId,
        }));
    }

    private void AddFlagged(WriteTransaction transaction, CaseRow row, EntryRow entry, string body, DecisionRow decisionRow)
    {
        if (CaseRows.FindMessage(transaction, row, entry.Sequence) is { } known)
        {
            row.MessageCount += known.Flagged ? 0 : 1;
            known.Flagged = true;
            known.DecisionId = decisionRow.DecisionId;
            return;
        }

        var line = Line(row.FacilityId, row.CaseId, entry, decisionRow.PolicyVersion);
        line.Flagged = true;
        line.DecisionId = decisionRow.DecisionId;
        line.SealedBody = sealer.Seal(transaction, KeyOwner.Case(row.FacilityId, row.CaseId), CasePlace.Of(line), body);
        transaction.Db.CaseMessages.Add(line);
        row.MessageCount++;
    }

    /// <summary>Lines that follow: those already stored, when the decision comes late, and the rest as they are written.</summary>
    private void AddFollowing(WriteTransaction transaction, CaseRow row, DecisionRow decisionRow, int lines)
    {
        var stored = lines == 0 ? 0 : AddContext(transaction, row, decisionRow, lines, before: false);
        watched.Watch(transaction, row, lines - stored);
    }

    private int AddContext(WriteTransaction transaction, CaseRow row, DecisionRow decisionRow, int lines, bool before)
    {
        if (lines == 0)
        {
            return 0;
        }

        var entries = CaseRows.Neighbours(transaction, decisionRow, lines, before);
        var versions = CaseRows.PolicyVersions(transaction, decisionRow, [.. entries.Select(entry => entry.Sequence)]);
        foreach (var entry in entries)
        {
            // A line without a decision has no policy that allows it, and one whose key was destroyed has no text.
            if (versions.TryGetValue(entry.Sequence, out var version)
                && CaseRows.FindMessage(transaction, row, entry.Sequence) is null
                && sealer.Open(Machine, MessagePlace.Of(entry, entry.Sequence), entry.SealedBody!) is { } text)
            {
                var line = Line(row.FacilityId, row.CaseId, entry, version);
                line.SealedBody = sealer.Seal(transaction, KeyOwner.Case(row.FacilityId, row.CaseId), CasePlace.Of(line), text.Text);
                transaction.Db.CaseMessages.Add(line);
            }
        }

        return entries.Count;
    }

    private static CaseMessageRow Line(Guid facilityId, Guid caseId, EntryRow entry, int policyVersion) => new()
    {
        FacilityId = facilityId,
        CaseId = caseId,
        ConversationId = entry.ConversationId,
        Sequence = entry.Sequence,
        EntryId = entry.EntryId,
        AuthorFacilityId = entry.AuthorFacilityId ?? entry.FacilityId,
        AuthorId = entry.AuthorId ?? Guid.Empty,
        At = entry.At,
        PolicyVersion = policyVersion,
        SealedBody = [],
    };

    private static void AddDeadline(WriteTransaction transaction, CaseRow row, IEnumerable<CaseGrantRow> grants)
    {
        if (CaseGrants.NextDeadline(row, grants, transaction.Now) is { } due)
        {
            transaction.Db.Owed.Add(new OwedRow
            {
                FacilityId = row.FacilityId,
                OwedId = Guid.CreateVersion7(transaction.Now),
                Kind = OwedKind.CaseDeadline,
                SubjectId = row.CaseId,
                DueAt = due,
            });
        }
    }
}
