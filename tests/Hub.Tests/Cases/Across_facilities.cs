using PeerConnect.Contracts;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>A group of two facilities: the case is the sender's facility's, and nobody learns who the other's people are.</summary>
public sealed class Across_facilities : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_cry_of_the_guest_then_the_guests_clinician_has_the_case_and_the_hosts_has_none()
    {
        var (guests, hosts) = (await world.ConnectAsync("foreign clinician"), await world.ConnectAsync("clinician"));
        await world.SayAsync(world.Resident, world.Group, "how is everybody");
        await world.SayAsync(world.Foreigner, world.Group, "not here tomorrow (s3)");
        var item = await guests.NextCaseAsync();
        await world.SettleAsync(hosts);
        Assert.Equal(2, hosts.Passed.Count);
        Assert.Equal(RefusalCode.NotFound, (await hosts.OpenAsync(item.CaseId)).Refusal?.Code);

        var opened = (await guests.OpenAsync(item.CaseId)).Ok!;
        Assert.Equal("Ezekiel Seed", opened.Subject?.Name);
        Assert.Equal([null, "Ezekiel Seed"], opened.Lines.Select(line => line.Name));
        Assert.Equal("how is everybody", opened.Lines[0].Text);
        Assert.DoesNotContain(CaseWorld.ResidentName, guests.Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("Ezekiel", hosts.Bytes, StringComparison.Ordinal);

        // The other way round, with the roles changed.
        await world.SayAsync(world.Resident, world.Group, "nor me (s3)");
        var own = (await hosts.OpenAsync((await hosts.NextCaseAsync()).CaseId)).Ok!;
        Assert.Contains(own.Lines, line => line.Text == "not here tomorrow (s3)" && line.Name is null);
        Assert.Equal($"{CaseWorld.ResidentName} Seed", own.Subject?.Name);
        Assert.DoesNotContain("Ezekiel", hosts.Bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_guest_in_danger_now_then_the_guests_case_too_waits_until_somebody_stood_there()
    {
        var clinician = await world.ConnectAsync("foreign clinician");
        await world.SayAsync(world.Foreigner, world.Group, "goodbye (s4)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        Assert.Equal(RefusalCode.FaceToFaceFirst, (await clinician.DecideAsync(caseId)).Refusal?.Code);
        await clinician.MeetAsync(caseId);
        Assert.NotNull((await clinician.DecideAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_a_member_of_the_group_has_kin_among_the_staff_then_that_person_sees_no_case_of_the_group()
    {
        var clinician = await world.ConnectAsync("clinician");
        var kin = await world.ConnectAsync("kin");
        await world.SayAsync(world.Staff["facilitator"], world.Group, "low (s2)");
        var item = await clinician.NextCaseAsync();
        await world.SettleAsync(kin);
        Assert.Equal(2, kin.Passed.Count);
        Assert.Equal(RefusalCode.NotFound, (await kin.OpenAsync(item.CaseId)).Refusal?.Code);
        Assert.NotNull((await clinician.OpenAsync(item.CaseId)).Ok);
    }

    [Fact]
    public async Task Given_staff_who_wrote_it_then_they_do_not_see_the_case_about_themselves()
    {
        var clinician = await world.ConnectAsync("clinician");
        var himself = await world.ConnectAsync("facilitator");
        await world.SayAsync(world.Staff["facilitator"], world.Group, "i am done (s3)");
        var item = await clinician.NextCaseAsync();
        var feed = await world.SettleAsync(himself);
        Assert.Equal((0, 0, 0), (feed.Cases.Count, feed.GoNow.Count, feed.Counted));
        Assert.Equal(RefusalCode.NotFound, (await himself.OpenAsync(item.CaseId)).Refusal?.Code);
    }
}
