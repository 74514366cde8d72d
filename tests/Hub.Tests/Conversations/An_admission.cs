using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;

namespace PeerConnect.Hub.Tests.Conversations;

public sealed class An_admission
{
    private readonly FakeTimeProvider time = new();
    private readonly MessageQueue queue;

    public An_admission() => queue = new(Options.Create(new SendingOptions { QueueLength = 1024, MaxBatch = 128 }), time);

    [Fact]
    public void Given_slow_single_commits_when_a_batch_full_waits_then_nobody_is_refused()
    {
        for (var commit = 0; commit < 20; commit++)
        {
            Assert.True(Add());
            Commit(1, milliseconds: 40);
        }

        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(Add()));
    }

    [Fact]
    public void Given_full_batches_that_take_long_when_four_of_them_wait_then_the_next_is_refused_with_a_time()
    {
        for (var commit = 0; commit < 40; commit++)
        {
            Commit(0, milliseconds: 40);
        }

        Assert.All(Enumerable.Range(0, 3 * 128), _ => Assert.True(Add()));

        Assert.False(queue.TryAdd(Message(), out var retryAfter));
        Assert.InRange(retryAfter!.Value, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Given_a_commit_that_hangs_when_somebody_sends_then_it_is_refused_until_the_commit_is_done()
    {
        Assert.True(Add());
        queue.Started();
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(Add());
        time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.False(Add());

        queue.Done(1);
        Assert.True(Add());
    }

    [Fact]
    public void Given_a_slow_commit_that_is_over_when_its_sender_is_answered_then_the_next_message_is_taken()
    {
        var message = Message();
        Assert.True(queue.TryAdd(message, out _));
        queue.Started();
        time.Advance(TimeSpan.FromMilliseconds(400));
        bool? busy = null;

        queue.Answer([message], _ =>
        {
            busy = queue.IsBusy(out var _);
            return new Refusal(RefusalCode.NotStored, "for this test");
        });

        Assert.False(busy);
        Assert.True(message.Outcome.IsCompleted);
        Assert.True(Add());
    }

    [Fact]
    public void Given_commits_that_were_very_slow_when_nothing_waits_then_the_next_message_is_taken_and_it_recovers()
    {
        for (var commit = 0; commit < 40; commit++)
        {
            Commit(0, milliseconds: 1000);
        }

        Assert.True(Add());
        Assert.False(Add());
        Commit(1, milliseconds: 2);
        for (var commit = 0; commit < 20; commit++)
        {
            Assert.True(Add());
            Commit(1, milliseconds: 2);
        }

        Assert.True(Add());
        Assert.True(Add());
    }

    [Fact]
    public void Given_a_full_queue_when_somebody_sends_then_it_is_refused_and_does_not_count_as_waiting()
    {
        var small = new MessageQueue(Options.Create(new SendingOptions { QueueLength = 16, MaxBatch = 128 }), time);
        Assert.All(Enumerable.Range(0, 16), number => Assert.True(small.TryAdd(Message(), out var refused), $"message {number} was told {refused}"));

        Assert.False(small.TryAdd(Message(), out _));

        Assert.Equal(16, small.Waiting);
    }

    private bool Add() => queue.TryAdd(Message(), out _);

    private void Commit(int messages, int milliseconds)
    {
        queue.Started();
        time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        queue.Done(messages);
    }

    private static PendingMessage Message() => new(default, new SendMessage(Guid.CreateVersion7(), Guid.CreateVersion7(), "Hello."), null!, default, 1, default);
}
