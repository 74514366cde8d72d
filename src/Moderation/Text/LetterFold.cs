using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PeerConnect.Moderation.Text;

/// <summary>Which plain letter a character stands for to a reader's eye: accents, other alphabets' look-alikes, styled alphabets.</summary>
internal static class LetterFold
{
    /// <summary>The character takes part in no word and is no gap either: zero-width characters, accents of their own, variation selectors.</summary>
    public const char Invisible = '\0';

    private static readonly (char Letter, string LooksLikeIt)[] LookAlikes =
    [
        ('a', "àáâãäåāăąǎȁȃạảấầẩẫậắằẳẵặÀÁÂÃÄÅĀĂĄǍªаАαΑɑᴀ"),
        ('b', "ßвВьЬβΒʙ"),
        ('c', "çćĉċčÇĆĈĊČсСϲᴄ¢"),
        ('d', "ďđĎĐԁᴅ"),
        ('e', "èéêëēĕėęěẹẻẽếềểễệÈÉÊËĒĔĖĘĚеЕεΕэЭᴇ€ёЁ"),
        ('f', "ƒƑϝ"),
        ('g', "ĝğġģĜĞĠĢɡɢ"),
        ('h', "ĥħĤĦнНΗһʜ"),
        ('i', "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİіІїЇιΙɪ¡"),
        ('j', "ĵĴјЈᴊ"),
        ('k', "ķĶкКκΚᴋ"),
        ('l', "ĺļľŀłĹĻĽĿŁӏʟ"),
        ('m', "мМΜᴍ"),
        ('n', "ñńņňŉŋÑŃŅŇŊпПηΝɴ"),
        ('o', "òóôõöøōŏőọỏốồổỗộÒÓÔÕÖØŌŎŐºоОοΟσᴏ"),
        ('p', "рРρΡᴘ"),
        ('q', "ԛ"),
        ('r', "ŕŗřŔŖŘгГʀ"),
        ('s', "śŝşšŚŜŞŠѕЅꜱ"),
        ('t', "ţťŧŢŤŦтТτΤᴛ"),
        ('u', "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲцЦυᴜ"),
        ('v', "νѵᴠ"),
        ('w', "ŵŴшШωᴡ"),
        ('x', "хХχΧ"),
        ('y', "ýÿŷÝŶŸуУүγΥʏ"),
        ('z', "źżžŹŻŽΖᴢ"),
        ('\'', "‘’ʼ´`′"),
    ];

    private static readonly FrozenDictionary<int, char> Single = Build();

    public static char Fold(Rune rune)
    {
        var value = rune.Value;
        if (Single.TryGetValue(value, out var folded))
        {
            return folded;
        }

        return value switch
        {
            >= 0xFF01 and <= 0xFF5E => char.ToLowerInvariant((char)(value - 0xFEE0)),
            >= 0x1D400 and <= 0x1D6A3 => (char)('a' + ((value - 0x1D400) % 26)),
            >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((value - 0x1D7CE) % 10)),
            >= 0x24B6 and <= 0x24CF => (char)('a' + value - 0x24B6),
            >= 0x24D0 and <= 0x24E9 => (char)('a' + value - 0x24D0),
            >= 0x1F130 and <= 0x1F149 => (char)('a' + value - 0x1F130),
            >= 0x1F150 and <= 0x1F169 => (char)('a' + value - 0x1F150),
            >= 0x1F170 and <= 0x1F189 => (char)('a' + value - 0x1F170),
            >= 0x1F1E6 and <= 0x1F1FF => (char)('a' + value - 0x1F1E6),
            _ => ByCategory(rune),
        };
    }

    private static char ByCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => Invisible,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter when rune.IsBmp =>
            char.ToLowerInvariant((char)rune.Value),
        _ => ' ',
    };

    private static FrozenDictionary<int, char> Build()
    {
        var map = new Dictionary<int, char>();
        foreach (var (letter, looksLikeIt) in LookAlikes)
        {
            foreach (var rune in looksLikeIt.EnumerateRunes())
            {
                map[rune.Value] = letter;
            }
        }

        return map.ToFrozenDictionary();
    }
}
