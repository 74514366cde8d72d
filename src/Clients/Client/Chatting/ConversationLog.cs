using System.Collections.Immutable;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>What is held of one conversation. Everything here happens under the session's lock, through <see cref="Read"/> and <see cref="Change"/>.</summary>
internal sealed class ConversationLog
{
    private readonly Lock gate;
    private readonly Guid me;
    private readonly InOrder<Entry> order;
    private int readAgain;

    public ConversationLog(Lock gate, Guid me, ConversationSummary summary, long position)
    {
        this.gate = gate;
        this.me = me;
        Id = summary.ConversationId;
        Summary = summary;
        Unread = summary.Unread;
        Receipts = [.. summary.Receipts ?? []];
        order = new InOrder<Entry>(entry => entry.Sequence, Math.Max(position, 0));
        order.Expect(summary.LastSequence);
    }

    public Guid Id { get; }

    public ConversationSummary Summary { get; private set; }

    public ImmutableList<Entry> Entries { get; private set; } = [];

    public ImmutableList<Receipt> Receipts { get; private set; } = [];

    public long Unread { get; private set; }

    public long Position => order.Position;

    public bool IsBehind => order.IsBehind || MustReload;

    /// <summary>The server said that catching up does not reach: history has to be read.</summary>
    public bool MustReload { get; set; }

    /// <summary>How often somebody was hidden, or shown again, so that what is held is not what the server shows now.</summary>
    public int Stale { get; private set; }

    public bool MustReadAgain => Stale > readAgain;

    public T Read<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }

    public void Change(Action change)
    {
        lock (gate)
        {
            change();
        }
    }

    /// <summary>Takes entries and returns those now due, in order.</summary>
    public IReadOnlyList<Entry> Offer(IReadOnlyList<Entry> arrived)
    {
        foreach (var own in arrived.Where(entry => entry.ClientMessageId is not null && entry.Sequence <= Position))
        {
            // The event for all came before the answer for the author: its id is learned now.
            var at = Entries.FindLastIndex(held => held.Sequence == own.Sequence);
            Entries = at < 0 ? Entries : Entries.SetItem(at, Entries[at] with { ClientMessageId = own.ClientMessageId });
        }

        return Hold(order.Offer(arrived));
    }

    /// <summary>Takes a page that the server gave for "after what I hold": a hole in it lies between two memberships and is not for this person.</summary>
    public IReadOnlyList<Entry> OfferPage(IReadOnlyList<Entry> page)
    {
        var due = new List<Entry>();
        foreach (var entry in page)
        {
            due.AddRange(Hold(order.SkipTo(entry.Sequence - 1)));
            due.AddRange(Offer([entry]));
        }

        return due;
    }

    /// <summary>Whose messages are hidden here, as last heard.</summary>
    public IEnumerable<Guid> Hidden => Summary.Members.Where(member => member.Hidden is true).Select(member => member.MemberId);

    public void ReadAgain() => Stale += Entries.IsEmpty ? 0 : 1;

    /// <summary>What is held was read once more; what changed meanwhile asks for it again.</summary>
    public void HasReadAgain(int stale) => readAgain = stale;

    /// <summary>Takes from a page what is shown otherwise than before: with its text, or without.</summary>
    public void Refresh(IReadOnlyList<Entry> page)
    {
        var withdrawn = Entries.Where(entry => entry.Kind == EntryKind.Withdrawn).Select(entry => entry.Target).ToHashSet();
        var now = page.ToDictionary(entry => entry.Sequence);
        Entries = [.. Entries.Select(held => now.GetValueOrDefault(held.Sequence) is { } again && again.Hidden != held.Hidden
            ? again with { Body = withdrawn.Contains(held.Sequence) ? null : again.Body }
            : held)];
    }

    public IReadOnlyList<Entry> Summarise(ConversationSummary summary)
    {
        Summary = summary;
        Unread = summary.Unread;
        Receipts = summary.ReceiptsShown ? Receipts : [];
        Apply(summary.Receipts ?? []);
        order.Expect(summary.LastSequence);

        // A new membership begins later than the last one ended: what lies between is not for this person and never comes.
        return Hold(order.SkipTo(summary.FirstSequence - 1));
    }

    /// <summary>Starts anew behind a stretch that is too long to fetch.</summary>
    public IReadOnlyList<Entry> Restart(IReadOnlyList<Entry> newest)
    {
        Entries = [];
        MustReload = false;
        var due = order.SkipTo(newest[0].Sequence - 1);
        return Hold([.. due, .. order.Offer(newest)]);
    }

    /// <summary>The conversation is no longer this person's: nothing more is expected.</summary>
    public bool End()
    {
        MustReload = false;
        order.SkipTo(order.Known);
        var ends = Summary.State != ConversationState.Ended;
        Summary = Summary with { State = ConversationState.Ended };
        return ends;
    }

    public void Prepend(IReadOnlyList<Entry> earlier)
    {
        var first = Entries.IsEmpty ? Position + 1 : Entries[0].Sequence;
        Entries = Entries.InsertRange(0, earlier.Where(entry => entry.Sequence < first));
    }

    public void MarkRead(long upTo)
    {
        if (!Entries.IsEmpty && Entries[0].Sequence <= upTo + 1)
        {
            Unread = Entries.LongCount(entry => entry.Sequence > upTo && IsOthersMessage(entry));
        }
        else if (upTo >= Position)
        {
            Unread = 0;
        }
    }

    /// <summary>Marks only rise: what a summary read from the store may be older than what was announced meanwhile.</summary>
    public void Apply(IReadOnlyList<Receipt> marks)
    {
        foreach (var mark in marks)
        {
            var held = Receipts.Find(each => each.MemberId == mark.MemberId);
            Receipts = Receipts.RemoveAll(each => each.MemberId == mark.MemberId)
                .Add(held is null ? mark : new Receipt(mark.MemberId, Math.Max(held.DeliveredUpTo, mark.DeliveredUpTo), Math.Max(held.ReadUpTo, mark.ReadUpTo)));
        }
    }

    private IReadOnlyList<Entry> Hold(IReadOnlyList<Entry> due)
    {
        foreach (var entry in due)
        {
            Entries = Entries.Add(entry);
            Unread += IsOthersMessage(entry) && entry.Sequence > Summary.LastSequence ? 1 : 0;
            if (entry is { Kind: EntryKind.Withdrawn, Target: { } target })
            {
                var at = Entries.FindIndex(held => held.Sequence == target);
                Entries = at < 0 ? Entries : Entries.SetItem(at, Entries[at] with { Body = null });
            }
        }

        return due;
    }

    private bool IsOthersMessage(Entry entry) => entry is { Kind: EntryKind.Message, Hidden: not true } && entry.MemberId != me;
}
