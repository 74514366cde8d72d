using System.CommandLine.Parsing;
using System.Globalization;

namespace PeerConnect.Cli;

/// <summary>What to say of a value that could not be read: what to write instead, where the parser would name a type of .NET.</summary>
internal static class Misread
{
    public static string Sentence(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens: [var typed] } option => Sentence(option.Option.Name, option.Option.ValueType, typed.Value) ?? error.Message,
        ArgumentResult { Tokens: [var typed], Parent: OptionResult option } => Sentence(option.Option.Name, option.Option.ValueType, typed.Value) ?? error.Message,
        ArgumentResult { Tokens: [var typed] } argument => Sentence(argument.Argument.Name, argument.Argument.ValueType, typed.Value) ?? error.Message,
        _ => error.Message,
    };

    /// <summary>Null where the value can be read, or is of another type: then something else is wrong.</summary>
    private static string? Sentence(string name, Type type, string typed)
    {
        var of = Nullable.GetUnderlyingType(type) ?? type;
        var (reads, what) = of switch
        {
            { IsEnum: true } => (Enum.TryParse(of, typed, ignoreCase: true, out _), $"none of these. Write one of: {string.Join(", ", Enum.GetNames(of))}."),
            _ when of == typeof(Guid) => (Guid.TryParse(typed, out _), "no whole id. Copy all of it, with its dashes."),
            _ when of == typeof(DateTimeOffset) => (DateTimeOffset.TryParse(typed, CultureInfo.CurrentCulture, out _), "no date. Write one as 2027-06-30."),
            _ when of == typeof(int) || of == typeof(long) => (long.TryParse(typed, CultureInfo.CurrentCulture, out _), "no whole number."),
            _ => (true, string.Empty),
        };
        return reads ? null : $"{name}: '{typed}' is {what}";
    }
}
