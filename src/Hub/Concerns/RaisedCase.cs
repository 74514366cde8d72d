using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Concerns;

/// <summary>The case about a person of whom somebody told staff. It has no conversation: in a pair, that would name who told.</summary>
internal static class RaisedCase
{
    /// <summary>Opens it, or raises the undecided one about the same person and matter that was told in the same way, by whomever, out of a conversation of that class.</summary>
    public static CaseRow OpenOrRaise(WriteTransaction transaction, PersonRow person, RaisedKind kind, string ofClass, Decision decision, CategoryGrants granted, DateTimeOffset? notBefore)
    {
        var category = PolicyWords.Category(granted.Category).ToString();
        var known = RaisedRows.FindUndecided(transaction.Db, person.Key(), kind, category, ofClass);
        var row = known ?? new CaseRow
        {
            FacilityId = person.FacilityId,
            CaseId = Guid.CreateVersion7(transaction.Now),
            Raised = kind,
            Class = ofClass,
            NotBefore = notBefore,
            Category = category,
            Severity = granted.Severity,
            State = CaseState.Open,
            SubjectId = person.PersonId,
            HomeFacilityId = person.FacilityId,
            PolicyVersion = decision.PolicyVersion,
            Excluded = string.Join(',', granted.Excluded),
            OpenedAt = transaction.Now,
            LastMessageAt = transaction.Now,
            PseudonymSalt = RandomNumberGenerator.GetBytes(32),
        };
        granted = CaseStart.WouldShowWhoTold(row) ? granted.WithoutGoing() : granted;
        var grants = known is null ? CaseOpening.Add(transaction, row, granted) : CaseOpening.Raise(transaction, row, decision, granted, notBefore);
        row.MessageCount++;
        CaseOpening.Record(transaction, row, known is null ? CaseEventRows.Opened : CaseEventRows.Raised, decisionId: null);
        CaseOpening.Owe(transaction, row, grants, granted);
        return row;
    }
}
