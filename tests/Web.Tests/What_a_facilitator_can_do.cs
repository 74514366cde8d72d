using PeerConnect.Contracts;
using PeerConnect.Residents.Talking;

namespace PeerConnect.Web.Tests;

/// <summary>A facilitator pauses the group, or opens it again: never what is not so.</summary>
public sealed class What_a_facilitator_can_do
{
    private static readonly ConversationSummary Group = new(Guid.CreateVersion7(), ConversationKind.Group, ConversationState.Open, "Yard", [], 9, 0, 0, true, 1);

    [Theory]
    [InlineData(ConversationState.Open, FacilitatorActKind.Pause)]
    [InlineData(ConversationState.Paused, FacilitatorActKind.Reopen)]
    [InlineData(ConversationState.Ended, null)]
    public void Given_a_group_then_an_open_one_can_be_paused_and_a_paused_one_opened(ConversationState state, FacilitatorActKind? expected) =>
        Assert.Equal(expected, Leading.Turn(Group with { State = state }));

    [Fact]
    public void Given_a_break_of_his_own_then_the_group_can_still_be_paused_and_is_not_said_to_be() =>
        Assert.Equal(FacilitatorActKind.Pause, Leading.Turn(Group with { State = ConversationState.Paused, PausedByYou = true }));
}
