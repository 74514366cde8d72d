using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Coordinating;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>A page that hears of nothing by itself says when it was read, is read again by a button, does not speak of acts where a reading failed, and has its own place in the menu in sight.</summary>
public sealed class What_an_office_page_knows : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private static readonly StaffWords English = StaffWords.In(Language.English);
    private static readonly Guid Id = Guid.CreateVersion7();
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Id, Id, "Rosa C.", [Role.Coordinator], "en", ConsentNeeded: false)));

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Given_a_request_that_came_since_then_the_page_says_when_it_was_read_and_shows_it_when_it_is_read_again()
    {
        server["/approvals"] = new RequestList([]);
        await using var page = await Rendered.ShowAsync<ApprovalsPage, StaffWords>(server, English);
        Assert.Contains(English.NothingWaits, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains(English.ReadAt("19:06"), await page.HtmlAsync(), StringComparison.Ordinal);

        server["/approvals"] = new RequestList([new RequestForStaff(Id, RequestKind.Pairing, RequestState.Requested, null, Shown("Theo"), Shown("Ray"), MemberRole.Member, Shown("Theo"), Now, null, null, null)]);
        page.Time.Advance(TimeSpan.FromMinutes(20));

        // A part of it that the server refuses is not read, and the page does not say that it was.
        await page.PressAsync(English.LookAgain);
        Assert.DoesNotContain(English.ReadAt("19:26"), await page.HtmlAsync(), StringComparison.Ordinal);
        server["/programmes"] = new ProgrammeList([]);
        server["/supporters"] = new SupporterList([]);
        await page.PressAsync(English.LookAgain);
        Assert.DoesNotContain(English.NothingWaits, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains("Theo", await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains(English.ReadAt("19:26"), await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_no_line_when_a_page_opens_then_it_does_not_say_that_nothing_waits_and_speaks_of_no_act()
    {
        server["/approvals"] = new RequestList([]);
        server.Lost = "/approvals";
        await using var page = await Rendered.ShowAsync<ApprovalsPage, StaffWords>(server, English);
        Assert.Contains(English.NotRead, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(English.NoAnswer, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(English.NothingWaits, await page.HtmlAsync(), StringComparison.Ordinal);

        server.Lost = null;
        await page.PressAsync(English.LookAgain);
        Assert.DoesNotContain(English.NotRead, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains(English.NothingWaits, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_act_without_an_answer_then_it_says_to_look_whether_it_was_recorded()
    {
        server["/devices"] = new DeviceList([new Device(Id, Id, "Kiosk 1", Now, null)]);
        server["/units"] = new UnitList([]);
        await using var page = await Rendered.ShowAsync<PlacesPage, StaffWords>(server, English);
        server.IsGone = true;
        await page.PressAsync(English.Revoke);
        await page.PressAsync(English.Revoke);
        Assert.Contains(English.NoAnswer, await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_page_that_opens_then_the_menu_is_pushed_along_to_it_once_and_stays_where_somebody_pushes_it_later()
    {
        server["/approvals"] = new RequestList([]);
        await using var page = await Rendered.ShowAsync<ApprovalsPage, StaffWords>(server, English);
        await page.PressAsync(English.LookAgain);
        Assert.Single(page.Browser.Calls, call => call == "showPlace");
    }

    private static PersonShown Shown(string name) => new(Id, Guid.CreateVersion7(), name);
}
