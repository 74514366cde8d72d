using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Web.Tests;

namespace PeerConnect.Hub.Tests.Conversations;

/// <summary>Personal notices are written by the server, and read by the same people as the pages.</summary>
public sealed class Notices_that_can_be_read
{
    /// <summary>No support is among them: its words are the policy's; and none that says nothing any more.</summary>
    private static readonly InboxForm Form = new(null!);

    [Fact]
    public void Given_all_english_notices_then_a_child_of_nine_can_read_them_together_and_each()
    {
        var texts = Rows().Select(row => Form.Of(row, "en").Text).ToList();
        Assert.DoesNotContain(texts, Readability.IsHard);
        Assert.InRange(Readability.Grade(texts), 0, Readability.HighestGrade);
    }

    [Fact]
    public void Given_each_notice_then_it_is_there_in_spanish_too_and_no_two_causes_that_may_be_told_apart_share_one()
    {
        var pairs = Rows().Select(row => (English: Form.Of(row, "en").Text, Spanish: Form.Of(row, "es").Text)).ToList();
        Assert.All(pairs, pair => Assert.NotEqual(pair.English, pair.Spanish));
        Assert.Equal(pairs.Count, pairs.Select(pair => pair.English).Distinct().Count());
        Assert.Equal(pairs.Count, pairs.Select(pair => pair.Spanish).Distinct().Count());
    }

    /// <summary>One of each sentence.</summary>
    private static IEnumerable<InboxRow> Rows() =>
        Enum.GetValues<InboxKind>().Where(kind => kind is not (InboxKind.Signpost or InboxKind.Gone)).SelectMany(DetailsOf, (kind, detail) => new InboxRow { Kind = kind, Detail = detail });

    private static string[] DetailsOf(InboxKind kind) => kind switch
    {
        InboxKind.MessageRejected => Enum.GetNames<RejectReason>(),
        InboxKind.MessageBlocked => [string.Empty, .. Enum.GetNames<RejectReason>()],
        InboxKind.RequestRefused => Enum.GetNames<PersonRefusal>(),
        InboxKind.AppealAnswered => [nameof(AppealState.Upheld), nameof(AppealState.Denied)],
        _ => [string.Empty],
    };
}
