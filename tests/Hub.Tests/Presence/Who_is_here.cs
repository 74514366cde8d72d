using PeerConnect.Contracts;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Presence;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;
using static PeerConnect.Hub.Tests.Presence.PresenceWorld;

namespace PeerConnect.Hub.Tests.Presence;

/// <summary>How many others are here goes to those who may write there, where the facilities chose so and those who are here agreed; and it tells of nothing else.</summary>
public sealed class Who_is_here
{
    [Fact]
    public async Task Given_a_line_that_breaks_for_a_moment_then_nothing_flickers_and_after_half_a_minute_nobody_is_here()
    {
        await using var world = await StartAsync();
        var ana = await world.ConnectAsync(world.Ana);
        await world.LookAsync(ana);
        Assert.Equal([0], Here(ana, world.Pair));
        var ben = await world.ConnectAsync(world.Ben);
        await world.LookAsync(ana);
        Assert.Equal([0, 1], Here(ana, world.Pair));
        await world.HangUpAsync(ben, world.Ben);
        world.Time.Advance(WhoIsHere.Grace - TimeSpan.FromSeconds(1));
        await world.LookAsync(ana);
        ben = await world.ConnectAsync(world.Ben);
        await world.LookAsync(ana);
        Assert.Equal([0, 1], Here(ana, world.Pair));
        await world.HangUpAsync(ben, world.Ben);
        world.Time.Advance(WhoIsHere.Grace + TimeSpan.FromSeconds(1));
        await world.LookAsync(ana);
        Assert.Equal([0, 1, 0], Here(ana, world.Pair));
    }

