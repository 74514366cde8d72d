using System.Net.Sockets;
using PeerConnect.LoadGenerator.Machine;

namespace PeerConnect.LoadGenerator.Load;

/// <summary>Sends each message when it is due, on a thread of its own, and keeps the connections alive.</summary>
internal sealed class Pacer(Crowd crowd, Schedule schedule, RateOptions options, RunNotes notes)
{
    /// <summary>What hub clients do; the server gives up after 30 seconds of silence.</summary>
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    private readonly Rounds _pings = new(PingEvery, crowd.Count);
    private readonly Rounds _marks = new(options.MarkEvery, crowd.Count);

    /// <summary>How many messages were written to a connection.</summary>
    public int Sent { get; private set; }

    /// <param name="warm">Called when the warm-up is over.</param>
    /// <param name="done">Called at the end of the measured time.</param>
    /// <param name="cancelled">Ends the run early.</param>
    public Task RunAsync(Action warm, Action done, CancellationToken cancelled)
    {
        var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                Run(warm, done, cancelled);
                finished.SetResult();
            }
            catch (Exception failure)
            {
                finished.SetException(failure);
            }
        })
        {
            IsBackground = true,
            Name = "pacer",
        };
        notes.Start();
        thread.Start();
        return finished.Task;
    }

    private void Run(Action warm, Action done, CancellationToken cancelled)
    {
        for (var serial = 0; serial < schedule.Due.Count && !cancelled.IsCancellationRequested; serial++)
        {
            if (serial == schedule.FirstMeasured)
            {
                WaitUntil(options.WarmUp, cancelled);
                warm();
            }

            WaitUntil(schedule.Due[serial], cancelled);
            notes.OnSending(serial);
            Try(() => crowd.Send(schedule.Senders[serial], serial));
            Sent = serial + 1;
        }

        if (schedule.FirstMeasured == schedule.Due.Count)
        {
            WaitUntil(options.WarmUp, cancelled);
            warm();
        }

        WaitUntil(options.WarmUp + options.Duration, cancelled);
        done();
    }

    private void WaitUntil(TimeSpan due, CancellationToken cancelled)
    {
        while (!cancelled.IsCancellationRequested)
        {
            var now = notes.Elapsed;
            if (now >= _pings.Due)
            {
                Try(() => crowd.Ping(_pings.Next()));
            }
            else if (now >= _marks.Due)
            {
                Try(() => crowd.Mark(_marks.Next()));
            }
            else if (now >= due)
            {
                return;
            }
            else
            {
                PreciseSleep.For(Earliest(due, Earliest(_pings.Due, _marks.Due)) - now);
            }
        }
    }

    private static void Try(Action send)
    {
        try
        {
            send();
        }
        catch (SocketException)
        {
            // The connection's own end is noted where it receives; what it would have sent stays unanswered and fails the run.
        }
    }

    private static TimeSpan Earliest(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>Something that every member does once in a while, spread evenly over the members.</summary>
    private sealed class Rounds(TimeSpan every, int members)
    {
        private int _done;

        public TimeSpan Due { get; private set; } = every / members;

        public int Next()
        {
            Due += every / members;
            return _done++ % members;
        }
    }
}
