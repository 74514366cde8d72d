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

    /// <summary>Where to, and why.</summary>
    Refer,

    /// <summary>What seeing more is for, and why.</summary>
    AskMore,

    /// <summary>What taking the case out is for, and why.</summary>
    AskExport,
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

/// <summary>What a break-glass showed, as far as it was read on this screen.</summary>
/// <param name="GlassId">Under which one.</param>
/// <param name="ViewedAt">When the latest page was recorded.</param>
/// <param name="Lines">The lines, in order.</param>
/// <param name="MoreBefore">There may be earlier ones, before this place.</param>
internal sealed record SeenMore(Guid GlassId, DateTimeOffset ViewedAt, IReadOnlyList<BreakGlassLine> Lines, long? MoreBefore)
{
    public override string ToString() => $"SeenMore {{ {GlassId} }}";
}

/// <summary>The one case that is open on this screen, and the acts on it. What people wrote is in this object alone: closing the case lets go of it.</summary>
internal sealed class Reading
{
    private readonly Visit visit;
    private readonly Watching watching;
    private readonly TimeProvider time;

    // Asks that the feed has shown to wait: what is gone from there after that was answered.
    private readonly HashSet<Guid> seenWaiting = [];

    // Opened from what waits for a review: a case that the feed may have no more of.
    private bool toReview;

    public Reading(Visit visit, Watching watching, TimeProvider time)
    {
        (this.visit, this.watching, this.time) = (visit, watching, time);
        watching.Changed += Check;
    }

    /// <summary>Something that a page shows changed.</summary>
    public event Action? Changed;

    public OpenedCase? Opened { get; private set; }

    public bool WordsShown { get; private set; }

    public bool ContextShown { get; private set; }

    public bool NameShown { get; private set; }

    /// <summary>What a break-glass showed; null for nothing, and gone when its time is over.</summary>
    public SeenMore? More { get; private set; }

    public CaseForm Form { get; private set; }

    public CaseEnd End { get; private set; }

    /// <summary>Why the last act was not done.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Whether no answer came to the last act.</summary>
    public bool NoAnswer { get; private set; }

    public bool Busy { get; private set; }

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The open case as the feed knows it now.</summary>
    public FeedCase? Item => Opened is { Case: var known } ? watching.Feed.Cases.FirstOrDefault(item => item.CaseId == known.CaseId) ?? known : null;

    /// <summary>Whether a message came after what is shown.</summary>
    public bool IsOld => Opened is { } opened && Item?.LastMessageAt > opened.ViewedAt;

    /// <summary>By name, as the feed shows it: it only decides what a button looks like, the server decides what it does.</summary>
    public bool IsMine => Item?.TakenBy is { } holder && holder == visit.Me?.Name;

    public bool IsTakenByOther => Item?.TakenBy is not null && !IsMine;

    /// <summary>What a break-glass of the case says, as the server's clock and the feed let it stand now.</summary>
    public BreakGlassState StateOf(BrokenGlass glass) => glass switch
    {
        { State: BreakGlassState.Open, Until: { } until } when until <= Now => BreakGlassState.Over,
        { State: BreakGlassState.Asked, LapsesAt: { } lapses } when lapses <= Now => BreakGlassState.Lapsed,
        _ => glass.State,
    };

    /// <summary>The same for an export: signed or not, its time ends.</summary>
    public CaseExportState StateOf(CaseExport export) => export.EndsAt <= Now ? CaseExportState.Lapsed : export.State;

    /// <summary>How long something lasts, on the server's clock; never less than nothing.</summary>
    public TimeSpan LeftUntil(DateTimeOffset end) => end > Now ? end - Now : TimeSpan.Zero;

    /// <summary>What one may read now beyond what the policy gives; null for nothing. By name, like <see cref="IsMine"/>.</summary>
    public BrokenGlass? OpenForMe => Opened?.Glass?.FirstOrDefault(glass => glass.Asked.By == visit.Me?.Name && StateOf(glass) == BreakGlassState.Open);

    /// <summary>Whether a colleague answered an ask since the case was opened: the answer stands in the case, opened again.</summary>
    public bool WasAnswered(BrokenGlass glass) => StateOf(glass) == BreakGlassState.Asked && seenWaiting.Contains(glass.GlassId) && !Waits(glass.GlassId);

