using System.CommandLine;
using System.Runtime.InteropServices;
using PeerConnect.LoadGenerator.Comparing;

namespace PeerConnect.LoadGenerator.Commands;

internal static class ResultLine
{
    public static void Print(Measurement measured) => Console.Out.WriteLine(Measurement.ToLine(measured));

    /// <summary>This side's configuration.</summary>
    public static IReadOnlyDictionary<string, string> Generator(ParseResult parsed) => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["command"] = string.Join(' ', parsed.Tokens.Select(token => token.Value).Where(value => !Path.IsPathRooted(value) && value != "--plan")),
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["cores"] = Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture),
#if DEBUG
        ["build"] = "debug",
#else
        ["build"] = "release",
#endif
    };
}
