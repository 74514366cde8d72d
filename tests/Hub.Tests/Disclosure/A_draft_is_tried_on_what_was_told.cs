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
        Assert.Equal((0, null), (before.Told!.Count, before.ToldFrom));

        var began = world.Cases.Store.Now();
        await RequestWorld.AskAsync(resident, RequestedPerson.Officer);
        await RequestWorld.AskAsync(resident, RequestedPerson.Officer);
        TestCaller.Ok(await resident.PostAsync<ToldToStaff>("complaints", new ComplainOfSupporter(world.Cases.Pair, world.Cases.Supporter.Key.PersonId, ComplaintReason.Pressure, "every week")));
        TestCaller.Ok(await supporter.PostAsync<ToldToStaff>("concerns", new RaiseConcern(world.Cases.Pair, world.Cases.Resident.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Now, "tonight")));

        var tried = await TryAsync(coordinator, draft);
        Assert.Equal(0, tried.Messages);
        Assert.InRange(tried.ToldFrom!.Value, began.AddSeconds(-1), world.Cases.Store.Now());
        Assert.Equal(
            [(CaseCategory.SelfHarm, 4, null, 1, new PolicyNumbers(1, 1)), (CaseCategory.Exploitation, 2, null, 1, new PolicyNumbers(1, 1)), (CaseCategory.Company, 1, RequestedPerson.Officer, 1, new PolicyNumbers(1, 0))],
            tried.Told!.Select(row => (row.Category, row.Severity, row.AskedFor, row.Times, row.Cases)));
        Assert.Equal(new PolicyNumbers(1, 1), tried.Told![0].Alarms);
        Assert.Equal(new PolicyNumbers(1, 0), Assert.Single(tried.Tells, tell => tell is { Category: CaseCategory.Company, Role: Role.Officer, OnlyIfNobodyActs: false }).Tells);
        Assert.Contains(tried.Tells, tell => tell is { Category: CaseCategory.SelfHarm, Role: Role.ControlRoom, Tells: { Current: 1, Draft: 1 } });

        var rows = Rows(world);
        Assert.Equal(3, rows.Count);
        foreach (var name in new[] { world.Cases.Resident, world.Cases.Supporter }.Select(person => person.Key.PersonId.ToString()).Append(world.Cases.Pair.ToString()).Append("every week").Append("tonight"))
        {
            Assert.All(rows, row => Assert.DoesNotContain(name, row.Record, StringComparison.OrdinalIgnoreCase));
        }

        world.Cases.Time!.Advance(TimeSpan.FromDays(89));
        await world.Cases.Hub.Service<PurgeWorker>().DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, Rows(world).Count);
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
