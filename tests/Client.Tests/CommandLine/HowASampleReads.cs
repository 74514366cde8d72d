using System.CommandLine;
using PeerConnect.Cli;
using PeerConnect.Cli.Auditing;
using PeerConnect.Cli.Cases;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.CommandLine;

/// <summary>What the terminal says of a message that is read without a name, and of what readers found.</summary>
public sealed class HowASampleReads
{
    [Fact]
    public void given_an_opened_sample_then_it_shows_the_words_what_weighed_and_how_to_go_on()
    {
        var output = new StringWriter();
        var around = new Surroundings
        {
            Input = TextReader.Null,
            Output = output,
            Error = output,
            IsTyped = false,
            IsTerminal = false,
            AskSecret = _ => throw new InvalidOperationException("Nobody is there to answer."),
            StateFolder = Path.GetTempPath(),
            Time = TimeProvider.System,
        };
        var id = Guid.Parse("01890000-0000-7000-8000-00000000000a");
        SampleVerbs.Show(new Call(around, new RootCommand().Parse(string.Empty)), new OpenedSample(
            id, new DateOnly(2026, 3, 2), DateTimeOffset.UnixEpoch, Role.Moderator, "Resident 7F", MemberRole.Member, "that joke killed me",
            [new SampleJudgement(CaseCategory.SelfHarm, "Model", "m1", 1, .2, [new CaseSpan(5, 4, .8), new CaseSpan(10, 90, .2)])]));
        var said = output.ToString();
        Assert.Contains("Of 2026-03-02, by Resident 7F (Member):", said, StringComparison.Ordinal);
        Assert.Contains("that joke killed me", said, StringComparison.Ordinal);
        Assert.Contains("Model m1: SelfHarm, severity 1; what weighed: \"joke\"", said, StringComparison.Ordinal);
        Assert.Contains("peerconnect samples judge 00000a --found Right", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "quiet messages that were read: 40")]
    [InlineData(30, "quiet messages that were read: 40, rightly quiet 30, missed 5, of 5 it cannot be said")]
    public void given_what_readers_found_then_the_auditor_reads_a_line_of_it(int? right, string line)
    {
        var part = right is null ? default(int?) : 5;
        var found = new FlagVerdicts([new ModelVerdicts("m1", true, VerdictStanding.TooFew, [], new SampleFigures(40, right, part, part))]);
        Assert.Contains(VerdictLines.Of(found), said => said.Trim() == line);
    }
}
