using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Requests;

/// <summary>
/// "I need a person now" becomes a case with its limits and steps. Nobody is ever told to wait before asking: what repeats an open request joins it
/// until somebody came or should have come, and is written down at most every half minute, so that neither a kiosk nor a person can flood the feed, and no press is lost.
/// </summary>
internal sealed class AskForPersonHandler(Store store, PolicyBook policies)
{
    private static readonly TimeSpan WrittenEvery = TimeSpan.FromSeconds(30);

    public async Task<Reply<PersonRequest>> HandleAsync(Asker asker, AskForPerson request, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(request.For))
        {
            return Refusals.Malformed;
        }

        // Who calls for a group must run it: that is looked at each time.
        using (var db = store.Read())
        {
            var now = store.Now();
            if (request.Group is null && PersonRequestRows.FindToJoin(db, asker, request.For, PersonRequestRows.Typed(db, asker, request.Number), now) is { } same
                && now - same.LastMessageAt < WrittenEvery && !PersonRequestRows.IsMissed(db, same, now) && !PersonRequestRows.IsElsewhere(db, asker, same))
            {
                return PersonRequestForm.Of(same, PersonRequestRows.Told(db, same));
            }
        }

        return await store.ActAsync(asker.Person, "person-requested", "case", act => Ask(act, asker, request), cancellation);
    }

    private Reply<PersonRequest> Ask(RecordedAct act, Asker asker, AskForPerson request)
    {
        act.Details["for"] = request.For.ToString();
        act.Details["device"] = asker.DeviceId;
        if (request.Group is { } group)
        {
            act.Details["group"] = group;
            if (act.Db.FindLed(asker.Person, group, act.Now) is null)
            {
                return Refusals.NotFound;
            }
        }

        if (PersonRequestRows.UnitOf(act.Db, asker) is not { } unit)
        {
            return RequestRefusals.NobodyToSend;
        }

        var policy = policies.Active(asker.FacilityId);
        var decision = PersonOffers.Decide(policy, asker.FacilityId, unit, request.For);
        if (PersonOffers.Granted(decision) is not { } granted)
        {
            return RequestRefusals.NotOffered;
        }

        var typed = PersonRequestRows.Typed(act.Db, asker, request.Number);
        var joined = PersonRequestRows.FindToJoin(act.Db, asker, request.For, typed, act.Now);
        var missed = joined is not null && PersonRequestRows.IsMissed(act.Db, joined, act.Now);
        var row = joined ?? Open(act, asker, request, typed, decision, granted);
        if (joined is not null && (missed || act.Now - joined.LastMessageAt >= WrittenEvery))
        {
            row.LastMessageAt = act.Now;
            row.MessageCount++;
            CaseEventRows.Add(act.Transaction, row, CaseEventRows.AskedAgain, asker.SignedIn ? asker.Person.PersonId : null);
            act.Details["again"] = true;
        }

        if (joined is not null && PersonRequestRows.IsElsewhere(act.Db, asker, joined))
        {
            // It is looked at anew whether anybody is there: other officers are sent now.
            row.DeviceId = asker.DeviceId;
            EscalationRows.OweStaffing(act.Transaction, row);
        }

        if (missed)
        {
            // Who was on the way did not arrive, and the steps and the alarm of before are spent.
            CaseOpening.Owe(act.Transaction, row, CaseOpening.Raise(act.Transaction, row, decision, granted, notBefore: null), granted);
            act.Details["round"] = row.Round;
        }

        row.ForGroup |= request.Group is not null;
        act.Subject = $"case:{row.CaseId:D}";
        act.Details["number"] = row.Number;
        act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        CaseRows.Flush(act.Transaction);
        return PersonRequestForm.Of(row, PersonRequestRows.Told(act.Db, row));
    }

    private static CaseRow Open(RecordedAct act, Asker asker, AskForPerson request, Guid? typed, Decision decision, CategoryGrants granted)
    {
        var row = new CaseRow
        {
            FacilityId = asker.FacilityId,
            CaseId = Guid.CreateVersion7(act.Now),
            Number = CaseRows.NextNumber(act.Transaction, asker.FacilityId),
            Category = nameof(CaseCategory.Company),
            Severity = granted.Severity,
            State = CaseState.Open,
            SubjectId = asker.Person.PersonId,
            HomeFacilityId = asker.FacilityId,
            PolicyVersion = decision.PolicyVersion,
            Excluded = string.Join(',', granted.Excluded),
            OpenedAt = act.Now,
            LastMessageAt = act.Now,
            MessageCount = 1,
            AskedFor = request.For,
            DeviceId = asker.DeviceId,
            TypedPersonId = typed,
            PseudonymSalt = RandomNumberGenerator.GetBytes(32),
        };
        var grants = granted.Grants.Select(grant => CaseGrants.New(row, grant, act.Now)).ToList();
        act.Db.Cases.Add(row);
        act.Db.CaseGrants.AddRange(grants);
        TellingRows.Add(act.Transaction, row.FacilityId, TellingKind.Request, decision);
        CaseEventRows.Add(act.Transaction, row, CaseEventRows.Opened, asker.SignedIn ? asker.Person.PersonId : null, $"for:{request.For}");
        EscalationPlan.Store(act.Transaction, row, granted);
        CaseDeadlineRows.Owe(act.Transaction, row, grants);
        act.Details["policyVersion"] = decision.PolicyVersion;
        act.Details["rules"] = string.Join(',', decision.MatchedRules);
        return row;
    }
}
