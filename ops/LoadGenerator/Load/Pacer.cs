using System.Net.Sockets;
using PeerConnect.LoadGenerator.Machine;

namespace PeerConnect.LoadGenerator.Load;

/// <summary>Sends each message when it is due, on a thread of its own, and keeps the connections alive.</summary>
internal sealed class Pacer(Crowd crowd, Schedule schedule, RateOptions options, RunNotes notes)
{
    /// <summary>What hub clients do; the server gives up after 30 seconds of silence.</summary>
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    private TimeSpan _nextPing;
    private int _pings;

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
            try
            {
                crowd.Send(schedule.Senders[serial], serial);
            }
            catch (SocketException)
            {
                // The connection's own end has been noted as it was received; what it would have sent stays unanswered and fails the run.
            }

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
            if (now >= _nextPing)
            {
                Ping();
                continue;
            }

            if (now >= due)
            {
                return;
            }

            PreciseSleep.For((due < _nextPing ? due : _nextPing) - now);
        }
    }

    private void Ping()
    {
        try
        {
            crowd.Ping(_pings % crowd.Count);
        }
        catch (SocketException)
        {
            // As above.
        }

        _pings++;
        _nextPing += PingEvery / crowd.Count;
    }
}
