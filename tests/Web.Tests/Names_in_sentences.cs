using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Pieces;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>A name is somebody else's text: its direction stays in it.</summary>
public sealed class Names_in_sentences
{
    [Theory]
    [InlineData(Language.English, "You have hidden what <bdi>Ray O.</bdi> writes.")]
    [InlineData(Language.Spanish, "Lo que escribe <bdi>Ray O.</bdi> está oculto para ti.")]
    public async Task Given_a_sentence_with_a_name_then_the_name_stands_by_itself_in_it(Language language, string expected)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Named>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Named.Sentence)] = (Func<string, string>)Words.In(language).YouHid,
            [nameof(Named.Name)] = "Ray O.",
        }))).ToHtmlString());
        Assert.Equal(expected, System.Net.WebUtility.HtmlDecode(html).Trim());
    }
}
