using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.Requests;

/// <summary>At an enrolled kiosk without sign-in: the unit is the kiosk's, a typed number proves nothing, no press is lost, and none floods the feed.</summary>
public sealed class Asking_at_a_kiosk : IAsyncLifetime
{
    private RequestWorld world = null!;
    private TestCaller kiosk = null!;
    private StaffConsole officer = null!;

    public async ValueTask InitializeAsync()
    {
        world = await RequestWorld.StartAsync();
        kiosk = await world.KioskAsync();
        officer = await world.Cases.ConnectAsync("officer of B");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_nobody_is_signed_in_then_the_officer_of_the_kiosks_unit_is_sent_to_the_kiosk()
    {
        Assert.Equal(4, TestCaller.Ok(await kiosk.GetAsync<PersonOffer>("person-requests/offer")).Persons.Count);
        var asked = await RequestWorld.AskAsync(kiosk);
        var card = await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal(("Somebody", "Unit B", null, "Kiosk of B", true), (card.Name, card.Unit, card.Cell, card.Device, card.NotSignedIn));
        await officer.GoAsync(asked.RequestId);
        Assert.Equal(PersonRequestState.OnTheWay, TestCaller.Ok(await kiosk.GetAsync<PersonRequest>($"person-requests/{asked.RequestId}")).State);
        await officer.MeetAsync(asked.RequestId);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await officer.PostAsync($"api/v1/cases/{asked.RequestId}/close", "")).Status);
        Assert.Equal(PersonRequestState.Closed, TestCaller.Ok(await kiosk.GetAsync<PersonRequest>($"person-requests/{asked.RequestId}")).State);
        Assert.Null(Assert.Single(world.Cases.Audit("person-requested")).ActorId);
    }

    [Fact]
    public async Task Given_a_typed_number_then_it_names_somebody_of_the_unit_and_nobody_else_and_that_person_gets_no_notice()
    {
        var asked = await RequestWorld.AskAsync(kiosk, number: " a48207 ");
        var card = await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal(($"{CaseWorld.ResidentName} Seed", CaseWorld.Cell, true), (card.Name, card.Cell, card.NotSignedIn));
        await officer.GoAsync(asked.RequestId);
        await officer.MeetAsync(asked.RequestId);
        Assert.Empty(await world.InboxAsync());
        using (var db = world.Cases.Store.Read())
        {
            // Whoever is told next: kin of the person whom the number names learns nothing.
            Assert.Contains(world.Cases.Staff["kin"].Key, CaseCards.Find(db, world.Cases.Facility, asked.RequestId)!.Excluded);
        }

        // The supporter lives on unit A.
        await RequestWorld.AskAsync(kiosk, RequestedPerson.Officer, "A39115");
        Assert.Equal("Somebody", (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.AskedFor == RequestedPerson.Officer)).Name);
        await RequestWorld.AskAsync(kiosk, RequestedPerson.Chaplain, new string('9', 400));
        Assert.Equal("Somebody", (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.AskedFor == RequestedPerson.Chaplain)).Name);
    }

    [Fact]
    public async Task Given_somebody_presses_again_and_again_then_three_stand_for_themselves_and_the_rest_joins_the_last()
    {
        var asked = new List<Guid>();
        for (var press = 0; press < 20; press++)
        {
            asked.Add((await RequestWorld.AskAsync(kiosk)).RequestId);
        }

        Assert.Equal(3, asked.Distinct().Count());
        Assert.All(asked.Skip(2), id => Assert.Equal(asked[2], id));
        Assert.Equal(3, world.Cases.Audit("person-requested").Count);
        world.Cases.Time!.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(asked[2], (await RequestWorld.AskAsync(kiosk)).RequestId);
        Assert.Single(world.Events("asked-again"));

        // Once somebody came for it, the next press is a request of its own, and the ones after it join that.
        await officer.MeetAsync(asked[2]);
        await officer.MeetAsync(asked[1]);
        await officer.MeetAsync(asked[0]);
        var anew = (await RequestWorld.AskAsync(kiosk)).RequestId;
        Assert.DoesNotContain(anew, asked);
        Assert.Equal(anew, (await RequestWorld.AskAsync(kiosk)).RequestId);
        asked.Add(anew);

        // Another kind, another kiosk, and a later time are requests of their own.
        Assert.DoesNotContain((await RequestWorld.AskAsync(kiosk, RequestedPerson.Officer)).RequestId, asked);
        Assert.DoesNotContain((await RequestWorld.AskAsync(await world.KioskAsync())).RequestId, asked);
        world.Cases.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain((await RequestWorld.AskAsync(kiosk)).RequestId, asked);
    }

    [Fact]
    public async Task Given_somebody_else_pressed_again_and_again_then_who_types_his_number_is_sent_somebody_and_is_told_of_nobody_elses_visit()
    {
        var others = new List<Guid>();
        for (var press = 0; press < 4; press++)
        {
            others.Add((await RequestWorld.AskAsync(kiosk)).RequestId);
        }

        var his = await RequestWorld.AskAsync(kiosk, number: RequestWorld.Number);
        Assert.DoesNotContain(his.RequestId, others);
        Assert.Equal(CaseWorld.Cell, (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card.CaseId == his.RequestId)).Cell);
        Assert.Equal(his.RequestId, (await RequestWorld.AskAsync(kiosk, number: RequestWorld.Number)).RequestId);
        await officer.MeetAsync(others[2]);
        Assert.Equal(PersonRequestState.Waiting, TestCaller.Ok(await kiosk.GetAsync<PersonRequest>($"person-requests/{his.RequestId}")).State);

        // And the other way round: who says no number is not told of a visit to a cell.
        await officer.MeetAsync(others[0]);
        await officer.MeetAsync(others[1]);
        Assert.NotEqual(his.RequestId, (await RequestWorld.AskAsync(kiosk)).RequestId);
    }

    [Fact]
    public async Task Given_another_kiosk_or_none_then_there_is_nothing_to_read_and_nothing_to_ask()
    {
        var asked = await RequestWorld.AskAsync(kiosk);
        Assert.Equal(RefusalCode.NotFound, (await (await world.KioskAsync()).GetAsync<PersonRequest>($"person-requests/{asked.RequestId}")).Refusal?.Code);
        using var nowhere = new TestCaller(world.Cases.Hub.Address, null);
        Assert.Equal(RefusalCode.NotFound, (await nowhere.PostAsync<PersonRequest>("person-requests", new AskForPerson(RequestedPerson.Officer))).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await nowhere.GetAsync<PersonOffer>("person-requests/offer")).Refusal?.Code);
        await world.Cases.ChangeAsync(transaction =>
            transaction.Db.Cases.Single(row => row.CaseId == asked.RequestId).OpenedAt = transaction.Now.AddDays(-1));
        Assert.Equal(RefusalCode.NotFound, (await kiosk.GetAsync<PersonRequest>($"person-requests/{asked.RequestId}")).Refusal?.Code);
    }
}
