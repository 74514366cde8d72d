using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// Whether whoever writes of a wish to die or of a wound may mean himself: English and Spanish, by words that people reviewed. It is asked of words that speak of self-harm alone, and is wide on
/// purpose: only what a helper says of himself ("I think he", "I am worried", "me dijo que") and what stands in quotation marks is nobody's own cry. In doubt it is one.
/// </summary>
public static partial class FirstPerson
{
    private const int Near = 7;

    private static readonly FrozenSet<string> Subjects = Words("i im ive id ill ima imma ii");

    // Said of one's own body or life: no helper's sentence has them.
    private static readonly FrozenSet<string> OfOneself = Words(
        "myself mysel meself matarme morirme colgarme ahorcarme suicidarme cortarme lastimarme herirme envenenarme desangrarme aventarme ahogarme");

    private static readonly FrozenSet<string> Own = Words("my me mi mis");

    private static readonly FrozenSet<string> OwnBody = Words("life wrist wrists vein veins throat neck vida venas munecas cuello garganta");

    // Between the subject and what it does.
    private static readonly FrozenSet<string> Between = Words(
        "am was have had has do did been be being being just really also too so very now always even still only honestly truly kinda kind sort of a bit little bit got get getting dont didnt not never will would could should can "
        + "cant cannot must may might wont wouldnt going gonna gotta all more less quite deeply again today tonight and");

    // "I want to" says what comes after it; "I want him" and "I want somebody" want something for another.
    private static readonly FrozenSet<string> Wants = Words("want wanted wanna need needed like have had going trying try tried wish wished");

    private static readonly FrozenSet<string> Others = Words("he she they him her them his hers their hes shes theyre himself herself somebody someone staff");

    // Of oneself only a helper says so.
    private static readonly FrozenSet<string> Helper = Words(
        "tell told telling report reported reporting inform mention mentioned worry worried worrying concerned support supporting mentor mentoring wonder with");

    // A helper says so where another person comes right after it.
    private static readonly FrozenSet<string> HelperOfAnother = Words(
        "think thought thinking believe guess suppose know knew hear heard hearing see saw seen notice noticed watch watched find found read say said ask asked write wrote writing scared afraid frightened hope hoping sure certain "
        + "aware glad talk talked talking spoke speaking help helped helping met visited understand understood mean meant share shared work worked trust love care suspect pray let call called realised realized");

    private static readonly FrozenSet<string> Telling = Words("tell told telling");

    private static readonly FrozenSet<string> Goodbye = Words("goodbye bye adios");

    private static readonly FrozenSet<string> OtherSubjects = Words("he she they hes shes theyre that que el ella ellos");

    private static readonly FrozenSet<string> Thinking = Words("think thought thinking");

    private static readonly FrozenSet<string> SpanishVerbs = Words(
        "quiero kiero voy vo estoy toy tengo pienso siento soy puedo aguanto soporto necesito deseo prefiero planeo mato muero cuelgo corto suicido ahorco tome trague corte decidi ando odio intente tomare matare colgare cortare "
        + "hare acabo termino sigo quisiera quise extrano merezco valgo sirvo duermo");

    private static readonly FrozenSet<string> SpanishHelper = Words(
        "que decir decirles decirle decirlo avisar avisarles avisarle contar contarles contarle reportar reportarlo denunciar ayudar ayudarlo ayudarla ayudarle preocupado preocupada asustado asustada escribiendo hablando viendo oyendo "
        + "seguro segura miedo ayuda saber informar pedir pedirles ver verlo verla su el ella lo la le les amigo companero mentor apoyo");

    private static readonly FrozenSet<string> Elided = Words("want wanna dont gonna cant cannot need wish feel feeling tired");

    private static readonly FrozenSet<string> ThirdPerson = Words(
        "he she him her his hers himself herself they them their themselves hes shes theyre el ella ellos ellas su sus lo le se quiere dice dijo");

    /// <summary>Whether it may be of whoever writes it.</summary>
    /// <param name="text">As written; words that speak of self-harm. It is neither kept nor logged.</param>
    public static bool MayBeMeant(string text)
    {
        var words = Normaliser.Normalise(Quoted().Replace(text, " ")).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length; at++)
        {
            var next = at + 1 < words.Length ? words[at + 1] : string.Empty;
            if (OfOneself.Contains(words[at])
                || (Own.Contains(words[at]) && OwnBody.Contains(next))
                || (words[at] is "me" or "yo" && next is "too" or "neither" or "tambien" or "tampoco")
                || (words[at] is "without" or "sin" && next is "me" or "mi")
                || (words[at] == "me" && next is "despedi" or "despido")
                || (words[at] == "dije" && SaysGoodbye(words, at + 1))
                || (Subjects.Contains(words[at]) && IsSubject(words, at) && !IsHelper(words, at + 1))
                || (SpanishVerbs.Contains(words[at]) && !IsSpanishHelper(words, at + 1)))
            {
                return true;
            }
        }

        return words.Length > 0 && Elided.Contains(words[0]) && !words.Any(ThirdPerson.Contains);
    }

    // "He is ill", "his id".
    private static bool IsSubject(string[] words, int at) => words[at] is not ("ill" or "id") || at == 0
        || words[at - 1] is not ("is" or "was" or "so" or "very" or "feels" or "looks" or "mentally" or "really" or "be" or "being" or "got" or "hes" or "shes" or "my" or "his" or "her" or "the" or "an" or "your");

    private static bool IsHelper(string[] words, int from)
    {
        for (var at = from; at < words.Length; at++)
        {
            var next = at + 1 < words.Length ? words[at + 1] : string.Empty;
            if (Wants.Contains(words[at]) && next == "to")
            {
                at++;
            }
            else if (Wants.Contains(words[at]) && !Between.Contains(words[at]))
            {
                return Others.Contains(next);
            }
            else if (!Between.Contains(words[at]))
            {
                return Others.Contains(words[at]) || (Helper.Contains(words[at]) && !(Telling.Contains(words[at]) && SaysGoodbye(words, at + 1))) || (HelperOfAnother.Contains(words[at]) && IsOfAnother(words, at + 1));
            }
        }

        return false;
    }

    /// <summary>"I think he", "I found a rope in his cell"; not "I think about dying", nor "I said goodbye to her".</summary>
    private static bool IsOfAnother(string[] words, int from)
    {
        if (Thinking.Contains(words[from - 1]) && from + 1 < words.Length && words[from] is "about" or "of")
        {
            return Others.Contains(words[from + 1]);
        }

        var near = words.Skip(from).Take(Near).TakeWhile(word => !Subjects.Contains(word)).ToList();
        return near.Exists(Others.Contains) && !near.Exists(Goodbye.Contains);
    }

    /// <summary>"I told them goodbye", not "I told staff that he says goodbye".</summary>
    private static bool SaysGoodbye(string[] words, int from) =>
        words.Skip(from).Take(Near).TakeWhile(word => !Subjects.Contains(word) && !OtherSubjects.Contains(word)).Any(Goodbye.Contains);

    private static bool IsSpanishHelper(string[] words, int from)
    {
        // "Estoy muy preocupado", "voy a decir", "tengo mucho miedo por él".
        var at = from;
        while (at < words.Length && words[at] is "a" or "muy" or "mucho" or "mucha" or "tan" or "un" or "una" or "poco" or "con")
        {
            at++;
        }

        return at < words.Length && SpanishHelper.Contains(words[at]);
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex("\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]")]
    private static partial Regex Quoted();
}
