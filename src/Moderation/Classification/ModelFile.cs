using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>What became of opening a model file: a model, or a sentence that says why there is none.</summary>
/// <param name="Model">The model, or null.</param>
/// <param name="Refusal">What is wrong and what to do, or null. The hub starts on the lexicon and says so.</param>
public sealed record ModelOpening(Model? Model, string? Refusal);

/// <summary>Why a model file is believed to be the one it should be.</summary>
/// <param name="Describes">Whether a file with this SHA-256 (lower-case hexadecimal) is the one.</param>
/// <param name="Sentence">What the refusal says where it is not.</param>
public sealed record ModelPin(Func<string, bool> Describes, string Sentence)
{
    /// <summary>The file has exactly this content.</summary>
    /// <param name="sha256">Lower-case hexadecimal.</param>
    public static ModelPin Sha256(string sha256) =>
        new(actual => string.Equals(actual, sha256, StringComparison.Ordinal), $"its SHA-256 is not the pinned {sha256}");
}

/// <summary>Opens model files. A file is one archive: the manifest, the weights that the sending path reads, and the trainer's own models.</summary>
public static class ModelFile
{
    private const int LargestFile = 64 * 1024 * 1024;

    /// <summary>Opens a file that is pinned. Never throws for what is in the file or for its absence.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="pin">Why it is believed.</param>
    public static ModelOpening Open(string path, ModelPin pin) => Guarded(path, () =>
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return Refuse(path, "it is not there. Install the product again, or set the path of the model");
        }

        return file.Length > LargestFile ? Refuse(path, "it is too large to be a model") : Read(path, File.ReadAllBytes(path), pin);
    });

    /// <summary>Opens a file whose bytes are at hand. Never throws for what is in them.</summary>
    /// <param name="name">What a refusal calls it.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="pin">Why it is believed.</param>
    public static ModelOpening Open(string name, byte[] content, ModelPin pin) => Guarded(name, () => Read(name, content, pin));

    /// <summary>SHA-256 as a pin names it: lower-case hexadecimal.</summary>
    /// <param name="bytes">The file.</param>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal static ImmutableSortedDictionary<string, string> BuiltInInputs() => ImmutableSortedDictionary<string, string>.Empty
        .WithComparers(StringComparer.Ordinal)
        .Add("known-words.txt", HashOf(Encoding.UTF8.GetBytes(KnownWords.Table())))
        .Add("lexicon.tsv", HashOf(Encoding.UTF8.GetBytes(Lexicon.Table())))
        .Add("word-classes.tsv", HashOf(Encoding.UTF8.GetBytes(WordClasses.Table())));

    private static ModelOpening Guarded(string path, Func<ModelOpening> open)
    {
        try
        {
            return open();
        }
        catch (Exception problem) when (problem is (IOException and not EndOfStreamException) or UnauthorizedAccessException or System.Security.SecurityException)
        {
            return Refuse(path, $"it cannot be read ({problem.GetType().Name}). Check the file's owner and rights");
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or JsonException or NotSupportedException or ArgumentException)
        {
            return Refuse(path, "it is damaged inside. Install the product again, or train the model again");
        }
    }

    private static ModelOpening Read(string path, byte[] bytes, ModelPin pin)
    {
        var sha256 = HashOf(bytes);
        if (!pin.Describes(sha256))
        {
            return Refuse(path, $"{pin.Sentence}. Install the product again, or pin the model that you trained");
        }

        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (Part(archive, ModelManifest.Entry) is not { } manifestBytes || ModelManifest.Read(manifestBytes) is not { } manifest)
        {
            return Refuse(path, "it has no manifest");
        }

        if (manifest.FeatureFormat is not (FeatureReader.Format or FeatureReader.FormatByLetters))
        {
            return Refuse(path, $"it was trained for features of format {manifest.FeatureFormat}, this build reads {FeatureReader.Format}");
        }

        if (manifest.MissesOneIn < 1)
        {
            return Refuse(path, "it says that it misses one message in less than one. Train it again");
        }

        foreach (var (input, hash) in manifest.FeatureFormat == FeatureReader.Format ? BuiltInInputs() : BuiltInInputs().Remove("known-words.txt"))
        {
            if (!manifest.Inputs.TryGetValue(input, out var trainedOn) || trainedOn != hash)
            {
                return Refuse(path, $"it was trained with another {input} than this build has. Train it again");
            }
        }

        // The pin speaks for the whole file. What is not read here, the trainer's own models, is not unpacked either: that was most of the time that opening took.
        string[] read = manifest.Parts.ContainsKey(ModelManifest.ConversationWeightsEntry) ? [ModelManifest.WeightsEntry, ModelManifest.ConversationWeightsEntry] : [ModelManifest.WeightsEntry];
        var parts = read.Select(name => (name, Bytes: Part(archive, name))).ToDictionary(part => part.name, part => part.Bytes, StringComparer.Ordinal);
        foreach (var (name, bytesOfPart) in parts)
        {
            if (bytesOfPart is null || manifest.Parts.GetValueOrDefault(name) != HashOf(bytesOfPart))
            {
                return Refuse(path, $"its part {name} is missing or damaged");
            }
        }

        var conversations = parts.TryGetValue(ModelManifest.ConversationWeightsEntry, out var ofConversations) ? WeightsPart.Read(ofConversations) : null;
        return manifest.Classes is not [{ Category: Category.SelfHarm, Calibrations.Length: 4 }, { Category: Category.Violence, Calibrations.Length: 4 }]
            || WeightsPart.Read(parts[ModelManifest.WeightsEntry]) is not { } table
            || manifest.Conversations is not (null or [{ Category: Category.SexualAbuse, Enough: > 0 }, { Category: Category.Exploitation, Enough: > 0 }])
            || (manifest.Conversations is null) != (conversations is null)
                ? Refuse(path, "its weights cannot be read")
                : new ModelOpening(new Model(manifest, table, conversations, sha256), null);
    }

    private static byte[]? Part(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { Length: <= LargestFile } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static ModelOpening Refuse(string path, string because) => new(null, $"The model file {path} was refused: {because}.");
}
