using System.Text.RegularExpressions;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Moderation.Tests.Policies;

/// <summary>What is told in two languages says the same in both, as far as a machine can see.</summary>
internal static partial class Told
{
    /// <summary>Each is a sentence in either language, not the same one twice, and names the same numbers and names.</summary>
    public static void InBoth(IEnumerable<Wording> said) => Assert.All(said, InBoth);

    private static void InBoth(Wording said)
    {
        Assert.NotEqual(said.English, said.Spanish);
        Assert.Matches(@"[.?]\z", said.English);
        Assert.Matches(@"[.?]\z", said.Spanish);
        Assert.Equal(Numbers().Matches(said.English).Select(match => match.Value).Order(), Numbers().Matches(said.Spanish).Select(match => match.Value).Order());
        Assert.Subset(Names(said.Spanish), Names(said.English));
    }

    private static HashSet<string> Names(string sentence) => [.. Kebab().Matches(sentence).Select(match => match.Value)];

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    /// <summary>Words that only a document has: "control-room", "after-hold: release".</summary>
    [GeneratedRegex(@"(?<=')[a-z]+(-[a-z]+)+(?=')")]
    private static partial Regex Kebab();
}
