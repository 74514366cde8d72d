using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.People.Import;

/// <summary>The rules of <see cref="PersonRules"/>, said of a line of a file in each language; null where the line keeps them.</summary>
internal static class LineWords
{
    private static readonly string Name =
        $"tiene de 1 a {PersonRules.LongestName} caracteres, sin espacios al principio ni al final y sin caracteres que cambien la dirección de la escritura.";

    public static Wording? Number(string number) =>
        Both(PersonRules.NumberFault(number, "a number"), $"un número tiene de 1 a {PersonRules.LongestNumber} letras, cifras, puntos o guiones.");

    public static Wording? GivenName(string name) => Both(PersonRules.NameFault(name, "a given name"), $"un nombre {Name}");

    public static Wording? FamilyName(string name) => Both(PersonRules.NameFault(name, "a family name"), $"un apellido {Name}");

    public static Wording? Language(string language) => Both(PersonRules.LanguageFault(language), "el idioma es \"en\" o \"es\".");

    public static Wording? Cell(string? cell) =>
        Both(PersonRules.CellFault(cell), $"una celda tiene de 1 a {PersonRules.LongestCode} caracteres, ninguno que cambie la dirección de la escritura, o falta.");

    public static Wording? UnitCode(string code) =>
        Both(PersonRules.CodeFault(code, "a unit's code"), $"el código de una unidad tiene de 1 a {PersonRules.LongestCode} letras, cifras, puntos o guiones.");

    public static Wording? UnitName(string name) => Both(PersonRules.NameFault(name, "a unit's name"), $"el nombre de una unidad {Name}");

    private static Wording? Both(string? english, string spanish) => english is null ? null : new(english, spanish);
}
