using PeerConnect.LoadGenerator.Load;

namespace PeerConnect.LoadGenerator.Tests;

/// <summary>Two conversations of two members; messages 0 and 1 belong to the first, message 2 to the second. Each fault starts from the run that is faultless.</summary>
public sealed class Judging_a_run
{
    private readonly Ledger _ledger = new([0, 0, 1], [2, 2]);

    [Fact]
    public void Given_everything_arrived_once_in_order_when_judged_then_the_server_kept_its_word()
    {
        SendAndDeliverAll();

        Assert.True(_ledger.Judge(3).Holds(ordered: true));
        Assert.Equal(6, _ledger.Delivered);
    }

    [Fact]
    public void Given_an_acknowledged_message_that_one_member_did_not_get_when_judged_then_one_is_missing()
    {
        _ledger.OnAccepted(0, 1);
        _ledger.OnDelivered(0, 1, new(0, 0), 0);

        Assert.Equal(1, _ledger.Judge(1).Missing);
        Assert.False(_ledger.Judge(1).Holds(ordered: false));
    }

    [Fact]
    public void Given_a_message_without_an_answer_when_judged_then_it_is_unanswered()
    {
        SendAndDeliverAll();
        var faultless = _ledger.Judge(3);

        var other = new Ledger([0], [2]);

        Assert.Equal(0, faultless.Unanswered);
        Assert.Equal(1, other.Judge(1).Unanswered);
    }

    [Fact]
    public void Given_a_refused_message_when_judged_then_it_owes_nobody_anything()
    {
        _ledger.OnRefused(0);

        Assert.True(_ledger.Judge(1).Holds(ordered: true));
    }

    [Fact]
    public void Given_a_delivery_that_comes_again_when_judged_then_it_came_twice()
    {
        SendAndDeliverAll();
        _ledger.OnDelivered(2, 1, new(1, 1), 2);

        Assert.Equal(1, _ledger.Judge(3).Twice);
        Assert.False(_ledger.Judge(3).Holds(ordered: false));
    }

    [Fact]
    public void Given_a_delivery_to_another_conversation_when_judged_then_it_is_misdelivered()
    {
        SendAndDeliverAll();
        _ledger.OnDelivered(2, 1, new(0, 1), 3);

        Assert.Equal(1, _ledger.Judge(3).Misdelivered);
        Assert.False(_ledger.Judge(3).Holds(ordered: false));
    }

    [Fact]
    public void Given_members_who_see_different_places_when_judged_then_they_disagree()
    {
        _ledger.OnAccepted(0, 1);
        _ledger.OnDelivered(0, 1, new(0, 0), 0);
        _ledger.OnDelivered(0, 2, new(0, 1), 0);

        Assert.Equal(1, _ledger.Judge(1).Disagreements);
        Assert.False(_ledger.Judge(1).Holds(ordered: false));
    }

    [Fact]
    public void Given_two_messages_with_one_place_when_judged_then_they_disagree()
    {
        _ledger.OnAccepted(0, 1);
        _ledger.OnAccepted(1, 1);

        Assert.Equal(1, _ledger.Judge(2).Disagreements);
    }

    [Fact]
    public void Given_a_gap_when_judged_then_it_breaks_the_order_only_where_order_is_promised()
    {
        foreach (var member in new[] { 0, 1 })
        {
            _ledger.OnDelivered(0, 1, new(0, member), 0);
            _ledger.OnDelivered(1, 3, new(0, member), 2);
        }

        _ledger.OnAccepted(0, 1);
        _ledger.OnAccepted(1, 3);

        Assert.Equal(2, _ledger.Judge(2).OrderBreaks);
        Assert.False(_ledger.Judge(2).Holds(ordered: true));
        Assert.True(_ledger.Judge(2).Holds(ordered: false));
    }

    private void SendAndDeliverAll()
    {
        foreach (var member in new[] { 0, 1 })
        {
            _ledger.OnDelivered(0, 1, new(0, member), 0);
            _ledger.OnDelivered(1, 2, new(0, member), 2);
            _ledger.OnDelivered(2, 1, new(1, member), 0);
        }

        _ledger.OnAccepted(0, 1);
        _ledger.OnAccepted(1, 2);
        _ledger.OnAccepted(2, 1);
    }
}
