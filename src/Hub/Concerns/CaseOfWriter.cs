using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Concerns;

/// <summary>
/// Who tells staff of another may be the one in danger: own words that may be of the writer's own wish to die open his case, or join it, by the policy of his facility, like a message of his.
/// It says nothing of whom he told of, and starts at once: his own words show nobody else.
/// </summary>
internal sealed class CaseOfWriter(PolicyBook policies, RaisedWords words)
{
    /// <summary>Opens it, or raises the undecided one, and shows the writer where to find help.</summary>
    /// <param name="act">The telling.</param>
    /// <param name="own">What was written.</param>
    /// <param name="conversation">By which the writer named the other.</param>
    /// <returns>The words, and whether there is such a case.</returns>
    public OwnWords Open(RecordedAct act, OwnWords own, ConversationStanding conversation)
    {
        // No policy speaks of staff, and no case is about one: whoever cares for the other reads those words there.
        if (own.Cry.IsEmpty || act.Db.FindPerson(act.By) is not { Kind: PersonKind.Resident or PersonKind.Released } writer)
        {
            return own;
        }

        var policy = policies.Active(writer.FacilityId);
        var role = conversation.Members.LastOrDefault(member => member.Person == act.By)?.Role ?? MemberRole.Member;
        var decision = new Telling(TellingKind.OwnWords, new Facts(
            writer.FacilityId.ToString(), PolicyWords.Class(conversation.Class), PolicyWords.Speaker(role), own.Cry, writer.UnitId?.ToString(), conversation.Programme)).Under(policy);
        if (!decision.OpensCase || CategoryGrants.Of(decision) is not [var granted])
        {
            return own;
        }

        var row = RaisedCase.OpenOrRaise(act.Transaction, writer, RaisedKind.OwnWords, conversation.Class, decision, granted, notBefore: null);
        words.Add(act, granted.Readers, own, readers => new RaisedRow
        {
            FacilityId = row.FacilityId,
            RaisedId = Guid.CreateVersion7(act.Now),
            CaseId = row.CaseId,
            Kind = RaisedKind.OwnWords,
            SourceFacilityId = writer.FacilityId,
            SourceId = writer.PersonId,

            // For exclusions alone: the kin of whoever is there could say whom these words are about.
            HomeFacilityId = conversation.Key.FacilityId,
            ConversationId = conversation.Key.ConversationId,
            Code = nameof(RaisedKind.OwnWords),
            Severity = granted.Severity,
            PolicyVersion = decision.PolicyVersion,
            Readers = readers,
            Rules = string.Join(',', decision.MatchedRules),
            At = act.Now,
        });
        TellingRows.Add(act.Transaction, row.FacilityId, TellingKind.OwnWords, decision);
        if (decision.Signpost != SignpostKind.None)
        {
            act.Transaction.Notify(writer.FacilityId, writer.PersonId, InboxKind.Signpost, conversationId: null, detail: decision.Signpost.ToString());
        }

        return own with { HasCase = true };
    }
}