    /// <summary>Whether a colleague asks for something that is not among what was opened.</summary>
    public bool IsAskedSince => Item?.Glass?.Any(asked => Opened?.Glass?.Any(known => known.GlassId == asked.GlassId) != true) == true;

    /// <summary>The first message of the case that waits for a decision, held or appealed; null for none.</summary>
    public CaseHeld? FirstHeld => Opened?.Lines.Select(line => line.Held).FirstOrDefault(held => held is { State: HeldState.Held } or { Appeal: AppealState.Open });

    /// <summary>Whether it is an answer to a colleague's ask that is wanted here. By name, as the case shows it: it only decides which buttons there are; the server decides who may.</summary>
    public bool MayAnswer(BrokenGlass glass) => StateOf(glass) == BreakGlassState.Asked && glass.Asked.By != visit.Me?.Name && !WasAnswered(glass);

    /// <summary>The same for a review.</summary>
    public bool MayReview(BrokenGlass glass) =>
        StateOf(glass) == BreakGlassState.Over && glass.Asked.By != visit.Me?.Name && glass.Reviewed is null && glass.Answered?.By != visit.Me?.Name;

    /// <summary>The most urgent case that one may open and nobody else works on; null for none.</summary>
    public FeedCase? Next => watching.Feed.Cases.FirstOrDefault(item =>
        item.Purpose is not null && item.CaseId != Opened?.Case.CaseId && (item.TakenBy is null || item.TakenBy == visit.Me?.Name));

    public Task OpenAsync(FeedCase item) => DoAsync(async () =>
    {
        Forget();
        await LoadAsync(item.CaseId, item.Purpose!.Value);
    });

    /// <summary>Opens the case of a break-glass that is over: whoever reviews it reads the case first.</summary>
    public Task OpenAsync(BreakGlassToReview review) => DoAsync(async () =>
    {
        Forget();
        toReview = true;
        await LoadAsync(review.CaseId, review.OpenFor!.Value);
    });

    /// <summary>Opens the same case again: another view is recorded, and what came meanwhile is shown.</summary>
    public Task OpenAgainAsync() => DoAsync(() => LoadAsync(Item!.CaseId, Item.Purpose!.Value));

