using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Shell.Visiting;
using PeerConnect.Staff.Queue;

namespace PeerConnect.Staff.Cases;

/// <summary>What is asked about the open case before an act is sent.</summary>
internal enum CaseForm
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Reason, verdict and note.</summary>
    Decide,

    /// <summary>To whom.</summary>
    HandOver,
}

/// <summary>How the work on the last case ended.</summary>
internal enum CaseEnd
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>One decided it.</summary>
    Decided,

    /// <summary>One handed it over.</summary>
    HandedOver,

    /// <summary>A colleague decided it, or the policy gives it to one no longer.</summary>
    Gone,
}

/// <summary>The one case that is open on this screen, and the acts on it. What people wrote is in this object alone: closing the case lets go of it.</summary>
internal sealed class Reading
{
    private readonly Visit visit;
    private readonly Watching watching;

    public Reading(Visit visit, Watching watching)
    {
        (this.visit, this.watching) = (visit, watching);
        watching.Changed += Check;
    }

    /// <summary>Something that a page shows changed.</summary>
    public event Action? Changed;

    public OpenedCase? Opened { get; private set; }

    public bool WordsShown { get; private set; }

    public bool ContextShown { get; private set; }

    public bool NameShown { get; private set; }

    public CaseForm Form { get; private set; }

    public CaseEnd End { get; private set; }

    /// <summary>Why the last act was not done.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Whether no answer came to the last act.</summary>
    public bool NoAnswer { get; private set; }

    public bool Busy { get; private set; }

    /// <summary>The open case as the feed knows it now.</summary>
    public FeedCase? Item => Opened is { Case: var known } ? watching.Feed.Cases.FirstOrDefault(item => item.CaseId == known.CaseId) ?? known : null;

    /// <summary>Whether a message came after what is shown.</summary>
    public bool IsOld => Opened is { } opened && Item?.LastMessageAt > opened.ViewedAt;

    /// <summary>By name, as the feed shows it: it only decides what a button looks like, the server decides what it does.</summary>
    public bool IsMine => Item?.TakenBy is { } holder && holder == visit.Me?.Name;

    public bool IsTakenByOther => Item?.TakenBy is not null && !IsMine;

    /// <summary>The most urgent case that one may open and nobody else works on; null for none.</summary>
    public FeedCase? Next => watching.Feed.Cases.FirstOrDefault(item =>
        item.Purpose is not null && item.CaseId != Opened?.Case.CaseId && (item.TakenBy is null || item.TakenBy == visit.Me?.Name));

    public Task OpenAsync(FeedCase item) => DoAsync(async () =>
    {
        Forget();
        await LoadAsync(item);
    });

    /// <summary>Opens the same case again: another view is recorded, and what came meanwhile is shown.</summary>
    public Task OpenAgainAsync() => DoAsync(() => LoadAsync(Item!));

    /// <summary>Shows who it is, where the policy allows it. That is another view.</summary>
    public Task ShowNameAsync() => DoAsync(async () =>
    {
        await LoadAsync(Item!);
        NameShown = Refusal is null;
    });

    /// <summary>Puts earlier lines above those that are shown.</summary>
    public Task LoadEarlierAsync() => DoAsync(async () =>
    {
        var earlier = Take(await visit.Client.Cases.OpenAsync(Opened!.Case.CaseId, new OpenCase(Item!.Purpose!.Value, Opened.MoreBefore)));
        if (earlier is not null)
        {
            Opened = Opened with { Lines = [.. earlier.Lines, .. Opened.Lines], MoreBefore = earlier.MoreBefore, ViewedAt = earlier.ViewedAt };
        }
    });

    public void ToggleWords() => Tell(() => WordsShown = !WordsShown);

    public void ToggleContext() => Tell(() => ContextShown = !ContextShown);

    public void Ask(CaseForm form) => Tell(() => (Form, Refusal, NoAnswer) = (form, null, false));

    /// <summary>Lets go of the case and of every word of it.</summary>
    public void Close() => Tell(Forget);

    public Task TakeAsync() => DoAsync(async () => Update(Take(await visit.Client.Cases.AcknowledgeAsync(Opened!.Case.CaseId))));

