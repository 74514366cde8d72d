using PeerConnect.Contracts;
using PeerConnect.Hub.Samples;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Samples;

/// <summary>Chance draws one quiet message in so many, and nothing else: not what has a case, and not what the model has not judged.</summary>
public sealed class What_is_drawn : IAsyncLifetime
{
    private RecorderBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await RecorderBench.OpenAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Given_many_quiet_messages_then_about_one_in_so_many_is_drawn_and_of_one_in_one_each()
    {
        await DrawAsync(SampleDraw.AtRandom, Quiet(20), 4000);
        Assert.InRange(Drawn().Count, 120, 280);
        Assert.All(Drawn(), row => Assert.Equal((Role.Moderator, 2, null, null), (row.Role, row.Level, row.OpenedBy, row.Finding)));

        // By no time and by no other id: ids of one day are in no order.
        Assert.NotEqual(Drawn().OrderBy(row => row.Sequence).Select(row => row.SampleId), Drawn().OrderBy(row => row.SampleId).Select(row => row.SampleId));
        var before = Drawn().Count;
        await DrawAsync(SampleDraw.AtRandom, Quiet(1), 50);
        Assert.Equal(before + 50, Drawn().Count);
    }

    [Fact]
    public async Task Given_numbers_of_the_tests_own_then_those_that_come_to_nought_are_drawn()
    {
        var turn = 0;
        await DrawAsync(new SampleDraw(oneIn => turn++ % oneIn), Quiet(4), 12);
        Assert.Equal([1L, 5, 9], Drawn().Select(row => row.Sequence).Order());
    }

    [Fact]
    public async Task Given_a_message_with_a_case_or_one_that_the_model_has_not_judged_or_no_sample_in_the_policy_then_nothing_is_drawn()
    {
        var quiet = Quiet(1);
        foreach (var decision in new[] { quiet with { OpensCase = true }, quiet with { RescoreOwed = true }, quiet with { Sample = null } })
        {
            await DrawAsync(SampleDraw.AtRandom, decision, 20);
        }

        Assert.Empty(Drawn());
    }

    private static Decision Quiet(int oneIn) => PolicyEvaluator.Evaluate(SampledRules.Policy(oneIn), new Facts(
        "", ConversationClass.Monitored, SpeakerRole.Resident, [new Verdict(EvidenceSource.Model, "test", Category.SelfHarm, 1, .2f, [])]));

    private async Task DrawAsync(SampleDraw draw, Decision decision, int messages)
    {
        var recorder = new SampleRecorder(draw);
        await using var transaction = await bench.Store.BeginWriteAsync(CancellationToken.None);
        for (var sequence = 1; sequence <= messages; sequence++)
        {
            var entry = new EntryRow { FacilityId = bench.Facility, ConversationId = bench.Conversation, EntryId = Guid.CreateVersion7(), Sequence = sequence, Kind = EntryKind.Message };
            recorder.Record(transaction, entry, new DecisionRow { FacilityId = bench.Facility, DecisionId = Guid.CreateVersion7(), Record = "" }, decision);
        }

        await transaction.CommitAsync();
    }

    private List<SampleRow> Drawn()
    {
        using var db = bench.Store.Read();
        return [.. db.Samples];
    }
}