    /// <summary>Shows who it is, where the policy allows it. That is another view.</summary>
    public Task ShowNameAsync() => DoAsync(async () =>
    {
        await LoadAsync(Item!.CaseId, Item.Purpose!.Value);
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

    /// <summary>Hands the case on to somebody outside of this system; it goes on here.</summary>
    public Task ReferAsync(ReferCase refer) => DoAsync(async () =>
    {
        if (Take(await visit.Client.Cases.ReferAsync(Opened!.Case.CaseId, refer)) is { } referral && Opened is { } opened)
        {
            Opened = opened with { Referrals = [.. opened.Referrals ?? [], referral with { Reason = refer.Reason }] };
            Form = CaseForm.None;
        }
    });

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

    /// <summary>Asks to see more.</summary>
    public Task AskMoreAsync(AskBreakGlass ask) => DoAsync(async () =>
    {
        if (Put(Take(await visit.Client.Cases.AskBreakGlassAsync(Opened!.Case.CaseId, ask))))
        {
            Form = CaseForm.None;
        }
    });

    /// <summary>Answers a colleague's ask, or reviews one; afterwards the case says how it stands.</summary>
    public Task<BrokenGlass?> JudgeAsync(Func<CasesApi, Guid, Task<Reply<BrokenGlass>>> act) => DoAsync(async () =>
    {
        var after = Take(await act(visit.Client.Cases, Opened!.Case.CaseId));
        Put(after);
        return after;
    });

    /// <summary>Reads the newest page of what a break-glass shows, or the one before what is shown. Each is another view.</summary>
    public Task ReadMoreAsync(BrokenGlass glass) => DoAsync(async () =>
    {
        var shown = More?.GlassId == glass.GlassId ? More : null;
        var page = Take(await visit.Client.Cases.ReadBreakGlassAsync(Opened!.Case.CaseId, glass.GlassId, new ReadBreakGlass(shown?.MoreBefore)));
        if (page is null)
        {
            // What may not be read any more does not stay on the screen either.
            More = null;
            return;
        }

        More = new SeenMore(page.GlassId, page.ViewedAt, [.. page.Lines, .. shown?.Lines ?? []], page.MoreBefore);
        Put(glass with { Views = glass.Views + 1, Until = page.Until });
    });

    /// <summary>Asks to take the case out of the system, which is the first signature.</summary>
    public Task AskExportAsync(AskCaseExport ask) => DoAsync(async () =>
    {
        if (Put(Take(await visit.Client.Cases.AskExportAsync(Opened!.Case.CaseId, ask))))
        {
            Form = CaseForm.None;
        }
    });

    /// <summary>Signs what a colleague asked for.</summary>
    public Task SignExportAsync(CaseExport export) => DoAsync(async () => { Put(Take(await visit.Client.Cases.SignExportAsync(Opened!.Case.CaseId, export.ExportId))); });

    /// <summary>The package that two people signed for; null where it is refused. It is not kept here.</summary>
    public Task<CasePackage?> WriteExportAsync(CaseExport export) => DoAsync(async () =>
    {
        var package = Take(await visit.Client.Cases.WriteExportAsync(Opened!.Case.CaseId, export.ExportId));
        if (package is not null)
        {
            Put(export with { Written = export.Written + 1 });
        }

        return package;
    });

    /// <summary>Lets go of what a break-glass showed.</summary>
    public void PutMoreAway() => Tell(() => More = null);

    /// <summary>Lets go of what a break-glass showed as soon as its time is over.</summary>
    public void LookAtTheClock()
    {
        if (Opened?.Glass?.FirstOrDefault(glass => StateOf(glass) != glass.State) is { } over)
        {
            Tell(() =>
            {
                Put(over with { State = StateOf(over) });
                More = More?.GlassId == over.GlassId ? null : More;
            });
        }
    }

    private bool Waits(Guid glassId) => Item?.Glass?.Any(asked => asked.GlassId == glassId) == true;

    /// <summary>Puts a break-glass as an act left it in the place of what was known of it; the texts come with an opening alone.</summary>
    private bool Put(BrokenGlass? after)
    {
        if (after is null || Opened is not { } opened)
        {
            return false;
        }

        var before = opened.Glass ?? [];
        var known = before.FirstOrDefault(glass => glass.GlassId == after.GlassId);
        var whole = after with { Asked = known?.Asked ?? after.Asked, Answered = known?.Answered ?? after.Answered };
        Opened = opened with { Glass = known is null ? [.. before, whole] : [.. before.Select(glass => glass == known ? whole : glass)] };
        return true;
    }

    /// <summary>The same for an export.</summary>
    private bool Put(CaseExport? after)
    {
        if (after is null || Opened is not { } opened)
        {
            return false;
        }

        var before = opened.Exports ?? [];
        var known = before.FirstOrDefault(export => export.ExportId == after.ExportId);
        var whole = after with { Asked = known?.Asked ?? after.Asked };
        Opened = opened with { Exports = known is null ? [.. before, whole] : [.. before.Select(export => export == known ? whole : export)] };
        return true;
    }

    private static CaseHeld After(CaseHeld held, HeldOutcome outcome) => held with
    {
        State = outcome.State,
        ToConfirm = outcome.ToConfirm,
        Until = outcome.State == HeldState.Held ? held.Until : null,
        Appeal = held.Appeal is AppealState.Open ? (outcome.State == HeldState.Rejected ? AppealState.Denied : AppealState.Upheld) : held.Appeal,
    };

    private async Task LoadAsync(Guid caseId, CasePurpose purpose)
    {
        if (Take(await visit.Client.Cases.OpenAsync(caseId, new OpenCase(purpose))) is { } opened)
        {
            Opened = opened;
        }
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
        (WordsShown, ContextShown, NameShown, More, toReview) = (false, false, false, null, false);
        seenWaiting.Clear();
    }

    /// <summary>What is not on the feed any more is not for these eyes any more.</summary>
    private void Check()
    {
        seenWaiting.UnionWith(Item?.Glass?.Select(asked => asked.GlassId) ?? []);
        if (!Busy && !toReview && Opened is { Case: var known } && watching.Status?.State == ConnectionState.Connected && watching.Feed.Cases.All(item => item.CaseId != known.CaseId))
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
