using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.BreakGlass;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Reads one page: commits the row that says who looks, for what and under which approval, and only then opens what is sealed. Each page asks everything anew.</summary>
internal sealed class ReadBreakGlassHandler(Store store, PolicyBook policies, BreakGlassLines lines, BreakGlassPageForm form)
{
    public async Task<Reply<BreakGlassPage>> HandleAsync(PersonKey by, Guid caseId, Guid glassId, ReadBreakGlass request, CancellationToken cancellation)
    {
        if (request.BeforeSequence < 1)
        {
            return Refuse.Malformed("A page needs beforeSequence 1 or more, or none for the newest.");
        }

        var recorded = await store.ActAsync<RecordedPage>(
            by, "break-glass-viewed", $"break-glass:{glassId:D}", act => Record(act, caseId, glassId, request.BeforeSequence), cancellation);

        // The view is committed and synced; from here on there may be content.
        return recorded.Ok is { } page ? form.Of(page, by) : recorded.Refusal!;
    }

    private Reply<RecordedPage> Record(RecordedAct act, Guid caseId, Guid glassId, long? before)
    {
        // Another person's is not there: an approval is for one.
        if (BreakGlassOfCase.Find(act, caseId, glassId) is not { } found || found.Row.AskedBy != act.By.PersonId)
        {
            return Refusals.NotFound;
        }

        if (Refusal(act, found) is { } refused)
        {
            return refused;
        }

        var page = lines.Page(act, found, before);
        var row = found.Row;
        row.Views++;
        act.Details["purpose"] = row.Purpose.ToString();
        act.Details["role"] = found.Seen.Sight.Role.ToString();
        act.Details["policyVersion"] = row.PolicyVersion;
        act.Details["names"] = row.Names;
        act.Details["lines"] = page.Lines.Count;
        act.Details["from"] = page.Lines.Count == 0 ? null : page.Lines[0].Entry.Sequence;
        act.Details["to"] = page.Lines.Count == 0 ? null : page.Lines[^1].Entry.Sequence;
        return new RecordedPage(row.GlassId, act.Now, row.Until!.Value, page);
    }

    private Refusal? Refusal(RecordedAct act, SeenGlass found) => found.At(act.Now) switch
    {
        BreakGlassState.Asked => BreakGlassRefusals.NotApprovedYet,
        BreakGlassState.Refused => BreakGlassRefusals.Refused,
        BreakGlassState.Lapsed => BreakGlassRefusals.Lapsed,
        BreakGlassState.Over => BreakGlassRefusals.Over,
        BreakGlassState.Open => BreakGlassTerms.Refusal(policies.Active(act.By.FacilityId).BreakGlass, found.Seen, found.Row.Purpose)
            ?? (act.Db.MustLeaveToOthers(act.By, GlassRows.Members(act.Db, found.Case)) ? BreakGlassRefusals.NoMoreForYou : null),
    };
}

/// <summary>A page whose view is on record.</summary>
internal sealed record RecordedPage(Guid GlassId, DateTimeOffset At, DateTimeOffset Until, SealedPage Page);
