using System.Text.RegularExpressions;
using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Queue;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Who is on duty is asked for until an answer comes, and then no more.</summary>
public sealed partial class Who_is_on_duty : IDisposable
{
    private static readonly StaffWords English = StaffWords.In(Language.English);
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Rosa C.", [Role.Clinician], "en", ConsentNeeded: false)));

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Given_an_answer_about_the_duty_that_was_lost_then_it_is_asked_for_again()
    {
        server.Lost = "/cases/duty";
        server["/cases/duty"] = new OwnDuty([], Now, null, 3);
        await using var page = await Rendered.ShowAsync<DutyView, StaffWords>(server, English);
        var watching = page.Service<Watching>();
        await watching.AskDutyAsync((Now, null));
        Assert.Null(watching.Duty);
        server.Lost = null;
        await watching.AskDutyAsync((Now, null));
        Assert.Equal(3, watching.Duty!.Closed);
        var asked = server.Asked.Count;
        await watching.AskDutyAsync((Now, null));
        Assert.Equal(asked, server.Asked.Count);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    public async Task Given_no_roster_that_puts_one_on_duty_then_it_says_so_and_who_is_told_instead(Language language)
    {
        var words = StaffWords.In(language);
        var clinician = words.RoleName(Role.Clinician);
        Assert.Equal([words.NotOnDuty, words.NoRosterFor(clinician)], await LinesAsync(words, new OwnDuty([new RoleOnDuty(Role.Clinician, null, null, false, [])], Now, null, 0)));
        Assert.Equal([words.NotOnDuty, words.OnDutyAs(clinician, "nights", "Ann", "06:00")], await LinesAsync(words, new OwnDuty([Nights(own: false)], Now, null, 0)));
        Assert.Equal([words.NotOnDuty], await LinesAsync(words, new OwnDuty([], Now, null, 0)));
    }

    [Fact]
    public async Task Given_rosters_for_some_steps_of_the_policy_then_none_is_said_to_be_missing_and_everybody_is_told_of_everything_else()
    {
        var duty = new OwnDuty([new RoleOnDuty(Role.Clinician, null, null, false, []), Nights(own: true)], Now, Now.AddHours(3), 0);
        Assert.Equal(
            [English.OnDutyUntil("22:06"), English.OnDutyAs("clinician", "nights", "you, Ann", "06:00"), English.BesideRosters("clinician")],
            await LinesAsync(English, duty));
    }

    [Fact]
    public async Task Given_ones_own_shift_that_ended_while_its_roster_goes_on_then_one_is_not_on_it_any_more_and_can_look_who_is()
    {
        server["/cases/duty"] = new OwnDuty([Nights(own: true), new RoleOnDuty(Role.Officer, null, null, false, [])], Now, Now.AddHours(3), 0);
        await using var page = await Rendered.ShowAsync<DutyView, StaffWords>(server, English);
        page.Time.Advance(TimeSpan.FromHours(4));
        page.Time.Advance(TimeSpan.FromSeconds(5));
        await page.UntilAsync(html => html.Contains(English.ShiftsChanged, StringComparison.Ordinal));
        Assert.Equal([English.ShiftEnded("22:06"), English.OnDutyAs("clinician", "nights", "Ann", "06:00")], Lines(await page.HtmlAsync()));

        server["/cases/duty"] = new OwnDuty([Nights(own: false)], Now, null, 0);
        await page.PressAsync(English.LookAgain);
        Assert.Equal([English.NotOnDuty, English.OnDutyAs("clinician", "nights", "Ann", "06:00")], Lines(await page.HtmlAsync()));
        Assert.DoesNotContain(English.ShiftsChanged, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    private static RoleOnDuty Nights(bool own) => new(Role.Clinician, "nights", Now.AddHours(10).AddMinutes(54), own, ["Ann"]);

    private static IEnumerable<string> Lines(string html) => Line().Matches(html).Select(match => match.Groups["line"].Value);

    private async Task<IEnumerable<string>> LinesAsync(StaffWords words, OwnDuty duty)
    {
        server["/cases/duty"] = duty;
        await using var page = await Rendered.ShowAsync<DutyView, StaffWords>(server, words);
        return Lines(await page.HtmlAsync());
    }

    [GeneratedRegex("<li>(?<line>[^<]*)</li>")]
    private static partial Regex Line();
}
