using System.Reflection;
using PeerConnect.Contracts;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Every sentence of the residents' pages and of the shared pieces, with examples where a sentence takes a name, a time or a number.</summary>
internal static class Sentences
{
    private const string Evening = "18:43";

    /// <param name="language">Their language.</param>
    /// <param name="clock">The time of day in those that take one.</param>
    public static IReadOnlyList<(string Name, string Text)> In(Language language, string clock = Evening) => [.. Of(Words.In(language), clock), .. Of(ShellWords.In(language), clock)];

    /// <summary>Every sentence of one object of words.</summary>
    public static IEnumerable<(string Name, string Text)> Of(object words, string clock = Evening)
    {
        var type = words.GetType();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(string)))
        {
            yield return (property.Name, (string)property.GetValue(words)!);
        }

        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method is { IsSpecialName: false, IsVirtual: true } && method.ReturnType == typeof(string) && method.DeclaringType != typeof(object)))
        {
            yield return (method.Name, (string)method.Invoke(words, [.. method.GetParameters().Select(parameter => parameter.Name is "time" or "until" or "written" && parameter.ParameterType == typeof(string) ? clock : Example(parameter))])!);
        }
    }

    private static object Example(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(int) || type == typeof(int?) => 30,
        var type when type == typeof(long) => 3L,
        var type when type == typeof(TimeSpan) => TimeSpan.FromMinutes(40),
        var type when type == typeof(DateOnly) => parameter.Name == "today" ? new DateOnly(2026, 3, 9) : new DateOnly(2026, 3, 4),
        var type when type == typeof(string) && parameter.Name == "given" => "Resident 7F",
        var type when type == typeof(string) && parameter.Name == "kind" => "opened",
        var type when type == typeof(string) && parameter.Name == "source" => "Model",
        var type when type == typeof(string) => "Ray",
        var type when type == typeof(Refusal) => new Refusal(RefusalCode.OpenFirst, "Open it first, then act."),
        var type when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
        var type => throw new InvalidOperationException($"There is no example of {type}."),
    };
}
