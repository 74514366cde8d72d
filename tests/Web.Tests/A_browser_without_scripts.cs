using System.Reflection;

namespace PeerConnect.Web.Tests;

/// <summary>Where scripts are off, the pages say what is missing instead of "One moment" for ever.</summary>
public sealed class A_browser_without_scripts
{
    [Theory]
    [InlineData("Residents")]
    [InlineData("Staff")]
    public void Given_either_app_then_its_document_says_so_in_both_languages(string app)
    {
        var tokens = typeof(A_browser_without_scripts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Tokens").Value!;
        var document = File.ReadAllText(Path.Combine(Path.GetDirectoryName(tokens)!, "..", "..", app, "wwwroot", "index.html"));
        Assert.Matches("""<noscript><p>[^<]+JavaScript[^<]+<span lang="es">[^<]+JavaScript[^<]+</span></p></noscript>""", document);
    }
}
