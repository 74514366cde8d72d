using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Cases;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>In the open case one sends somebody to the person whom its words mean, by number; the page shows that a card went out, and no name.</summary>
public sealed class Who_is_meant
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;
    private readonly FeedCase item = What_staff_have_to_hear.Case(4, CaseProgress.Open) with { Category = CaseCategory.Violence };

    [Theory]
    [InlineData(Language.English, "Send somebody to the person meant", "Number of the person", "people go now", "Send somebody there", "Write the number, and choose")]
    [InlineData(Language.Spanish, "Mandar a alguien a la persona de quien se habla", "Número de la persona", "van ahora", "Mandar a alguien", "Escribe el número, y elige")]
    public async Task Given_an_open_case_then_a_key_asks_who_and_how_near_and_nothing_is_sent_before_both_are_said(Language language, string act, string number, string now, string send, string incomplete)
    {
        var server = Desk();
        server["/meant"] = new CaseMeant(At, "Dana R.", 4, Waits: true, null, Guid.CreateVersion7(), "Resident 7F");
        await using var page = await OpenAsync<Asks>(server, item, language);
        Assert.Matches("""<button[^>]*data-key="6"[^>]*aria-keyshortcuts="6"[^>]*>""", await page.HtmlAsync());
        await page.PressAsync(act);
        Assert.Contains(send, await page.HtmlAsync(), StringComparison.Ordinal);
        await page.ChangeAsync(number, " c30001 ");
        await page.SubmitAsync();
        Assert.Contains(incomplete, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Asked, address => address.EndsWith("/meant", StringComparison.Ordinal));

        await page.ChangeAsync(now, "on");
        await page.SubmitAsync();
        Assert.EndsWith($"/cases/{item.CaseId}/meant", server.Asked[^1], StringComparison.Ordinal);
        Assert.Equal("""{"number":"c30001","severity":4,"category":"Violence"}""", server.Sent);
        Assert.DoesNotContain(number, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(("meant-named", "Resident 7F"), (page.Service<Reading>().Opened!.Events[^1].Kind, page.Service<Reading>().Opened!.Meant!.Single().Pseudonym));
    }

    [Fact]
    public async Task Given_a_case_of_self_harm_then_there_is_no_other_danger_to_choose()
    {
        var server = Desk();
        await using var page = await OpenAsync<Asks>(server, item with { Category = CaseCategory.SelfHarm });
        await page.PressAsync("Send somebody to the person meant");
        Assert.DoesNotContain("What is the danger?", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RaisedKind.Meant)]
    [InlineData(RaisedKind.Arrival)]
    public async Task Given_a_case_without_words_then_nobody_is_named_out_of_it(RaisedKind kind)
    {
        await using var page = await OpenAsync<Asks>(Desk(), item with { Raised = kind });
        Assert.DoesNotContain("Send somebody to the person meant", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_was_named_then_the_case_says_when_by_whom_and_whether_somebody_was_there()
    {
        await using var page = await OpenAsync<MeantList>(Desk(), item, meant: [new(At, "Dana R.", 4, true, null), new(At, "Ngozi A.", 4, false, At, Guid.CreateVersion7(), "Resident 7F")]);
        var html = await page.HtmlAsync();
        Assert.Contains("A card went out for the person meant by Dana R.: nobody was there when you opened this", html, StringComparison.Ordinal);
        Assert.Matches("by Ngozi A.: with the person .*\\(Resident 7F\\)", html);
    }

    private static async Task<Rendered> OpenAsync<TComponent>(Answers server, FeedCase item, Language language = Language.English, IReadOnlyList<CaseMeant>? meant = null)
        where TComponent : Microsoft.AspNetCore.Components.IComponent
    {
        server["/open"] = new OpenedCase(item, 7, At, Role.Security, 2, null, new CaseLocation("Marcus Hale", "Unit B", "B-214"), [], [], null, Meant: meant);
        var page = await Rendered.ShowAsync<TComponent, StaffWords>(server, StaffWords.In(language));
        await page.Service<Reading>().OpenAsync(item);
        return page;
    }

    private static Answers Desk() => new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Dana R.", [Role.Security], "en", ConsentNeeded: false)));
}
