using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>What is shown of others at this moment, by conversation. It holds as long as the connection does, and each connection is told it anew.</summary>
/// <param name="time">The clock.</param>
/// <param name="changed">What is shown in this conversation changed. Called outside the lock.</param>
internal sealed class Moments(TimeProvider time, Action<Guid> changed) : IDisposable
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(Protocol.TypingSeconds);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(Protocol.TypingEverySeconds);
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Moment> moments = [];

    public int? Here(Guid conversationId) => Read(conversationId, moment => moment.Here);

    public bool IsTypingShown(Guid conversationId) => Read(conversationId, moment => moment.TypingShown);

    public bool IsSomebodyWriting(Guid conversationId) => Read(conversationId, moment => moment.Writing is not null);

    public void Apply(PresenceChanged presence)
    {
        lock (gate)
        {
            var moment = Of(presence.ConversationId);
            (moment.TypingShown, moment.Here) = (presence.TypingShown is true, presence.Here);
            if (!moment.TypingShown)
            {
                moment.Rest();
            }
        }

        changed(presence.ConversationId);
    }

    /// <summary>Somebody else is writing there.</summary>
    public void Notice(Guid conversationId)
    {
        bool first;
        lock (gate)
        {
            var moment = Of(conversationId);
            first = moment.Writing is null;
            moment.Rest();
            ITimer? timer = null;
            timer = time.CreateTimer(_ => Lapse(conversationId, timer), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            moment.Writing = timer;
            timer.Change(Shown, Timeout.InfiniteTimeSpan);
        }

        if (first)
        {
            changed(conversationId);
        }
    }

    /// <summary>A message of somebody else arrived there: whoever wrote it writes no more. Another writer tells it again within seconds.</summary>
    public void Heard(Guid conversationId) => End(conversationId, moment => moment.Writing is not null);

    /// <summary>One's own message was stored: what is written next is told at once.</summary>
    public void Sent(Guid conversationId)
    {
        lock (gate)
        {
            Of(conversationId).Told = null;
        }
    }

    /// <summary>Whether it is to be told now that one is writing there.</summary>
    public bool TakeHint(Guid conversationId)
    {
        lock (gate)
        {
            var moment = Of(conversationId);
            if (!moment.TypingShown || (moment.Told is { } told && time.GetElapsedTime(told) < Every))
            {
                return false;
            }

            moment.Told = time.GetTimestamp();
            return true;
        }
    }

    /// <summary>The line is gone: nothing is known any more.</summary>
    public void Clear()
    {
        List<Guid> known;
        lock (gate)
        {
            known = [.. moments.Keys];
            Forget();
        }

        known.ForEach(changed);
    }

    public void Dispose()
    {
        lock (gate)
        {
            Forget();
        }
    }

    private void Lapse(Guid conversationId, ITimer? timer) => End(conversationId, moment => ReferenceEquals(moment.Writing, timer));

    private void End(Guid conversationId, Func<Moment, bool> applies)
    {
        lock (gate)
        {
            if (!moments.TryGetValue(conversationId, out var moment) || !applies(moment))
            {
                return;
            }

            moment.Rest();
        }

        changed(conversationId);
    }

    private void Forget()
    {
        foreach (var moment in moments.Values)
        {
            moment.Rest();
        }

        moments.Clear();
    }

    private T? Read<T>(Guid conversationId, Func<Moment, T> read)
    {
        lock (gate)
        {
            return moments.TryGetValue(conversationId, out var moment) ? read(moment) : default;
        }
    }

    private Moment Of(Guid conversationId)
    {
        if (!moments.TryGetValue(conversationId, out var moment))
        {
            moments.Add(conversationId, moment = new Moment());
        }

        return moment;
    }

    private sealed class Moment
    {
        public bool TypingShown { get; set; }

        public int? Here { get; set; }

        /// <summary>Runs while somebody is shown to write.</summary>
        public ITimer? Writing { get; set; }

        /// <summary>When it was told last that one writes oneself.</summary>
        public long? Told { get; set; }

        public void Rest()
        {
            Writing?.Dispose();
            Writing = null;
        }
    }
}
