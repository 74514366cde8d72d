using System.Collections.Immutable;
using System.IO.Compression;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>
/// Public messages about nothing in particular. Every second one teaches, with little weight, what everybody says; the others are never trained
/// on: thresholds are chosen and false alarms counted on them. The messages are no part of the repository; what the first half teaches is kept
/// beside the model as features without words, so that the model can be made anew from the repository alone.
/// </summary>
internal sealed class OrdinaryTraffic
{
    public const string FileName = "ordinary.features";

    private const int MostOfASource = 6_000;

    private OrdinaryTraffic(
        string? folder, ImmutableSortedDictionary<string, string> hashes, IReadOnlyList<IReadOnlyList<NamedValue>> forTraining, IReadOnlyList<PublicMessage> teaching, IReadOnlyList<PublicMessage> unseen)
    {
        Teaching = teaching;
        Folder = folder;
        Hashes = hashes;
        ForTraining = forTraining;
        Unseen = unseen;
    }

    public static OrdinaryTraffic None { get; } = new(null, ImmutableSortedDictionary<string, string>.Empty, [], [], []);

    /// <summary>Chat of ordinary people about ordinary things; rows with a risk word were left out of two of them by those who labelled them.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["discord_nontoxic", "goemotions", "topical_chat_12k"];

    /// <summary>Where the messages themselves are; null where only what was kept of them is at hand.</summary>
    public string? Folder { get; }

    /// <summary>What each source was, for the manifest of the model.</summary>
    public ImmutableSortedDictionary<string, string> Hashes { get; }

    public IReadOnlyList<IReadOnlyList<NamedValue>> ForTraining { get; }

    /// <summary>The messages behind <see cref="ForTraining"/>; none where only what was kept of them is at hand.</summary>
    public IReadOnlyList<PublicMessage> Teaching { get; }

    public IReadOnlyList<PublicMessage> Unseen { get; }

    /// <summary>The messages of a folder; without one, what was kept of them beside the model, where no threshold can be chosen.</summary>
    public static OrdinaryTraffic Read(string? folder, string models)
    {
        if (folder is null)
        {
            return ReadKept(Path.Combine(models, FileName));
        }

        var messages = Sources.SelectMany(source => PublicTraffic.Read(folder, source, MostOfASource)).Where(message => message.IsOrdinary).ToList();
        var teaching = messages.Where((_, index) => index % 2 == 0).ToList();
        return new OrdinaryTraffic(
            folder,
            Sources.ToImmutableSortedDictionary(
                source => $"traffic/{source}", source => ModelFile.HashOf(File.ReadAllBytes(PublicTraffic.FileOf(folder, source))), StringComparer.Ordinal),
            [.. teaching.Select((message, index) => RowFeatures.Of(message.Text, RoleOf(index)).Named)],
            teaching,
            [.. messages.Where((_, index) => index % 2 == 1)]);
    }

    /// <summary>Keeps of the half that teaches what a vocabulary knows: names of features are hashes, so no message can be read out of it.</summary>
    public void Keep(string models, Vocabulary vocabulary)
    {
        var known = vocabulary.Names.ToHashSet();
        var messages = ForTraining.Select(message => message.Where(feature => known.Contains(feature.Name)).OrderBy(feature => feature.Name).ToList()).ToList();
        var names = messages.SelectMany(message => message).Select(feature => feature.Name).Distinct().Order().ToList();
        var values = messages.SelectMany(message => message).Select(feature => feature.Value).Distinct().Order().ToList();
        var nameAt = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var valueAt = values.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        using var writer = new BinaryWriter(new BrotliStream(File.Create(Path.Combine(models, FileName)), CompressionLevel.SmallestSize));
        writer.Write7BitEncodedInt(Hashes.Count);
        foreach (var (source, hash) in Hashes)
        {
            writer.Write(source);
            writer.Write(hash);
        }

        writer.Write7BitEncodedInt(names.Count);
        names.ForEach(writer.Write);
        writer.Write7BitEncodedInt(values.Count);
        values.ForEach(writer.Write);
        writer.Write7BitEncodedInt(messages.Count);
        foreach (var message in messages)
        {
            writer.Write7BitEncodedInt(message.Count);
            var before = 0;
            foreach (var (name, value) in message)
            {
                writer.Write7BitEncodedInt(nameAt[name] - before);
                writer.Write7BitEncodedInt(valueAt[value]);
                before = nameAt[name];
            }
        }
    }

    /// <summary>Three in ten speak as helpers, as in the corpus, so that a helper's everyday words are everyday words too.</summary>
    public static SpeakerRole RoleOf(int index) => index % 10 < 7 ? SpeakerRole.Resident : SpeakerRole.Supporter;

    private static OrdinaryTraffic ReadKept(string path)
    {
        using var reader = new BinaryReader(new BrotliStream(File.OpenRead(path), CompressionMode.Decompress));
        var hashes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var sources = reader.Read7BitEncodedInt(); sources > 0; sources--)
        {
            hashes.Add(reader.ReadString(), reader.ReadString());
        }

        var names = Many(reader, () => reader.ReadUInt64());
        var values = Many(reader, () => reader.ReadSingle());
        return new OrdinaryTraffic(null, hashes.ToImmutable(), Many(reader, () => Message(reader, names, values)), [], []);
    }

    private static IReadOnlyList<NamedValue> Message(BinaryReader reader, IReadOnlyList<ulong> names, IReadOnlyList<float> values)
    {
        var at = 0;
        return Many(reader, () => new NamedValue(names[at += reader.Read7BitEncodedInt()], values[reader.Read7BitEncodedInt()]));
    }

    private static IReadOnlyList<T> Many<T>(BinaryReader reader, Func<T> read) =>
        [.. Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => read())];
}
