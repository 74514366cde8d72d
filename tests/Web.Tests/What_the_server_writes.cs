using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Web.Tests;

/// <summary>What the server itself writes to residents can be read as their pages can: the notice that is made from a policy, what support it signposts, and where to find what is not here.</summary>
public sealed class What_the_server_writes
{
    private static readonly IReadOnlyList<DisclosurePolicy> Policies =
        [.. PolicyPreset.All.Select(preset => preset.Policy), PolicyPreset.All[0].Policy with { Training = new TrainingRules(true) }];

    [Fact]
    public void Given_the_notice_of_each_preset_then_a_child_of_nine_can_read_it() =>
        Assert.All(Policies.Select(policy => Readability.Grade(Paragraphs(policy))), grade => Assert.InRange(grade, 0, Readability.HighestGrade));

    [Fact]
    public void Given_each_paragraph_of_a_notice_then_its_sentences_are_short_and_none_is_hard() =>
        Assert.Equal(string.Empty, string.Join('\n', Policies.SelectMany(Paragraphs).Distinct().Where(Readability.IsHard)));

    [Fact]
    public void Given_what_support_is_signposted_and_where_to_find_things_then_a_child_of_nine_can_read_it()
    {
        var texts = Policies.SelectMany(Help).Distinct().ToList();
        Assert.True(texts.Count > 10);
        Assert.DoesNotContain(texts, Readability.IsHard);
        Assert.InRange(Readability.Grade(texts), 0, Readability.HighestGrade);
    }

    [Theory]
    [InlineData(NoticeLanguage.English, "angry", "If (you are not safe|somebody threatens you), tell an officer")]
    [InlineData(NoticeLanguage.Spanish, "enojo", "Si (no estás a salvo|alguien te amenaza), dilo a un oficial")]
    public void Given_what_is_signposted_at_a_threat_then_it_speaks_to_whoever_may_hurt_somebody_and_to_whoever_is_afraid(NoticeLanguage language, string angry, string afraid) =>
        Assert.All(Policies.Append(Policies[0] with { Signposts = [] }), policy =>
        {
            var said = policy.SignpostWords(SignpostKind.Safety, language)!;
            Assert.Contains(angry, said, StringComparison.Ordinal);
            Assert.Matches(afraid, said);
        });

    private static IEnumerable<string> Paragraphs(DisclosurePolicy policy) => Notice.Generate(policy, 4, NoticeLanguage.English).Paragraphs.Select(paragraph => paragraph.Text);

    private static IEnumerable<string> Help(DisclosurePolicy policy) => Enum.GetValues<SignpostKind>().Select(kind => policy.SignpostWords(kind, NoticeLanguage.English)).OfType<string>()
        .Concat(policy.WhereToFind.Where(text => text.Language == NoticeLanguage.English).Select(text => text.Text));
}
