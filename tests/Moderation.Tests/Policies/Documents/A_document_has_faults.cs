using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Moderation.Tests.Policies.Documents;

/// <summary>Whoever writes a policy is told of each fault where it stands and what to write.</summary>
public sealed class A_document_has_faults
{
    private static string Sound { get; } = PolicyPreset.All.Single(preset => preset.Id == "county-jail").Document;

    [Theory]
    [InlineData("      - role: clinician", "      - role: clinican", "There is no role 'clinican'. Write one of moderator, clinician, ", "did you mean 'clinician'?")]
    [InlineData("    recipients:", "    recipient:", "There is no 'recipient' here.", "did you mean 'recipients'?")]
    [InlineData("          acknowledge: 4h", "          acknowledge: 4 hours", "'4 hours' cannot stand here: write a whole number and s, m, h or d")]
    [InlineData("        before: 5", "        before: \"5\"", "'5' cannot stand here: write a whole number without quotes")]
    [InlineData("        location: true", "        location: yes", "'yes' cannot stand here: write true or false")]
    [InlineData("      categories: [self-harm]", "      categories: self-harm", "A list is needed here")]
    [InlineData("      categories: [self-harm]", "      categories: [self-harm, self-harm]", "'self-harm' is in this list already")]
    [InlineData("      categories: [self-harm]", "      categories: [suicide]", "There is no category 'suicide'.")]
    [InlineData("      from-severity: 2", "      from-severity:", "Nothing is written after 'from-severity': write a whole number")]
    [InlineData("        purpose: care", "        location: false", "'purpose' is missing here: one of care, ")]
    [InlineData("      to-severity: 2", "      to-severity: 7", "Severities go from 1 to 4")]
    [InlineData("name: County jail", "name: County jail\nname: Again", "'name' is written twice, first in line 3.")]
    [InlineData("name: County jail", "name: &jail County jail", "'&jail' gives a name to this part.")]
    [InlineData("name: County jail", "name: *jail", "'*jail' stands for something that is written elsewhere.")]
    [InlineData("name: County jail", "name: !!str County jail", "changes what is meant by this")]
    [InlineData("name: County jail", "name: County jail\n\tversion: 2", "There is a tab here. Indent with spaces")]
    [InlineData("name: County jail", "name: \"County jail", "This cannot be read from here on.")]
    [InlineData("name: County jail", "name: County jail\nclassifier:\n  judges: [self-harm, exploitation]", "The computer always judges self-harm and violence: write ")]
    [InlineData("name: County jail", "name: County jail\nclassifier:\n  judges: [self-harm, violence, escape]", "'escape'. Write one of self-harm, violence, sexual-abuse, exploitation")]
    [InlineData("  alone-from-severity: 4", "  alone-from-severity: 3", "One person alone may break glass at severity 4 only, not from 3")]
    [InlineData("referrals: [watch-form, ", "referrals: [", "Nobody can refer a case to the form that follows: add it to 'referrals' too.")]
    [InlineData("referrals: [watch-form, ", "referrals: [watch, ", "There is no kind 'watch'. Write one of acct, watch-form, ")]
    [InlineData("  cases-per-hour: 30", "  cases-per-hour: 0", "A break is due after 1 to 1000 cases in an hour and after 5m to 10h, and lasts 1m to 4h.")]
    [InlineData("  break-after: 90m", "  break-after: without-end", "A break is due after 1 to 1000 cases in an hour")]
    [InlineData("  break: 15m", "  break: 0m", "and lasts 1m to 4h")]
    [InlineData("  scores: 30d", "  scores: without-end", "Scores expire")]
    [InlineData("            - after: 10h", "            - after: 8h", "must come later than the one before it")]
    [InlineData("              role: control-room\n              location: true", "              role: clinician\n              level: identity", "This goes in a circle: clinician was told already")]
    [InlineData("              role: control-room\n              location: true", "              role: coordinator\n              location: true", "so coordinator could not help: name one of moderator, ")]
    [InlineData("  concern-spread: 10m", "  sender-of-hold: false", "There is no 'sender-of-hold' here.")]
    [InlineData("  concern-spread: 10m", "  sender-of-rejection: false", "There is no 'sender-of-rejection' here.")]
    [InlineData("      after-hold: reject\n    recipients:\n", "      after-hold: reject\n    opens-case: false\n    recipients:\n", "Without a case nobody is told anything")]
    [InlineData("      action: deliver\n    opens-case: false", "      action: block\n    opens-case: false", "Somebody must be able to look at a blocked message")]
    public void It_is_told_where_it_stands_and_what_to_write(string right, string wrong, params string[] says)
    {
        var at = Sound.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0);
        var reading = PolicyYaml.Read(Sound[..at] + wrong + Sound[(at + right.Length)..]);
        Assert.Null(reading.Policy);
        var fault = reading.Faults.First(fault => says.All(part => fault.Sentence.Contains(part, StringComparison.Ordinal)));

