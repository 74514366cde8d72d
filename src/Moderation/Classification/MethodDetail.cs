using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// Whether a message tells in detail how to hurt or kill oneself: instructions, or means worked out with amount and technique. A method that is named, a plan without
/// technique and a cry for help are none. Lists and rules that people reviewed: it decides on holding a message, and whoever asks why must find
/// the line. Wherever somebody seems to ask for help or to tell what happened, it says no: who cries must not wait.
/// </summary>
internal static class MethodDetail
{
    private static readonly Lazy<ListedRules> Built = new(() => new ListedRules(ListedRules.Table("method-detail.tsv")));

    /// <summary>The first rule that holds for a text that nobody has read yet; null for none.</summary>
    public static string? RuleOf(string text)
    {
        var words = new WordList();
        words.Fill(Normaliser.Normalise(text).Chars);
        return Built.Value.Find(words) is [var first, ..] ? first.Name : null;
    }

    public static bool IsTold(WordList words) => Built.Value.Find(words).Count > 0;
}
