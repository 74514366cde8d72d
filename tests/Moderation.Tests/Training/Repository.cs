using System.Runtime.CompilerServices;

namespace PeerConnect.Moderation.Tests.Training;

/// <summary>Where the repository's own files are, seen from the source of this test.</summary>
internal static class Repository
{
    public static string CorpusFolder => Path.Combine(Root(), "src", "Moderation", "Corpus");

    public static string ModelFolder => Path.Combine(Root(), "src", "Moderation", "Models");

    public static string CardNumbers => Path.Combine(Root(), "docs", "model-card.json");

    public static string PoliciesFolder => Path.Combine(Root(), "src", "Moderation", "Policies");

    public static string Document(string name) => Path.Combine(Root(), "docs", name);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
