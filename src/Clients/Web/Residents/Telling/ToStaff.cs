using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Residents.Telling;

/// <summary>Where something for staff stands.</summary>
public enum ToStaffState
{
    /// <summary>Being written, or not sent: the person decides what to do.</summary>
    Writing,

    /// <summary>On its way; not known to be stored.</summary>
    Sending,

    /// <summary>Stored.</summary>
    Told,
}

/// <summary>
/// What a person is about to tell staff of somebody else: in memory only, like a draft, and as it was typed until the server said that it is stored. To send it again where an answer was
/// lost does no harm: it joins what is there.
/// </summary>
public abstract class ToStaff
{
    private protected ToStaff()
    {
    }

    public ToStaffState State { get; private set; }

    /// <summary>In the person's own words; none is as good.</summary>
    public string OwnWords { get; set; } = string.Empty;

    /// <summary>Whether somebody tried to send it: from then on what is missing is said.</summary>
    public bool Tried { get; private set; }

    /// <summary>It was tried and is not stored.</summary>
    public bool IsNotSent { get; private set; }

    /// <summary>Why it was not sent; null where there was no line.</summary>
    public RefusalCode? Reason { get; private set; }

    /// <summary>What the server said when it was stored.</summary>
    public string? Answer { get; private set; }

    /// <summary>How many letters have to go.</summary>
    public int TooMany => Math.Max(0, OwnWords.Trim().Length - Protocol.MaxOwnWords);

    /// <summary>Whether everything that is needed was chosen.</summary>
    public abstract bool IsComplete { get; }

    /// <summary>Whether a new beginning of the page would take something away: words, a choice, or what is on its way.</summary>
    internal bool IsBegun => State == ToStaffState.Sending || (State == ToStaffState.Writing && (HasChoice || !string.IsNullOrWhiteSpace(OwnWords)));

    /// <summary>Whether the person chose anything.</summary>
    private protected abstract bool HasChoice { get; }

    /// <summary>Of whom or what: opened again, it goes on where it was.</summary>
    internal abstract object Subject { get; }

    /// <summary>Whether somebody may be worried here: supporters and facilitators, as long as they are certified, which the server knows.</summary>
    internal static bool MayWorry(Me? me) => me is not null && (me.Roles.Contains(Role.PeerSupporter) || me.Roles.Contains(Role.Facilitator));

    /// <summary>Tells it, unless something is missing or too long.</summary>
    public async Task SendAsync(PeerConnectClient client)
    {
        Tried = true;
        IsNotSent = false;
        if (State != ToStaffState.Writing || !IsComplete || TooMany > 0)
        {
            return;
        }

        State = ToStaffState.Sending;
        try
        {
            var reply = await TellAsync(client.Concerns, OwnWords.Trim() is { Length: > 0 } own ? own : null);
            Answer = reply.Ok?.Text;
            Reason = reply.Refusal?.Code;
        }
        catch (NotConnectedException)
        {
            Reason = null;
        }

        IsNotSent = Answer is null;
        State = IsNotSent ? ToStaffState.Writing : ToStaffState.Told;
        OwnWords = IsNotSent ? OwnWords : string.Empty;
    }

    /// <summary>Never prints the words, nor of whom.</summary>
    public sealed override string ToString() => $"ToStaff {{ {State} }}";

    private protected abstract Task<Reply<ToldToStaff>> TellAsync(ConcernsApi staff, string? words);
}

/// <summary>A report of somebody else's message.</summary>
public sealed class Report(Guid conversationId, Entry entry, bool isPair) : ToStaff
{
    public Entry Entry => entry;

    /// <summary>Only one other person can have reported it.</summary>
    public bool IsPair => isPair;

    public ReportReason? Why { get; set; }

    public override bool IsComplete => Why is not null;

    private protected override bool HasChoice => Why is not null;

    internal override object Subject => entry.EntryId;

    private protected override Task<Reply<ToldToStaff>> TellAsync(ConcernsApi staff, string? words) =>
        staff.ReportAsync(new ReportMessage(conversationId, entry.EntryId, Why!.Value, words));
}

/// <summary>A complaint of one's own supporter.</summary>
public sealed class Complaint(Guid conversationId, Guid supporterId) : ToStaff
{
    public ComplaintReason? Why { get; set; }

    public override bool IsComplete => Why is not null;

    private protected override bool HasChoice => Why is not null;

    internal override object Subject => (conversationId, supporterId);

    private protected override Task<Reply<ToldToStaff>> TellAsync(ConcernsApi staff, string? words) =>
        staff.ComplainAsync(new ComplainOfSupporter(conversationId, supporterId, Why!.Value, words));
}

/// <summary>"I'm worried about someone."</summary>
public sealed class Worry : ToStaff
{
    private readonly Dictionary<Guid, (Member Member, Guid ConversationId)> people = [];
    private ConcernAbout? about;

    /// <param name="conversations">Those in which the person may be; nobody else can be named.</param>
    /// <param name="me">Who is worried.</param>
    public Worry(IEnumerable<ConversationSummary> conversations, Guid me)
    {
        foreach (var summary in conversations.Where(one => one.State != ConversationState.Ended))
        {
            foreach (var member in summary.Members.Where(member => member.MemberId != me))
            {
                people.TryAdd(member.MemberId, (member, summary.ConversationId));
            }
        }

        Whom = people.Count == 1 ? people.Keys.Single() : null;
    }

    /// <summary>Who can be named, by name.</summary>
    public IReadOnlyList<Member> People => [.. people.Values.Select(one => one.Member).OrderBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase)];

    public Guid? Whom { get; set; }

    public ConcernAbout? About
    {
        get => about;
        set
        {
            about = value;
            Near = Near is { } near && Nearness.Contains(near) ? near : null;
        }
    }

    /// <summary>How near it can be: a doctor is needed soon or now.</summary>
    public IReadOnlyList<ConcernNear> Nearness => About == ConcernAbout.NeedsDoctor ? [ConcernNear.Soon, ConcernNear.Now] : Enum.GetValues<ConcernNear>();

    public ConcernNear? Near { get; set; }

    public override bool IsComplete => Whom is not null && About is not null && Near is not null;

    // The only person there is was chosen by the page.
    private protected override bool HasChoice => About is not null || Near is not null || (Whom is not null && people.Count > 1);

    internal override object Subject => string.Join(' ', people.Keys.Order());

    private protected override Task<Reply<ToldToStaff>> TellAsync(ConcernsApi staff, string? words) =>
        staff.TellAsync(new RaiseConcern(people[Whom!.Value].ConversationId, Whom.Value, About!.Value, Near!.Value, words));
}
