using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Serves one connection from its start to its end: lists, fetches what was missed, then fills every gap that shows.</summary>
internal sealed class CatchingUp(ChatState state, ChatSessionOptions options, TimeProvider time)
{
    /// <summary>Most positions that one request may carry.</summary>
    private const int MostPositions = 200;

    /// <summary>After so many rounds without progress the list is asked again: the conversation may be no longer this person's.</summary>
    private const int FruitlessRounds = 4;

    public async Task<ServingEnd> ServeAsync(HubLink link, HubCaller hub, CancellationToken life)
    {
        if (await ListAsync(hub, life).ConfigureAwait(false) is { } end)
        {
            return end;
        }

        var told = false;
        while (true)
        {
            var wake = state.Behind;
            if (await FetchAsync(hub, life).ConfigureAwait(false) is { } over)
            {
                return over;
            }

            if (!told)
            {
                link.CaughtUp();
                told = true;
            }

            if (state.Missing().Nothing)
            {
                await wake.WaitAsync(life).ConfigureAwait(false);
            }

            // Often the missing piece is already on its way: give it a moment before asking.
            await Task.Delay(options.GapPatience, time, life).ConfigureAwait(false);
        }
    }

    private async Task<ServingEnd?> FetchAsync(HubCaller hub, CancellationToken life)
    {
        var fruitless = 0;
        for (var missing = state.Missing(); !missing.Nothing;)
        {
            var ask = missing.List || fruitless == FruitlessRounds;
            var end = ask ? await ListAsync(hub, life).ConfigureAwait(false) : await RoundAsync(hub, missing, life).ConfigureAwait(false);
            if (end is not null || fruitless == FruitlessRounds)
            {
                return end;
            }

            var after = state.Missing();
            fruitless = after.Progress > missing.Progress ? 0 : fruitless + 1;
            if (fruitless > 0 && !after.Nothing)
            {
                await Task.Delay(options.Backoff.After(fruitless), time, life).ConfigureAwait(false);
            }

            missing = after;
        }

        return null;
    }

    private async Task<ServingEnd?> RoundAsync(HubCaller hub, Missing missing, CancellationToken life)
    {
        foreach (var log in missing.Reload)
        {
            if (await ReloadAsync(hub, log, life).ConfigureAwait(false) is { } end)
            {
                return end;
            }
        }

        foreach (var log in missing.ReadAgain)
        {
            if (await ReadAgainAsync(hub, log, life).ConfigureAwait(false) is { } end)
            {
                return end;
            }
        }

        foreach (var positions in missing.Positions.Chunk(MostPositions).DefaultIfEmpty([]))
        {
            if (positions.Length == 0 && !missing.Inbox)
            {
                continue;
            }

            var request = new CatchUpRequest(positions, state.InboxPosition);
            var (caught, end) = await AskAsync<CatchUp>(hub, nameof(IChatServer.CatchUp), request, life).ConfigureAwait(false);
            if (caught is null)
            {
                return end;
            }

            foreach (var page in caught.Conversations)
            {
                state.AppendPage(page.ConversationId, page.Entries);
            }

            foreach (var far in caught.Reload)
            {
                state.MustReload(far);
            }

            state.AppendInbox(caught.Inbox);
        }

        return null;
    }

    private async Task<ServingEnd?> ListAsync(HubCaller hub, CancellationToken life)
    {
        var (list, end) = await AskAsync<ConversationList>(hub, nameof(IChatServer.Conversations), null, life).ConfigureAwait(false);
        if (list is null)
        {
            // Without the list nothing is known to be missing, and nothing that was missed would ever be asked for.
            return end ?? ServingEnd.Broken;
        }

        state.Adopt(list);
        return null;
    }

    private async Task<ServingEnd?> ReloadAsync(HubCaller hub, ConversationLog log, CancellationToken life)
    {
        var (newest, end) = await HistoryAsync(hub, new HistoryRequest(log.Id, Limit: Protocol.MaxPage), life).ConfigureAwait(false);
        if (newest is null)
        {
            return end;
        }

        var position = log.Read(() => log.Position);
        if (newest.Entries.Count > 0 && newest.Entries[^1].Sequence - position > options.ReloadLimit)
        {
            state.Restart(log, newest.Entries);
            return null;
        }

        while (newest.Entries.Count > 0 && newest.Entries[0].Sequence > position + 1)
        {
            var (page, over) = await HistoryAsync(hub, new HistoryRequest(log.Id, AfterSequence: position, Limit: Protocol.MaxPage), life).ConfigureAwait(false);
            if (page is null)
            {
                return over;
            }

            state.AppendPage(log.Id, page.Entries);
            var reached = log.Read(() => log.Position);
            if (reached == position)
            {
                break;
            }

            position = reached;
        }

        state.Append(log.Id, newest.Entries);
        state.Reloaded(log);
        return null;
    }

    /// <summary>What is held, page by page, as the server shows it now. Where it refuses, this person may not read it any more, and nothing is asked again.</summary>
    private async Task<ServingEnd?> ReadAgainAsync(HubCaller hub, ConversationLog log, CancellationToken life)
    {
        var (stale, after, last) = log.Read(() => (log.Stale, log.Entries.IsEmpty ? 0 : log.Entries[0].Sequence - 1, log.Entries.IsEmpty ? 0 : log.Entries[^1].Sequence));
        while (after < last)
        {
            var (page, end) = await HistoryAsync(hub, new HistoryRequest(log.Id, AfterSequence: after, Limit: Protocol.MaxPage), life).ConfigureAwait(false);
            if (end is not null)
            {
                return end;
            }

            if (page is not { Entries: [.., var newest] })
            {
                break;
            }

            log.Change(() => log.Refresh(page.Entries));
            after = newest.Sequence;
        }

        state.HasReadAgain(log, stale);
        return null;
    }

    private Task<(EntryPage? Page, ServingEnd? End)> HistoryAsync(HubCaller hub, HistoryRequest request, CancellationToken life) =>
        AskAsync<EntryPage>(hub, nameof(IChatServer.History), request, life);

    /// <summary>The result; or nothing, and whether this connection is over. A busy server is asked again after the time it names.</summary>
    private async Task<(T? Ok, ServingEnd? End)> AskAsync<T>(HubCaller hub, string method, object? argument, CancellationToken life)
        where T : class
    {
        while (true)
        {
            var answer = await hub.AskAsync<T>(method, argument, life).ConfigureAwait(false);
            switch (answer.Kind)
            {
                case AnswerKind.Ok:
                    return (answer.Ok, null);
                case AnswerKind.Refused when answer.Refusal!.Code == RefusalCode.SignInNeeded:
                    return (null, ServingEnd.SignInNeeded);
                case AnswerKind.Refused when answer.Refusal!.RetryAfterMs is { } ms:
                    await Task.Delay(TimeSpan.FromMilliseconds(ms), time, life).ConfigureAwait(false);
                    break;
                case AnswerKind.Refused:
                    return (null, null);
                case AnswerKind.NotConnected or AnswerKind.Lost:
                    return (null, ServingEnd.Broken);
            }
        }
    }
}
