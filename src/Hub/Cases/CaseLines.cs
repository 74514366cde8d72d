using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>A message on its way into a case. One that is held has no sequence of its own: it names the one that it was written after.</summary>
internal sealed record Flagged(EntryRow Entry, string Body, bool Held = false)
{
    public override string ToString() => $"Flagged {{ {Entry.EntryId} }}";
}

/// <summary>The messages of a case, sealed again under the case's key, so that purging one neither purges nor keeps the other.</summary>
internal sealed class CaseLines(Sealer sealer)
{
    // The server itself opens a line to seal it again; nobody sees it.
    private static readonly ReadGrant Machine = new(GrantReason.Machine, Guid.Empty);

    /// <summary>Adds a message as it is stored, with the lines before it that the widest grant allows. The lines after it are still to be written.</summary>
    public void AddFlagged(WriteTransaction transaction, CaseRow row, IReadOnlyList<CaseGrantRow> grants, Flagged message, DecisionRow decisionRow)
    {
        Add(transaction, row, message, decisionRow.PolicyVersion, flagged: true);
        row.MessageCount++;
        AddContext(transaction, row, message, decisionRow, grants.Max(grant => grant.Before), before: true);
    }

    /// <summary>Adds a message that was stored before, with the lines around it.</summary>
    /// <returns>How many lines after it are still to be written.</returns>
    public int AddFlaggedLate(WriteTransaction transaction, CaseRow row, IReadOnlyList<CaseGrantRow> grants, Flagged message, DecisionRow decisionRow)
    {
        if (CaseRows.FindMessage(transaction, row, message.Entry.EntryId) is not { } known)
        {
            AddFlagged(transaction, row, grants, message, decisionRow);
        }
        else if (!known.Flagged)
        {
            known.Flagged = true;
            row.MessageCount++;
            AddContext(transaction, row, message, decisionRow, grants.Max(grant => grant.Before), before: true);
        }

        var after = grants.Max(grant => grant.After);
        return after - AddContext(transaction, row, message, decisionRow, after, before: false);
    }

    /// <summary>Adds one line that was written after a flagged message.</summary>
    public void AddFollowing(WriteTransaction transaction, CaseRow row, EntryRow entry, string body, int policyVersion) =>
        Add(transaction, row, new Flagged(entry, body), policyVersion, flagged: false);

    /// <summary>A held message was appended: its line is bound to its place from now on.</summary>
    public void Place(WriteTransaction transaction, CaseMessageRow line, EntryRow entry, string body)
    {
        line.Held = false;
        line.Sequence = entry.Sequence;
        line.SealedBody = sealer.Seal(transaction, KeyOwner.Case(line.FacilityId, line.CaseId), CasePlace.Of(line), body);
    }

    /// <summary>The text of a stored message, to be added to a case; null where its key was destroyed.</summary>
    public string? Text(EntryRow entry) => entry.SealedBody is { } body ? sealer.OpenIfWhole(Machine, MessagePlace.Of(entry, entry.Sequence), body)?.Text : null;

    private int AddContext(WriteTransaction transaction, CaseRow row, Flagged message, DecisionRow decisionRow, int count, bool before)
    {
        if (count == 0)
        {
            return 0;
        }

        // What is held stands between two sequences: after the one that it names.
        var at = before && message.Held ? message.Entry.Sequence + 1 : message.Entry.Sequence;
        var entries = CaseRows.Neighbours(transaction, decisionRow, at, count, before);
        var known = entries.Count == 0 ? [] : CaseRows.Known(transaction, row, [.. entries.Select(entry => entry.Sequence)]);
        var missing = entries.Where(entry => !known.Contains(entry.Sequence)).ToList();
        var versions = missing.Count == 0 ? [] : CaseRows.PolicyVersions(transaction, decisionRow, [.. missing.Select(entry => entry.Sequence)]);
        foreach (var entry in missing)
        {
            // A line without a decision has no policy that allows it, and one whose key was destroyed has no text.
            if (versions.TryGetValue(entry.Sequence, out var version)
                && Text(entry) is { } text)
            {
                Add(transaction, row, new Flagged(entry, text), version, flagged: false);
            }
        }

        return entries.Count;
    }

    private void Add(WriteTransaction transaction, CaseRow row, Flagged message, int policyVersion, bool flagged)
    {
        var entry = message.Entry;
        var author = entry.AuthorId ?? Guid.Empty;
        var line = new CaseMessageRow
        {
            FacilityId = row.FacilityId,
            CaseId = row.CaseId,
            ConversationId = entry.ConversationId,
            Sequence = entry.Sequence,
            EntryId = entry.EntryId,
            Held = message.Held,
            AuthorFacilityId = entry.AuthorFacilityId ?? entry.FacilityId,
            AuthorId = author,
            At = entry.At,
            Flagged = flagged,
            Pseudonym = Pseudonym(transaction, row, author),
            PolicyVersion = policyVersion,
            SealedBody = [],
        };
        line.SealedBody = sealer.Seal(transaction, KeyOwner.Case(row.FacilityId, row.CaseId), CasePlace.Of(line), message.Body);
        transaction.Db.CaseMessages.Add(line);
    }

    /// <summary>What this author is called in the case: as before, or a code that nobody there has.</summary>
    public static string Pseudonym(WriteTransaction transaction, CaseRow row, Guid author) =>
        author == row.SubjectId
            ? Pseudonyms.Code(row.PseudonymSalt, author)
            : CaseRows.FindPseudonym(transaction, row, author)
                ?? Pseudonyms.Code(row.PseudonymSalt, author, CaseRows.Pseudonyms(transaction, row).Append(Pseudonyms.Code(row.PseudonymSalt, row.SubjectId)).ToHashSet());
}
