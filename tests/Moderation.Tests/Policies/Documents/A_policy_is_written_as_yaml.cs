using System.Collections.Immutable;
using CsCheck;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Moderation.Policies.Presets;
using PeerConnect.Moderation.Tests.Training;

namespace PeerConnect.Moderation.Tests.Policies.Documents;

public sealed class A_policy_is_written_as_yaml
{
    // What may be in a name: quotes, colons, hashes, line breaks, other scripts; no halves of a letter.
    private static Gen<string> AnyName { get; } = Gen.OneOf(
            Gen.Char.Where(letter => !char.IsSurrogate(letter)).Select(letter => letter.ToString()),
            Gen.Const("\n"), Gen.Const("# "), Gen.Const(": "), Gen.Const("\""), Gen.Const("'"), Gen.Const("- "), Gen.Const("😀"), Gen.Const("true"), Gen.Const("&a"))
        .Array[1, 12].Select(string.Concat).Where(name => !string.IsNullOrWhiteSpace(name));

    [Fact]
    public void The_guides_rule_that_holds_what_tells_how_can_be_added_to_a_preset()
    {
        var rule = File.ReadLines(Repository.Document("policy.md")).SkipWhile(line => line != "    - id: what-tells-how").TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal));
        var reading = PolicyYaml.Read(PolicyPreset.All[0].Document + string.Join('\n', rule.Select(line => "  " + line[4..])));
        Assert.Empty(reading.Faults);
        Assert.Equal(HoldEnd.Escalate, reading.Policy!.Rules[^1].Delivery.AfterHold);
    }

    [Fact]
    public void It_reads_back_the_same_whatever_is_in_it() => Gen.Select(Policies.AnyPolicy, AnyName, AnyName).Sample((policy, name, unit) =>
    {
        var named = policy with
        {
            Name = name,
            Rules = [.. policy.Rules.Select((rule, index) => rule with { Id = $"{index}", Scope = rule.Scope with { Units = [unit] } })],
            Inform = policy.Inform with { ConcernSpread = TimeSpan.FromMinutes(7) },
            Approvals = policy.Approvals with { Rank = unit, Ranks = [unit, unit + name] },
            FollowUp = new FollowUp(PlaceForm.Acct, 3, TimeSpan.FromHours(1)),
            Workload = new WorkloadRules(20, TimeSpan.FromMinutes(45), TimeSpan.FromMinutes(10)),
            Caseload = new CaseloadRules(7),
            Training = new TrainingRules(true),
            Referrals = [ReferralKind.Chaplaincy, ReferralKind.Acct],
            Signposts = [new SignpostText(SignpostKind.SelfHarm, NoticeLanguage.Spanish, name)],
        };
        var (read, _, faults, _) = PolicyYaml.Form(PolicyYaml.Write(named));
        Assert.True(read is not null, string.Join('\n', faults.Sorted(ImmutableDictionary<string, string>.Empty)));
        Assert.Equal(named.ToJson(), read.ToJson());
    }, iter: 500);

    [Fact]
    public void The_plain_policy_and_each_preset_read_back_without_a_fault()
    {
        foreach (var policy in PolicyPreset.All.Select(preset => preset.Policy).Append(PlainPolicy.Version1))
        {
            var reading = PolicyYaml.Read(PolicyYaml.Write(policy));
            Assert.Empty(reading.Faults);
            Assert.Equal(policy.ToJson(), reading.Policy!.ToJson());
        }
    }

    [Fact]
    public void What_may_be_left_out_is_and_a_comment_says_what_a_rule_does()
    {
        var yaml = PolicyYaml.Write(PlainPolicy.Version1);
        Assert.DoesNotContain("opens-case", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("visibility", yaml, StringComparison.Ordinal);
        Assert.Contains("# If a message makes us very worried about self-harm or suicide:", yaml, StringComparison.Ordinal);
        Assert.Contains("  true-cases: without-end\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_somebody_types_makes_the_reader_throw()
    {
        var document = PolicyPreset.All[0].Document;
        Gen.Select(Gen.Int[0, document.Length - 1], Gen.Int[0, 40], Gen.String[0, 12]).Sample((at, cut, typed) =>
        {
            var reading = PolicyYaml.Read(document[..at] + typed + document[Math.Min(document.Length, at + cut)..]);
            Assert.Equal(reading.Policy is null, !reading.Faults.IsEmpty);
        }, iter: 300);
    }
}
