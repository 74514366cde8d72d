using System.Collections.Frozen;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// Words that bind others together and say nothing by themselves, in English and Spanish: "and", "y". They count in a score, because who writes how says something to the model; to a person who reads
/// why a message was flagged they explain nothing alone. Words of refusal ("not", "nunca") and of intention ("gonna", "voy") are none of them.
/// </summary>
internal static class FunctionWords
{
    private const string English =
        "a an the and or but nor so yet if because cos cuz than then that thats this these those which who whos whom whose what whats when where while as of to in on at by for from with into onto upon about "
        + "is are was were be been being am i im me my mine you youre your yours he hes him his she shes her hers it its we us our they theyre their theirs them there theres "
        + "do does did have has had ive id youve weve theyve will would could should can may might";

    private const string Spanish =
        "y e o u pero que si porque pues cuando donde mientras el la los las lo le les un una unos unas de del al a en con por para sobre entre desde hasta "
        + "es son era eran ser soy eres somos estoy esta estas estan estar he ha han hay yo mi mis tu tus te su sus se me nos nuestro nuestra ella ellos ellas este estos estas esto ese esa esos esas eso";

    private static readonly FrozenSet<ulong> All = $"{English} {Spanish}".Split(' ').SelectMany(AsRead).ToFrozenSet();

    /// <summary>Whether a word is one of them.</summary>
    /// <param name="hash">The word, as a <see cref="WordList"/> has it.</param>
    public static bool Contains(ulong hash) => All.Contains(hash);

    // In the form that messages are read in; each by itself, because single letters in a row are one word that was set apart.
    private static ulong[] AsRead(string word)
    {
        var words = new WordList();
        words.Fill(Normaliser.Normalise(word).Chars);
        return words.Hashes.ToArray();
    }
}
