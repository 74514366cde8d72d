using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Disclosure;

namespace PeerConnect.Hub.Tests.Concerns;

/// <summary>Staff who are slow send nobody to the door of whoever is reported or complained of, by the shipped presets as they are: that would show who told. The alarm outside follows all the same.</summary>
public sealed class Who_is_reported_is_not_visited_for_it
{
    [Theory]
    [InlineData("us-state-prison", ReportReason.Threat, 45)]
    [InlineData("us-state-prison", ReportReason.Pressure, 600)]
    public async Task Given_a_report_and_nobody_decides_then_the_control_room_is_not_sent_and_the_alarm_leaves(string preset, ReportReason reason, int alarm)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        await world.ReportAsync(reason, "quetzal, you pay me");
        await SlowAsync(world, alarm);
    }

    [Fact]
    public async Task Given_a_complaint_and_nobody_decides_then_the_control_room_is_not_sent_and_the_alarm_leaves()
    {
        await using var world = await PresetWorld.StartAsync("us-state-prison");
        TestCaller.Ok(await world.As(world.Cases.Resident).PostAsync<ToldToStaff>(
            "complaints", new ComplainOfSupporter(world.Cases.Pair, world.Cases.Supporter.Key.PersonId, ComplaintReason.Pressure, "quetzal, every week")));
        using (var db = world.Cases.Store.Read())
        {
            world.Begin(db.Cases.Single().NotBefore);
        }

        await world.UntilAsync(TimeSpan.Zero);
        await SlowAsync(world, 600);
    }

    private static async Task SlowAsync(PresetWorld world, int alarm)
    {
        await world.UntilAsync(TimeSpan.FromMinutes(alarm) - TimeSpan.FromSeconds(1));
        Assert.Empty(world.Night.Told("escalated"));
        Assert.Empty((await world.Console("control room").ListAsync()).Ok!.GoNow);
        using (var db = world.Cases.Store.Read())
        {
            Assert.All(db.CaseGrants, grant => Assert.Null(grant.FaceToFaceSeconds));
        }

        Assert.Empty(world.Night.Told("alarm-raised"));
        await world.UntilAsync(TimeSpan.FromMinutes(alarm));
        Assert.Single(world.Night.Told("alarm-raised"));
    }
}
