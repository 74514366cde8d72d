using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.Scripted;

/// <summary>What the scripted hub keeps across its restarts: one conversation's log with everybody in it, and each person's inbox.</summary>
internal sealed class ScriptedStore
{
    private readonly Lock gate = new();
    private readonly List<(Guid Author, Entry Entry)> log = [];
    private readonly Dictionary<Guid, List<InboxItem>> inboxes = [];
    private readonly Dictionary<(Guid Author, Guid Id), Entry> byClientId = [];

    public Guid ConversationId { get; } = Guid.CreateVersion7();

    /// <summary>Catch-up further behind than this answers "reload".</summary>
    public int CatchUpReach { get; set; } = int.MaxValue;

    /// <summary>Entries below are before everybody's membership.</summary>
    public long FirstSequence { get; set; } = 1;

    /// <summary>What lies between two memberships of the reader.</summary>
    public (long From, long To) Hole { get; set; } = (0, 0);

    public int PageSize { get; set; } = Protocol.MaxPage;

    /// <summary>Whose messages nobody but the author sees.</summary>
    public HashSet<Guid> Hidden { get; } = [];

    public ConversationState State { get; set; } = ConversationState.Open;

    public IReadOnlyList<Entry> Log
    {
        get
        {
            lock (gate)
            {
                return [.. log.Select(row => row.Entry)];
            }
        }
    }

    public (Entry Entry, bool Repeated, bool Conflict) Store(Guid author, SendMessage message)
    {
        lock (gate)
        {
            if (byClientId.TryGetValue((author, message.ClientMessageId), out var first))
            {
                return (first, true, first.Body != message.Body);
            }

            var entry = Append(author, EntryKind.Message, message.Body, message.ClientMessageId);
            byClientId.Add((author, message.ClientMessageId), entry);
            return (entry, false, false);
        }
    }

    public Entry Withdraw(Guid author, long target)
    {
        lock (gate)
        {
            var at = log.FindIndex(row => row.Entry.Sequence == target);
            log[at] = (log[at].Author, log[at].Entry with { Body = null });
            return Append(author, EntryKind.Withdrawn, null, null, target);
        }
    }

    public InboxItem Notice(Guid person, InboxKind kind, string text)
    {
        lock (gate)
        {
            var inbox = InboxOf(person);
            var item = new InboxItem(inbox.Count + 1, kind, DateTimeOffset.UnixEpoch, ConversationId, text);
            inbox.Add(item);
            return item;
        }
    }

    /// <summary>Whether members see each other's marks.</summary>
    public bool ReceiptsShown { get; set; } = true;

    /// <summary>Marks of others as stored; absent unless a test says so.</summary>
    public IReadOnlyList<Receipt>? Marks { get; set; }

    public ConversationList List(Guid me)
    {
        lock (gate)
        {
            return new ConversationList([Summary(me)], InboxOf(me).Count);
        }
    }

    public ConversationSummary Summary(Guid me)
    {
        lock (gate)
        {
            var unread = log.Count(row => row.Author != me && row.Entry.Kind == EntryKind.Message);
            return new ConversationSummary(
                ConversationId, ConversationKind.Group, State, "Yard", Members(me), log.Count, unread, 0, ReceiptsShown, FirstSequence, Marks);
        }
    }

    public EntryPage Page(Guid me, HistoryRequest request)
    {
        lock (gate)
        {
            var visible = log.Where(row => row.Entry.Sequence >= FirstSequence && (row.Entry.Sequence < Hole.From || row.Entry.Sequence > Hole.To)).ToList();
            var limit = Math.Min(request.Limit, PageSize);
            if (request.AfterSequence is { } after)
            {
                var later = visible.Where(row => row.Entry.Sequence > after).ToList();
                return new EntryPage(ConversationId, [.. later.Take(limit).Select(row => For(me, row))], later.Count > limit);
            }

            var earlier = visible.Where(row => row.Entry.Sequence < (request.BeforeSequence ?? long.MaxValue)).ToList();
            return new EntryPage(ConversationId, [.. earlier.TakeLast(limit).Select(row => For(me, row))], earlier.Count > limit);
        }
    }

    public CatchUp Missed(Guid me, CatchUpRequest request)
    {
        lock (gate)
        {
            List<EntryPage> pages = [];
            List<Guid> reload = [];
            foreach (var position in request.Positions.Where(position => position.ConversationId == ConversationId))
            {
                if (log.Count - position.AfterSequence > CatchUpReach)
                {
                    reload.Add(ConversationId);
                }
                else
                {
                    pages.Add(Page(me, new HistoryRequest(ConversationId, AfterSequence: position.AfterSequence, Limit: Protocol.MaxPage)));
                }
            }

            return new CatchUp(pages, reload, [.. InboxOf(me).Where(item => item.Sequence > request.InboxAfter)]);
        }
    }

    /// <summary>The entry as this person may see it: only the author learns the client message id.</summary>
    public Entry For(Guid me, (Guid Author, Entry Entry) row) => row.Author == me
        ? row.Entry
        : row.Entry with { ClientMessageId = null, Body = Hidden.Contains(row.Author) ? null : row.Entry.Body, Hidden = Hidden.Contains(row.Author) ? true : null };

    private Member[] Members(Guid me) => [new Member(me, "Ana B.", MemberRole.Member), .. Hidden.Select(other => new Member(other, "Ben C.", MemberRole.Member, Hidden: true))];

    private Entry Append(Guid author, EntryKind kind, string? body, Guid? clientMessageId, long? target = null)
    {
        var entry = new Entry(log.Count + 1, Guid.CreateVersion7(), kind, DateTimeOffset.UnixEpoch.AddSeconds(log.Count), author, body, clientMessageId, target);
        log.Add((author, entry));
        return entry;
    }

    private List<InboxItem> InboxOf(Guid person)
    {
        if (!inboxes.TryGetValue(person, out var inbox))
        {
            inbox = [];
            inboxes.Add(person, inbox);
        }

        return inbox;
    }
}
