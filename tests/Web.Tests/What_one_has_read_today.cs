using System.Net;
using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Queue;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>How much one has read, and when a break is due: where that could not be read, the page says so instead of nothing.</summary>
public sealed class What_one_has_read_today : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Dana R.", [Role.Clinician], "en", ConsentNeeded: false)));

    public void Dispose() => server.Dispose();

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    public async Task Given_no_answer_then_it_says_so_and_one_can_look_again(Language language)
    {
        var words = StaffWords.In(language);
        server.Lost = "/cases/workload";
        await using var page = await Rendered.ShowAsync<WorkloadView, StaffWords>(server, words);
        await page.UntilAsync(html => html.Contains(words.WorkloadNotRead, StringComparison.Ordinal));

        server.Lost = null;
        server["/cases/workload"] = new OwnWorkload(4, 12, 10, null, false, Now.AddMinutes(10));
        await page.PressAsync(words.LookAgain);
        var shown = await page.HtmlAsync();
        Assert.Contains(words.OpenedOf(4, 12), shown, StringComparison.Ordinal);
        Assert.DoesNotContain(words.WorkloadNotRead, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_what_was_known_when_the_next_answer_is_a_refusal_then_it_stays_and_the_page_says_that_it_may_be_old()
    {
        var words = StaffWords.In(Language.English);
        server["/cases/workload"] = new OwnWorkload(4, 12, 10, null, false, Now.AddMinutes(10));
        await using var page = await Rendered.ShowAsync<WorkloadView, StaffWords>(server, words);
        await page.UntilAsync(html => html.Contains(words.OpenedOf(4, 12), StringComparison.Ordinal));
        server["/cases/workload"] = HttpStatusCode.ServiceUnavailable;
        server["/open"] = RefusalCode.NotFound;
        await page.Service<Staff.Cases.Reading>().OpenAsync(What_staff_have_to_hear.Case(4, CaseProgress.Open));
        await page.UntilAsync(html => html.Contains(words.WorkloadNotRead, StringComparison.Ordinal));
        Assert.Contains(words.OpenedOf(4, 12), await page.HtmlAsync(), StringComparison.Ordinal);
    }
}
