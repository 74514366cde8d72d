using PeerConnect.Contracts;
using PeerConnect.Staff.Queue;

namespace PeerConnect.Web.Tests;

/// <summary>Whoever is told where to go can say so on the queue: on a card of its own, or in the case.</summary>
public sealed class Who_is_sent_from_the_queue
{
    private readonly FeedCase item = What_staff_have_to_hear.Case(4, CaseProgress.Open);

    [Fact]
    public void Given_a_case_that_its_reader_may_not_open_then_its_card_stands_there_beside_its_line()
    {
        var card = Card(item.CaseId);
        Assert.Equal([card], Watching.PlacesApart(new CaseFeed([item with { Purpose = null }], [card], 0)));
    }

    [Fact]
    public void Given_a_case_that_can_be_opened_then_its_acts_are_in_the_case_and_a_request_and_a_case_that_is_not_listed_have_their_cards()
    {
        var request = What_staff_have_to_hear.Case(1, CaseProgress.Open) with { AskedFor = RequestedPerson.Chaplain };
        var (unlisted, asked) = (Card(Guid.CreateVersion7()), Card(request.CaseId));
        Assert.Equal([asked, unlisted], Watching.PlacesApart(new CaseFeed([item, request], [Card(item.CaseId), asked, unlisted], 0)));
    }

    private static GoNowCard Card(Guid caseId) => new(caseId, "Marcus Hale", "Unit B", "B-214", DateTimeOffset.UnixEpoch, null);
}
