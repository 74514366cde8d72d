using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PeerConnect.Moderation.Text;

/// <summary>The pictures that carry meaning in this traffic, as the word that people would have typed. All others separate words.</summary>
internal static class Emoji
{
    /// <summary>What a picture without a meaning is read as, for the passes over a message: one sign, of an area in which nobody writes.</summary>
    private const char Meaningless = '\uE0FF';

    private const char FirstWithMeaning = '\uE000';

    private static readonly (string Picture, string Word)[] Meanings =
    [
        ("🔪", "knife"), ("🗡", "knife"), ("⚔", "knife"), ("🔫", "gun"), ("💣", "bomb"), ("🩸", "blood"), ("⚰", "coffin"), ("🪦", "grave"),
        ("💀", "skull"), ("☠", "skull"), ("💊", "pills"), ("🪢", "rope"), ("💔", "heartbroken"), ("😢", "sad"), ("😭", "crying"),
        ("😞", "sad"), ("😔", "sad"), ("☹", "sad"), ("🙁", "sad"), ("😡", "angry"), ("🤬", "angry"), ("😠", "angry"), ("👊", "fist"),
        ("🤛", "fist"), ("🤜", "fist"), ("😂", "lol"), ("🤣", "lol"), ("😆", "lol"), ("😅", "lol"), ("❤", "love"), ("🥰", "love"),
        ("😘", "love"), ("🙏", "pray"), ("👋", "bye"), ("🕊", "peace"), ("💤", "sleep"), ("😴", "sleep"), ("👍", "ok"), ("🎉", "party"),
    ];

    private static readonly FrozenDictionary<int, char> Signs = Meanings.Index().ToFrozenDictionary(
        meaning => char.ConvertToUtf32(meaning.Item.Picture, 0), meaning => (char)(FirstWithMeaning + meaning.Index));

    /// <summary>The sign that stands for a picture until words are made, or null for what is no picture.</summary>
    public static char? Sign(Rune rune) => Signs.TryGetValue(rune.Value, out var sign) ? sign
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol ? Meaningless
        : null;

    public static bool IsSign(char character) => character is >= FirstWithMeaning and <= Meaningless;

    /// <summary>The word that a sign's picture stands for; empty for one without a meaning.</summary>
    public static string Word(char sign) => sign == Meaningless ? "" : Meanings[sign - FirstWithMeaning].Word;
}
