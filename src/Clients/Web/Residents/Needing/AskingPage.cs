using Microsoft.AspNetCore.Components;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Residents.Frame;

namespace PeerConnect.Residents.Needing;

/// <summary>
/// A page to ask for a person. What was asked for is asked again until there is an answer, as long as the page is open: the same request twice is one, and nobody who needs somebody is left with silence.
/// </summary>
public abstract class AskingPage : ActingPart, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);
    private readonly List<AskForPerson> unanswered = [];
    private PeriodicTimer? looking;
    private Task looked = Task.CompletedTask;

    [Inject]
    private protected TimeProvider Time { get; set; } = null!;

    /// <summary>Whom one can ask for; null before that is known.</summary>
    private protected IReadOnlyList<OfferedPerson>? Persons { get; private set; }

    /// <summary>What was asked for, the newest first.</summary>
    private protected List<PersonRequest> Requests { get; set; } = [];

    /// <summary>Who is being asked for at this moment.</summary>
    private protected RequestedPerson? Asking { get; private set; }

    /// <summary>Whether something was asked for that the server has not answered yet.</summary>
    private protected bool IsUnanswered => unanswered.Count > 0;

    /// <summary>Whether what the page shows is being read.</summary>
    private protected bool Reading { get; private set; }

    /// <summary>How many requests were stored since the page is open.</summary>
    private protected int StoredHere { get; private set; }

    private protected override string NoAnswer => unanswered.Count > 0 ? Words.AskedAgain : Words.NoLineForThat;

    protected override Task OnInitializedAsync()
    {
        looking = new PeriodicTimer(LookEvery, Time);
        _ = LookAsync(looking);
        return ReadAsync();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => looking?.Dispose();

    /// <summary>Reads what the page shows. Nobody who presses meanwhile waits for it: on a bad line it takes many seconds.</summary>
    private protected async Task ReadAsync()
    {
        if (Reading)
        {
            return;
        }

        Reading = true;
        Lost = unanswered.Count > 0 ? Lost : null;
        try
        {
            await LoadAsync();
        }
        catch (NotConnectedException)
        {
            // Who is being asked for has an answer of its own in a moment.
            Lost = Asking is null ? NoAnswer : Lost;
        }
        finally
        {
            Reading = false;
        }
    }

    /// <summary>Asks again what had no answer, and reads all that the page shows.</summary>
    private protected async Task AgainAsync()
    {
        await DoAsync(RepeatAsync);
        await ReadAsync();
    }

    /// <summary>Whom one can ask for, and what is known of what was asked for.</summary>
    protected virtual async Task LoadAsync()
    {
        Persons = Read(await Visit.Client.PersonRequests.OfferAsync())?.Persons ?? Persons;
        StateHasChanged();
    }

    /// <summary>Asks, and goes to what came of it. A press is never lost: while something else is asked it is kept, and asked in a moment.</summary>
    private protected async Task AskAsync(AskForPerson ask)
    {
        if (!unanswered.Contains(ask))
        {
            // At a shared screen another number, or none, is another person.
            unanswered.Add(ask);
        }

        if (Busy)
        {
            return;
        }

        Asking = ask.For;
        await DoAsync(RepeatAsync);
        Asking = null;
        Focus(Requests.Find(request => request.For == ask.For) is { } stored && !unanswered.Contains(ask) && Trouble is null ? $"#request-{stored.RequestId:N}" : "main > .trouble:not(:empty)");
    }

    /// <summary>What is looked at again and again while the page is open.</summary>
    private protected virtual Task LookAgainAsync() => RepeatAsync();

    /// <summary>Each time that the page looks whether anything is to be asked.</summary>
    /// <returns>Whether it goes on.</returns>
    protected virtual Task<bool> TickAsync() => Task.FromResult(true);

    private async Task LookAsync(PeriodicTimer timer)
    {
        while (await timer.WaitForNextTickAsync() && await TickAsync())
        {
            // An answer that does not come holds nothing else up.
            looked = looked.IsCompleted && !Busy ? LookOnceAsync() : looked;
        }
    }

    private async Task LookOnceAsync()
    {
        try
        {
            await LookAgainAsync();
        }
        catch (NotConnectedException)
        {
            // Asked again in a moment; what is shown was true.
        }

        StateHasChanged();
    }

    private async Task RepeatAsync()
    {
        foreach (var ask in unanswered.ToList())
        {
            if (!unanswered.Contains(ask))
            {
                // The same was stored for whoever pressed before.
                continue;
            }

            await TryAsync(ask);
        }
    }

    private async Task TryAsync(AskForPerson ask)
    {
        var reply = await Visit.Client.PersonRequests.AskAsync(ask);

        // What passes by waiting is asked again, as its sentence says.
        if (reply.Refusal?.Code is not (RefusalCode.Busy or RefusalCode.NotStored or RefusalCode.TooFast))
        {
            unanswered.Remove(ask);
            Answered(ask, reply.Ok is not null);
        }

        Lost = unanswered.Count > 0 ? Lost : null;
        if (Take(reply) is { } request)
        {
            Requests.RemoveAll(known => known.RequestId == request.RequestId);
            Requests.Insert(0, request);
            StoredHere++;
            Trouble = unanswered.Count > 0 ? Trouble : null;
        }
    }

    /// <summary>What was asked for has its answer, whichever.</summary>
    /// <param name="ask">What was asked for.</param>
    /// <param name="stored">Whether it is stored.</param>
    private protected virtual void Answered(AskForPerson ask, bool stored)
    {
    }
}