    [Fact]
    public async Task Given_somebody_signs_out_then_he_is_gone_at_the_next_look()
    {
        await using var world = await StartAsync();
        var (ana, ben) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben));
        await world.LookAsync(ana);
        world.Hub.Service<SessionRegistry>().EndAllOfPerson(world.Ben.Key.FacilityId, world.Ben.Key.PersonId);
        await ben.Closed;
        await world.GoneAsync(world.Ben);
        await world.LookAsync(ana);
        Assert.Equal([1, 0], Here(ana, world.Pair));
    }

    [Fact]
    public async Task Given_time_that_passes_then_the_server_looks_by_itself_within_a_second()
    {
        await using var world = await StartAsync();
        var ana = await world.ConnectAsync(world.Ana);
        await world.ConnectAsync(world.Ben);
        await world.SettleAsync(ana);
        Assert.Empty(ana.Presence);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await ana.UntilAsync(() => Here(ana, world.Pair).SequenceEqual([1]));
        await world.ConversationAsync(world.Pair, ConversationState.Paused);
        await world.MembershipAsync(world.Ana, world.Group, row => (row.State, row.ToSequence) = (MembershipState.Ended, 0));
        await world.SettleAsync(ana);
        var before = ana.Presence.Count(told => told.ConversationId == world.Pair || told.ConversationId == world.Group);
        world.Hub.Service<SessionRegistry>().EndAllOfPerson(world.Ben.Key.FacilityId, world.Ben.Key.PersonId);
        world.Time.Advance(TimeSpan.FromSeconds(2));
        await world.LookAsync(ana);
        Assert.Equal(before, ana.Presence.Count(told => told.ConversationId == world.Pair || told.ConversationId == world.Group));
    }

    [Fact]
    public async Task Given_a_group_then_each_learns_how_many_others_are_here_and_a_stranger_learns_nothing()
    {
        await using var world = await StartAsync();
        var (ana, ben, cy, fay) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben), await world.ConnectAsync(world.Cy), await world.ConnectAsync(world.Fay));
        await world.SettleAsync();
        await world.LookAsync(ana, ben, cy, fay);
        Assert.Equal([3], Here(ana, world.Group));
        Assert.Equal([3], Here(cy, world.Group));
        Assert.Equal([2], Here(fay, world.Across));
        Assert.DoesNotContain(cy.Presence, told => told.ConversationId == world.Pair || told.ConversationId == world.Across);
        Assert.DoesNotContain(fay.Presence, told => told.ConversationId == world.Pair || told.ConversationId == world.Group);
        await world.MembershipAsync(world.Cy, world.Group, row => (row.State, row.ToSequence) = (MembershipState.Ended, 0));
        await world.LookAsync(ana);
        Assert.Equal([3, 2], Here(ana, world.Group));
    }

    [Fact]
    public async Task Given_the_facility_does_not_show_it_then_nothing_at_all_is_sent_and_both_facilities_have_to()
    {
        await using (var plain = await StartAsync(PlainPolicy.Version1, Showing))
        {
            var (ana, ben, fay) = (await plain.ConnectAsync(plain.Ana), await plain.ConnectAsync(plain.Ben), await plain.ConnectAsync(plain.Fay));
            await plain.LookAsync(ana, ben, fay);
            Assert.Empty(ana.Presence.Concat(ben.Presence).Concat(fay.Presence));
        }

        await using var world = await StartAsync(Showing, PlainPolicy.Version1);
        var (here, other) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Fay));
        await world.LookAsync(here, other);
        Assert.Equal([0], Here(here, world.Pair));
        Assert.Empty(Here(here, world.Across));
        Assert.Empty(other.Presence);
    }

    [Fact]
    public async Task Given_the_choice_is_taken_back_and_made_again_then_it_ends_and_begins_with_the_consent_of_whoever_is_here()
    {
        await using var world = await StartAsync();
        var (ana, ben) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben));
        await world.LookAsync(ana);
        await world.PolicyAsync(world.Ana, PlainPolicy.Version1);
        await world.LookAsync(ana, ben);
        Assert.Equal(new PresenceChanged(world.Pair), ana.Presence.Last(told => told.ConversationId == world.Pair));
        await world.PolicyAsync(world.Ana, Showing, consentFrom: 2);
        await world.ConsentAsync(world.Ana, 2);
        await world.LookAsync(ana);
        Assert.Equal([1, null, 0], Here(ana, world.Pair));
        await world.ConsentAsync(world.Ben, 2);
        await world.LookAsync(ana);
        Assert.Equal([1, null, 0, 1], Here(ana, world.Pair));
    }

    [Fact]
    public async Task Given_consent_is_withdrawn_then_others_find_nobody_here_and_oneself_is_told_nothing_more()
    {
        await using var world = await StartAsync();
        var (ana, ben) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben));
        await world.LookAsync(ana, ben);
        await world.WithdrawConsentAsync(world.Ben);
        await world.LookAsync(ana, ben);
        Assert.Equal([1, 0], Here(ana, world.Pair));
        Assert.Equal([1, null], Here(ben, world.Pair));
    }

    [Fact]
    public async Task Given_somebody_hides_another_then_a_pair_shows_him_nobody_a_group_the_same_number_and_the_hidden_one_finds_no_difference()
    {
        await using var world = await StartAsync();
        var (ana, ben, cy) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben), await world.ConnectAsync(world.Cy));
        await world.SettleAsync();
        await world.LookAsync(ana, ben, cy);
        var (toBen, toCy) = (ben.Presence.ToList(), cy.Presence.ToList());
        await world.HideAsync(world.Ana, world.Ben);
        await world.HideAsync(world.Ana, world.Cy);
        await world.LookAsync(ana, ben, cy);
        Assert.Equal([1, 0], Here(ana, world.Pair));
        Assert.Equal([3], Here(ana, world.Group));
        Assert.Equal(toBen, ben.Presence);
        Assert.Equal(toCy, cy.Presence);

        // Nor does one who comes anew find another number than before.
        var again = await world.ConnectAsync(world.Ben);
        await world.LookAsync(again);
        Assert.Equal((Here(ben, world.Pair)[^1], Here(ben, world.Group)[^1]), (Assert.Single(Here(again, world.Pair)), Assert.Single(Here(again, world.Group))));
    }

    [Fact]
    public async Task Given_a_member_who_rests_or_is_quiet_in_a_group_then_no_number_of_anybody_else_changes()
    {
        await using var world = await StartAsync();
        var (ana, ben, cy) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben), await world.ConnectAsync(world.Cy));
        await world.SettleAsync();
        await world.LookAsync(ana, ben, cy);
        var toAna = ana.Presence.ToList();
        await world.MembershipAsync(world.Ben, world.Group, row => row.OwnPause = true);
        await world.MembershipAsync(world.Cy, world.Group, row => row.MutedUntil = world.Time.GetUtcNow().AddMinutes(10));
        await world.LookAsync(ana, ben, cy);
        Assert.Equal(toAna, ana.Presence);

        // Whoever may not write is told nothing of others; it is the own state, and the page knows a pause.
        Assert.Equal([3], Here(ben, world.Group));
        Assert.Equal([3, null], Here(cy, world.Group));
        await world.MembershipAsync(world.Ben, world.Group, row => row.OwnPause = false);
        await world.LookAsync(ben);
        Assert.Equal([3, 3], Here(ben, world.Group));
    }

    [Fact]
    public async Task Given_a_pair_that_rests_for_any_cause_then_the_same_is_told_to_both_nothing_and_everything_anew_when_it_opens()
    {
        await using var world = await StartAsync();
        var (ana, ben) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben));
        await world.LookAsync(ana, ben);
        Action<MembershipRow>[] causes = [row => row.OwnPause = true, row => row.State = MembershipState.Suspended];
        var told = new List<int?> { 1 };
        foreach (var cause in causes)
        {
            await world.MembershipAsync(world.Ben, world.Pair, cause);
            await world.LookAsync(ana, ben);
            Assert.Equal(told, Here(ana, world.Pair));
            Assert.Equal(told, Here(ben, world.Pair));
            await world.MembershipAsync(world.Ben, world.Pair, row => (row.OwnPause, row.State) = (false, MembershipState.Active));
            await world.LookAsync(ana, ben);
            told.Add(1);
            Assert.Equal(told, Here(ana, world.Pair));
            Assert.Equal(told, Here(ben, world.Pair));
        }
    }

    [Fact]
    public async Task Given_two_who_are_kept_apart_then_neither_is_told_more_there_and_no_number_of_others_changes()
    {
        await using var world = await StartAsync();
        var (ana, ben, cy) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben), await world.ConnectAsync(world.Cy));
        await world.SettleAsync();
        await world.LookAsync(ana, ben, cy);
        var toBen = ben.Presence.ToList();
        await world.SeparateAsync(world.Ana, world.Cy);
        await world.LookAsync(ana, ben, cy);
        await world.HangUpAsync(ben, world.Ben);
        world.Time.Advance(WhoIsHere.Grace + TimeSpan.FromSeconds(1));
        await world.LookAsync(ana, cy);
        Assert.Equal(toBen, ben.Presence);
        Assert.Equal([3], Here(ana, world.Group));
        Assert.Equal([3], Here(cy, world.Group));
    }

    [Fact]
    public async Task Given_a_suspended_person_then_others_find_him_gone_as_if_he_had_signed_out()
    {
        await using var world = await StartAsync();
        var (ana, cy) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Cy));
        await world.SettleAsync();
        await world.LookAsync(ana);
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.People.Single(row => row.PersonId == world.Cy.Key.PersonId).State = PersonState.Suspended;
            transaction.TouchPerson(world.Cy.Key.FacilityId, world.Cy.Key.PersonId);
        });
        await cy.Closed;
        await world.LookAsync(ana);
        Assert.Equal([2, 1], Here(ana, world.Group));
    }
}
