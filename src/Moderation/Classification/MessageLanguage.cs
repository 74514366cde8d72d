using System.Text.Json.Serialization;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>In which language a message is written, as far as its small words tell. It says nothing of who wrote it.</summary>
[JsonConverter(typeof(KebabCase<MessageLanguage>))]
public enum MessageLanguage
{
    /// <summary>Both, neither, or too short to tell.</summary>
    Other,

    /// <summary>English.</summary>
    English,

    /// <summary>Spanish.</summary>
    Spanish,
}

/// <summary>
/// Tells the language by the words that every sentence of it needs. Words that both languages have are in neither list. It reads the words that the
/// model has read already, so that the promise of a model and the count of what came of it mean the same by "Spanish".
/// </summary>
public static class LanguageReader
{
    // So many of the words that tell must be of one language; a name or a borrowed word changes nothing.
    private const double Enough = .75;

    private const string EnglishWords = """
        the and of to in is it i you that was for on are with they be at have this from or had by but not what all were we when your can said there an each
        she do how their if will up about out many then them these some her would make him into has two more my than been who its now did get made know
        just like think want going gonna good see need right way day time back down off over after before never always still because where why here
        could should might must im dont cant wont didnt isnt hes shes thats whats theres ive ill youre were id aint yeah yes ok okay please thanks thank
        """;

    private const string SpanishWords = """
        el la los las un una unos unas del que y en es esta esto este estos estas lo le les con por para pero como mi mis tu tus su sus ella ellos nos
        muy si cuando donde porque todo todos toda nada mas bien hoy manana aqui ahi tengo tiene tienes estoy estas estamos estan soy eres fue ser estar
        hay hacer voy vas vamos quiero quieres puedo puede gracias hola hermano vida casa dia noche dios siempre nunca tambien solo algo alguien quien
        ahora ya yo te se al cada otro otra mejor gente nadie asi hasta desde entre sobre sin ni eso ese esa esos dijo dice dile digo sabes creo
        """;

    /// <summary>The words of both lists, as they are read.</summary>
    internal static IEnumerable<string> TellingWords => (EnglishWords + "\n" + SpanishWords).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static readonly ByHash<object> English = Words(EnglishWords, SpanishWords);
    private static readonly ByHash<object> Spanish = Words(SpanishWords, EnglishWords);

    /// <summary>The language of a text as written.</summary>
    /// <param name="text">It is neither kept nor logged.</param>
    public static MessageLanguage Of(string text)
    {
        var words = new WordList();
        words.Fill(Normaliser.Normalise(text).Chars);
        return Of(words);
    }

    internal static MessageLanguage Of(WordList words)
    {
        var (english, spanish) = (0, 0);
        foreach (var word in words.Hashes)
        {
            english += English.Find(word) is null ? 0 : 1;
            spanish += Spanish.Find(word) is null ? 0 : 1;
        }

        var told = english + spanish;
        return told == 0 ? MessageLanguage.Other
            : english >= Enough * told ? MessageLanguage.English
            : spanish >= Enough * told ? MessageLanguage.Spanish
            : MessageLanguage.Other;
    }

    /// <summary>The words of one list that are not in the other, in the form that messages are read in.</summary>
    private static ByHash<object> Words(string list, string others)
    {
        var (own, other) = (new WordList(), new WordList());
        own.Fill(Normaliser.Normalise(list).Chars);
        other.Fill(Normaliser.Normalise(others).Chars);
        return new ByHash<object>([.. own.Hashes.ToArray().Except(other.Hashes.ToArray()).Select(hash => KeyValuePair.Create(hash, list as object))]);
    }
}
