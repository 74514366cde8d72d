using Microsoft.AspNetCore.Components;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Shell.Visiting;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Staff.Frame;

/// <summary>A page that asks the server and sends it acts, one at a time, and says how each went.</summary>
public abstract class ActingPage : ComponentBase
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(2);

    // Whether it reads what it shows now, and the server refused anything of it.
    private bool reads;
    private bool refused;
    private Task running = Task.CompletedTask;

    [CascadingParameter]
    private protected StaffWords Words { get; set; } = null!;

    [Inject]
    private protected Visit Visit { get; set; } = null!;

    [Inject]
    private TimeProvider Now { get; set; } = null!;

    /// <summary>That the last act was done.</summary>
    protected internal string? Said { get; protected set; }

    /// <summary>Why it was not.</summary>
    protected internal string? Trouble { get; protected set; }

    protected internal bool Busy { get; private set; }

    /// <summary>Whether an answer lets wait for itself.</summary>
    internal bool IsLate { get; private set; }

    /// <summary>When it last read what it shows; null before.</summary>
    protected internal DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Whether no answer came when it read that last.</summary>
    internal bool Unread { get; private set; }

    /// <summary>Whether it could not read all of that anew, for whatever reason.</summary>
    internal bool IsOld => Unread || refused;

    protected PeerConnectClient Client => Visit.Client;

    /// <summary>What is read again after each act.</summary>
    protected abstract Task LoadAsync();

    protected override Task OnInitializedAsync() => LookAsync();

    /// <summary>Reads again what the page shows.</summary>
    protected internal Task LookAsync() => DoAsync(() => Task.CompletedTask);

    /// <summary>Asks what nothing is recorded for, then reads again what the page shows.</summary>
    protected Task AskAsync(Func<Task> question) => DoAsync(question, Words.NotRead);

    /// <summary>Does it, then reads again what the page shows.</summary>
    protected Task DoAsync(Func<Task> act) => DoAsync(act, Words.NoAnswer);

    /// <summary>Ends when what it reads or does now is over: what is asked of it before that is not done.</summary>
    protected Task IdleAsync() => running;

    private Task DoAsync(Func<Task> act, string withoutAnswer) => Busy ? Task.CompletedTask : running = RunAsync(act, withoutAnswer);

    private async Task RunAsync(Func<Task> act, string withoutAnswer)
    {
        (Busy, Said, Trouble) = (true, null, null);
        using var answered = new CancellationTokenSource();
        _ = SayLateAsync(answered.Token);
        try
        {
            await act();
            await ReadAsync();
        }
        catch (NotConnectedException)
        {
            Trouble = withoutAnswer;
        }
        finally
        {
            (Busy, IsLate) = (false, false);
            await answered.CancelAsync();
        }
    }

    private async Task SayLateAsync(CancellationToken answered)
    {
        try
        {
            await Task.Delay(Late, Now, answered);
            await InvokeAsync(() =>
            {
                IsLate = Busy;
                StateHasChanged();
            });
        }
        catch (OperationCanceledException)
        {
            // It came in time.
        }
    }

    // Whether an act was recorded is in question only where its own answer is missing.
    private async Task ReadAsync()
    {
        try
        {
            (reads, refused) = (true, false);
            await LoadAsync();
            (ReadAt, Unread) = (refused ? ReadAt : Now.GetUtcNow(), false);
        }
        catch (NotConnectedException)
        {
            (Trouble, Unread) = (Trouble ?? Words.NotRead, true);
        }
        finally
        {
            reads = false;
        }
    }

    /// <summary>The result; or null, and the page says why there is none.</summary>
    protected T? Take<T>(Reply<T> reply)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (reply.Refusal is { } refusal)
        {
            (Trouble, refused) = (reads ? Words.NotReadFor(refusal) : Words.Refused(refusal), reads);
            if (refusal.Code == RefusalCode.SignInNeeded)
            {
                Visit.Ended();
            }
        }

        return reply.Ok;
    }

    /// <summary>Takes the result of an act that has nothing to show but that it was done.</summary>
    /// <returns>Whether it was.</returns>
    protected bool Done<T>(Reply<T> reply)
        where T : class
    {
        var done = Take(reply) is not null;
        Said = done ? Words.DoneNow : null;
        return done;
    }

    /// <summary>The person of that number here; or null, and the page says so.</summary>
    protected async Task<PersonRef?> PersonAsync(string typed)
    {
        var number = typed?.Trim() ?? string.Empty;
        if (number.Length == 0 || Take(await Client.People.SearchAsync(number)) is not { } page)
        {
            Trouble ??= Words.FillIn;
            return null;
        }

        if (page.People.Where(person => string.Equals(person.Number, number, StringComparison.OrdinalIgnoreCase)).ToList() is [var only])
        {
            return new PersonRef(Visit.Me!.FacilityId, only.PersonId);
        }

        Trouble = Words.NotOneNumber(number);
        return null;
    }

    private protected string Name(PersonShown person) => person.Name ?? Words.SomebodyElsewhere;

    /// <summary>What a request is for, with whoever it names.</summary>
    private protected string WhatFor(RequestForStaff request) => request.Kind switch
    {
        RequestKind.Pairing => request.Supporter is { } named ? Words.Pairing(Name(request.Person), Name(named)) : $"{Name(request.Person)} · {Words.NeedsSupporter}",
        RequestKind.GroupPlace => Words.GroupPlace(Name(request.Person), request.Group ?? Words.Group),
    };

    private protected static string? Written(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
