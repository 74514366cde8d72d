using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Residents.Talking;

namespace PeerConnect.Web.Tests;

/// <summary>Whoever hears the page hears each message that comes, and the page holds none of it longer than it can be seen.</summary>
public sealed class What_is_read_out
{
    private readonly FakeTimeProvider time = new();
    private readonly Aloud aloud;

    public What_is_read_out() => aloud = new Aloud(time);

    [Fact]
    public void Given_the_same_words_twice_then_each_is_a_line_of_its_own_and_of_a_burst_the_last_three_stand()
    {
        var entries = Enumerable.Range(1, 4).Select(Written).ToList();
        entries.ForEach(entry => aloud.Add(entry, "Ray wrote: ok"));
        Assert.Equal(entries.TakeLast(3).Select(entry => entry.EntryId), aloud.Lines.Select(line => line.EntryId));
    }

    [Fact]
    public void Given_five_seconds_then_nothing_stands_there()
    {
        var entry = Written(1);
        aloud.Add(entry, "Ray wrote: ok");
        time.Advance(TimeSpan.FromSeconds(4));
        aloud.Forget([entry]);
        Assert.Single(aloud.Lines);
        time.Advance(TimeSpan.FromSeconds(1));
        aloud.Forget([entry]);
        Assert.Empty(aloud.Lines);
    }

    [Fact]
    public void Given_words_that_were_taken_back_or_whose_author_was_hidden_then_they_stand_there_no_longer()
    {
        var (back, hidden, stays) = (Written(1), Written(2), Written(3));
        foreach (var entry in (Entry[])[back, hidden, stays])
        {
            aloud.Add(entry, "Ray wrote: ok");
        }

        aloud.Forget([back with { Body = null }, hidden with { Body = null, Hidden = true }, stays]);
        Assert.Equal([stays.EntryId], aloud.Lines.Select(line => line.EntryId));
    }

    private static Entry Written(int sequence) => new(sequence, Guid.CreateVersion7(), EntryKind.Message, DateTimeOffset.UnixEpoch, Guid.CreateVersion7(), "ok");
}
