using System.Globalization;

namespace PeerConnect.Training;

/// <summary>Says on the error stream what long work is at, so that nobody takes it for hung and what is printed for use stays clean.</summary>
internal static class Progress
{
    public static void Say(string what) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():HH:mm:ss} {what}"));
}
