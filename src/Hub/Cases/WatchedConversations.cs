using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>
/// The conversations of which an undecided case still wants the lines that follow. In memory, so that an ordinary message costs one
/// look-up and no query; read from the store at first use and after a rollback. Only under the write lock.
/// </summary>
internal sealed class WatchedConversations
{
    private readonly Dictionary<Guid, List<WantedLines>> wanted = [];
    private bool stale = true;

    /// <summary>The cases that want this message, besides those that it was flagged for; each wants one less from now on.</summary>
    public IReadOnlyList<WantedLines> Take(WriteTransaction transaction, Guid conversationId, IReadOnlyCollection<Guid> flaggedFor)
    {
        Refresh(transaction);
        if (!wanted.TryGetValue(conversationId, out var cases))
        {
            return [];
        }

        var taken = cases.Where(wants => !flaggedFor.Contains(wants.CaseId)).ToList();
        if (taken.Count > 0)
        {
            transaction.OnRolledBack(Forget);
            Keep(conversationId, [.. cases.Except(taken), .. taken.Select(wants => wants with { Remaining = wants.Remaining - 1 })]);
        }

        return taken;
    }

    /// <summary>From now on the case wants that many lines after the message that was just flagged.</summary>
    public void Watch(WriteTransaction transaction, CaseRow of, int lines)
    {
        Refresh(transaction);
        transaction.OnRolledBack(Forget);
        var others = wanted.GetValueOrDefault(of.ConversationId, []).Where(wants => wants.CaseId != of.CaseId);
        Keep(of.ConversationId, [.. others, new WantedLines(of.ConversationId, of.FacilityId, of.CaseId, lines)]);
    }

    /// <summary>The case is decided: it wants nothing more.</summary>
    public void Forget(WriteTransaction transaction, CaseRow decided)
    {
        transaction.OnRolledBack(Forget);
        Keep(decided.ConversationId, wanted.GetValueOrDefault(decided.ConversationId, []).Where(wants => wants.CaseId != decided.CaseId));
    }

    private void Keep(Guid conversationId, IEnumerable<WantedLines> cases)
    {
        var open = cases.Where(wants => wants.Remaining > 0).ToList();
        if (open.Count > 0)
        {
            wanted[conversationId] = open;
        }
        else
        {
            wanted.Remove(conversationId);
        }
    }

    private void Refresh(WriteTransaction transaction)
    {
        if (!stale)
        {
            return;
        }

        wanted.Clear();
        foreach (var group in CaseRows.Wanted(transaction).GroupBy(wants => wants.ConversationId))
        {
            wanted[group.Key] = [.. group];
        }

        // What this transaction wrote may yet be undone, and then it was read here too.
        transaction.OnRolledBack(Forget);
        stale = false;
    }

    private void Forget() => stale = true;
}
