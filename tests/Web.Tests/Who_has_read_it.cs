using PeerConnect.Contracts;
using PeerConnect.Residents.Talking;

namespace PeerConnect.Web.Tests;

/// <summary>"Seen" counts those who are here, were here, and have read so far.</summary>
public sealed class Who_has_read_it
{
    private static readonly Member Me = new(Guid.CreateVersion7(), "Marcus H.", MemberRole.Member);
    private static readonly Member Ray = new(Guid.CreateVersion7(), "Ray O.", MemberRole.Member);
    private static readonly Member Luis = new(Guid.CreateVersion7(), "Luis R.", MemberRole.Member);
    private static readonly ConversationSummary Group = new(Guid.CreateVersion7(), ConversationKind.Group, ConversationState.Open, "Yard", [Me, Ray, Luis], 9, 0, 0, true, 1);

    [Fact]
    public void Given_marks_before_and_at_a_message_then_those_at_it_count() =>
        Assert.Equal(1, SeenBy.Count(Group, [new Receipt(Ray.MemberId, 5, 5), new Receipt(Luis.MemberId, 5, 4)], [], 5));

    [Fact]
    public void Given_the_facility_does_not_show_it_then_nobody_counts() =>
        Assert.Equal(0, SeenBy.Count(Group with { ReceiptsShown = false }, [new Receipt(Ray.MemberId, 9, 9)], [], 5));

    [Fact]
    public void Given_somebody_left_or_came_after_the_message_then_he_does_not_count()
    {
        Entry[] entries = [new(7, Guid.CreateVersion7(), EntryKind.Joined, DateTimeOffset.UnixEpoch, Ray.MemberId)];
        Receipt[] marks = [new(Ray.MemberId, 9, 9), new(Guid.CreateVersion7(), 9, 9)];
        Assert.Equal(0, SeenBy.Count(Group, marks, entries, 5));
        Assert.Equal(1, SeenBy.Count(Group, marks, entries, 8));
    }
}
