using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Presets;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Concerns;

/// <summary>Who goes to a person meant, when, and who learns of it, under policies of their own.</summary>
public sealed class Whom_a_person_meant_is_shown_to
{
    [Fact]
    public async Task Given_severity_3_then_nobody_goes_before_a_moment_that_does_not_point_at_the_writer()
    {
        await using var spread = await CaseWorld.StartAsync(true, PlainPolicy.Version1 with { Inform = PlainPolicy.Version1.Inform with { ConcernSpread = TimeSpan.FromMinutes(20) } });
        var clinician = spread.WithoutFeed("clinician");
        await spread.SayAsync(spread.Supporter, spread.Pair, "zeb wants to hang himself (s3)");
        var from = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases).CaseId;
        TestCaller.Ok(await clinician.OpenAsync(from));
        TestCaller.Ok(await clinician.NameMeantAsync(from, Number(spread, spread.Resident), severity: 3));
        using var db = spread.Store.Read();
        Assert.InRange(db.Cases.Single(row => row.Raised == RaisedKind.Meant).NotBefore!.Value, spread.Store.Now(), spread.Store.Now().AddMinutes(20));
    }

    [Fact]
    public async Task Given_the_policy_tells_nobody_at_once_where_the_person_is_then_it_is_refused_in_words_and_nothing_happens()
    {
        await using var preset = await CaseWorld.StartAsync(true, PolicyPreset.All[0].Policy);
        var reader = preset.WithoutFeed("security");
        await preset.SayAsync(preset.Supporter, preset.Pair, "zeb is dead at supper (v4)");
        var from = TestCaller.Ok(await reader.ListAsync()).Cases.Single(item => item.Category == CaseCategory.Violence).CaseId;
        TestCaller.Ok(await reader.OpenAsync(from, CasePurpose.SafetyOfOthers));
        var refused = (await reader.NameMeantAsync(from, Number(preset, preset.Resident), severity: 3)).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, refused.Code);
        Assert.Contains("name the person with severity 4", refused.Message, StringComparison.Ordinal);
        Assert.Null(TestCaller.Ok(await reader.OpenAsync(from, CasePurpose.SafetyOfOthers)).Meant);
        TestCaller.Ok(await reader.NameMeantAsync(from, Number(preset, preset.Resident)));
    }

    [Fact]
    public async Task Given_a_member_of_staff_wrote_it_then_whoever_is_kept_out_of_the_writers_case_is_kept_out_of_that_of_the_person_meant()
    {
        await using var plain = await CaseWorld.StartAsync(true, PlainPolicy.Version1);
        await plain.SayAsync(plain.Staff["facilitator"], plain.Group, "zeb wants to hang himself (s4)");
        var clinician = plain.WithoutFeed("clinician");
        var from = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases).CaseId;
        TestCaller.Ok(await clinician.OpenAsync(from));
        var meant = TestCaller.Ok(await clinician.NameMeantAsync(from, Number(plain, plain.Resident))).CaseId;
        Assert.Contains(TestCaller.Ok(await plain.WithoutFeed("colleague").ListAsync()).Cases, item => item.CaseId == meant);
        Assert.Empty(TestCaller.Ok(await plain.WithoutFeed("facilitator").ListAsync()).Cases);
    }

    private static string Number(CaseWorld cases, SeededPerson person)
    {
        using var db = cases.Store.Read();
        return db.People.Single(row => row.PersonId == person.Key.PersonId && row.FacilityId == person.Key.FacilityId).Number;
    }
}
