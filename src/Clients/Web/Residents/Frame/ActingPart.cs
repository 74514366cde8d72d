using Microsoft.AspNetCore.Components;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Looking;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Residents.Frame;

/// <summary>A part of a page that asks the server and sends it acts, one at a time, and says how each went.</summary>
public abstract class ActingPart : FocusingPart
{
    [CascadingParameter]
    private protected Words Words { get; set; } = null!;

    [Inject]
    private protected LookKeeper Look { get; set; } = null!;

    [Inject]
    private protected Visit Visit { get; set; } = null!;

    /// <summary>That the last act was done.</summary>
    protected string? Said { get; set; }

    /// <summary>Why it was not.</summary>
    protected string? Trouble { get; set; }

    /// <summary>No answer came, or what the part shows could not be read: it has to be asked for again.</summary>
    protected string? Lost { get; set; }

    protected bool Busy { get; private set; }

    /// <summary>Names the part's <see cref="Outcome"/>.</summary>
    protected string OutcomeId { get; } = $"outcome-{Guid.CreateVersion7():N}";

    /// <summary>What <see cref="Lost"/> says where no answer came.</summary>
    private protected virtual string NoAnswer => Words.NoLineForThat;

    /// <summary>Does it, unless something is being done.</summary>
    protected async Task DoAsync(Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (Busy)
        {
            return;
        }

        (Busy, Said, Trouble, Lost) = (true, null, null, null);
        try
        {
            await act();
        }
        catch (NotConnectedException)
        {
            Lost = NoAnswer;
        }
        finally
        {
            Busy = false;
        }
    }

    /// <summary>Puts the focus on how the act went: for acts whose button goes with them.</summary>
    protected void FocusOutcome() => Focus($"#{OutcomeId}-said:not(:empty), #{OutcomeId}-trouble:not(:empty), main > .trouble:not(:empty)");

    /// <summary>The result of an act; or null, and the part says why there is none.</summary>
    /// <param name="reply">What the server said.</param>
    /// <param name="done">What to say where it was done.</param>
    /// <param name="why">Other words than usual for a refusal; null for the usual ones.</param>
    private protected T? Take<T>(Reply<T> reply, string? done = null, Func<Refusal, string?>? why = null)
        where T : class
    {
        Say(reply.Refusal, done, why);
        return reply.Ok;
    }

    /// <summary>Says how an act went.</summary>
    private protected void Say(Refusal? refusal, string? done = null, Func<Refusal, string?>? why = null)
    {
        Said = refusal is null ? done : null;
        Trouble = refusal is null ? Trouble : why?.Invoke(refusal) ?? Words.Refused(refusal);
    }

    /// <summary>What the part shows; or null, and it is said that it could not be read.</summary>
    protected T? Read<T>(Reply<T> reply)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reply);
        Lost = reply.Refusal is { } refusal ? Words.Refused(refusal) : Lost;
        return reply.Ok;
    }
}
