using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>What opening and raising a case writes, whatever it comes from; always inside the caller's transaction.</summary>
internal static class CaseOpening
{
    /// <summary>Adds the case with what it grants, and the facility's next number.</summary>
    public static List<CaseGrantRow> Add(WriteTransaction transaction, CaseRow row, CategoryGrants category)
    {
        row.Number = CaseRows.NextNumber(transaction, row.FacilityId);
        var grants = category.Grants.Select(grant => CaseGrants.New(row, grant, CaseStart.Of(row, transaction.Now))).ToList();
        transaction.Db.Cases.Add(row);
        transaction.Db.CaseGrants.AddRange(grants);
        return grants;
    }

    /// <summary>Something more of the same situation: the wider sight, the shorter times, and a new round where somebody has to go anew.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="row">The case, tracked.</param>
    /// <param name="decision">What was decided on what came now.</param>
    /// <param name="category">What it grants in the case's category.</param>
    /// <param name="notBefore">See <see cref="CaseStart.After"/>; null for at once.</param>
    /// <param name="known">See <see cref="CaseRound.Begins"/>.</param>
    public static List<CaseGrantRow> Raise(WriteTransaction transaction, CaseRow row, Decision decision, CategoryGrants category, DateTimeOffset? notBefore, bool known = false)
    {
        var grants = CaseRows.Grants(transaction, row);

        // A limit that has passed makes way for the new ones below: what follows from it must not wait for a look that may be late.
        PassedLimits.Record(transaction, row, grants);
        var begins = CaseRound.Begins(row, grants, category.Severity, known, transaction.Now);
        row.NotBefore = CaseStart.After(row, begins, notBefore, transaction.Now);
        if (begins)
        {
            // Whoever took it up knew of something else: it goes back to the queue, with the new limits.
            EscalationPlan.StopMet(transaction, row);
            CaseRound.Begin(row, grants, transaction.Now);
        }

        row.Severity = Math.Max(row.Severity, category.Severity);

        // A report of an old message is decided by the policy of its time: what the newer one promised of the case stays.
        row.PolicyVersion = Math.Max(row.PolicyVersion, decision.PolicyVersion);
        row.LastMessageAt = transaction.Now;
        row.Excluded = string.Join(',', row.Excluded.Split(',').Union(category.Excluded.Select(exclusion => exclusion.ToString())).Where(name => name.Length > 0));
        var start = CaseStart.Of(row, transaction.Now);
        foreach (var grant in category.Grants)
        {
            if (grants.Find(stored => CaseGrants.IsFor(stored, grant)) is { } stored)
            {
                CaseGrants.Merge(stored, grant, start, over: begins ? transaction.Now : null);
            }
            else
            {
                var added = CaseGrants.New(row, grant, start);
                transaction.Db.CaseGrants.Add(added);
                grants.Add(added);
            }
        }

        return grants;
    }

    /// <summary>What is owed on the case from now on; the feed tells staff.</summary>
    public static void Owe(WriteTransaction transaction, CaseRow row, IReadOnlyList<CaseGrantRow> grants, CategoryGrants category)
    {
        CaseDeadlineRows.Owe(transaction, row, grants);
        EscalationPlan.Store(transaction, row, category);
        CaseRows.Flush(transaction);
        transaction.TouchCase(row.FacilityId, row.CaseId);
    }

    /// <summary>Writes down that it was "opened" or "raised", by which decision on a message, if by one, and whether that decision came late.</summary>
    public static void Record(WriteTransaction transaction, CaseRow row, string what, Guid? decisionId, bool late = false)
    {
        CaseEventRows.Add(transaction, row, what, actorId: null, late ? $"severity:{row.Severity}{CaseEventRows.CameLate}" : $"severity:{row.Severity}");
        transaction.Audit(new AuditAct(row.FacilityId, null, $"case-{what}", $"case:{row.CaseId:D}", new Dictionary<string, object?>
        {
            ["number"] = row.Number,
            ["severity"] = row.Severity,
            ["policyVersion"] = row.PolicyVersion,
            ["decision"] = decisionId,
            ["late"] = late ? true : null,
        }));
    }
}
