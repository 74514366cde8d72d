using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Going;
using PeerConnect.Staff.Queue;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>The handheld of whoever goes says until when the shift lasts and who else is on it.</summary>
public sealed class Who_is_on_duty_beside_the_officer
{
    [Theory]
    [InlineData(Language.English, "You are on duty until", "Sam Lee")]
    [InlineData(Language.Spanish, "Estás de turno hasta las", "Sam Lee")]
    public async Task Given_a_handheld_then_the_shift_and_those_beside_the_officer_are_on_it(Language language, string says, string colleague)
    {
        var server = new Answers(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Jo Pruitt", [Role.Officer], "en", ConsentNeeded: false)));
        await using var page = await Rendered.ShowAsync<GoPage, StaffWords>(server, StaffWords.In(language));
        Assert.DoesNotContain(says, await page.HtmlAsync(), StringComparison.Ordinal);
        var end = page.Time.GetUtcNow().AddHours(3);
        server["/cases/duty"] = new OwnDuty([new RoleOnDuty(Role.Officer, "nights", end, true, [colleague])], end.AddHours(-8), end, 0);
        await page.Service<Watching>().AskDutyAsync((page.Time.GetUtcNow(), null), anew: true);
        Assert.Contains(says, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains(colleague, await page.HtmlAsync(), StringComparison.Ordinal);
    }
}
