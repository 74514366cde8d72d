using PeerConnect.Contracts;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Storage;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Classifying;

/// <summary>It judges every message and changes nothing; the administrator sees where it differs, and never a single message.</summary>
public sealed class A_candidate_in_the_shadow : IDisposable
{
    private const string Cry = "i've decided. tonight i will kill myself, i have the rope ready. goodbye";
    private const string Calm = "see you at the meeting on sunday";
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-candidate").FullName;

    [Fact]
    public async Task Given_a_candidate_that_hears_nothing_then_staff_are_told_as_ever_and_the_administrator_sees_what_it_would_have_missed()
    {
        var candidate = CandidateFile.Make(folder, CandidateFile.Deaf);
        await using var world = await ShadowWorld.StartAsync(candidate.Settings);
        await world.WriteUntilAsync(6, Cry);

        using var db = world.Server.Service<Store>().Read();
        Assert.All(db.Decisions.ToList(), row => Assert.InRange(row.MaxSeverity, Verdict.AlertSeverity, Verdict.MaxSeverity));
        var decided = Decision.FromJson(db.Decisions.First().Record);
        Assert.All(decided.Verdicts.Where(verdict => verdict.Source == EvidenceSource.Model), verdict => Assert.Equal(ShippedModel.Open().Model!.Version, verdict.Version));
        Assert.Single(db.Cases);

        var seen = await world.ModelsAsync();
        Assert.Null(seen.CandidateRefusal);
        Assert.Equal((ShippedModel.Sha256, candidate.Sha256, "test-1.5"), (seen.InForce!.Sha256, seen.Shadow!.Candidate.Sha256, seen.Shadow.Candidate.Version));
        Assert.Equal((5, 0), (seen.Shadow.Messages, seen.Shadow.Agreed));
        var missed = Assert.Single(seen.Shadow.Differences);
        Assert.Equal((CaseCategory.SelfHarm, 1, 5), (missed.Category, missed.Candidate, missed.Messages));
        Assert.InRange(missed.InForce, 3, 4);
    }

    [Fact]
    public async Task Given_a_candidate_that_cries_wolf_then_nobody_is_told_of_it()
    {
        await using var world = await ShadowWorld.StartAsync(CandidateFile.Make(folder, CandidateFile.Jumpy).Settings);
        await world.WriteUntilAsync(5, Calm);
        using var db = world.Server.Service<Store>().Read();
        Assert.Empty(db.Cases);
        Assert.All(db.Decisions.ToList(), row => Assert.Equal(0, row.MaxSeverity));
        Assert.Contains((await world.ModelsAsync()).Shadow!.Differences, row => row is { Category: CaseCategory.SelfHarm, InForce: 0, Candidate: >= 2 });
    }

    [Fact]
    public async Task Given_four_messages_then_no_number_tells_of_them_and_over_a_restart_the_fifth_is_counted_with_them()
    {
        await using var world = await ShadowWorld.StartAsync(CandidateFile.Make(folder, CandidateFile.Jumpy).Settings);
        await world.WriteUntilAsync(4, Calm);
        var four = (await world.ModelsAsync()).Shadow!;
        Assert.Equal((0, 0), (four.Messages, four.Agreed));
        Assert.Empty(four.Differences);

        await world.RestartAsync();
        Assert.Equal(4, world.Numbers.Messages);
        await world.WriteUntilAsync(5, Calm);
        var five = (await world.ModelsAsync()).Shadow!;
        Assert.Equal((5, four.Since), (five.Messages, five.Since));
        Assert.NotEmpty(five.Differences);
    }

