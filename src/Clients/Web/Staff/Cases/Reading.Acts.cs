using PeerConnect.Contracts;

namespace PeerConnect.Staff.Cases;

/// <content>Working the case: take it up, go there, decide, hand over, refer.</content>
internal sealed partial class Reading
{
    public Task TakeAsync() => DoAsync(async () => Update(Take(await visit.Client.Cases.AcknowledgeAsync(Opened!.Case.CaseId))));

    public Task GoAsync() => DoAsync(async () => SaidCannotGo = !Update(Take(await visit.Client.Cases.OnTheWayAsync(Opened!.Case.CaseId))) && SaidCannotGo);

    public Task CannotGoAsync() => DoAsync(async () => SaidCannotGo = Update(Take(await visit.Client.Cases.CannotGoAsync(Opened!.Case.CaseId))) || SaidCannotGo);

    public Task MeetAsync() => DoAsync(async () => Update(Take(await visit.Client.Cases.FaceToFaceAsync(Opened!.Case.CaseId)), yours: true));

    public Task TakeVisitBackAsync() => DoAsync(async () => Update(Take(await visit.Client.Cases.TakeVisitBackAsync(Opened!.Case.CaseId)), yours: false));

    public Task DecideAsync(DecideCase decision) => DoAsync(async () => Leave(Take(await visit.Client.Cases.DecideAsync(Opened!.Case.CaseId, decision)), CaseEnd.Decided));

    /// <param name="to">User name of a colleague; null: back to the queue.</param>
    public Task HandOverAsync(string? to) => DoAsync(async () =>
        Leave(Take(await visit.Client.Cases.HandOverAsync(Opened!.Case.CaseId, new HandOverCase(to))), CaseEnd.HandedOver));

    /// <summary>Hands the case on to somebody outside of this system; it goes on here.</summary>
    public Task ReferAsync(ReferCase refer) => DoAsync(async () =>
    {
        if (Take(await visit.Client.Cases.ReferAsync(Opened!.Case.CaseId, refer)) is { } referral && Opened is { } opened)
        {
            Opened = opened with { Referrals = [.. opened.Referrals ?? [], referral with { Reason = refer.Reason }] };
            Form = CaseForm.None;
        }
    });

    /// <summary>Sends somebody to whom the words mean, too. The answer shows that at once, as opening the case again would.</summary>
    public Task NameMeantAsync(NamePersonMeant named) => DoAsync(async () =>
    {
        if (Take(await visit.Client.Cases.NameMeantAsync(Opened!.Case.CaseId, named)) is { } meant && Opened is { } opened)
        {
            Opened = opened with { Meant = [.. opened.Meant ?? [], meant], Events = [.. opened.Events, new CaseEvent("meant-named", meant.At, meant.By)] };
            Form = CaseForm.None;
        }
    });

    private void Update(FeedCase? item)
    {
        if (item is not null && Opened is { } opened)
        {
            Opened = opened with { Case = item };
        }
    }

    /// <param name="recorded">The visit after the act; null where it was not done.</param>
    /// <param name="yours">Whether it is the reader's own; null where the act says nothing of that.</param>
    private bool Update(VisitRecorded? recorded, bool? yours = null)
    {
        if (recorded is null || Opened is not { } opened)
        {
            return false;
        }

        Opened = opened with { Case = opened.Case with { OnTheWaySince = recorded.OnTheWaySince, WithPersonSince = recorded.WithPersonSince, YourVisit = yours ?? opened.Case.YourVisit } };
        return true;
    }

    private void Leave(FeedCase? after, CaseEnd end)
    {
        if (after is not null)
        {
            Forget();
            End = end;
        }
    }
}
