using PeerConnect.Contracts;
using PeerConnect.Residents.Home;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Home says of nobody's conversations more than it knows.</summary>
public sealed class What_home_knows
{
    [Fact]
    public async Task Given_the_list_has_not_come_then_nobody_is_told_that_there_is_no_supporter_and_no_group()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ray O.", [Role.Resident], "en", ConsentNeeded: false)));
        var words = Words.In(Language.English);
        await using var page = await Rendered.ShowAsync<HomePage, Words>(server, words);
        var shown = await page.HtmlAsync();
        Assert.DoesNotContain(words.NoPeople, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(words.NoGroups, shown, StringComparison.Ordinal);
        Assert.Contains("One moment", shown, StringComparison.Ordinal);
    }
}
