using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Concerns;

/// <summary>
/// Whoever read the words of a case names the person whom they mean: a case of that person, so that people are sent to that door too. It holds neither the words nor who wrote them. Nobody has to hold the case for
/// it, and a decided one may be named out of: a life does not wait for a colleague's hand-over.
/// </summary>
internal sealed class NamePersonMeantHandler(Store store, PolicyBook policies, RaisedWords words)
{
    private const int Soon = 3;

    public Task<Reply<CaseMeant>> HandleAsync(PersonKey by, Guid caseId, NamePersonMeant request, CancellationToken cancellation) =>
        Fault(request) is { } fault
            ? Task.FromResult<Reply<CaseMeant>>(fault)
            : store.ActAsync(by, "person-meant-named", $"case:{caseId:D}", act => Name(act, caseId, request), cancellation);

    private static Refusal? Fault(NamePersonMeant request) =>
        request.Number is null || (request.Category is { } category && !Enum.IsDefined(category)) ? Refusals.Malformed
        : request.Severity is not (Soon or Verdict.MaxSeverity) ? ConcernRefusals.NotSoSevere
        : CaseNote.Fault(request.Note);

    private Reply<CaseMeant> Name(RecordedAct act, Guid caseId, NamePersonMeant request)
    {
        act.Details["severity"] = request.Severity;
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen)
        {
            return Refusals.NotFound;
        }

        var from = seen.Card.Row;
        if (CaseEventRows.LastViewed(act.Db, from, act.By.PersonId) is null)
        {
            return Refuse.Because(RefusalCode.OpenFirst);
        }

        if (from is not { Drill: false, AskedFor: null, Raised: not (RaisedKind.Arrival or RaisedKind.Meant) })
        {
            return ConcernRefusals.NobodyWrote;
        }

        var of = Enum.Parse<Category>(from.Category);
        if (Danger(of, request.Category) is not { } danger)
        {
            return of == Category.SelfHarm ? ConcernRefusals.ForCareAlone : ConcernRefusals.OtherDanger;
        }

        if (Find(act, request.Number) is not { } person)
        {
            return ConcernRefusals.NobodyHere;
        }

        // To whoever is not told who wrote it the answer is the same for every number: else numbers could be tried until one is the writer's.
        if (!from.Pattern && (seen.Sight.Identity || seen.Sight.Location) && act.Db.IdsOf(new PersonKey(from.FacilityId, from.SubjectId)).Contains(person.PersonId))
        {
            return ConcernRefusals.IsTheOneOfTheCase;
        }

        return Open(act, seen.Card, person, danger, request);
    }

    private Reply<CaseMeant> Open(RecordedAct act, CaseCard from, PersonRow person, Category danger, NamePersonMeant request)
    {
        var policy = policies.Active(person.FacilityId);
        var decision = new Telling(TellingKind.Meant, Facts.Meant(
            person.FacilityId.ToString(), person.UnitId?.ToString(), PolicyWords.Class(from.Class), danger, request.Severity)).Under(policy);
        if (!decision.OpensCase || CategoryGrants.Of(decision) is not [var granted] || !granted.TellsWhere)
        {
            return ConcernRefusals.NobodyGoes;
        }

        // Somebody wrote it, and below severity 4 the hour must not show who: as with a concern.
        var start = danger == Category.MedicalEmergency ? null : CaseStart.Draw(policy.Inform, granted.Severity, act.Now);
        var row = RaisedCase.OpenOrRaise(act.Transaction, person, RaisedKind.Meant, from.Class, decision, granted, start);
        words.Add(act, granted.Readers, new OwnWords(request.Note, [], []), readers => new RaisedRow
        {
            FacilityId = row.FacilityId,
            RaisedId = Guid.CreateVersion7(act.Now),
            CaseId = row.CaseId,
            Kind = RaisedKind.Meant,
            SourceFacilityId = act.By.FacilityId,
            SourceId = act.By.PersonId,
            HomeFacilityId = row.FacilityId,
            FromCaseId = from.Row.CaseId,
            Code = nameof(RaisedKind.Meant),
            Severity = granted.Severity,
            PolicyVersion = decision.PolicyVersion,
            Readers = readers,
            Rules = string.Join(',', decision.MatchedRules),
            At = act.Now,
        });
        TellingRows.Add(act.Transaction, row.FacilityId, TellingKind.Meant, decision);
        act.Details["category"] = row.Category;
        act.Details["meant"] = row.CaseId;
        CaseEventRows.Add(act.Transaction, from.Row, CaseEventRows.MeantNamed, act.By.PersonId);
        act.Transaction.TouchCase(from.Row.FacilityId, from.Row.CaseId);

        // What is shown of it goes by who is kept out of it, and that by what was just added.
        CaseRows.Flush(act.Transaction);
        return PeopleMeant.Shown(act.Db, from.Row, act.By, act.Now)![^1];
    }

    /// <summary>Somebody who lives here. Unknown, at another facility, moved, released and on the staff look the same.</summary>
    private static PersonRow? Find(RecordedAct act, string number) =>
        FoundRows.PersonOf(act.Db, act.By.FacilityId, number) is { } id && act.Db.FindPerson(new PersonKey(act.By.FacilityId, id)) is { } person && PeopleMeant.LivesHere(person) ? person : null;

    /// <summary>What the danger may be: that of the case, self-harm, and violence unless the case is of self-harm, of which nobody but care learns. Null for another.</summary>
    private static Category? Danger(Category of, CaseCategory? asked)
    {
        var danger = asked is null ? of : Facts.Dangers.FirstOrDefault(category => PolicyWords.Category(category) == asked, Category.Company);
        var fits = danger == of || danger == Category.SelfHarm || (danger == Category.Violence && of != Category.SelfHarm);
        return fits && Facts.Dangers.Contains(danger) ? danger : null;
    }
}
