using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Moderation.Tests.Policies;

/// <summary>The words of sexual abuse reach nobody but safeguarding and care: not at once, not when nobody acts, not by chance.</summary>
public sealed class Sexual_abuse_is_for_few
{
    private const string Said = "What somebody wrote of sexual abuse is for safeguarding and health staff";

    public static TheoryData<StaffRole> Others => [.. Enum.GetValues<StaffRole>().Except([StaffRole.Safeguarding, StaffRole.Clinician])];

    [Theory]
    [MemberData(nameof(Others))]
    public void A_step_that_gives_them_to_anybody_else_is_refused(StaffRole other)
    {
        Assert.Contains(Faults(Goes(other, DisclosureLevel.Identity)), fault => fault.Said.English.StartsWith(Said, StringComparison.Ordinal));
        Assert.Contains(Faults(Goes(other, DisclosureLevel.Message)), fault => fault.Said.English.StartsWith(Said, StringComparison.Ordinal));
        Assert.DoesNotContain(Faults(Goes(other, DisclosureLevel.Metadata)), fault => fault.Said.English.StartsWith(Said, StringComparison.Ordinal));
        Assert.Empty(Faults(Goes(StaffRole.Clinician, DisclosureLevel.Identity)));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_sample_that_gives_them_to_anybody_else_is_refused(StaffRole other)
    {
        var quiet = Policies.Rule("quiet", Category.SexualAbuse, 1, 1) with { OpensCase = false };
        Assert.Contains(Faults(quiet with { Sample = new QualitySample(20, other, DisclosureLevel.Message) }), fault => fault.Said.English.StartsWith(Said, StringComparison.Ordinal));
        Assert.DoesNotContain(
            Faults(quiet with { Sample = new QualitySample(20, StaffRole.Clinician, DisclosureLevel.Message) }), fault => fault.Said.English.StartsWith(Said, StringComparison.Ordinal));
    }

    private static ImmutableArray<PolicyFault> Faults(DisclosureRule rule) => PolicyEvaluator.Validate(Policies.DefaultWith(rule));

    private static DisclosureRule Goes(StaffRole next, DisclosureLevel level) => Policies.Rule(
        "abuse",
        Category.SexualAbuse,
        2,
        4,
        new Recipient(
            StaffRole.Safeguarding,
            DisclosureLevel.Identity,
            Purpose.Safeguarding,
            new TimeLimits(TimeSpan.FromMinutes(15), null, TimeSpan.FromHours(4), [new EscalationStep(TimeSpan.FromMinutes(30), next, level), new EscalationStep(TimeSpan.FromHours(1), null)]))) with
    {
        Excluded = [Exclusion.Accused, Exclusion.LineOfAccused],
    };
}
