using System.Globalization;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary>A live chat for the length of one verb: connects, shows personal notices as they come, remembers which were shown.</summary>
internal sealed class Talk
{
    private static readonly TimeSpan FirstConnection = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(30);

    private Talk(Call call, PeerConnectClient client, ChatSession session, Me me)
    {
        Call = call;
        Client = client;
        Session = session;
        Me = me;
        session.InboxAppended += (_, item) => Show(item);
    }

    public Call Call { get; }

    public PeerConnectClient Client { get; }

    public ChatSession Session { get; }

    public Me Me { get; }

    public static Task<int> RunAsync(Call call, Func<Talk, Task<int>> act, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var inbox = call.Profiles.Load(call.ProfileName)?.InboxPosition;
        var session = client.OpenChat(new ChatSessionOptions { InboxAfter = inbox });
        await using (session)
        {
            var talk = new Talk(call, client, session, client.Session!.Me);
            try
            {
                var status = await session.StartAsync(cancellationToken).WaitAsync(FirstConnection, call.Around.Time, cancellationToken);
                if (status.State == ConnectionState.SessionEnded)
                {
                    call.Profiles.Remove(call.ProfileName);
                    return call.Print.Refuse(new Refusal(RefusalCode.SignInNeeded, "You are signed out. Sign in again."));
                }
            }
            catch (TimeoutException)
            {
                throw new NotConnectedException("The server did not answer.");
            }

            try
            {
                return await act(talk);
            }
            finally
            {
                talk.Remember(client.Session);
            }
        }
    });

    /// <summary>The outcome, or after a while that there is none yet.</summary>
    public static async Task<SendResult> SettledAsync(OutgoingMessage outgoing, CancellationToken cancellationToken)
    {
        try
        {
            return await outgoing.Completion.WaitAsync(AnswerPatience, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new SendResult.NotStored(outgoing.ClientMessageId, NotStoredReason.AnswerLost);
        }
    }

    public Conversation Find(string which)
    {
        var all = Session.Conversations;
        if (int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= all.Count)
        {
            return all[number - 1];
        }

        var found = all.Where(conversation => conversation.Id.ToString() == which).ToList();
        if (found.Count == 0)
        {
            found = [.. all.Where(conversation => TitleOf(conversation.Summary).StartsWith(which, StringComparison.OrdinalIgnoreCase))];
        }

        // An ended one is still there to read; the open one is meant.
        var open = found.Where(conversation => conversation.Summary.State != ConversationState.Ended).ToList();
        return (found, open) switch
        {
            ([var only], _) => only,
            (_, [var only]) => only,
            ([], _) => throw new UsageException("You have no such conversation. See: peerconnect chats"),
            _ => throw new UsageException("Several conversations begin so. Use the number from: peerconnect chats"),
        };
    }

    public string TitleOf(ConversationSummary summary)
    {
        var others = summary.Members.Where(member => member.MemberId != Me.PersonId).Select(member => member.Name).ToList();
        return summary.Name ?? (others.Count > 0 ? string.Join(", ", others) : "(nobody else)");
    }

    /// <summary>Another person of the conversation: the only one, or the one whose name begins so.</summary>
    public Member Other(ConversationSummary summary, string? name, string option)
    {
        var others = summary.Members.Where(member => member.MemberId != Me.PersonId && (name is null || member.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))).ToList();
        return others switch
        {
            [var only] => only,
            [] => throw new UsageException("Nobody there has that name. See: peerconnect chats"),
            _ => throw new UsageException($"There are several people. Say whom you mean with {option}."),
        };
    }

    public string Clock(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Call.Around.Time.LocalTimeZone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Says what became of a message; only what is stored is called so.</summary>
    public int Report(SendResult result)
    {
        switch (result)
        {
            case SendResult.Stored stored:
                Call.Print.Result(stored.Message, () => Call.Print.Say($"stored {Clock(stored.Message.At)} (no {stored.Message.Sequence})"));
                return ExitCode.Done;
            case SendResult.Held held:
                Call.Print.Result(held.Message, () => Call.Print.Say(Describe(held.Message)));
                return ExitCode.Done;
            case SendResult.Undelivered undelivered:
                Call.Print.Result(undelivered.Message, () => Call.Print.Say(Describe(undelivered.Message)));
                return ExitCode.Refused;
            case SendResult.Refused refused:
                return Call.Print.Refuse(refused.Refusal);
            default:
                return Call.Print.NoConnection("Not known to be stored: the server did not answer. Look with 'peerconnect chat' before you send it again.");
        }
    }

    /// <summary>Where a message stands that is not in the conversation.</summary>
    public string Describe(MessageStored message) => message.Held is { } held ? Describe(held) : $"stored {Clock(message.At)}";

    /// <inheritdoc cref="Describe(MessageStored)"/>
    public string Describe(HeldStatus held)
    {
        var state = held.State switch
        {
            HeldState.Held when held.Until is { } until => $"held for a person to look at until {Clock(until)}",
            HeldState.Held => "held for a person to look at",
            HeldState.Released => "released",
            HeldState.Rejected => held.Reason is { } reason ? $"not delivered ({reason})" : "not delivered",
            HeldState.Expired => "not delivered: nobody could look at it in time",
            HeldState.Withdrawn => "taken back by you",
            HeldState.NotDelivered => "not delivered",
            HeldState.Blocked when held.Reason is { } why => $"not delivered ({why}): messages of this kind are not carried here",
            HeldState.Blocked => "not delivered: messages of this kind are not carried here",
        };
        return held switch
        {
            { Appeal: AppealState.Open } => state + "; another person will look at it again",
            { Appeal: AppealState.Upheld } => state + "; your appeal was upheld",
            { Appeal: AppealState.Denied } => state + "; your appeal was denied",
            { MayAppeal: true } => state + "; you may appeal",
            _ => state,
        };
    }

    /// <summary>Goes on listening for a while.</summary>
    public async Task StayAsync(double seconds, CancellationToken cancellationToken)
    {
        if (seconds > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), Call.Around.Time, cancellationToken);
        }
    }

    private void Show(InboxItem item)
    {
        var mark = item.Kind == InboxKind.Signpost ? ">>" : "--";
        var until = item.Until is { } end ? $" (until {Clock(end)})" : string.Empty;
        var how = item switch
        {
            { Kind: InboxKind.DidTheyCome, Answer: null, Over: not true } => $" (peerconnect answer {item.Sequence} yes, or no)",
            { Kind: InboxKind.SupporterMayKnow, Answer: null } => $" (peerconnect supporter-may-know {item.Sequence} yes, or no)",
            _ => string.Empty,
        };
        Call.Print.Result(new { Notice = item }, () => Call.Print.Highlight($"{mark} {Clock(item.At)} {Printer.Safe(item.Text)}{until}{how}"));
    }

    /// <summary>Another verb may have run with the same profile meanwhile: only the inbox moves, only forward, only for the same session.</summary>
    private void Remember(SignedIn? session)
    {
        if (Call.Profiles.Load(Call.ProfileName) is { } profile && profile.Session.Token == session?.Token)
        {
            Call.Profiles.Save(Call.ProfileName, profile with { InboxPosition = Math.Max(profile.InboxPosition ?? 0, Session.InboxPosition) });
        }
    }
}
