using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Staff.Cases;

/// <content>Seeing more than the policy gives, for a time.</content>
internal sealed partial class Reading
{
    // Asks that the feed has shown to wait: what is gone from there after that was answered.
    private readonly HashSet<Guid> seenWaiting = [];

    /// <summary>What a break-glass showed; null for nothing, and gone when its time is over.</summary>
    public SeenMore? More { get; private set; }

    /// <summary>What a break-glass of the case says, as the server's clock and the feed let it stand now.</summary>
    public BreakGlassState StateOf(BrokenGlass glass) => glass switch
    {
        { State: BreakGlassState.Open, Until: { } until } when until <= Now => BreakGlassState.Over,
        { State: BreakGlassState.Asked, LapsesAt: { } lapses } when lapses <= Now => BreakGlassState.Lapsed,
        _ => glass.State,
    };

    /// <summary>What one may read now beyond what the policy gives; null for nothing. By name, like <see cref="IsMine"/>.</summary>
    public BrokenGlass? OpenForMe => Opened?.Glass?.FirstOrDefault(glass => glass.Asked.By == visit.Me?.Name && StateOf(glass) == BreakGlassState.Open);

    /// <summary>Whether a colleague answered an ask since the case was opened: the answer stands in the case, opened again.</summary>
    public bool WasAnswered(BrokenGlass glass) => StateOf(glass) == BreakGlassState.Asked && seenWaiting.Contains(glass.GlassId) && !Waits(glass.GlassId);

    /// <summary>Whether a colleague asks for something that is not among what was opened.</summary>
    public bool IsAskedSince => Item?.Glass?.Any(asked => Opened?.Glass?.Any(known => known.GlassId == asked.GlassId) != true) == true;

    /// <summary>Whether it is an answer to a colleague's ask that is wanted here. By name, as the case shows it: it only decides which buttons there are; the server decides who may.</summary>
    public bool MayAnswer(BrokenGlass glass) => StateOf(glass) == BreakGlassState.Asked && glass.Asked.By != visit.Me?.Name && !WasAnswered(glass);

    /// <summary>The same for a review.</summary>
    public bool MayReview(BrokenGlass glass) =>
        StateOf(glass) == BreakGlassState.Over && glass.Asked.By != visit.Me?.Name && glass.Reviewed is null && glass.Answered?.By != visit.Me?.Name;

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
}
