using System.CommandLine;

namespace PeerConnect.Training;

/// <summary>The folders and files that the commands share, relative to the repository.</summary>
internal static class Places
{
    public static Option<string> CorpusFolder() => new("--corpus")
    {
        Description = "Folder with the labelled rows, one file an author.",
        DefaultValueFactory = _ => "src/Moderation/Corpus",
    };

    public static Option<string> ModelFolder() => new("--models")
    {
        Description = "Folder with the model and its operating point.",
        DefaultValueFactory = _ => "src/Moderation/Models",
    };

    public static Option<string?> TrafficFolder() => new("--traffic")
    {
        Description = "Folder with public ordinary messages (NAME.jsonl.gz), which is no part of the repository.",
    };
}
