using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>Anybody can report a message. Under each shipped preset that hands the words of somebody's self-harm to nobody but care, whatever the reason, the order and what the computer saw when.</summary>
public sealed class A_cry_is_reported
{
    private const string Cry = $"{PresetWorld.Words}, tonight, goodbye (s4)";
    private const string Threat = "kiwi, you will see";
    private static readonly string[] Care = ["clinician", "colleague"];

    public static TheoryData<string> Presets => PresetWorld.Presets;

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_a_cry_is_reported_for_every_reason_then_its_words_stay_with_care_and_whoever_works_the_report_sees_that_there_is_one(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        var cry = await world.SayAsync(Cry, world.Cases.Pair);
        foreach (var reason in Enum.GetValues<ReportReason>())
        {
            await ReportAsync(world, cry, reason);
        }

        await AssertWithCareAloneAsync(world);
        var reported = Assert.Single(TestCaller.Ok(await world.Console("security").ListAsync()).Cases);
        Assert.Equal(
            [ReportReason.Threat, ReportReason.Insult],
            TestCaller.Ok(await world.Console("security").OpenAsync(reported.CaseId, CasePurpose.SafetyOfOthers)).Raised!.Select(told => told.Reason!.Value).Order());

        // What is no cry is read by whom the reason calls, in the same case.
        await ReportAsync(world, await world.Cases.SayAsync(Threat), ReportReason.Threat);
        Assert.Equal(Threat, TestCaller.Ok(await world.Console("security").OpenAsync(reported.CaseId, CasePurpose.SafetyOfOthers)).Lines.Single(line => line.Flagged).Text);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_the_computer_sees_the_cry_after_the_report_then_from_then_on_nobody_but_care_reads_it(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        world.Cases.Classifier.Available = false;
        var cry = await world.SayAsync(Cry, world.Cases.Pair);
        await ReportAsync(world, cry, ReportReason.Threat);
        world.Cases.Classifier.Available = true;
        await world.Cases.Hub.Service<PeerConnect.Hub.Cases.RescoreMessages>().DoDueAsync(CancellationToken.None);
        await AssertWithCareAloneAsync(world);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_a_cry_that_the_computer_takes_for_a_threat_too_then_security_reads_it_for_that_as_before(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        var both = await world.SayAsync($"{PresetWorld.Words}, he dies tonight and so do i (s4) (v4)", world.Cases.Pair);
        await ReportAsync(world, both, ReportReason.Threat);
        var seen = Assert.Single(TestCaller.Ok(await world.Console("security").ListAsync()).Cases);
        Assert.Contains(TestCaller.Ok(await world.Console("security").OpenAsync(seen.CaseId, CasePurpose.SafetyOfOthers)).Lines, line => line.Flagged && line.Text!.Contains(PresetWorld.Words, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_words_that_speak_of_somebodys_self_harm_under_another_matter_then_care_learns_of_it_and_reads_them_and_nobody_else_does(string preset)
    {
        const string Own = $"he says he hangs himself, {PresetWorld.Words} (s3)";
        await using var world = await PresetWorld.StartAsync(preset);
        var supporter = world.As(world.Cases.Supporter);
        await ReportAsync(world, await world.Cases.SayAsync(Threat), ReportReason.Insult, Own);
        TestCaller.Ok(await supporter.PostAsync<ToldToStaff>(
            "concerns", new RaiseConcern(world.Cases.Pair, world.Cases.Resident.Key.PersonId, ConcernAbout.Violence, ConcernNear.Soon, Own)));
        await AssertWithCareAloneAsync(world);
        var care = TestCaller.Ok(await world.Console("clinician").ListAsync()).Cases;
        Assert.Equal([(CaseCategory.SelfHarm, 3), (CaseCategory.SelfHarm, 3)], care.Select(item => (item.Category!.Value, item.Severity)));
        Assert.Equal([RaisedKind.Concern, RaisedKind.Report], care.Select(item => item.Raised!.Value).Order());

        // Security has the matter itself, without these words; and words that speak of both go to both.
        var security = TestCaller.Ok(await world.Console("security").ListAsync()).Cases;
        Assert.Equal(2, security.Count);
        foreach (var item in security)
        {
            Assert.Null(Assert.Single(TestCaller.Ok(await world.Console("security").OpenAsync(item.CaseId, CasePurpose.SafetyOfOthers)).Raised!).Words);
        }

        await ReportAsync(world, await world.Cases.SayAsync(Threat), ReportReason.Threat, $"{Own} (v3)");
        var reported = security.Single(item => item.Raised == RaisedKind.Report).CaseId;
        Assert.Contains(TestCaller.Ok(await world.Console("security").OpenAsync(reported, CasePurpose.SafetyOfOthers)).Raised!, told => told.Words == $"{Own} (v3)");
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_words_on_sexual_abuse_that_speak_of_self_harm_too_then_whoever_keeps_people_safe_from_it_reads_them_and_so_does_care(string preset)
    {
        const string Own = $"he makes me, and i want to die, {PresetWorld.Words} (s3)";
        await using var world = await PresetWorld.StartAsync(preset);
        await ReportAsync(world, await world.Cases.SayAsync("come by later"), ReportReason.Sexual, Own);
        var abuse = Assert.Single(TestCaller.Ok(await world.Console("safeguarding").ListAsync()).Cases);
        Assert.Equal(Own, Assert.Single(TestCaller.Ok(await world.Console("safeguarding").OpenAsync(abuse.CaseId, abuse.Purpose!.Value)).Raised!).Words);

        // Of whoever wrote it care has a case with them, and of the other one without: both are visited.
        var read = new List<(Guid Person, string? Words)>();
        foreach (var item in TestCaller.Ok(await world.Console("clinician").ListAsync()).Cases)
        {
            var opened = TestCaller.Ok(await world.Console("clinician").OpenAsync(item.CaseId, item.Purpose!.Value));
            read.Add((opened.Subject!.PersonId, Assert.Single(opened.Raised!).Words));
        }

        Assert.Equal(
            [(world.Cases.Resident.Key.PersonId, null), (world.Cases.Supporter.Key.PersonId, Own)],
            read.OrderBy(one => one.Words is not null));
        Assert.Empty(TestCaller.Ok(await world.Console("security").ListAsync()).Cases);
    }

    /// <summary>Everybody opens whatever there is to open.</summary>
    private static async Task AssertWithCareAloneAsync(PresetWorld world)
    {
        foreach (var staff in world.Staff)
        {
            foreach (var item in ((await world.Console(staff).ListAsync()).Ok?.Cases ?? []).Where(item => item.Purpose is not null))
            {
                TestCaller.Ok(await world.Console(staff).OpenAsync(item.CaseId, item.Purpose!.Value));
            }
        }

        var read = world.Staff.Where(staff => world.Bytes(staff).Contains(PresetWorld.Words, StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Contains("clinician", read);
        Assert.Empty(read.Except(Care));
    }

    private static async Task ReportAsync(PresetWorld world, MessageStored message, ReportReason reason, string? words = null) =>
        TestCaller.Ok(await world.As(world.Cases.Supporter).PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Pair, message.EntryId, reason, words)));
}
