using PeerConnect.Moderation.Classification;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Classification;

public sealed class A_model_file_is_refused : IDisposable
{
    private static readonly ModelPin Trusted = new(_ => true, "");
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"peerconnect-{Guid.CreateVersion7():N}.model");

    [Fact]
    public void Given_no_file() => Refused(ShippedModel.Open(_path), "is not there");

    [Fact]
    public void Given_one_changed_byte()
    {
        var bytes = File.ReadAllBytes(ShippedModel.DefaultPath);
        File.WriteAllBytes(_path, bytes);
        Assert.Null(ShippedModel.Open(_path).Refusal);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(_path, bytes);
        Refused(ShippedModel.Open(_path), "not the pinned");
    }

    [Fact]
    public void Given_half_of_it()
    {
        var bytes = File.ReadAllBytes(ShippedModel.DefaultPath);
        File.WriteAllBytes(_path, bytes[..(bytes.Length / 2)]);
        Refused(ShippedModel.Open(_path), "not the pinned");
        Refused(ModelFile.Open(_path, Trusted), "damaged inside");
    }

    [Fact]
    public void Given_a_trusted_file_that_is_no_archive()
    {
        File.WriteAllText(_path, "not a model");
        Refused(ModelFile.Open(_path, Trusted), "damaged inside");
    }

    [Fact]
    public void Given_an_archive_without_a_manifest()
    {
        File.WriteAllBytes(_path, Archive.Write([("weights.bin", [1, 2, 3])]));
        Refused(ModelFile.Open(_path, Trusted), "no manifest");
    }

    [Fact]
    public void Given_a_manifest_that_is_no_json()
    {
        File.WriteAllBytes(_path, Archive.Write([(ModelManifest.Entry, "{ \"version\": "u8.ToArray())]));
        Refused(ModelFile.Open(_path, Trusted), "damaged inside");
    }

    [Fact]
    public void Given_weights_that_are_not_the_manifests()
    {
        File.WriteAllBytes(_path, Archive.Write([(ModelManifest.Entry, Shipped().ToUtf8()), (ModelManifest.WeightsEntry, [1, 2, 3])]));
        Refused(ModelFile.Open(_path, Trusted), "missing or damaged");
    }

    [Fact]
    public void Given_features_of_another_format()
    {
        Pack(Shipped() with { FeatureFormat = FeatureReader.Format + 1 });
        Refused(ModelFile.Open(_path, Trusted), "features of format");
    }

    [Fact]
    public void Given_other_known_words_than_it_was_trained_with()
    {
        Pack(Shipped() with { Inputs = Shipped().Inputs.Remove("known-words.txt") });
        Refused(ModelFile.Open(_path, Trusted), "another known-words.txt");
    }

    [Fact]
    public void But_not_given_one_of_the_format_before_which_reads_messages_as_it_learned_to()
    {
        const string Stretched = "i will kiiiill myyyself toniiight";
        var before = Opened(Shipped() with { FeatureFormat = FeatureReader.FormatByLetters, Inputs = Shipped().Inputs.Remove("known-words.txt") });
        var now = Opened(Shipped());
        Assert.Equal(now.Score("i will kill myself tonight", SpeakerRole.Resident), now.Score(Stretched, SpeakerRole.Resident));
        Assert.NotEqual(before.Score("i will kill myself tonight", SpeakerRole.Resident), before.Score(Stretched, SpeakerRole.Resident));
    }

    [Fact]
    public void But_not_given_one_without_the_trainers_own_models_which_are_not_unpacked() =>
        Assert.Equal(ShippedModel.Open().Model!.Version, Opened(Shipped()).Version);

    [Fact]
    public void Given_another_lexicon_than_it_was_trained_with()
    {
        Pack(Shipped() with { Inputs = Shipped().Inputs.SetItem("lexicon.tsv", "0") });
        Refused(ModelFile.Open(_path, Trusted), "another lexicon.tsv");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Given_a_number_that_no_notice_can_say(int missesOneIn)
    {
        Pack(Shipped() with { MissesOneIn = missesOneIn });
        Refused(ModelFile.Open(_path, Trusted), "in less than one");
    }

    [Fact]
    public void Given_weights_that_break_off()
    {
        byte[] weights = [1, 2, 3];
        var manifest = Shipped() with { Parts = Shipped().Parts.Clear().Add(ModelManifest.WeightsEntry, ModelFile.HashOf(weights)) };
        File.WriteAllBytes(_path, Archive.Write([(ModelManifest.Entry, manifest.ToUtf8()), (ModelManifest.WeightsEntry, weights)]));
        Refused(ModelFile.Open(_path, Trusted), "weights cannot be read");
    }

    [Fact]
    public void Given_limits_for_conversations_without_their_weights()
    {
        var weights = ArchivedPart(ModelManifest.WeightsEntry);
        var manifest = Shipped() with { Parts = Shipped().Parts.Clear().Add(ModelManifest.WeightsEntry, ModelFile.HashOf(weights)) };
        File.WriteAllBytes(_path, Archive.Write([(ModelManifest.Entry, manifest.ToUtf8()), (ModelManifest.WeightsEntry, weights)]));
        Refused(ModelFile.Open(_path, Trusted), "weights cannot be read");
    }

    [Fact]
    public void But_not_given_one_that_judges_no_conversations()
    {
        var weights = ArchivedPart(ModelManifest.WeightsEntry);
        var manifest = Shipped() with { Parts = Shipped().Parts.Clear().Add(ModelManifest.WeightsEntry, ModelFile.HashOf(weights)), Conversations = null };
        File.WriteAllBytes(_path, Archive.Write([(ModelManifest.Entry, manifest.ToUtf8()), (ModelManifest.WeightsEntry, weights)]));
        var model = ModelFile.Open(_path, Trusted).Model!;
        Assert.Null(model.ConversationLimits);
        Assert.Empty(new ModelClassifier(model).JudgeForConversation("keep it between us", SpeakerRole.Resident));
    }

    public void Dispose() => File.Delete(_path);

    private void Pack(ModelManifest manifest) => File.WriteAllBytes(_path, Archive.Write([(ModelManifest.Entry, manifest.ToUtf8())]));

    /// <summary>The weights of the shipped model and nothing else, under another manifest.</summary>
    private Model Opened(ModelManifest manifest)
    {
        File.WriteAllBytes(_path, Archive.Write(
            [(ModelManifest.Entry, manifest.ToUtf8()), .. new[] { ModelManifest.WeightsEntry, ModelManifest.ConversationWeightsEntry }.Select(name => (name, ArchivedPart(name)))]));
        var opening = ModelFile.Open(_path, Trusted);
        Assert.Null(opening.Refusal);
        return opening.Model!;
    }

    private static byte[] ArchivedPart(string name)
    {
        using var archive = System.IO.Compression.ZipFile.OpenRead(ShippedModel.DefaultPath);
        using var stream = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static ModelManifest Shipped() => ShippedModel.Open().Model!.Manifest;

    private static void Refused(ModelOpening opening, string because)
    {
        Assert.Null(opening.Model);
        Assert.Contains(because, opening.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', opening.Refusal!);
    }
}
