using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;
using static PeerConnect.Hub.Tests.Presence.PresenceWorld;

namespace PeerConnect.Hub.Tests.Presence;

/// <summary>That somebody is writing goes to those who may write there too, where the facilities chose so and the writer agreed; and it tells of nothing else.</summary>
public sealed class Somebody_writes
{
    private static readonly DisclosurePolicy WithoutTyping = Showing with { Visibility = Showing.Visibility with { Typing = false } };

    [Fact]
    public async Task Given_a_pair_then_the_other_alone_is_told_and_nothing_is_stored()
    {
        await using var world = await StartAsync();
        var (ana, again, ben, cy) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben), await world.ConnectAsync(world.Cy));
        await world.SettleAsync();
        var before = Stored(world);
        Assert.NotNull((await world.TypeAsync(ana, world.Pair)).Ok);
        Assert.Equal(before, Stored(world));
        await world.SettleAsync(ana, again, ben, cy);
        Assert.Equal([world.Pair], ben.Typing);
        Assert.Empty(ana.Typing.Concat(again.Typing).Concat(cy.Typing));
    }

    [Fact]
    public async Task Given_the_facility_does_not_show_it_then_the_answer_is_the_same_and_nobody_is_told()
    {
        await using var world = await StartAsync(WithoutTyping, WithoutTyping);
        var (ana, ben) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben));
        Assert.NotNull((await world.TypeAsync(ana, world.Pair)).Ok);
        Assert.NotNull((await world.TypeAsync(ana, world.Group)).Ok);
        await world.SettleAsync(ben);
        Assert.Empty(ben.Typing);
        await world.PolicyAsync(world.Ana, Showing);
        Assert.NotNull((await world.TypeAsync(ana, world.Pair)).Ok);
        await world.SettleAsync(ben);
        Assert.Equal([world.Pair], ben.Typing);
    }

    [Theory]
    [InlineData(true, true, 1)]
    [InlineData(true, false, 0)]
    [InlineData(false, true, 0)]
    public async Task Given_two_facilities_then_both_have_to_choose_it(bool home, bool other, int told)
    {
        await using var world = await StartAsync(home ? Showing : WithoutTyping, other ? Showing : WithoutTyping);
        var (ana, fay) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Fay));
        Assert.NotNull((await world.TypeAsync(ana, world.Across)).Ok);
        Assert.NotNull((await world.TypeAsync(fay, world.Across)).Ok);
        await world.SettleAsync(ana, fay);
        Assert.Equal((told, told), (Typed(ana, world.Across), Typed(fay, world.Across)));
    }

    [Fact]
    public async Task Given_somebody_hid_the_writer_then_in_a_pair_he_is_not_told_and_the_writer_finds_what_he_found_before()
    {
        await using var world = await StartAsync();
        await world.HideAsync(world.Ana, world.Ben);
        var (ana, ben) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben));
        Assert.NotNull((await world.TypeAsync(ben, world.Pair)).Ok);
        await world.LookAsync(ana);
        Assert.Equal(0, Typed(ana, world.Pair));

        // Her own page goes on telling: a page that fell silent would say that she hid him.
        Assert.True(ana.Presence.Single(told => told.ConversationId == world.Pair).TypingShown);
        Assert.NotNull((await world.TypeAsync(ana, world.Pair)).Ok);
        await world.SettleAsync(ben);
        Assert.Equal(1, Typed(ben, world.Pair));
    }

    [Fact]
    public async Task Given_a_group_then_no_name_is_told_and_whoever_hid_the_writer_is_told_like_anybody()
    {
        await using var world = await StartAsync();
        await world.HideAsync(world.Ana, world.Cy);
        var (ana, ben, cy) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben), await world.ConnectAsync(world.Cy));
        Assert.NotNull((await world.TypeAsync(cy, world.Group)).Ok);
        Assert.NotNull((await world.TypeAsync(ben, world.Group)).Ok);
        await world.SettleAsync(ana, ben, cy);
        Assert.Equal((2, 1, 1), (Typed(ana, world.Group), Typed(ben, world.Group), Typed(cy, world.Group)));
    }

    [Fact]
    public async Task Given_a_wider_notice_then_nobody_is_told_of_whoever_did_not_agree_to_it_yet_also_before_the_view_knows()
    {
        await using var world = await StartAsync(WithoutTyping);
        var (ana, ben) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben));

        // The view of approvals has not heard of it: the policy itself says which consent it takes.
        await world.PolicyAsync(world.Ana, Showing, consentFrom: 2);
        Assert.NotNull((await world.TypeAsync(ana, world.Pair)).Ok);
        await world.SettleAsync(ben);
        Assert.Empty(ben.Typing);

        await world.ConsentAsync(world.Ana, 2);
        Assert.NotNull((await world.TypeAsync(ana, world.Pair)).Ok);
        await world.SettleAsync(ben);
        Assert.Empty(ben.Typing);
        Assert.Equal(RefusalCode.ConsentNeeded, (await world.TypeAsync(ben, world.Pair)).Refusal?.Code);

        await world.ConsentAsync(world.Ben, 2);
        Assert.NotNull((await world.TypeAsync(ana, world.Pair)).Ok);
        await world.SettleAsync(ben);
        Assert.Equal([world.Pair], ben.Typing);
    }

    [Fact]
    public async Task Given_whoever_may_not_write_there_then_it_is_refused_as_a_message_would_be_and_nobody_is_told()
    {
        await using var world = await StartAsync();
        var (ana, ben, cy) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben), await world.ConnectAsync(world.Cy));
        Assert.Equal(RefusalCode.NotFound, (await world.TypeAsync(cy, world.Pair)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.TypeAsync(cy, Guid.CreateVersion7())).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.TypeAsync(cy, Guid.Empty)).Refusal?.Code);
        await world.MembershipAsync(world.Cy, world.Group, row => row.MutedUntil = world.Time.GetUtcNow().AddMinutes(10));
        Assert.Equal(RefusalCode.Muted, (await world.TypeAsync(cy, world.Group)).Refusal?.Code);
        await world.MembershipAsync(world.Ben, world.Group, row => row.OwnPause = true);
        Assert.Equal(RefusalCode.Paused, (await world.TypeAsync(ben, world.Group)).Refusal?.Code);
        await world.ConversationAsync(world.Pair, ConversationState.Paused);
        Assert.Equal(RefusalCode.Paused, (await world.TypeAsync(ana, world.Pair)).Refusal?.Code);
        await world.SettleAsync(ana, ben, cy);
        Assert.Empty(ana.Typing.Concat(ben.Typing).Concat(cy.Typing));
    }

    [Fact]
    public async Task Given_a_member_who_may_not_write_any_more_then_nothing_of_others_reaches_his_open_connection()
    {
        await using var world = await StartAsync();
        var (ana, ben, cy) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben), await world.ConnectAsync(world.Cy));
        await world.TypeAsync(ana, world.Group);
        await world.SettleAsync(ben, cy);
        Assert.Equal((1, 1), (Typed(ben, world.Group), Typed(cy, world.Group)));
        await world.MembershipAsync(world.Ben, world.Group, row => (row.State, row.ToSequence) = (MembershipState.Ended, 0));
        await world.MembershipAsync(world.Cy, world.Group, row => row.OwnPause = true);
        Assert.NotNull((await world.TypeAsync(ana, world.Group)).Ok);
        await world.SettleAsync(ben, cy);
        Assert.Equal((1, 1), (Typed(ben, world.Group), Typed(cy, world.Group)));
    }

    [Fact]
    public async Task Given_two_who_are_kept_apart_then_neither_is_told_anything_there_and_the_others_notice_nothing()
    {
        await using var world = await StartAsync();
        var (ana, ben, cy) = (await world.ConnectAsync(world.Ana), await world.ConnectAsync(world.Ben), await world.ConnectAsync(world.Cy));
        await world.SeparateAsync(world.Ana, world.Cy);
        Assert.Equal(RefusalCode.Paused, (await world.TypeAsync(cy, world.Group)).Refusal?.Code);
        var grace = await world.ConnectAsync(world.Grace);
        Assert.NotNull((await world.TypeAsync(ben, world.Group)).Ok);
        await world.SettleAsync(ana, cy, grace);
        Assert.Equal((0, 0, 1), (Typed(ana, world.Group), Typed(cy, world.Group), Typed(grace, world.Group)));
    }

    [Fact]
    public async Task Given_too_many_hints_then_it_is_too_fast_and_messages_have_an_allowance_of_their_own()
    {
        await using var world = await StartAsync();
        var ana = await world.ConnectAsync(world.Ana);
        for (var hint = 0; hint < 5; hint++)
        {
            Assert.NotNull((await world.TypeAsync(ana, world.Pair)).Ok);
        }

        var refused = (await world.TypeAsync(ana, world.Group)).Refusal!;
        Assert.Equal(RefusalCode.TooFast, refused.Code);
        Assert.Equal(2_000, refused.RetryAfterMs);
        Assert.NotNull((await ana.SendAsync(world.Pair, "said all the same")).Ok);
        world.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull((await world.TypeAsync(ana, world.Group)).Ok);
    }

    // What a hint could have left behind.
    private static (long Version, int Audit, int Entries, int Receipts, int Inbox) Stored(PresenceWorld world)
    {
        using var db = world.Hub.Service<Store>().Read();
        return (db.AuthorisationVersion.Single().Version, db.Audit.Count(), db.Entries.Count(), db.Receipts.Count(), db.Inbox.Count());
    }
}
