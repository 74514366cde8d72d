using PeerConnect.Contracts;
using PeerConnect.Hub.Disclosure;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>A draft can be worded so that it asks about one person: then the simulation answers as if there were nobody.</summary>
public sealed class What_a_simulation_shows
{
    private static readonly HashSet<(Role Role, bool Next)> Nobody = [];
    private static readonly HashSet<(Role Role, bool Next)> Chaplain = [(Role.Chaplain, true)];
    private static readonly DateTimeOffset Told = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_four_people_then_however_much_they_wrote_nothing_of_it_is_shown_and_five_are_shown_in_fives()
    {
        var four = SimulationShown.Of(7, Enumerable.Repeat(One(messages: 9), 4), Nobody, Chaplain, Told);
        Assert.Null(four.Messages);
        Assert.Empty(four.Outcomes);
        Assert.Empty(four.Tells);
        Assert.Null(four.Unjudged);

        var five = SimulationShown.Of(7, Enumerable.Repeat(One(messages: 2), 4).Append(One(messages: 5)), Nobody, Chaplain, Told);
        Assert.Equal(15, five.Messages);
        Assert.Equal(
            new PolicyOutcome(CaseCategory.SelfHarm, 3, 15, new(15, 15), new(null, 15), new(null, null), new(15, 15), new(null, null), new(15, 15)), Assert.Single(five.Outcomes));
        Assert.Equal(new PolicyTell(CaseCategory.SelfHarm, 3, Role.Chaplain, 1, false, OnlyIfNobodyActs: true, new(0, 15)), Assert.Single(five.Tells));

        // Where the policy in force names the chaplain too, how few it would have been stays unsaid.
        var named = SimulationShown.Of(7, Enumerable.Repeat(One(messages: 3), 5), Chaplain, Chaplain, Told);
        Assert.Equal(new PolicyNumbers(null, 15), Assert.Single(named.Tells).Tells);
        Assert.Equal([new PolicyUnjudged(CaseCategory.Exploitation, 15)], five.Unjudged);
    }

    [Fact]
    public void Given_a_role_that_would_be_told_of_four_of_many_then_its_row_is_not_there_and_the_rest_stays()
    {
        var many = SimulationShown.Of(7, Enumerable.Range(0, 12).Select(who => who < 4 ? One(1) : One(1) with { Tells = [] }), Nobody, Chaplain, Told);
        Assert.Equal(10, many.Messages);
        Assert.Empty(many.Tells);
        Assert.Single(many.Outcomes);
        Assert.Equal(0, SimulationShown.Of(7, [], Nobody, Chaplain, Told).Messages);
    }

    [Fact]
    public void Given_what_people_told_then_it_is_shown_from_five_times_on_and_not_even_since_when_before()
    {
        var telling = new PolicySimulated(7, 0, [], [], Told: [new PolicyTelling(CaseCategory.Company, 1, RequestedPerson.Chaplain, 1, new(1, 0), new(0, 0))]);
        var few = SimulationShown.Of(7, Enumerable.Repeat(telling, 4), Nobody, Chaplain, Told);
        Assert.Null(few.Told);
        Assert.Null(few.ToldFrom);

        var shown = SimulationShown.Of(7, Enumerable.Repeat(telling, 6), Nobody, Chaplain, Told);
        Assert.Equal([new PolicyTelling(CaseCategory.Company, 1, RequestedPerson.Chaplain, 5, new(5, null), new(null, null))], shown.Told);
        Assert.Equal(Told, shown.ToldFrom);
    }

    private static PolicySimulated One(int messages) => new(
        7,
        messages,
        [new(CaseCategory.SelfHarm, 3, messages, new(messages, messages), new(0, messages), new(0, 0), new(messages, messages), new(0, 0), new(messages, messages))],
        [new(CaseCategory.SelfHarm, 3, Role.Chaplain, 1, false, OnlyIfNobodyActs: true, new(0, messages))],
        [new(CaseCategory.Exploitation, messages)]);
}
