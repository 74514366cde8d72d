using System.Text.Json;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>How sentences speak of the names that a document may use.</summary>
internal static class Names
{
    private const int LongestEcho = 60;

    private static readonly Dictionary<string, Wording> Nouns = new Wording[]
    {
        new("role", "ninguna función"), new("level", "ningún nivel"), new("class", "ninguna clase"), new("source", "ninguna fuente"), new("act", "ningún acto"),
        new("ground", "ningún motivo legal"), new("kind", "ningún tipo"), new("form", "ningún formulario"), new("scope", "ningún ámbito"),
    }.ToDictionary(noun => noun.English);

    public static string Listed(IEnumerable<string> names) => string.Join(", ", names);

    /// <summary>"Write one of a, b, c; did you mean b?"</summary>
    public static Wording Choose(string written, IEnumerable<string> known)
    {
        var all = known.ToList();
        var closest = all.MinBy(name => Distance(written, name))!;
        var meant = Distance(written, closest) <= Math.Max(2, closest.Length / 3);
        return new(
            $"Write one of {Listed(all)}{(meant ? $"; did you mean '{closest}'?" : ".")}",
            $"Escribe uno de {Listed(all)}{(meant ? $"; ¿querías decir '{closest}'?" : ".")}");
    }

    /// <summary>A type's own word for what it lists: "role", "level", "class"; the whole name where its last word says nothing.</summary>
    public static Wording Kind(Type type)
    {
        var words = JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name).Split('-');
        return Nouns.GetValueOrDefault(words[^1]) ?? (words.Length == 1 ? new(words[0], "nada que se llame") : new("such thing as", "nada que se llame"));
    }

    public static string Short(string text) => text.Length <= LongestEcho ? text : text[..LongestEcho] + "…";

    // How many letters must be added, taken away or changed.
    private static int Distance(string one, string other)
    {
        var word = one.Length <= LongestEcho ? one : one[..LongestEcho];
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= word.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = word[i - 1] == other[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(row[j], row[j - 1]));
                (diagonal, row[j]) = (row[j], cost);
            }
        }

        return row[other.Length];
    }
}