    public Task GoAsync() => DoAsync(async () => Update(Take(await visit.Client.Cases.OnTheWayAsync(Opened!.Case.CaseId))));

    public Task MeetAsync() => DoAsync(async () => Update(Take(await visit.Client.Cases.FaceToFaceAsync(Opened!.Case.CaseId))));

    public Task DecideAsync(DecideCase decision) => DoAsync(async () => Leave(Take(await visit.Client.Cases.DecideAsync(Opened!.Case.CaseId, decision)), CaseEnd.Decided));

    /// <param name="to">User name of a colleague; null: back to the queue.</param>
    public Task HandOverAsync(string? to) => DoAsync(async () =>
        Leave(Take(await visit.Client.Cases.HandOverAsync(Opened!.Case.CaseId, new HandOverCase(to))), CaseEnd.HandedOver));

    /// <summary>An act on a held message of the case; afterwards its line says how it stands.</summary>
    public Task<HeldOutcome?> HeldAsync(Func<CasesApi, Guid, Task<Reply<HeldOutcome>>> act) => DoAsync(async () =>
    {
        var outcome = Take(await act(visit.Client.Cases, Opened!.Case.CaseId));
        if (outcome is not null)
        {
            Opened = Opened with { Lines = [.. Opened.Lines.Select(line => line.Held?.EntryId == outcome.EntryId ? line with { Held = After(line.Held, outcome) } : line)] };
        }

        return outcome;
    });

    private static CaseHeld After(CaseHeld held, HeldOutcome outcome) => held with
    {
        State = outcome.State,
        ToConfirm = outcome.ToConfirm,
        Until = outcome.State == HeldState.Held ? held.Until : null,
        Appeal = held.Appeal is AppealState.Open ? (outcome.State == HeldState.Rejected ? AppealState.Denied : AppealState.Upheld) : held.Appeal,
    };

    private async Task LoadAsync(FeedCase item)
    {
        var opened = Take(await visit.Client.Cases.OpenAsync(item.CaseId, new OpenCase(item.Purpose!.Value)));
        Opened = opened ?? Opened;
    }

    private void Update(FeedCase? item)
    {
        if (item is not null && Opened is { } opened)
        {
            Opened = opened with { Case = item };
        }
    }

    private void Update(VisitRecorded? recorded)
    {
        if (recorded is not null && Opened is { } opened)
        {
            Opened = opened with { Case = opened.Case with { OnTheWaySince = recorded.OnTheWaySince, WithPersonSince = recorded.WithPersonSince } };
        }
    }

    private void Leave(FeedCase? after, CaseEnd end)
    {
        if (after is not null)
        {
            Forget();
            End = end;
        }
    }

    private void Forget()
    {
        (Opened, Form, End, Refusal, NoAnswer) = (null, CaseForm.None, CaseEnd.None, null, false);
        (WordsShown, ContextShown, NameShown) = (false, false, false);
    }

    /// <summary>What is not on the feed any more is not for these eyes any more.</summary>
    private void Check()
    {
        if (!Busy && Opened is { Case: var known } && watching.Status?.State == ConnectionState.Connected && watching.Feed.Cases.All(item => item.CaseId != known.CaseId))
        {
            Forget();
            End = CaseEnd.Gone;
        }

        Changed?.Invoke();
    }

    private T? Take<T>(Reply<T> reply)
        where T : class
    {
        Refusal = reply.Refusal;
        if (Refusal?.Code == RefusalCode.SignInNeeded)
        {
            visit.Ended();
        }

        return reply.Ok;
    }

    private async Task DoAsync(Func<Task> act) => await DoAsync<object>(async () =>
    {
        await act();
        return null;
    });

    private async Task<T?> DoAsync<T>(Func<Task<T?>> act)
        where T : class
    {
        // A key pressed twice is one act.
        if (Busy)
        {
            return null;
        }

        Tell(() => (Busy, Refusal, NoAnswer) = (true, null, false));
        try
        {
            return await act();
        }
        catch (NotConnectedException)
        {
            NoAnswer = true;
            return null;
        }
        finally
        {
            Busy = false;
            Check();
        }
    }

    private void Tell(Action change)
    {
        change();
        Changed?.Invoke();
    }
}
