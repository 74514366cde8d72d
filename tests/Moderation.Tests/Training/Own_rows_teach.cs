using System.Text.Json;
using PeerConnect.Moderation.Classification;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Training;

/// <summary>What a facility's export wrote is taken by the training command as it is, and teaches messages alone.</summary>
public sealed class Own_rows_teach : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"peerconnect-own-{Guid.CreateVersion7():N}.jsonl");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Given_lines_as_the_server_writes_them_then_they_are_rows_of_the_corpus()
    {
        File.WriteAllText(
            path,
            """
            {"id":"own-0001","text":"tell [name] that i have the pills (s3)","speaker":"resident","setting":"direct","language":"en","dialect":"unknown","region":"unknown","self_harm":3,"violence":0,"kind":"flagged-rightly","author":"own"}
            {"id":"own-0002","text":"this joke kills me, \"really\" ñ (s4)","speaker":"supporter","setting":"group","language":"mixed","dialect":"unknown","region":"unknown","self_harm":1,"violence":0,"kind":"flagged-wrongly","author":"own"}

            """);
        var rows = Corpus.ReadFile(path);
        Assert.Equal([(3, 0, SpeakerRole.Resident, true), (1, 0, SpeakerRole.Supporter, false)], rows.Select(row => (row.SelfHarm, row.Violence, row.Speaker, row.IsAlert)));
        Assert.Equal("this joke kills me, \"really\" ñ (s4)", rows[1].Text);
        Assert.All(rows, row => Assert.Null(row.Conversation));
    }

    [Fact]
    public void Given_a_line_that_is_no_row_then_it_is_refused()
    {
        File.WriteAllText(path, """{"id":"own-0001","text":"words","name":"somebody"}""" + "\n");
        Assert.Throws<JsonException>(() => Corpus.ReadFile(path));
    }

    [Fact]
    public void Given_own_rows_then_a_model_that_has_them_knows_their_words_and_one_without_does_not()
    {
        const string Saying = "gonna take the long elevator";
        File.WriteAllLines(path, Enumerable.Range(1, 40).Select(number => JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["id"] = $"own-{number:0000}",
            ["text"] = $"{Saying} {(char)('a' + (number % 26))}",
            ["speaker"] = "resident",
            ["setting"] = "direct",
            ["language"] = "en",
            ["dialect"] = "unknown",
            ["region"] = "unknown",
            ["self_harm"] = 3,
            ["violence"] = 0,
            ["kind"] = "flagged-rightly",
            ["author"] = "own",
        })));
        var head = new Head(Category.SelfHarm, Verdict.AlertSeverity);
        var corpus = Corpus.ReadAuthor(Repository.CorpusFolder, "dogwood").Take(200).ToList();
        var without = TrainedModel.Train(corpus, OrdinaryTraffic.None, [head]).Scorer();
        var with = TrainedModel.Train([.. corpus, .. Corpus.ReadFile(path)], OrdinaryTraffic.None, [head]).Scorer();
        Assert.True(with(Saying, SpeakerRole.Resident)[head.Index] > without(Saying, SpeakerRole.Resident)[head.Index] + 1);
    }
}