    [Fact]
    public async Task Given_a_file_that_is_not_the_pinned_one_then_it_is_refused_loudly_and_messages_go_on()
    {
        var candidate = CandidateFile.Make(folder, CandidateFile.Deaf);
        await using var world = await ShadowWorld.StartAsync($"Classifier:Candidate={candidate.Path}", $"Classifier:CandidateSha256={new string('0', 64)}");
        await world.WriteAsync(Cry);
        var seen = await world.ModelsAsync();
        Assert.Null(seen.Shadow);
        Assert.Contains("not the pinned", seen.CandidateRefusal, StringComparison.Ordinal);

        using var administrator = await world.Server.SignInAsync("hughes");
        var check = TestCaller.Ok(await administrator.GetAsync<ServerHealth>("health")).Checks.Single(check => check.Name == "candidate");
        Assert.Equal(("Degraded", seen.CandidateRefusal), (check.Status, check.Why));
        using var resident = await world.Server.SignInAsync("marcus");
        Assert.Equal(RefusalCode.NotFound, (await resident.GetAsync<ModelOverview>("models")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_no_candidate_or_the_model_in_force_as_its_own_then_nothing_is_tried()
    {
        await using var world = await ShadowWorld.StartAsync($"Classifier:Candidate={ShippedModel.DefaultPath}", $"Classifier:CandidateSha256={ShippedModel.Sha256}");
        await using var without = await ShadowWorld.StartAsync();
        foreach (var seen in new[] { await world.ModelsAsync(), await without.ModelsAsync() })
        {
            Assert.Equal(new ModelName(ShippedModel.Open().Model!.Version, ShippedModel.Sha256), seen.InForce);
            Assert.Equal((null, null, null), (seen.Shadow, seen.CandidateRefusal, seen.Candidacy));
            Assert.Empty(seen.History);
        }
    }

    [Fact]
    public void Given_a_sender_who_was_answered_then_the_candidate_finds_no_text_any_more()
    {
        var tally = new ShadowTally(new ShadowNumbers(DateTimeOffset.UnixEpoch, 0, 0, 0, []));
        var judgement = new Judgement([], IsFallback: false);
        var late = new ShownMessage("said in trust", SpeakerRole.Resident, judgement, tally);
        late.Dispose();
        Assert.Null(late.Take());
        Assert.Equal(1, tally.Numbers.Missed);

        var early = new ShownMessage("said in trust", SpeakerRole.Resident, judgement, tally);
        Assert.Equal("said in trust", early.Take());
        early.Dispose();
        Assert.Null(early.Take());
        Assert.Equal(1, tally.Numbers.Missed);
        Assert.DoesNotContain("trust", early.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_facility_that_looks_for_patterns_then_the_candidate_is_compared_in_what_a_message_alone_shows()
    {
        static Verdict Of(Category category, int severity) => new(EvidenceSource.Model, "m", category, severity, .5f, []);
        var tally = new ShadowTally(new ShadowNumbers(DateTimeOffset.UnixEpoch, 0, 0, 0, []));
        tally.Compare(
            [Of(Category.SelfHarm, 0), Of(Category.Violence, 2), Of(Category.SexualAbuse, 0), Of(Category.Exploitation, 0)], [Of(Category.SelfHarm, 0), Of(Category.Violence, 2)]);
        Assert.Equal((1, 1, 0), (tally.Numbers.Messages, tally.Numbers.Agreed, tally.Numbers.Missed));
        Assert.Equal([Category.SelfHarm, Category.Violence], tally.Numbers.Cells.Select(cell => cell.Category));
    }

    [Fact]
    public void Given_a_candidate_that_fails_on_a_message_then_its_time_in_the_shadow_begins_anew()
    {
        var later = DateTimeOffset.UnixEpoch.AddDays(6);
        var tally = new ShadowTally(new ShadowNumbers(DateTimeOffset.UnixEpoch, 900, 800, 3, [new ShadowCell(Category.SelfHarm, 0, 0, 900)]));
        tally.Fail(later);
        var numbers = tally.Numbers;
        Assert.Equal((later, 0, 0, 4), (numbers.Since, numbers.Messages, numbers.Agreed, numbers.Missed));
        Assert.Empty(numbers.Cells);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
