using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>Whoever installs the server finds each of its settings in docs/operations.md, as its help says.</summary>
public sealed class Settings_in_the_guide
{
    [Fact]
    public void Given_each_setting_that_the_server_reads_then_the_guide_names_it()
    {
        var guide = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "operations.md")).Replace("__", ":", StringComparison.Ordinal);
        var settings = typeof(HubOptions).Assembly.GetTypes()
            .SelectMany(type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() is string section ? Settings(type, section) : [])
            .ToList();
        Assert.True(settings.Count > 30, "The settings were not found.");
        Assert.DoesNotContain(settings, setting => !Regex.IsMatch(guide, $@"\b{setting}\b"));
    }

    // A list has no setter, and what is computed from a setting has none either.
    private static IEnumerable<string> Settings(Type options, string section) => options.GetProperties()
        .Where(property => property.CanWrite || property.PropertyType.IsGenericType).Select(property => $"{section}:{property.Name}");

    private static string Here([CallerFilePath] string here = "") => here;
}
