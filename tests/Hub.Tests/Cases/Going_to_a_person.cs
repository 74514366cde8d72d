using Microsoft.Extensions.Logging.Abstractions;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>On the way, face to face: acts of their own, recorded from the card without opening anything.</summary>
public sealed class Going_to_a_person : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync(fakeTime: true);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_an_officer_who_sees_only_the_card_then_he_records_both_acts_and_everybody_sees_since_when()
    {
        var (officer, control, clinician) = (await world.ConnectAsync("officer of B"), await world.ConnectAsync("control room"), await world.ConnectAsync("clinician"));
        await world.SayAsync("goodbye (s4)");
        var card = await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal((null, null), (card.OnTheWaySince, card.WithPersonSince));

        world.Time!.Advance(TimeSpan.FromSeconds(40));
        var going = (await officer.GoAsync(card.CaseId)).Ok!;
        Assert.Equal((card.AskedAt.AddSeconds(40), null), (going.OnTheWaySince!.Value, going.WithPersonSince));
        var seen = await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.OnTheWaySince is not null);
        Assert.Equal((going.OnTheWaySince, card.AskedAt.AddMinutes(10)), (seen.OnTheWaySince, seen.Deadline!.Value));
        Assert.Equal(going.OnTheWaySince, (await clinician.NextCaseAsync(item => item.OnTheWaySince is not null)).OnTheWaySince);

        world.Time.Advance(TimeSpan.FromSeconds(80));
        Assert.Equal(card.AskedAt.AddMinutes(2), (await officer.MeetAsync(card.CaseId)).Ok!.WithPersonSince!.Value);
        var met = await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.WithPersonSince is not null);
        Assert.Equal((card.AskedAt.AddMinutes(2), null), (met.WithPersonSince!.Value, met.Deadline));
        Assert.Equal(officer.Person.Key.PersonId, Assert.Single(world.Audit("case-on-the-way")).ActorId);
        Assert.Equal(officer.Person.Key.PersonId, Assert.Single(world.Audit("case-face-to-face")).ActorId);
        Assert.Empty(world.Audit("case-viewed"));
        Assert.DoesNotContain("goodbye", officer.Bytes + control.Bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_the_card_is_not_for_then_he_finds_no_case_and_the_attempt_is_recorded()
    {
        var officer = await world.ConnectAsync("officer of B");
        await world.SayAsync("goodbye (s4)");
        var caseId = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        foreach (var name in new[] { "officer of A", "kin", "security", "coordinator" })
        {
            var other = world.WithoutFeed(name);
            Assert.Equal(RefusalCode.NotFound, (await other.GoAsync(caseId)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await other.MeetAsync(caseId)).Refusal?.Code);
        }

        Assert.Equal((4, 4), (world.Audit("case-on-the-way-denied").Count, world.Audit("case-face-to-face-denied").Count));
        Assert.NotNull((await officer.MeetAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_a_click_on_acknowledge_then_the_limit_to_go_runs_on_and_on_the_way_stops_it()
    {
        var (clinician, control) = (await world.ConnectAsync("clinician"), await world.ConnectAsync("control room"));
        await world.SayAsync("goodbye (s4)");
        var first = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(first);
        Assert.NotNull((await clinician.TakeAsync(first)).Ok);
        world.Time!.Advance(TimeSpan.FromMinutes(2));
        await DoDueAsync();
        Assert.Equal(["on-the-way"], Overdue());

        await world.SayAsync(world.Supporter, world.Pair, "goodbye (s4)");
        var second = (await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card.CaseId != first)).CaseId;
        Assert.NotNull((await control.GoAsync(second)).Ok);
        world.Time.Advance(TimeSpan.FromMinutes(2));
        await DoDueAsync();
        Assert.Equal(["acknowledge", "on-the-way"], Overdue());
    }

    [Fact]
    public async Task Given_somebody_on_the_way_who_never_arrives_then_the_limit_to_stand_in_front_of_the_person_passes()
    {
        var control = await world.ConnectAsync("control room");
        await world.SayAsync("goodbye (s4)");
        var caseId = (await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        await control.GoAsync(caseId);
        world.Time!.Advance(TimeSpan.FromMinutes(9));
        await DoDueAsync();
        Assert.DoesNotContain("face-to-face", Overdue());
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await DoDueAsync();
        Assert.Contains("face-to-face", Overdue());
    }

    [Fact]
    public async Task Given_a_message_after_the_visit_then_somebody_has_to_go_again_within_the_whole_limit()
    {
        var control = await world.ConnectAsync("control room");
        await world.SayAsync("goodbye (s4)");
        var caseId = (await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        world.Time!.Advance(TimeSpan.FromSeconds(90));
        await control.MeetAsync(caseId);
        var again = await world.SayAsync("goodbye after all (s4)");
        var card = await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.AskedAt == again.At);
        Assert.Equal((null, null, again.At.AddMinutes(2)), (card.OnTheWaySince, card.WithPersonSince, card.Deadline!.Value));
    }

    [Fact]
    public async Task Given_a_decided_case_then_nobody_goes_for_it_any_more()
    {
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("goodbye (s4)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        await clinician.MeetAsync(caseId);
        Assert.NotNull((await clinician.DecideAsync(caseId)).Ok);
        Assert.Equal(RefusalCode.AlreadyDecided, (await clinician.GoAsync(caseId)).Refusal?.Code);
        Assert.Equal(RefusalCode.AlreadyDecided, (await clinician.MeetAsync(caseId)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_nobody_stood_in_front_of_the_person_when_it_is_decided_then_only_a_wrong_flag_or_what_is_attended_to_ends_it()
    {
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("goodbye (s4)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        await clinician.GoAsync(caseId);
        foreach (var verdict in new[] { FlagVerdict.True, FlagVerdict.Unclear })
        {
            Assert.Equal(RefusalCode.FaceToFaceFirst, (await clinician.DecideAsync(caseId, CaseReason.SupportGiven, verdict)).Refusal?.Code);
        }

        Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        Assert.NotNull((await clinician.DecideAsync(caseId, CaseReason.NotMeant, FlagVerdict.False)).Ok);

        await world.SayAsync("goodbye once more (s4)");
        var known = Assert.Single((await clinician.ListAsync()).Ok!.Cases).CaseId;
        Assert.NotEqual(caseId, known);
        await clinician.OpenAsync(known);
        await clinician.TakeAsync(known);
        Assert.NotNull((await clinician.DecideAsync(known, CaseReason.KnownAlready)).Ok);
    }

    [Theory]
    [InlineData("i cannot go on (s2)")]
    [InlineData("i want to die (s3)")]
    public async Task Given_a_limit_to_stand_in_front_of_somebody_whose_name_is_told_then_a_visit_comes_before_the_decision_below_severity_4_too(string says)
    {
        var console = await world.ConnectAsync("clinician");
        await world.SayAsync(says);
        var caseId = (await console.NextCaseAsync()).CaseId;
        await console.OpenAsync(caseId);
        await console.TakeAsync(caseId);
        await console.GoAsync(caseId);
        var refused = (await console.DecideAsync(caseId)).Refusal;
        Assert.Equal(RefusalCode.FaceToFaceFirst, refused?.Code);
        Assert.Contains("Go or send somebody, record it, then decide.", refused?.Message, StringComparison.Ordinal);
        await console.MeetAsync(caseId);
        Assert.NotNull((await console.DecideAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_a_threat_whose_reader_is_told_neither_who_nor_where_then_it_is_decided_on_what_he_can_do()
    {
        var security = await world.ConnectAsync("security");
        await world.SayAsync("i will get him (v3)");
        var caseId = (await security.NextCaseAsync()).CaseId;
        await security.OpenAsync(caseId, CasePurpose.SafetyOfOthers);
        await security.TakeAsync(caseId);

        // Nor can he say that he goes, or was there.
        foreach (var refused in new[] { (await security.GoAsync(caseId)).Refusal, (await security.MeetAsync(caseId)).Refusal, (await security.CannotGoAsync(caseId)).Refusal })
        {
            Assert.Equal(RefusalCode.NotPossible, refused?.Code);
            Assert.Contains("neither who it is nor where", refused?.Message, StringComparison.Ordinal);
        }

        Assert.NotNull((await security.DecideAsync(caseId, CaseReason.SafetySteps)).Ok);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_the_person_has_left_or_lives_outside_when_nobody_can_be_sent_any_more_then_the_case_can_be_decided(bool goesOn)
    {
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("goodbye (s4)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        await world.ChangeAsync(transaction =>
        {
            var author = transaction.Db.Cases.Single().SubjectId;
            var person = transaction.Db.People.Single(row => row.FacilityId == world.Facility && row.PersonId == author);
            (person.Kind, person.State) = goesOn ? (PersonKind.Released, PersonState.Active) : (PersonKind.Resident, PersonState.Released);
            transaction.TouchPerson(world.Facility, author);
        });
        Assert.NotNull((await clinician.DecideAsync(caseId, CaseReason.CareReferral)).Ok);
    }

    private Task<int> DoDueAsync() => new CaseDeadlines(
        world.Store, world.Time!, NullLogger<CaseDeadlines>.Instance).DoDueAsync(CancellationToken.None);

    private List<string> Overdue()
    {
        using var db = world.Store.Read();
        return [.. db.CaseEvents.Where(row => row.Kind == "overdue").AsEnumerable().Select(row => row.Detail!.Split(':')[0]).Order(StringComparer.Ordinal)];
    }
}
