using PeerConnect.Contracts;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>Under the preset of a US state prison and by the model that ships: what anybody would understand at once is acted on in the commit, whatever the model makes of it.</summary>
public sealed class What_is_said_plainly : IAsyncLifetime
{
    private PresetWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await PresetWorld.StartAsync("us-state-prison");
        world.Cases.Classifier.Instead = new ModelClassifier(ShippedModel.Open().Model!);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("I will cut your throat", 3)]
    [InlineData("you are dead when I see you on the yard", 4)]
    [InlineData("te voy a apuñalar en el patio esta noche", 4)]
    public async Task Given_a_plain_threat_to_somebody_in_the_chat_then_it_waits_and_security_has_the_case(string threat, int severity)
    {
        var stored = await world.Cases.SayAsync(world.Cases.Resident, world.Cases.Pair, $"{Tests.Cases.CaseWorld.SupporterName}, {threat}");
        Assert.Equal((0L, (HeldState?)HeldState.Held), (stored.Sequence, stored.Held?.State));
        Assert.Contains("threat-to-somebody-here", Decided(stored).MatchedRules);
        Assert.Equal(((CaseCategory?)CaseCategory.Violence, severity), Feed(await world.Console("security").ListAsync()));
    }

    [Theory]
    [InlineData("I will cut your throat")]
    [InlineData("te voy a matar")]
    public async Task Given_a_plain_threat_without_a_name_then_it_waits_in_a_chat_of_two_which_says_it_to_the_other_and_arrives_in_a_group(string threat)
    {
        var told = await world.Cases.SayAsync(world.Cases.Resident, world.Cases.Pair, threat);
        Assert.Equal((0L, (HeldState?)HeldState.Held), (told.Sequence, told.Held?.State));
        Assert.Contains("threat-to-somebody-here", Decided(told).MatchedRules);
        var shouted = await world.Cases.SayAsync(world.Cases.Resident, world.Cases.Group, threat);
        Assert.Null(shouted.Held);
        Assert.DoesNotContain("threat-to-somebody-here", Decided(shouted).MatchedRules);
        Assert.Equal([CaseCategory.Violence, CaseCategory.Violence], TestCaller.Ok(await world.Console("security").ListAsync()).Cases.Select(item => item.Category!.Value));
    }

    [Theory]
    [InlineData("if anybody touches you i will kill him")]
    [InlineData("i wont let them hurt you, stay with me tonight")]
    [InlineData("i'm going to stab that officer, i told you so")]
    [InlineData("voy a matarlo si te toca")]
    public async Task Given_the_other_of_two_is_not_who_is_threatened_then_it_arrives(string said)
    {
        var stored = await world.Cases.SayAsync(world.Cases.Resident, world.Cases.Pair, said);
        Assert.Null(stored.Held);
        Assert.DoesNotContain("threat-to-somebody-here", Decided(stored).MatchedRules);
    }

    [Fact]
    public async Task Given_a_plain_threat_to_somebody_else_then_it_arrives_and_opens_a_case_that_says_which_list_spoke_and_marks_its_words()
    {
        const string Threat = "quetzal. i will stab that officer in the shower tomorrow";
        var stored = await world.SayAsync(Threat, world.Cases.Pair);
        Assert.Null(stored.Held);
        var security = world.Console("security");
        var feed = (await security.ListAsync()).Ok!;
        Assert.Equal(4, Assert.Single(feed.Cases).Severity);
        var opened = (await security.OpenAsync(feed.Cases[0].CaseId, CasePurpose.SafetyOfOthers)).Ok!;
        var line = Assert.Single(opened.Lines, line => line.Flagged);
        Assert.Contains(line.Decisions, judged => judged is { Source: "Lexicon", Version: PlainStatements.Version, Severity: 4, Fallback: false, Late: false });
        Assert.Contains("stab that officer", string.Join(' ', line.Spans.Select(span => Threat.Substring(span.Offset, span.Length))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("listen. Ray is going to be dead by monday, they have the shank ready at supper")]
    [InlineData("they are gonna kill him in the shower tomorrow")]
    [InlineData("they are gonna stab you at chow tomorrow")]
    [InlineData("a Ray lo van a picar en las duchas")]
    public async Task Given_a_supporter_warns_of_a_danger_by_others_doing_then_it_arrives_and_security_has_it_at_the_severity_of_whom_it_is_to(string warning)
    {
        var stored = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, warning);
        Assert.Null(stored.Held);
        Assert.Contains(Decided(stored).Verdicts, verdict => verdict is { IsWarning: true, Category: Category.Violence, Severity: 4 });
        Assert.DoesNotContain("threat-to-somebody-here", Decided(stored).MatchedRules);
        Assert.Equal(((CaseCategory?)CaseCategory.Violence, 4), Feed(await world.Console("security").ListAsync()));
    }

    [Theory]
    [InlineData("me voy a matar esta noche", 4)]
    [InlineData("i took all my pills", 4)]
    [InlineData("im going to kill myself i mean it", 3)]
    public async Task Given_a_plain_cry_then_it_arrives_at_once_its_sender_is_shown_help_and_care_has_the_case(string cry, int severity)
    {
        var stored = await world.SayAsync(cry, world.Cases.Pair);
        Assert.Equal((2L, null), (stored.Sequence, stored.Held));
        Assert.Contains(Decided(stored).Verdicts, verdict => verdict is { Source: EvidenceSource.Lexicon, Version: PlainStatements.Version, Category: Category.SelfHarm } && verdict.Severity == severity);
        Assert.Equal(((CaseCategory?)CaseCategory.SelfHarm, severity), Feed(await world.Console("clinician").ListAsync()));
        Assert.Contains(InboxKind.Signpost, (await world.InboxAsync()).Select(item => item.Kind));
    }

    [Theory]
    [InlineData("i could kill you lol, see you in the yard tonight")]
    [InlineData("this heat is going to kill me")]
    [InlineData("im going to kill you in spades tonight")]
    public async Task Given_the_same_words_and_nothing_behind_them_then_the_list_says_nothing(string harmless)
    {
        var stored = await world.SayAsync($"{Tests.Cases.CaseWorld.SupporterName}, {harmless}", world.Cases.Pair);
        Assert.DoesNotContain(Decided(stored).Verdicts, verdict => ListsBeside.Said(verdict));
    }

    private static (CaseCategory? Category, int Severity) Feed(Reply<CaseFeed> reply)
    {
        var item = Assert.Single(TestCaller.Ok(reply).Cases);
        return (item.Category, item.Severity);
    }

    private Decision Decided(MessageStored message)
    {
        using var db = world.Cases.Store.Read();
        return Decision.FromJson(db.Decisions.Single(row => row.EntryId == message.EntryId).Record);
    }
}
