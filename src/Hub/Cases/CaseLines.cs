using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>The messages of a case, sealed again under the case's key, so that purging one neither purges nor keeps the other.</summary>
internal sealed class CaseLines(Sealer sealer)
{
    // The server itself opens a line to seal it again; nobody sees it.
    private static readonly ReadGrant Machine = new(GrantReason.Machine, Guid.Empty);

    /// <summary>Adds a message as it is stored, with the lines before it that the widest grant allows. The lines after it are still to be written.</summary>
    public void AddFlagged(
        WriteTransaction transaction, CaseRow row, IReadOnlyList<CaseGrantRow> grants, EntryRow entry, string body, DecisionRow decisionRow)
    {
        Add(transaction, row, entry, body, decisionRow.PolicyVersion, flagged: true);
        row.MessageCount++;
        AddContext(transaction, row, decisionRow, grants.Max(grant => grant.Before), before: true);
    }

    /// <summary>Adds a message that was stored before, with the lines around it.</summary>
    /// <returns>How many lines after it are still to be written.</returns>
    public int AddFlaggedLate(
        WriteTransaction transaction, CaseRow row, IReadOnlyList<CaseGrantRow> grants, EntryRow entry, string body, DecisionRow decisionRow)
    {
        if (CaseRows.FindMessage(transaction, row, entry.Sequence) is not { } known)
        {
            AddFlagged(transaction, row, grants, entry, body, decisionRow);
        }
        else if (!known.Flagged)
        {
            known.Flagged = true;
            row.MessageCount++;
            AddContext(transaction, row, decisionRow, grants.Max(grant => grant.Before), before: true);
        }

        var after = grants.Max(grant => grant.After);
        return after - AddContext(transaction, row, decisionRow, after, before: false);
    }

    /// <summary>Adds one line that was written after a flagged message.</summary>
    public void AddFollowing(WriteTransaction transaction, CaseRow row, EntryRow entry, string body, int policyVersion) =>
        Add(transaction, row, entry, body, policyVersion, flagged: false);

    private int AddContext(WriteTransaction transaction, CaseRow row, DecisionRow decisionRow, int count, bool before)
    {
        if (count == 0)
        {
            return 0;
        }

        var entries = CaseRows.Neighbours(transaction, decisionRow, count, before);
        var known = entries.Count == 0 ? [] : CaseRows.Known(transaction, row, [.. entries.Select(entry => entry.Sequence)]);
        var missing = entries.Where(entry => !known.Contains(entry.Sequence)).ToList();
        var versions = missing.Count == 0 ? [] : CaseRows.PolicyVersions(transaction, decisionRow, [.. missing.Select(entry => entry.Sequence)]);
        foreach (var entry in missing)
        {
            // A line without a decision has no policy that allows it, and one whose key was destroyed has no text.
            if (versions.TryGetValue(entry.Sequence, out var version)
                && sealer.OpenIfWhole(Machine, MessagePlace.Of(entry, entry.Sequence), entry.SealedBody!) is { } text)
            {
                Add(transaction, row, entry, text.Text, version, flagged: false);
            }
        }

        return entries.Count;
    }

    private void Add(WriteTransaction transaction, CaseRow row, EntryRow entry, string body, int policyVersion, bool flagged)
    {
        var author = entry.AuthorId ?? Guid.Empty;
        var line = new CaseMessageRow
        {
            FacilityId = row.FacilityId,
            CaseId = row.CaseId,
            ConversationId = entry.ConversationId,
            Sequence = entry.Sequence,
            EntryId = entry.EntryId,
            AuthorFacilityId = entry.AuthorFacilityId ?? entry.FacilityId,
            AuthorId = author,
            At = entry.At,
            Flagged = flagged,
            Pseudonym = Pseudonym(transaction, row, author),
            PolicyVersion = policyVersion,
            SealedBody = [],
        };
        line.SealedBody = sealer.Seal(transaction, KeyOwner.Case(row.FacilityId, row.CaseId), CasePlace.Of(line), body);
        transaction.Db.CaseMessages.Add(line);
    }

    private static string Pseudonym(WriteTransaction transaction, CaseRow row, Guid author) =>
        author == row.SubjectId
            ? Pseudonyms.Code(row.PseudonymSalt, author)
            : CaseRows.FindPseudonym(transaction, row, author)
                ?? Pseudonyms.Code(row.PseudonymSalt, author, CaseRows.Pseudonyms(transaction, row).Append(Pseudonyms.Code(row.PseudonymSalt, row.SubjectId)).ToHashSet());
}
