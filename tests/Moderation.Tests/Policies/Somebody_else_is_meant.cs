using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Moderation.Tests.Policies;

/// <summary>Staff name somebody whom the words of a case mean: each preset tells somebody of it, by whichever danger, and a life in danger always has a place.</summary>
public sealed class Somebody_else_is_meant
{
    private static readonly StaffRole[] SecuritySide = [StaffRole.Security, StaffRole.Officer, StaffRole.ControlRoom];

    public static TheoryData<string, Category, ConversationClass> Dangers =>
    [
        .. from preset in PolicyPreset.All
           from danger in Facts.Dangers
           from ofClass in Enum.GetValues<ConversationClass>()
           select (preset.Id, danger, ofClass),
    ];

    [Theory]
    [MemberData(nameof(Dangers))]
    public void A_preset_sends_somebody_to_a_life_in_danger_and_tells_somebody_of_what_is_near(string preset, Category danger, ConversationClass ofClass)
    {
        var policy = PolicyPreset.All.Single(each => each.Id == preset).Policy;
        var now = Told(policy, danger, ofClass, 4);
        Assert.True(now.OpensCase);
        Assert.Contains(now.Grants, grant => grant is { Role: StaffRole.ControlRoom, Location: true, FaceToFace: not null });
        Assert.Contains(now.Grants, grant => grant is { Role: StaffRole.Officer, Location: true });
        Assert.NotNull(now.OffSystemAlarmAfter);
        Assert.Contains(now.Grants, grant => grant.Level >= DisclosureLevel.Message);

        var soon = Told(policy, danger, ofClass, 3);
        Assert.True(soon.OpensCase);
        Assert.Contains(soon.Grants, grant => grant.Level >= DisclosureLevel.Message);
        if (danger is Category.SelfHarm or Category.Violence)
        {
            Assert.Contains(soon.Grants, grant => grant.Location || grant.Escalation.Any(step => step.Location));
        }

        // One matter, so one case.
        Assert.All([now, soon], decision => Assert.Equal([danger], decision.Grants.Select(grant => grant.Category).Distinct()));
        if (danger == Category.SelfHarm)
        {
            Assert.All([now, soon], decision => Assert.DoesNotContain(decision.Grants, grant => grant.Role == StaffRole.Security));
        }

        if (ofClass == ConversationClass.Part2)
        {
            Assert.All(now.Grants.Concat(soon.Grants).Where(grant => SecuritySide.Contains(grant.Role)), grant => Assert.Equal((DisclosureLevel.Count, true, true), (grant.Level, grant.Location, grant.Discreet)));
        }
    }

    [Theory]
    [InlineData(NoticeLanguage.English, "staff who read them can send help there")]
    [InlineData(NoticeLanguage.English, "The rules here say who learns of it. Those people do not get your words or your name.")]
    [InlineData(NoticeLanguage.Spanish, "también puede mandarle ayuda a ella")]
    [InlineData(NoticeLanguage.Spanish, "Estas reglas dicen quién se entera. Esas personas no reciben tus palabras ni tu nombre.")]
    public void The_notice_says_that_words_can_bring_staff_to_somebody_else(NoticeLanguage language, string told) =>
        Assert.All(PolicyPreset.All, preset => Assert.Contains(told, Notice.Generate(preset.Policy, 4, language).Text, StringComparison.Ordinal));

    private static Decision Told(DisclosurePolicy policy, Category danger, ConversationClass ofClass, int severity) =>
        new Telling(TellingKind.Meant, Facts.Meant("f", "u", ofClass, danger, severity)).Under(policy);
}
