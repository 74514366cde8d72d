using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary>Shows one conversation as it grows. One's own line stands as "…" until its entry comes back from the log.</summary>
internal sealed class ChatScreen
{
    private readonly Talk talk;
    private readonly Conversation conversation;
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, string> names = [];
    private long shown = long.MaxValue;
    private bool lastIsPending;
    private DateTimeOffset? lostSince;
    private ConversationState state;
    private int? here;
    private bool writing;

    public ChatScreen(Talk talk, Conversation conversation)
    {
        this.talk = talk;
        this.conversation = conversation;
        state = conversation.Summary.State;
        talk.Session.EntryAppended += (_, appended) => Show(appended.Conversation, appended.Entry);
        talk.Session.ConversationChanged += (_, changed) => Show(changed);
        talk.Session.PresenceChanged += (_, changed) => ShowMoment(changed);
        talk.Session.StatusChanged += (_, status) => Show(status);
        talk.Session.OutgoingChanged += (_, outgoing) => Show(outgoing);
    }

    private Printer Print => talk.Call.Print;

    public async Task BeginAsync(int history, CancellationToken cancellationToken)
    {
        if (history > 0)
        {
            await conversation.LoadEarlierAsync(Math.Min(history, Protocol.MaxPage), cancellationToken);
        }

        lock (gate)
        {
            Learn(conversation.Summary);
            Print.Say($"-- {Printer.Safe(talk.TitleOf(conversation.Summary))} ({Describe(state)}). /help lists what you can do.");
            var entries = conversation.Entries;
            foreach (var entry in entries)
            {
                Line(entry);
            }

            shown = entries.IsEmpty ? conversation.Position : entries[^1].Sequence;
            Moment();
        }

        conversation.MarkRead(shown);
    }

    public async Task OlderAsync(CancellationToken cancellationToken)
    {
        var reply = await conversation.LoadEarlierAsync(20, cancellationToken);
        if (reply.Refusal is { } refusal)
        {
            Print.Refuse(refusal);
            return;
        }

        lock (gate)
        {
            foreach (var entry in reply.Ok!.Entries)
            {
                Line(entry);
            }

            Print.Say(reply.Ok.More ? "-- (there is more: /older)" : "-- (this is where it begins)");
        }
    }

    /// <summary>A line was typed and waits for its answer.</summary>
    public void Pending()
    {
        lock (gate)
        {
            if (talk.Call.Around.IsTerminal && talk.Call.Around.IsTyped)
            {
                Print.Say("…");
                lastIsPending = true;
            }
        }
    }

    public void Who()
    {
        var members = conversation.Summary.Members;
        Print.Result(members, () =>
        {
            foreach (var member in members)
            {
                Print.Say($"-- {Printer.Safe(member.Name)} ({member.Role}){(member.MemberId == talk.Me.PersonId ? ", you" : string.Empty)}");
            }
        });
    }

    private static string Describe(ConversationState state) => state switch
    {
        ConversationState.Open => "open",
        ConversationState.Paused => "paused: you can read, not write",
        ConversationState.Ended => "over: you can read what was said",
    };

    private void Show(Conversation of, Entry entry)
    {
        if (of.Id != conversation.Id)
        {
            return;
        }

        lock (gate)
        {
            if (entry.Sequence <= shown)
            {
                return;
            }

            shown = entry.Sequence;
            Line(entry);
        }

        conversation.MarkRead(entry.Sequence);
    }

    private void Show(Conversation changed)
    {
        lock (gate)
        {
            Learn(changed.Summary);
            if (changed.Id == conversation.Id && changed.Summary.State != state)
            {
                state = changed.Summary.State;
                Other($"-- This conversation is {Describe(state)}.");
            }
        }
    }

    private void ShowMoment(Conversation changed)
    {
        lock (gate)
        {
            if (changed.Id == conversation.Id && shown != long.MaxValue)
            {
                Moment();
            }
        }
    }

