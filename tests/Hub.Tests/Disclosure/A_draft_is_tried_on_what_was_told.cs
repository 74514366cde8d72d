using PeerConnect.Contracts;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>Concerns, complaints and requests for a person are disclosures too: a draft is tried on them as on messages.</summary>
public sealed class A_draft_is_tried_on_what_was_told
{
    [Fact]
    public async Task Given_a_concern_a_complaint_and_a_request_then_the_trial_counts_them_beside_messages_and_the_record_names_nobody_and_ends()
    {
        await using var world = await RequestWorld.StartAsync(PlainPolicy.Version1);
        var (coordinator, resident, supporter) = (world.As(world.Cases.Staff["coordinator"]), world.As(world.Cases.Resident), world.As(world.Cases.Supporter));
        var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(PolicyYaml.Write(RequestWorld.Without())))).Id;
        var before = await TryAsync(coordinator, draft);
        Assert.Equal((null, null), (before.Told, before.ToldFrom));

        var began = world.Cases.Store.Now();
        await RequestWorld.AskAsync(resident, RequestedPerson.Officer);
        await RequestWorld.AskAsync(resident, RequestedPerson.Officer);
        TestCaller.Ok(await resident.PostAsync<ToldToStaff>("complaints", new ComplainOfSupporter(world.Cases.Pair, world.Cases.Supporter.Key.PersonId, ComplaintReason.Pressure, "every week")));
        TestCaller.Ok(await supporter.PostAsync<ToldToStaff>("concerns", new RaiseConcern(world.Cases.Pair, world.Cases.Resident.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Now, "tonight")));

        // Of fewer than five nothing is shown.
        Assert.Null((await TryAsync(coordinator, draft)).Told);
        var once = Rows(world);
        await world.Cases.ChangeAsync(transaction =>
        {
            for (var more = 1; more < 5; more++)
            {
                transaction.Db.Tellings.AddRange(once.Select(row => new TellingRow { FacilityId = row.FacilityId, TellingId = Guid.CreateVersion7(), Kind = row.Kind, At = row.At, Record = row.Record }));
            }
        });
        var tried = await TryAsync(coordinator, draft);
        Assert.Equal(0, tried.Messages);
        Assert.Equal(began.UtcDateTime.Date, tried.ToldFrom!.Value.UtcDateTime);
        Assert.Equal(
            [(CaseCategory.SelfHarm, 4, null, 5, new PolicyNumbers(5, 5)), (CaseCategory.Exploitation, 2, (RequestedPerson?)null, 5, new PolicyNumbers(5, 5)), (CaseCategory.Company, 1, RequestedPerson.Officer, 5, new PolicyNumbers(5, null))],
            tried.Told!.Select(row => (row.Category, row.Severity, row.AskedFor, row.Times!.Value, row.Cases)));
        Assert.Equal(new PolicyNumbers(5, 5), tried.Told![0].Alarms);
        Assert.Equal(new PolicyNumbers(5, null), Assert.Single(tried.Tells, tell => tell is { Category: CaseCategory.Company, Role: Role.Officer, OnlyIfNobodyActs: false }).Tells);
        Assert.Contains(tried.Tells, tell => tell is { Category: CaseCategory.SelfHarm, Role: Role.ControlRoom, Tells: { Current: 5, Draft: 5 } });

        var rows = once;
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal(TimeSpan.Zero, row.At.TimeOfDay));
        foreach (var name in new[] { world.Cases.Resident, world.Cases.Supporter }.Select(person => person.Key.PersonId.ToString()).Append(world.Cases.Pair.ToString()).Append("every week").Append("tonight"))
        {
            Assert.All(rows, row => Assert.DoesNotContain(name, row.Record, StringComparison.OrdinalIgnoreCase));
        }

        world.Cases.Time!.Advance(TimeSpan.FromDays(96));
        await world.Cases.Hub.Service<PurgeWorker>().DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(15, Rows(world).Count);
        world.Cases.Time.Advance(TimeSpan.FromDays(2));
        await world.Cases.Hub.Service<PurgeWorker>().DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Empty(Rows(world));
    }

    private static async Task<PolicySimulated> TryAsync(TestCaller coordinator, Guid draft) =>
        TestCaller.Ok(await coordinator.PostAsync<PolicySimulated>($"policies/drafts/{draft}/simulation", new SimulatePolicy(1)));

    private static List<TellingRow> Rows(RequestWorld world)
    {
        using var db = world.Cases.Store.Read();
        return [.. db.Tellings];
    }
}