        // The wrong line itself, or the block around it where something is missing or two parts do not fit.
        var line = Sound[..at].Count(letter => letter == '\n') + 1;
        Assert.InRange(fault.Line, line - 12, line + 2);
        Assert.StartsWith($"Line {fault.Line}, column {fault.Column}: ", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal($"Línea {fault.Line}, columna {fault.Column}: {fault.Said.Spanish}", fault.In(NoticeLanguage.Spanish));
        Told.InBoth(reading.Faults.Select(each => each.Said));
    }

    [Fact]
    public void The_place_is_exact()
    {
        var reading = PolicyYaml.Read("name: x\nrules:\n  - id: a\n    when:\n      categories: [violence]\n      from-severity: 2\n    recipients:\n      - role: nurse\n");
        var fault = Assert.Single(reading.Faults, fault => fault.Sentence.StartsWith("There is no role 'nurse'", StringComparison.Ordinal));
        Assert.Equal((8, 15, "a"), (fault.Line, fault.Column, fault.RuleId));
    }

    [Fact]
    public void All_faults_are_told_at_once_also_those_of_sense_in_rules_that_can_be_read()
    {
        var broken = Sound
            .Replace("name: County jail", "nam: County jail", StringComparison.Ordinal)
            .Replace("within: 1h", "within: soon", StringComparison.Ordinal)
            .Replace("  - id: quiet-sample", "  - id: \"quiet:sample\"", StringComparison.Ordinal);
        var sentences = PolicyYaml.Read(broken).Faults.Select(fault => fault.Sentence).ToList();
        Assert.Contains(sentences, sentence => sentence.StartsWith("There is no 'nam' here.", StringComparison.Ordinal));
        Assert.Contains(sentences, sentence => sentence.StartsWith("'name' is missing here", StringComparison.Ordinal));
        Assert.Contains(sentences, sentence => sentence.StartsWith("'soon' cannot stand here", StringComparison.Ordinal));
        Assert.Contains(sentences, sentence => sentence.StartsWith("A rule needs an id without a colon", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "The document is empty")]
    [InlineData("# nothing\n", "The document is empty")]
    [InlineData("- a\n- b\n", "'key: value'")]
    [InlineData("just words", "'key: value'")]
    [InlineData("name: a\n---\nname: b\n", "one file holds one policy")]
    [InlineData("{[: 1}", "")]
    public void What_is_no_policy_at_all_is_refused_with_a_sentence(string document, string says)
    {
        var faults = PolicyYaml.Read(document).Faults;
        Assert.Contains(faults, fault => fault.Sentence.Contains(says, StringComparison.Ordinal));
        Told.InBoth(faults.Select(fault => fault.Said));
    }

    [Fact]
    public void A_document_that_is_too_long_or_too_deep_is_refused()
    {
        Assert.Contains("too long", Assert.Single(PolicyYaml.Read(new string(' ', PolicyYaml.LongestDocument + 1)).Faults).Sentence, StringComparison.Ordinal);
        var deep = Assert.Single(PolicyYaml.Read("name: " + new string('[', 100_000)).Faults);
        Assert.Contains("nested too deeply", deep.Sentence, StringComparison.Ordinal);
        Assert.Contains("demasiados niveles", deep.Said.Spanish, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sound_document_is_sound() => Assert.Empty(PolicyYaml.Read(Sound).Faults);
}
