using System.CommandLine;
using PeerConnect.Moderation.Classification;

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

    public static Option<string?> TrafficFolder(bool required = false) => new("--traffic")
    {
        Description = "Folder with public ordinary messages (NAME.jsonl.gz), which is no part of the repository.",
        Required = required,
    };

    public static Option<string?> OwnRows() => new("--own")
    {
        Description = "A facility's own rows, as its export wrote them: they teach beside the corpus. Calibration and thresholds stay the corpus' own. The file is no part of the repository.",
    };

    public static Option<string[]> Authors(IReadOnlyList<string> unlessNamed) => new("--author")
    {
        Description = "Whose rows to measure on; any but those that train.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. unlessNamed],
    };

    /// <summary>A model that was just trained is not pinned yet, and nobody's message depends on what is measured of it.</summary>
    public static Model? OpenUnpinned(string path)
    {
        var opening = ModelFile.Open(path, new ModelPin(_ => true, ""));
        if (opening.Model is null)
        {
            Console.Error.WriteLine(opening.Refusal);
        }

        return opening.Model;
    }
}
