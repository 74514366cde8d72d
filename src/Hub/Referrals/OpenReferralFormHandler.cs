using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Referrals;

/// <summary>Opens the form of a referral to print: commits the row that says who looked, and only then reads what is sealed. It holds what the reader's own role sees.</summary>
internal sealed class OpenReferralFormHandler(Store store, OpenedCaseForm form, PolicyBook policies)
{
    // A form is a page or two; the case has the rest.
    private const int MostLines = 20;

    public async Task<Reply<ReferralFacts>> HandleAsync(PersonKey by, Guid caseId, Guid referralId, CancellationToken cancellation)
    {
        var recorded = await store.ActAsync<RecordedForm>(by, ViewedRow.FormOpened, $"case:{caseId:D}", act => Record(act, caseId, referralId), cancellation);
        if (recorded.Ok is not { } view)
        {
            return recorded.Refusal!;
        }

        // The view is committed and synced; from here on there may be content.
        using var db = store.Read();
        var (card, row) = (view.Seen.Card, view.Seen.Card.Row);
        var content = CaseContent.Of(db, row, before: null);
        var opened = form.Of(view.Seen, content, by, view.At, ReferralTerms.Serves(view.Kind));
        var referral = opened.Referrals!.Single(one => one.ReferralId == referralId);
        var carried = opened.Lines.Where(line => ReferralTerms.MayCarry(referral.Kind, line, version => policies.Version(row.FacilityId, version))).TakeLast(MostLines).ToList();
        return new ReferralFacts(
            opened,
            referral,
            carried,
            content.Flagged.Count() - carried.Count,
            CaseReferralRows.FacilityName(db, row.FacilityId),
            StaffNames.Of(db, row.FacilityId, [by.PersonId]).GetValueOrDefault(by.PersonId),
            card.Staffing.Zone,
            Part2.Applies(card));
    }

    private static Reply<RecordedForm> Record(RecordedAct act, Guid caseId, Guid referralId)
    {
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen || CaseReferralRows.Find(act.Db, seen.Card.Row, referralId) is not { } referral)
        {
            return Refusals.NotFound;
        }

        act.Details["referral"] = referral.Kind.ToString();
        act.Details["id"] = referralId;
        act.Details["role"] = seen.Sight.Role.ToString();
        act.Details["level"] = (int)seen.Sight.Level;
        act.Details["purpose"] = seen.Sight.Purpose.ToString();
        act.Details["policyVersion"] = seen.Card.Row.PolicyVersion;
        CaseEventRows.Add(act.Transaction, seen.Card.Row, CaseEventRows.FormOpened, act.By.PersonId, $"to:{referral.Kind}");
        return new RecordedForm(seen, referral.Kind, act.Now);
    }

    private sealed record RecordedForm(SeenCase Seen, CaseReferralKind Kind, DateTimeOffset At);
}

/// <summary>What is on a form.</summary>
/// <param name="Opened">The case as the reader's role sees it.</param>
/// <param name="Referral">The referral.</param>
/// <param name="Lines">The messages on it, in order.</param>
/// <param name="Left">How many flagged messages of the case's last page are not on it: not for the reader's role, not for what the form serves, or too many.</param>
/// <param name="Facility">Where it comes from.</param>
/// <param name="OpenedBy">Who opened it to print.</param>
/// <param name="Zone">The facility's own time.</param>
/// <param name="InProgramme">Whether the law's notice for a substance-use programme goes with it.</param>
internal sealed record ReferralFacts(
    OpenedCase Opened, CaseReferral Referral, IReadOnlyList<CaseLine> Lines, int Left, string Facility, string? OpenedBy, TimeZoneInfo Zone, bool InProgramme)
{
    /// <summary>Never prints content.</summary>
    public override string ToString() => $"ReferralFacts {{ {Referral.ReferralId} }}";
}
