using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Staff.Queue;

/// <summary>The live feed of who is signed in, as the pages see it. It ends with the page.</summary>
internal sealed class Watching(Visit visit)
{
    private static readonly Role[] Working = [Role.Moderator, Role.Clinician, Role.Security, Role.Officer, Role.ControlRoom, Role.Safeguarding, Role.Chaplain];
    private static readonly Role[] Going = [Role.Officer, Role.ControlRoom];
    private FeedSession? session;
    private (DateTimeOffset? Viewed, CaseProgress? Progress)? answered;
    private bool asking;

    /// <summary>Something that a page shows changed.</summary>
    public event Action? Changed;

    public bool IsOpen => session is not null;

    /// <summary>Whether the person's roles have a queue.</summary>
    public bool HasQueue => visit.Me?.Roles.Any(Working.Contains) == true;

    /// <summary>Whether the person's roles read cases, and so review what others saw of them.</summary>
    public bool MayReview => HasQueue && !OnlyGoes;

    /// <summary>Whether the person's roles in the work are told where to go, and nothing else.</summary>
    public bool OnlyGoes => HasQueue && visit.Me!.Roles.Where(Working.Contains).All(Going.Contains);

    public ConnectionStatus? Status => session?.Status;

    public CaseFeed Feed => session?.Current ?? new CaseFeed([], [], 0);

    /// <summary>The cards that stand on the queue by themselves. A case that can be opened has the acts of its card in itself; a request, and a case that its reader may not open, have them nowhere else.</summary>
    public static IEnumerable<GoNowCard> PlacesApart(CaseFeed feed) =>
        feed.GoNow.Where(card => feed.Cases.All(item => item.CaseId != card.CaseId || item.AskedFor is not null || item.Purpose is null));

    /// <summary>Who is on duty, and what was closed, as last asked for; null before.</summary>
    public OwnDuty? Duty { get; private set; }

    /// <summary>Whether the last question about that brought no answer; what was known stays.</summary>
    public bool DutyUnread { get; private set; }

    /// <summary>Asks who is on duty, once for what was opened and done last, and again where no answer came.</summary>
    /// <param name="now">What was opened last, and how far it is.</param>
    /// <param name="anew">Also where that was asked for before.</param>
    public async Task AskDutyAsync((DateTimeOffset? Viewed, CaseProgress? Progress) now, bool anew = false)
    {
        answered = anew ? null : answered;
        if (asking || answered == now)
        {
            return;
        }

        asking = true;
        try
        {
            var reply = await visit.Client.Cases.DutyAsync();
            (answered, Duty, DutyUnread) = (now, reply.Ok ?? Duty, reply.Ok is null);
            Tell();
        }
        catch (NotConnectedException) when (DutyUnread)
        {
            // Each drawing asks: one that changes nothing draws nothing.
        }
        catch (NotConnectedException)
        {
            DutyUnread = true;
            Tell();
        }
        finally
        {
            asking = false;
        }
    }

    /// <summary>Connects, once.</summary>
    public void Open()
    {
        if (session is not null || !HasQueue)
        {
            return;
        }

        session = visit.Client.OpenFeed();
        session.StatusChanged += (_, _) => Tell();
        session.Opened += (_, _) => Tell();
        session.CaseChanged += (_, _) => Tell();
        session.CaseClosed += (_, _) => Tell();
        session.GoNow += (_, _) => Tell();
        session.GoNowEnded += (_, _) => Tell();
        session.CountChanged += (_, _) => Tell();
        session.SessionEnded += (_, _) => visit.Ended();
        session.Start();
    }

    /// <summary>Ends the connection with the session of whoever was signed in: the next one opens an own.</summary>
    public async Task CloseAsync()
    {
        if (session is { } ended)
        {
            (session, Duty, DutyUnread, answered) = (null, null, false, null);
            await ended.DisposeAsync();
        }
    }

    private void Tell() => Changed?.Invoke();
}
