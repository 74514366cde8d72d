using System.Text;
using PeerConnect.Contracts;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Retention;
using PeerConnect.Hub.Training;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Training;

/// <summary>Where a case is decided, in the same transaction: a row for each message of which the verdict speaks, whose author said yes, and no other; gone with its message, its key and its verdict.</summary>
public sealed class A_verdict_teaches : IAsyncLifetime
{
    private const string Cry = "i have the pills here (s3)";
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await TrainingWorld.StartAsync();
        await world.ChooseAsync(world.Resident, true);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_yes_and_a_verdict_then_there_is_a_row_sealed_under_the_very_key_of_its_message_and_no_act_in_the_chain_names_it()
    {
        // The message's week is over when it is decided: the key in use is another one by then.
        var message = await world.SayAsync(Cry);
        await world.ReturnDaysAsync(8);
        await world.SayAsync(world.Supporter, world.Pair, "see you");
        await world.DecideAsync(FlagVerdict.True);
        var row = Assert.Single(world.Rows());
        using var db = world.Store.Read();
        var entry = db.Entries.Single(one => one.EntryId == message.EntryId);
        Assert.Equal(Envelope.KeyId(entry.SealedBody), Envelope.KeyId(row.Sealed));
        var other = db.Entries.Single(one => one.ConversationId == world.Pair && one.Kind == EntryKind.Message && one.EntryId != message.EntryId);
        Assert.NotEqual(Envelope.KeyId(other.SealedBody), Envelope.KeyId(row.Sealed));
        Assert.Equal((message.EntryId, world.Staff["clinician"].Key.PersonId, "Clinician"), (row.EntryId, row.DecidedBy, row.Readers));
        Assert.DoesNotContain("pills", Encoding.UTF8.GetString(row.Sealed), StringComparison.Ordinal);
        Assert.DoesNotContain(db.Audit, told => told.Act.StartsWith("training-row", StringComparison.Ordinal) || told.Details.Contains(row.RowId.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Given_names_and_cells_of_a_letter_or_two_then_they_are_taken_out_as_words_of_their_own_and_small_words_of_long_names_are_not()
    {
        await world.ChangeAsync(transaction =>
        {
            var resident = transaction.Db.People.Single(row => row.PersonId == world.Resident.Key.PersonId);
            (resident.GivenName, resident.FamilyName, resident.Cell) = ("Jo", "Li", "A4");
            transaction.Db.People.Single(row => row.PersonId == world.Staff["clinician"].Key.PersonId).FamilyName = "de la Cruz";
        });
        var row = await world.TaughtAsync("tell Jo Li in a4 and j at la cruz de la Cruz: Joe lies of la A41, i have the pills (s3)");
        var text = world.Hub.Service<TrainingTexts>().ForServer(row)!.Text;
        Assert.Equal("tell [name] [name] in [name] and j at la [name] [name]: Joe lies of la A41, i have the pills (s3)", text);
    }

    [Fact]
    public async Task Given_no_yes_then_nothing_is_written()
    {
        await world.ChooseAsync(world.Resident, false);
        await world.SayAsync(Cry);
        await world.DecideAsync(FlagVerdict.True);
        Assert.Empty(world.Rows());

        // The same setup with a yes gives one.
        await world.ChooseAsync(world.Resident, true);
        await world.TaughtAsync(Cry);
    }

    [Theory]
    [InlineData("unclear")]
    [InlineData("two messages")]
    [InlineData("two categories")]
    [InlineData("a run")]
    [InlineData("the list of words")]
    [InlineData("taken back")]
    [InlineData("somebody else's words")]
    public async Task Given_what_the_verdict_says_nothing_of_then_nothing_is_written(string what)
    {
        switch (what)
        {
            case "two messages":
                await world.SayAsync(Cry);
                await world.SayAsync(Cry);
                break;
            case "two categories":
                await world.SayAsync("i have the pills here and he gets it first (s3) (v2)");
                break;
            case "a run":
                await world.SayAsync("meh (sq)");
                await world.SayAsync("meh (sq)");
                await world.SayAsync("meh (sq)");
                break;
            case "somebody else's words":
                await world.SayAsync(world.Supporter, world.Pair, Cry);
                break;
            case "taken back":
                var message = await world.SayAsync(Cry);
                var author = await world.ChatterAsync(world.Resident);
                Assert.NotNull((await author.CallAsync<Done>(nameof(IChatServer.Withdraw), new WithdrawMessage(world.Pair, message.Sequence))).Ok);
                break;
            case "the list of words":
                await world.SayAsync(Cry);
                await world.ChangeAsync(transaction =>
                {
                    var judged = transaction.Db.Decisions.Single();
                    var decision = Decision.FromJson(judged.Record);
                    judged.Record = (decision with { Verdicts = [.. decision.Verdicts.Select(verdict => verdict with { Source = EvidenceSource.Lexicon })] }).ToJson();
                });
                break;
            default:
                await world.SayAsync(Cry);
                break;
        }

        await world.DecideAsync(what == "unclear" ? FlagVerdict.Unclear : FlagVerdict.True);
        Assert.Empty(world.Rows());
    }

    [Fact]
    public async Task Given_a_clinical_or_protected_conversation_then_nothing_is_written_whatever_its_author_said()
    {
        await world.SayAsync(world.Resident, world.Programme, Cry);
        await world.DecideAsync(FlagVerdict.True);
        Assert.Empty(world.Rows());

        await ClassAsync("monitored-clinical");
        await world.SayAsync(Cry);
        await world.DecideAsync(FlagVerdict.False);
        Assert.Empty(world.Rows());

        // Written there while it was ordinary: it is clinical now.
        await ClassAsync("monitored");
        await world.SayAsync(Cry);
        await ClassAsync("monitored-clinical");
        await world.DecideAsync(FlagVerdict.True);
        Assert.Empty(world.Rows());

        // Written there while it was clinical: it is ordinary now.
        await world.SayAsync(Cry);
        await ClassAsync("monitored");
        await world.DecideAsync(FlagVerdict.True);
        Assert.Empty(world.Rows());
        await world.TaughtAsync(Cry);
    }

    [Fact]
    public async Task Given_what_somebody_reported_then_the_verdict_on_it_teaches_nothing()
    {
        var message = await world.SayAsync(world.Supporter, world.Pair, "see you");
        await world.ChooseAsync(world.Supporter, true);
        await ReportAsync(world.Resident, message.EntryId);
        await world.ReturnDaysAsync(1);
        await world.DecideAsync(FlagVerdict.False, "security", goes: false);
        Assert.Empty(world.Rows());
    }

    [Fact]
    public async Task Given_a_case_that_began_with_what_somebody_reported_then_the_verdict_teaches_nothing_though_flagged_messages_joined_it()
    {
        var message = await world.SayAsync(world.Supporter, world.Pair, "see you");
        await world.ChooseAsync(world.Supporter, true);
        await ReportAsync(world.Resident, message.EntryId);
        await world.SayAsync(world.Supporter, world.Pair, "he gets it first (v3)");
        using (var db = world.Store.Read())
        {
            // Nothing of the case itself says any more how it began.
            Assert.Null(Assert.Single(db.Cases).Raised);
        }

        await world.DecideAsync(FlagVerdict.False, "security", goes: false);
        Assert.Empty(world.Rows());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_two_cases_judge_one_message_then_it_teaches_nothing_whichever_was_decided_first(bool reportedFirst)
    {
        var message = await world.SayAsync(Cry);
        if (!reportedFirst)
        {
            await world.DecideAsync(FlagVerdict.False);
            Assert.Single(world.Rows());
        }

        await ReportAsync(world.Supporter, message.EntryId);
        await world.ReturnDaysAsync(1);
        await world.DecideAsync(FlagVerdict.False, "security", goes: false);
        if (reportedFirst)
        {
            await world.DecideAsync(FlagVerdict.False);
        }

        using var db = world.Store.Read();
        Assert.Equal(2, db.Cases.Count(row => row.State == CaseState.Decided));
        Assert.Empty(world.Rows());
    }

    [Fact]
    public async Task Given_a_message_of_before_the_offer_then_nothing_is_written()
    {
        await using var later = await CaseWorld.StartAsync(fakeTime: true, PlainPolicy.Version1);
        await later.SayAsync(Cry);
        await later.ChangeAsync(transaction =>
        {
            var first = transaction.Db.Policies.Single(policy => policy.FacilityId == later.Facility);
            first.SupersededAt = transaction.Now;
            transaction.Db.Policies.Add(new PolicyRow
            {
                FacilityId = first.FacilityId,
                Version = 2,
                Document = (TrainingWorld.Offering with { Version = 2 }).ToJson(),
                EffectiveAt = transaction.Now,
            });
            transaction.TouchPolicy(later.Facility);
        });
        await later.ChooseAsync(later.Resident, true);
        await later.DecideAsync(FlagVerdict.False);
        Assert.Empty(later.Rows());
    }

    [Fact]
    public async Task Given_a_false_alarm_of_two_messages_then_each_of_them_teaches_that_it_was_none()
    {
        await world.SayAsync(Cry);
        await world.SayAsync("this game kills me (s4)");
        await world.DecideAsync(FlagVerdict.False);
        Assert.Equal(2, world.Rows().Count);
        var colleague = world.WithoutFeed("colleague");
        foreach (var row in world.Rows())
        {
            TestCaller.Ok(await colleague.OpenTrainingRowAsync(row.RowId));
            TestCaller.Ok(await colleague.LabelTrainingRowAsync(row.RowId, new LabelTrainingRow(1, 0)));
        }

        Assert.All(world.Rows(), row => Assert.NotNull(row.LabelledBy));
    }

    [Fact]
    public async Task Given_the_case_is_open_again_then_its_row_is_gone_and_the_next_verdict_gives_another_one()
    {
        var row = await world.TaughtAsync(Cry);
        await world.LabelAsync(row, 3, 0);
        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
        long question;
        using (var db = world.Store.Read())
        {
            question = db.Inbox.Single(told => told.Kind == InboxKind.DidTheyCome).Sequence;
        }

        var (status, body) = await resident.PostAsync("api/v1/me/answers", $$"""{"inboxSequence":{{question}},"came":false}""");
        Assert.True(status == System.Net.HttpStatusCode.OK, body);
        Assert.Empty(world.Rows());
        await world.DecideAsync(FlagVerdict.False, "colleague");
        var next = Assert.Single(world.Rows());
        Assert.NotEqual(row.RowId, next.RowId);
        Assert.Equal(world.Staff["colleague"].Key.PersonId, next.DecidedBy);
    }

    [Fact]
    public async Task Given_its_message_is_purged_or_its_key_destroyed_then_the_row_goes_with_it_and_no_hold_keeps_it()
    {
        await using var brief = await TrainingWorld.StartAsync(policy => policy with { Retention = policy.Retention with { Messages = TimeSpan.FromDays(3) } });
        await brief.ChooseAsync(brief.Resident, true);
        await brief.LabelAsync(await brief.TaughtAsync(Cry), 3, 0);
        await brief.ReturnDaysAsync(9);
        Assert.Single(brief.Rows());
        await brief.ReturnDaysAsync(2);
        Assert.Empty(brief.Rows());

        var held = await brief.TaughtAsync(Cry);
        TestCaller.Ok(await brief.WithoutFeed("coordinator").HoldAsync(LegalHoldOn.Conversation, brief.Pair, "a court wants it"));
        await brief.ReturnDaysAsync(12);
        Assert.NotNull(brief.Text(held.EntryId));
        Assert.Empty(brief.Rows());

        var row = await world.TaughtAsync(Cry);
        await world.Hub.Service<DestroyKey>().HandleAsync(KeyOwner.Conversation(world.Facility, world.Pair), null, null, TestContext.Current.CancellationToken);
        Assert.Equal(RefusalCode.NotFound, (await world.WithoutFeed("colleague").OpenTrainingRowAsync(row.RowId)).Refusal?.Code);
        await world.Hub.Service<PurgeWorker>().DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Empty(world.Rows());
    }

    [Fact]
    public async Task Given_nobody_labels_it_in_a_month_then_it_is_gone()
    {
        await world.TaughtAsync(Cry);
        await world.ReturnDaysAsync(29.9);
        Assert.Single(world.Rows());
        await world.ReturnDaysAsync(.2);
        Assert.Empty(world.Rows());
    }

    private async Task ReportAsync(SeededPerson by, Guid entryId)
    {
        await using var reader = StaffConsole.WithoutFeed(world.Hub, by);
        Assert.Equal(
            System.Net.HttpStatusCode.OK,
            (await reader.PostAsync("api/v1/reports", $$"""{"conversationId":"{{world.Pair}}","entryId":"{{entryId}}","reason":"Threat"}""")).Status);
    }

    private Task ClassAsync(string name) => world.ChangeAsync(transaction =>
    {
        transaction.Db.Conversations.Single(row => row.ConversationId == world.Pair).Class = name;
        transaction.TouchConversation(world.Facility, world.Pair);
    });
}
