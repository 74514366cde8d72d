using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Holding;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Tests.Verdicts;

/// <summary>Staff decide cases, and the auditor sees whether the model keeps what it promised: each case once, by the last word on it, and nobody in it.</summary>
public sealed class What_staff_found : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_false_alarms_then_the_warning_comes_with_the_tenth_verdict_and_goes_where_the_promise_allows_as_many()
    {
        for (var verdict = 0; verdict < 9; verdict++)
        {
            await DecideAsync("this game is killing me (s2)", FlagVerdict.False);
        }

        Assert.Equal(VerdictStanding.TooFew, (await AllAsync()).Standing);
        Assert.Equal(VerdictStanding.TooFew, await AdministratorAsync());
        await DecideAsync("you are killing me (s2)", FlagVerdict.Unclear, met: true);
        Assert.Equal(VerdictStanding.TooFew, (await AllAsync()).Standing);

        await DecideAsync("that was the death of me (s2)", FlagVerdict.False);
        var warned = await AllAsync();
        Assert.Equal((VerdictStanding.FewerRight, 10, null, null), (warned.Standing!.Value, warned.Verdicts!.Value, warned.Right, warned.CannotBeSaid));
        Assert.True(warned.Promised!.Low > .9);
        Assert.Equal(VerdictStanding.FewerRight, await AdministratorAsync());
        var figures = await FiguresAsync();
        Assert.All(
            figures.Where(figure => figure.Severity is not null || figure.Sender is not null || figure.Language is not null),
            figure => Assert.Equal((null, null, null), (figure.Standing, figure.Right, figure.Promised)));
        Assert.All(figures.Where(figure => figure.Category == CaseCategory.Violence), figure => Assert.NotEqual(VerdictStanding.FewerRight, figure.Standing));

        // As many false alarms of a hundred times as many messages are what was promised.
        await world.ChangeAsync(transaction => transaction.Db.Judged.Add(new JudgedRow
        {
            FacilityId = world.Facility, Model = "scripted-1", Sender = SpeakerRole.Supporter, Language = MessageLanguage.Other, Messages = 2000,
        }));
        Assert.Equal(VerdictStanding.AsPromised, (await AllAsync()).Standing);
        Assert.NotEmpty(world.Audit("audit-verdicts-read"));
    }

    [Fact]
    public async Task Given_a_person_who_says_that_nobody_came_then_the_case_has_no_verdict_until_it_is_decided_again_and_then_the_new_one()
    {
        await SeedAsync(Category.SelfHarm, right: 5, wrong: 5);
        var caseId = await DecideAsync("goodbye (s4)", FlagVerdict.False, met: true);
        Assert.Equal((5, 11), await CountsAsync());

        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
        using (var db = world.Store.Read())
        {
            var question = db.Inbox.Single(row => row.PersonId == world.Resident.Key.PersonId && row.Kind == InboxKind.DidTheyCome);
            Assert.Equal(System.Net.HttpStatusCode.OK, (await resident.PostAsync("api/v1/me/answers", $$"""{"inboxSequence":{{question.Sequence}},"came":false}""")).Status);
        }

        Assert.Equal((5, 10), await CountsAsync());
        Assert.Equal(caseId, await DecideOpenAsync(FlagVerdict.True, met: true));
        Assert.Equal((6, 11), await CountsAsync());
    }

    [Fact]
    public async Task Given_an_appeal_that_another_person_upheld_then_a_flag_found_right_is_one_of_which_it_cannot_be_said_until_it_is_decided_again()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.Alone);
        await SeedAsync(Category.Violence, right: 5, wrong: 5, hold.World);
        var held = await hold.HoldAsync();
        var (decider, caseId) = await hold.ReaderAsync("clinician");
        Assert.NotNull((await decider.HeldAsync(caseId, held.EntryId, "reject", new { reason = "Threat" })).Ok);
        await decider.TakeAsync(caseId);
        Assert.NotNull((await decider.DecideAsync(caseId, CaseReason.SafetySteps)).Ok);
        Assert.Equal((6, 11), await CountsAsync(hold.World, CaseCategory.Violence));

        hold.World.Time!.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull((await (await hold.ResidentAsync()).CallAsync<Done>(nameof(IChatServer.Appeal), new HeldRef(hold.World.Pair, held.EntryId))).Ok);
        var (third, _) = await hold.ReaderAsync("facilitator");
        Assert.NotNull((await third.HeldAsync(caseId, held.EntryId, "appeal", new { uphold = true })).Ok);
        Assert.Equal((5, 10), await CountsAsync(hold.World, CaseCategory.Violence));

        await hold.World.ChangeAsync(transaction => transaction.Db.Cases.Find(hold.World.Facility, caseId)!.DecidedAt = transaction.Now + TimeSpan.FromMinutes(1));
        Assert.Equal((6, 11), await CountsAsync(hold.World, CaseCategory.Violence));
    }

    [Fact]
    public async Task Given_an_appeal_that_was_answered_in_a_case_of_self_harm_then_it_is_the_threat_of_which_it_cannot_be_said()
    {
        await SeedAsync(Category.SelfHarm, right: 6, wrong: 5);
        await SeedAsync(Category.Violence, right: 6, wrong: 5);
        await world.ChangeAsync(transaction =>
        {
            var entry = Guid.CreateVersion7();
            var answeredIn = Guid.Empty;
            foreach (var category in (string[])[nameof(Category.Violence), nameof(Category.SelfHarm)])
            {
                answeredIn = transaction.Db.Cases.First(row => row.Category == category && row.Verdict == nameof(FlagVerdict.True)).CaseId;
                transaction.Db.CaseMessages.Add(new CaseMessageRow
                {
                    FacilityId = world.Facility, CaseId = answeredIn, EntryId = entry, Flagged = true, At = transaction.Now, Pseudonym = "7F", SealedBody = [],
                });
            }

            transaction.Db.HeldActs.Add(new HeldActRow
            {
                FacilityId = world.Facility,
                ActId = Guid.CreateVersion7(),
                CaseId = answeredIn,
                EntryId = entry,
                Kind = HeldActKind.AppealUpheld,
                At = transaction.Now,
            });
        });
        Assert.Equal((6, 11), await CountsAsync());
        Assert.Equal((5, 10), await CountsAsync(category: CaseCategory.Violence));
    }

    [Fact]
    public async Task Given_messages_of_one_situation_then_it_is_one_flag_with_the_gravest_judgement_and_several_quiet_ones_are_counted_apart()
    {
        await world.SayAsync("I feel low and I am tired of this (s2)");
        await world.SayAsync(world.Supporter, world.Pair, "ok");
        await world.SayAsync("mañana ya no estoy aquí, dile a mi hermano (s4)");
        await world.SayAsync("that is what I think (s3)");
        await world.SayAsync(world.Supporter, world.Pair, "meh (vq)");
        await world.SayAsync(world.Supporter, world.Pair, "meh (vq)");
        await world.SayAsync(world.Supporter, world.Pair, "meh (vq)");
        using var db = world.Store.Read();
        Assert.Equal(
            [("scripted-1", 4, SpeakerRole.Resident, MessageLanguage.Spanish, false), ("scripted-1", 2, SpeakerRole.Supporter, MessageLanguage.Other, true)],
            db.Flags.AsEnumerable().OrderByDescending(flag => flag.Severity).Select(flag => (flag.Model, flag.Severity, flag.Sender, flag.Language, flag.Run)));
        Assert.Equal(
            [(SpeakerRole.Resident, MessageLanguage.English, 2L), (SpeakerRole.Resident, MessageLanguage.Spanish, 1L), (SpeakerRole.Supporter, MessageLanguage.Other, 3L), (SpeakerRole.Supporter, MessageLanguage.English, 1L)],
            db.Judged.AsEnumerable().OrderBy(row => row.Sender).ThenByDescending(row => row.Messages).Select(row => (row.Sender, row.Language, row.Messages)));

        await world.SayAsync(world.Supporter, world.Pair, "that is enough for me (v2)");
        using var later = world.Store.Read();
        Assert.Equal([(2, false), (4, false)], later.Flags.AsEnumerable().OrderBy(flag => flag.Severity).Select(flag => (flag.Severity, flag.Run)));
    }

    [Fact]
    public async Task Given_a_message_that_was_sent_twice_or_judged_again_then_each_judgement_is_counted_once()
    {
        var chatter = await world.ChatterAsync(world.Resident);
        var message = new SendMessage(world.Pair, Guid.CreateVersion7(), "the soup was good");
        for (var time = 0; time < 2; time++)
        {
            Assert.NotNull((await chatter.CallAsync<MessageStored>(nameof(IChatServer.Send), message)).Ok);
        }

        world.Classifier.Available = false;
        await world.SayAsync("I give up (s3)");
        world.Classifier.Available = true;
        await world.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None);
        using var db = world.Store.Read();
        Assert.Equal([("lexicon-1", 1L), ("scripted-1", 2L)], db.Judged.AsEnumerable().OrderBy(row => row.Model, StringComparer.Ordinal).Select(row => (row.Model, row.Messages)));
        Assert.Equal(("scripted-1", 3), db.Flags.Select(flag => ValueTuple.Create(flag.Model, flag.Severity)).Single());
    }

    [Fact]
    public async Task Given_a_case_that_somebody_told_of_then_it_says_nothing_of_the_model_until_the_model_flags_its_author_too()
    {
        var message = await world.SayAsync(world.Supporter, world.Pair, "you owe me");
        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
        var reported = await resident.PostAsync("api/v1/reports", $$"""{"conversationId":"{{world.Pair}}","entryId":"{{message.EntryId}}","reason":"Threat"}""");
        Assert.True(reported.Status == System.Net.HttpStatusCode.OK, reported.Body);
        using var db = world.Store.Read();
        Assert.Equal(RaisedKind.Report, db.Cases.Select(row => row.Raised).Single());
        Assert.Empty(db.Flags);

        await world.SayAsync(world.Supporter, world.Pair, "i will find you (v4)");
        using var after = world.Store.Read();
        Assert.Null(after.Cases.Select(row => row.Raised).Single());
        Assert.Equal(4, after.Flags.Select(flag => flag.Severity).Single());
    }

    [Fact]
    public async Task Given_another_role_or_another_facility_then_there_is_nothing_to_see_and_nobody_is_in_the_answer()
    {
        await SeedAsync(Category.SelfHarm, right: 6, wrong: 6);
        await world.ChangeAsync(transaction => Seed(transaction, world.Foreigner.Key.FacilityId, 100, Category.SelfHarm, FlagVerdict.True));
        Assert.Equal((6, 12), await CountsAsync());
        var auditor = world.WithoutFeed("auditor");
        Assert.NotNull((await auditor.VerdictsAsync()).Ok);
        foreach (var person in world.Staff.Values.Append(world.Resident))
        {
            Assert.DoesNotContain(person.Key.PersonId.ToString(), auditor.Bytes, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var other in (string[])["clinician", "coordinator", "administrator", "moderator"])
        {
            Assert.Equal(RefusalCode.NotFound, (await world.WithoutFeed(other).VerdictsAsync()).Refusal?.Code);
        }
    }

    private async Task<Guid> DecideAsync(string text, FlagVerdict verdict, bool met = false)
    {
        await world.SayAsync(text);
        return await DecideOpenAsync(verdict, met);
    }

    private async Task<Guid> DecideOpenAsync(FlagVerdict verdict, bool met)
    {
        var clinician = world.WithoutFeed("clinician");
        var caseId = Assert.Single((await clinician.ListAsync()).Ok!.Cases).CaseId;
        Assert.NotNull((await clinician.OpenAsync(caseId)).Ok);
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        if (met)
        {
            Assert.NotNull((await clinician.MeetAsync(caseId)).Ok);
        }

        var decided = await clinician.DecideAsync(caseId, CaseReason.NotMeant, verdict);
        Assert.True(decided.Ok is not null, decided.Refusal?.Message);
        return caseId;
    }

    /// <summary>Cases that staff decided before.</summary>
    private Task SeedAsync(Category category, int right, int wrong, CaseWorld? where = null) => (where ?? world).ChangeAsync(transaction =>
    {
        for (var index = 0; index < right + wrong; index++)
        {
            Seed(transaction, (where ?? world).Facility, (100 * ((int)category + 1)) + index, category, index < right ? FlagVerdict.True : FlagVerdict.False);
        }
    });

    private static void Seed(WriteTransaction transaction, Guid facility, long number, Category category, FlagVerdict verdict)
    {
        var row = new CaseRow
        {
            FacilityId = facility,
            CaseId = Guid.CreateVersion7(),
            Number = number,
            Category = category.ToString(),
            Severity = 3,
            State = CaseState.Decided,
            Verdict = verdict.ToString(),
            DecidedAt = transaction.Now - TimeSpan.FromDays(1),
            PolicyVersion = 1,
            Excluded = "",
            OpenedAt = transaction.Now,
            LastMessageAt = transaction.Now,
            PseudonymSalt = new byte[32],
        };
        transaction.Db.Cases.Add(row);
        transaction.Db.Flags.Add(new FlagRow { FacilityId = facility, CaseId = row.CaseId, Model = "scripted-1", Severity = 3, Sender = SpeakerRole.Resident, Language = MessageLanguage.English });
    }

    private async Task<(int? Right, int? Verdicts)> CountsAsync(CaseWorld? where = null, CaseCategory category = CaseCategory.SelfHarm)
    {
        var all = await AllAsync(where, category);
        return (all.Right, all.Verdicts);
    }

    private async Task<VerdictFigure> AllAsync(CaseWorld? where = null, CaseCategory category = CaseCategory.SelfHarm) => (await FiguresAsync(where)).First(figure => figure.Category == category);

    private async Task<IReadOnlyList<VerdictFigure>> FiguresAsync(CaseWorld? where = null)
    {
        var models = (await (where ?? world).WithoutFeed("auditor").VerdictsAsync()).Ok!.Models;
        Assert.Equal(("scripted-1", true), (models[0].Model, models[0].InUse));
        return models[0].Figures;
    }

    private async Task<VerdictStanding> AdministratorAsync() => (await world.WithoutFeed("administrator").ServerStateAsync()).Ok!.ClassifierStands;
}
