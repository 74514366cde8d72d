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

    /// <summary>Adds the flagged message with the lines around it that the widest grant allows.</summary>
    /// <returns>How many lines after it are still to be written.</returns>
    public int AddFlagged(
        WriteTransaction transaction, CaseRow row, IReadOnlyList<CaseGrantRow> grants, EntryRow entry, string body, DecisionRow decisionRow)
    {
        var draft = Draft(transaction, row);
        if (!draft.Sequences.Contains(entry.Sequence))
        {
            Add(draft, entry, body, decisionRow.PolicyVersion, flagged: true);
            row.MessageCount++;
        }
        else if (CaseRows.FindMessage(transaction, row, entry.Sequence) is { Flagged: false } context)
        {
            context.Flagged = true;
            row.MessageCount++;
        }

        AddContext(draft, decisionRow, grants.Max(grant => grant.Before), before: true);
        var after = grants.Max(grant => grant.After);
        return after - AddContext(draft, decisionRow, after, before: false);
    }

    /// <summary>Adds one line that was written after a flagged message.</summary>
    public void AddFollowing(WriteTransaction transaction, CaseRow row, EntryRow entry, string body, int policyVersion) =>
        Add(Draft(transaction, row), entry, body, policyVersion, flagged: false);

    private static Drafted Draft(WriteTransaction transaction, CaseRow row)
    {
        var (pseudonyms, sequences) = CaseRows.Lines(transaction, row);
        return new Drafted(transaction, row, pseudonyms, sequences);
    }

    private int AddContext(Drafted draft, DecisionRow decisionRow, int count, bool before)
    {
        if (count == 0)
        {
            return 0;
        }

        var entries = CaseRows.Neighbours(draft.Transaction, decisionRow, count, before);
        var versions = CaseRows.PolicyVersions(draft.Transaction, decisionRow, [.. entries.Select(entry => entry.Sequence)]);
        foreach (var entry in entries.Where(entry => !draft.Sequences.Contains(entry.Sequence)))
        {
            // A line without a decision has no policy that allows it, and one whose key was destroyed has no text.
            if (versions.TryGetValue(entry.Sequence, out var version)
                && sealer.OpenIfWhole(Machine, MessagePlace.Of(entry, entry.Sequence), entry.SealedBody!) is { } text)
            {
                Add(draft, entry, text.Text, version, flagged: false);
            }
        }

        return entries.Count;
    }

    private void Add(Drafted draft, EntryRow entry, string body, int policyVersion, bool flagged)
    {
        var row = draft.Row;
        var author = entry.AuthorId ?? Guid.Empty;
        if (!draft.Pseudonyms.TryGetValue(author, out var pseudonym))
        {
            draft.Pseudonyms[author] = pseudonym = Pseudonyms.Code(row.PseudonymSalt, author, draft.Pseudonyms.Values.ToHashSet());
        }

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
            Pseudonym = pseudonym,
            PolicyVersion = policyVersion,
            SealedBody = [],
        };
        line.SealedBody = sealer.Seal(draft.Transaction, KeyOwner.Case(row.FacilityId, row.CaseId), CasePlace.Of(line), body);
        draft.Sequences.Add(entry.Sequence);
        draft.Transaction.Db.CaseMessages.Add(line);
    }

    private sealed record Drafted(WriteTransaction Transaction, CaseRow Row, Dictionary<Guid, string> Pseudonyms, HashSet<long> Sequences);
}
