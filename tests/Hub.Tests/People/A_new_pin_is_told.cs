using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Requests;

namespace PeerConnect.Hub.Tests.People;

/// <summary>Whoever makes somebody's PIN could use it: the person learns of each that replaces one in use.</summary>
public sealed class A_new_pin_is_told
{
    [Fact]
    public async Task Given_a_coordinator_makes_a_pin_for_somebody_who_has_one_then_that_person_is_told_in_the_inbox_and_of_a_first_one_nobody_is()
    {
        await using var world = await RequestWorld.StartAsync();
        var (resident, supporter) = (world.Cases.Resident.Key.PersonId, world.Cases.Supporter.Key.PersonId);
        await world.Cases.ChangeAsync(transaction =>
        {
            transaction.Db.People.Single(row => row.PersonId == resident).PinHash = "of his own";
            transaction.Db.People.Single(row => row.PersonId == supporter).PinHash = null;
        });
        var coordinator = world.As(world.Cases.Staff["coordinator"]);
        TestCaller.Ok(await coordinator.PostAsync<FirstPin>($"people/{resident}/pin"));
        TestCaller.Ok(await coordinator.PostAsync<FirstPin>($"people/{supporter}/pin"));

        // He signs in again.
        await world.Cases.ChangeAsync(transaction => transaction.Db.Sessions.Where(row => row.PersonId == resident).ToList().ForEach(session => session.EndedAt = null));
        await world.Cases.RestartAsync();
        var told = Assert.Single(await world.InboxAsync());
        Assert.Equal((InboxKind.NewPin, world.Cases.Store.Now()), (told.Kind, told.At));
        Assert.StartsWith("A coordinator made a new PIN for you.", told.Text, StringComparison.Ordinal);
        using var db = world.Cases.Store.Read();
        Assert.Empty(db.Inbox.Where(row => row.PersonId == supporter));
    }

    [Fact]
    public async Task Given_it_is_first_used_away_from_every_kiosk_then_the_auditor_is_asked_to_look_at_that_sign_in()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var novak = await server.SignInAsync("novak");
        using var marcus = await server.SignInAsync("marcus");
        var first = TestCaller.Ok(await castillo.PostAsync<FirstPin>($"people/{marcus.PersonId}/pin"));
        Assert.DoesNotContain(await AskAsync(), one => one.Kind == AuditAnomalyKind.PinUsedElsewhere);
        using var somebody = server.Anonymous();
        TestCaller.Ok(await somebody.PostAsync<SignedIn>("sign-in/resident", new ResidentSignIn("north", "A48207", first.Pin, "904817")));
        var found = Assert.Single(await AskAsync(), one => one.Kind == AuditAnomalyKind.PinUsedElsewhere);
        using (var db = server.Service<PeerConnect.Hub.Storage.Store>().Read())
        {
            Assert.Equal(("signed-in", marcus.PersonId), db.Audit.Where(row => row.FacilityId == marcus.FacilityId && row.Sequence == found.Sequences.Single()).AsEnumerable().Select(row => (row.Act, row.ActorId!.Value)).Single());
        }

        async Task<IReadOnlyList<AuditAnomaly>> AskAsync()
        {
            var now = server.Clock.GetUtcNow().UtcDateTime;
            return TestCaller.Ok(await novak.GetAsync<AuditAnomalies>($"audit/anomalies?from={now.AddHours(-1):O}&to={now.AddMinutes(1):O}")).Anomalies;
        }
    }
}
