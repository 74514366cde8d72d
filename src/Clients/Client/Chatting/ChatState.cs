using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>What a session raises; called in order, one at a time.</summary>
internal sealed record ChatEvents(
    Action<ConversationLog> ConversationChanged,
    Action<ConversationLog, Entry> EntryAppended,
    Action<ConversationLog> Restarted,
    Action<ConversationLog> ReceiptsChanged,
    Action<InboxItem> InboxAppended,
    Action<ConversationLog, Entry> OwnEntrySeen,
    Action<ConversationLog> Delivered);

/// <summary>
/// All that a session holds, whichever way it arrives: live events, catch-up and answers to one's own sends all end here, and sequences decide. That is
/// why their race does not matter.
/// </summary>
internal sealed class ChatState(Guid me, ChatSessionOptions options, Dispatcher dispatcher, ChatEvents events)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, ConversationLog> logs = [];
    private InOrder<InboxItem>? inbox;
    private bool mustList;
    private TaskCompletionSource behind = New();

    public IReadOnlyList<ConversationLog> Logs
    {
        get
        {
            lock (gate)
            {
                return [.. logs.Values];
            }
        }
    }

    public long InboxPosition
    {
        get
        {
            lock (gate)
            {
                return inbox?.Position ?? options.InboxAfter ?? 0;
            }
        }
    }

    /// <summary>Completes when something is known to be missing. Take it before asking <see cref="Missing"/>.</summary>
    public Task Behind
    {
        get
        {
            lock (gate)
            {
                return behind.Task;
            }
        }
    }

    public void Adopt(ConversationList list)
    {
        lock (gate)
        {
            mustList = false;
            var first = inbox is null;
            inbox ??= new InOrder<InboxItem>(item => item.Sequence, options.InboxAfter ?? Math.Max(0, list.InboxSequence - options.InboxBacklog));
            inbox.Expect(list.InboxSequence);
            foreach (var summary in list.Conversations)
            {
                Take(summary, first);
            }

            var listed = list.Conversations.Select(summary => summary.ConversationId).ToHashSet();
            foreach (var log in logs.Values.Where(log => !listed.Contains(log.Id) && log.End()).ToList())
            {
                Raise(() => events.ConversationChanged(log));
            }
        }
    }

    public void Change(ConversationSummary summary)
    {
        lock (gate)
        {
            if (inbox is not null)
            {
                Take(summary, first: false);
                WakeIfBehind();
            }
        }
    }

    public void Append(Guid conversationId, IReadOnlyList<Entry> entries)
    {
        lock (gate)
        {
            if (logs.TryGetValue(conversationId, out var log))
            {
                Deliver(log, log.Offer(entries));
            }
            else
            {
                mustList = inbox is not null;
            }

            WakeIfBehind();
        }
    }

    /// <summary>As <see cref="Append"/>, for a page that answers "everything after what I hold".</summary>
    public void AppendPage(Guid conversationId, IReadOnlyList<Entry> page)
    {
        lock (gate)
        {
            if (logs.TryGetValue(conversationId, out var log))
            {
                Deliver(log, log.OfferPage(page));
            }

            WakeIfBehind();
        }
    }

    public void AppendInbox(IEnumerable<InboxItem> items)
    {
        lock (gate)
        {
            // Before the first list there is no place to start from; the list and the catch-up after it bring the same items.
            foreach (var item in (inbox?.Offer(items) ?? []).Where(item => item.Kind != InboxKind.Gone))
            {
                Raise(() => events.InboxAppended(item));
            }

            WakeIfBehind();
        }
    }

    public void Apply(ReceiptsChanged changed)
    {
        lock (gate)
        {
            if (logs.TryGetValue(changed.ConversationId, out var log))
            {
                log.Apply(changed.Receipts);
                Raise(() => events.ReceiptsChanged(log));
            }
        }
    }

    public void MustReload(Guid conversationId)
    {
        lock (gate)
        {
            if (logs.TryGetValue(conversationId, out var log))
            {
                log.MustReload = true;
            }

            WakeIfBehind();
        }
    }

    public void Reloaded(ConversationLog log) => log.Change(() => log.MustReload = false);

    public void Restart(ConversationLog log, IReadOnlyList<Entry> newest)
    {
        lock (gate)
        {
            Raise(() => events.Restarted(log));
            Deliver(log, log.Restart(newest));
        }
    }

    /// <summary>Every entry held is now as the server shows it.</summary>
    public void HasReadAgain(ConversationLog log, int stale)
    {
        lock (gate)
        {
            log.HasReadAgain(stale);
            Raise(() => events.ConversationChanged(log));
        }
    }

    public Missing Missing()
    {
        lock (gate)
        {
            var behindNow = logs.Values.Where(log => log.IsBehind).ToList();
            return new Missing(
                mustList,
                [.. behindNow.Where(log => !log.MustReload).Select(log => new Position(log.Id, log.Position))],
                [.. behindNow.Where(log => log.MustReload)],
                [.. logs.Values.Where(log => log.MustReadAgain)],
                inbox is { IsBehind: true },
                logs.Values.Sum(log => log.Position) + (inbox?.Position ?? 0));
        }
    }

    private void Take(ConversationSummary summary, bool first)
    {
        if (logs.TryGetValue(summary.ConversationId, out var log))
        {
            var hidden = log.Hidden.ToHashSet();
            Deliver(log, log.Summarise(summary));
            if (!hidden.SetEquals(log.Hidden))
            {
                // Also where that person is no longer a member: what was written there stays.
                foreach (var each in logs.Values)
                {
                    each.ReadAgain();
                }
            }
        }
        else
        {
            // Without stored positions the session begins where the conversation stands; what opens later is delivered from its beginning.
            var beginning = summary.FirstSequence - 1;
            var position = (first, options.Positions) switch
            {
                (true, null) => summary.LastSequence,
                (true, { } stored) => Math.Max(stored.GetValueOrDefault(summary.ConversationId, beginning), beginning),
                (false, _) => beginning,
            };
            log = new ConversationLog(gate, me, summary, position);
            logs.Add(log.Id, log);
        }

        Raise(() => events.ConversationChanged(log));
    }

    private void Deliver(ConversationLog log, IReadOnlyList<Entry> due)
    {
        foreach (var entry in due)
        {
            if (entry.ClientMessageId is not null)
            {
                events.OwnEntrySeen(log, entry);
            }

            Raise(() => events.EntryAppended(log, entry));
        }

        if (due.Count > 0)
        {
            Raise(() => events.Delivered(log));
        }
    }

    private void Raise(Action raise) => dispatcher.Post(raise);

    private void WakeIfBehind()
    {
        if (mustList || inbox is { IsBehind: true } || logs.Values.Any(log => log.IsBehind || log.MustReadAgain))
        {
            behind.TrySetResult();
            behind = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What is known to be missing now.</summary>
/// <param name="List">A conversation was heard of that is not known.</param>
/// <param name="Positions">Conversations to catch up, from where.</param>
/// <param name="Reload">Conversations whose history has to be read.</param>
/// <param name="ReadAgain">Conversations of which what is held has to be read once more.</param>
/// <param name="Inbox">Whether personal notices are missing.</param>
/// <param name="Progress">A number that grows when anything was delivered.</param>
internal sealed record Missing(bool List, IReadOnlyList<Position> Positions, IReadOnlyList<ConversationLog> Reload, IReadOnlyList<ConversationLog> ReadAgain, bool Inbox, long Progress)
{
    public bool Nothing => !List && Positions.Count == 0 && Reload.Count == 0 && ReadAgain.Count == 0 && !Inbox;
}
