using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>
/// Public messages about nothing in particular. Every second one teaches, with little weight, what everybody says; the others are never trained
/// on: thresholds are chosen and false alarms counted on them.
/// </summary>
internal sealed class OrdinaryTraffic
{
    private const int MostOfASource = 6_000;

    private OrdinaryTraffic(string? folder, IReadOnlyList<RowFeatures> forTraining, IReadOnlyList<PublicMessage> unseen)
    {
        Folder = folder;
        ForTraining = forTraining;
        Unseen = unseen;
    }

    public static OrdinaryTraffic None { get; } = new(null, [], []);

    /// <summary>Chat of ordinary people about ordinary things; rows with a risk word were left out of two of them by those who labelled them.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["discord_nontoxic", "goemotions", "topical_chat_12k"];

    public string? Folder { get; }

    public IReadOnlyList<RowFeatures> ForTraining { get; }

    public IReadOnlyList<PublicMessage> Unseen { get; }

    public static OrdinaryTraffic Read(string? folder)
    {
        if (folder is null)
        {
            return None;
        }

        var messages = Sources.SelectMany(source => PublicTraffic.Read(folder, source, MostOfASource)).Where(message => message.IsOrdinary).ToList();
        return new OrdinaryTraffic(
            folder,
            [.. messages.Where((_, index) => index % 2 == 0).Select((message, index) => RowFeatures.Of(message.Text, RoleOf(index)))],
            [.. messages.Where((_, index) => index % 2 == 1)]);
    }

    public IEnumerable<KeyValuePair<string, string>> Hashes() => Folder is { } folder
        ? Sources.Select(source => KeyValuePair.Create($"traffic/{source}", ModelFile.HashOf(File.ReadAllBytes(PublicTraffic.FileOf(folder, source)))))
        : [];

    /// <summary>Three in ten speak as helpers, as in the corpus, so that a helper's everyday words are everyday words too.</summary>
    public static SpeakerRole RoleOf(int index) => index % 10 < 7 ? SpeakerRole.Resident : SpeakerRole.Supporter;
}