    /// <summary>What is shown of the others at this moment, said once when it changes.</summary>
    private void Moment()
    {
        var (count, somebody) = (conversation.Here, conversation.IsSomebodyWriting);
        var pair = conversation.Summary.Kind == ConversationKind.Direct;
        var other = Printer.Safe(talk.TitleOf(conversation.Summary));
        if (count != here && count is { } others)
        {
            Print.Result(new { Here = others, conversation.Id }, () => Other((pair, others) switch
            {
                (true, 0) => $"-- {other} is not here now.",
                (true, _) => $"-- {other} is here now.",
                (false, 0) => "-- Nobody else is here now.",
                (false, 1) => "-- 1 other is here now.",
                (false, _) => $"-- {others} others are here now.",
            }));
        }

        if (somebody && !writing)
        {
            Print.Result(new { Writing = true, conversation.Id }, () => Other($"-- {(pair ? other : "Somebody")} is writing."));
        }

        (here, writing) = (count, somebody);
    }

    private void Show(ConnectionStatus status)
    {
        lock (gate)
        {
            switch (status.State)
            {
                case ConnectionState.Waiting when status.Since != lostSince:
                    lostSince = status.Since;
                    Other($"-- Not connected since {talk.Clock(status.Since)}; trying again. What you write waits here, not sent.");
                    break;
                case ConnectionState.Connected when shown != long.MaxValue:
                    Other("-- Connected again.");
                    break;
                case ConnectionState.SessionEnded:
                    Other("-- Your session ended. Sign in again.");
                    break;
                case ConnectionState.Idle or ConnectionState.Connecting or ConnectionState.Waiting or ConnectionState.CatchingUp or ConnectionState.Connected or ConnectionState.Closed:
                    break;
            }
        }
    }

    private void Show(OutgoingMessage outgoing)
    {
        lock (gate)
        {
            if (outgoing is { State: OutgoingState.Waiting, LastRefusal: { } refusal })
            {
                Other($"-- Waits: {Printer.Safe(refusal.Message)}");
            }
            else if (Undelivered(outgoing) is { } message && outgoing.ConversationId == conversation.Id)
            {
                Print.Result(new { Held = message, conversation.Id }, () => ShowHeld($"     {talk.Clock(message.At)} me: {Printer.Safe(outgoing.Body)}  [{talk.Describe(message)}]"));
            }
        }
    }

    private static MessageStored? Undelivered(OutgoingMessage outgoing) => outgoing.Completion is { IsCompletedSuccessfully: true } settled
        ? settled.Result switch
        {
            SendResult.Held held => held.Message,
            SendResult.Undelivered undelivered => undelivered.Message,
            _ => null,
        }
        : null;

    private void ShowHeld(string line)
    {
        if (lastIsPending)
        {
            Print.SayInstead(line);
            lastIsPending = false;
        }
        else
        {
            Other(line);
        }
    }

    private void Learn(ConversationSummary summary)
    {
        foreach (var member in summary.Members)
        {
            names[member.MemberId] = member.Name;
        }
    }

    private void Line(Entry entry)
    {
        if (entry.Hidden == true)
        {
            return;
        }

        Print.Result(new { Entry = entry, conversation.Id }, () =>
        {
            var line = Words(entry);
            if (lastIsPending && entry.MemberId == talk.Me.PersonId)
            {
                Print.SayInstead(line);
                lastIsPending = false;
            }
            else
            {
                Other(line);
            }
        });
    }

    private void Other(string line)
    {
        lastIsPending = false;
        Print.Say(line);
    }

    private string Words(Entry entry)
    {
        var mine = entry.MemberId == talk.Me.PersonId;
        var who = mine ? "me" : Printer.Safe(entry.MemberId is { } id && names.TryGetValue(id, out var name) ? name : "somebody");
        var at = $"{entry.Sequence,4} {talk.Clock(entry.At)}";
        return entry.Kind switch
        {
            EntryKind.Message when entry.Body is null => $"{at} {who}: (taken out of view)",
            EntryKind.Message when mine => $"{at} {who}: {Printer.Safe(entry.Body)}  [stored {talk.Clock(entry.At)}]",
            EntryKind.Message => $"{at} {who}: {Printer.Safe(entry.Body)}",
            EntryKind.Withdrawn => $"{at} -- {who} took message {entry.Target} out of view",
            EntryKind.Joined => $"{at} -- {who} joined",
            EntryKind.Left => $"{at} -- {who} is no longer here",
            EntryKind.Paused => $"{at} -- paused",
            EntryKind.Reopened => $"{at} -- open again",
            EntryKind.Slowed => $"{at} -- one message every {entry.Seconds} seconds",
            EntryKind.Ended => $"{at} -- this conversation is over",
        };
    }
}
