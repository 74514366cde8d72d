using System.Net;
using System.Text.RegularExpressions;
using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Cases;
using PeerConnect.Staff.Queue;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Of all buttons of an open case one at most is filled: what has to be done first.</summary>
public sealed partial class Which_button_is_filled : IDisposable
{
    private static readonly StaffWords English = StaffWords.In(Language.English);
    private static readonly DateTimeOffset At = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Dana R.", [Role.Clinician], "en", ConsentNeeded: false)));
    private readonly FeedCase item = What_staff_have_to_hear.Case(4, CaseProgress.Open);

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Given_a_case_then_it_is_to_take_it_to_go_there_to_read_it_and_to_decide_one_after_the_other()
    {
        var mine = item with { Progress = CaseProgress.Acknowledged, TakenBy = "Dana R." };
        await using var page = await OpenedAsync(item);
        Assert.Equal([English.Take], await FilledAsync(page));
        server["/take"] = mine;
        await page.PressAsync(English.Take);
        Assert.Equal([English.OnMyWay], await FilledAsync(page));
        server["/on-the-way"] = new VisitRecorded(item.CaseId, At, null);
        await page.PressAsync(English.OnMyWay);
        Assert.Equal([English.WithPerson], await FilledAsync(page));
        server["/face-to-face"] = new VisitRecorded(item.CaseId, At, At);
        await page.PressAsync(English.WithPerson);
        Assert.Equal([English.ShowWords], await FilledAsync(page));
        await page.PressAsync(English.ShowWords);
        Assert.Equal([English.Decide], await FilledAsync(page));
        await page.PressAsync(English.Decide);
        Assert.Equal([English.RecordDecision], await FilledAsync(page));
    }

    [Fact]
    public async Task Given_held_messages_then_neither_answer_is_filled_and_of_what_is_asked_about_them_the_last_alone()
    {
        await using var page = await OpenedAsync(Met(), Line(1, Waiting()), Line(2, Waiting()));
        Assert.Equal([English.ShowWords], await FilledAsync(page));
        await page.PressAsync(English.ShowWords);
        Assert.Empty(await FilledAsync(page));
        await page.PressAsync(English.Release);
        Assert.Equal([English.Release], await FilledAsync(page));
        await page.PressLastAsync(English.Reject);
        Assert.Equal([English.Reject], await FilledAsync(page));
        await page.PressAsync(English.Decide);
        Assert.Equal([English.RecordDecision], await FilledAsync(page));
        await page.PressAsync(English.Reject);
        Assert.Equal([English.Reject], await FilledAsync(page));
        await page.PressAsync(English.Cancel);
        Assert.Empty(await FilledAsync(page));
    }

    [Fact]
    public async Task Given_several_held_messages_then_each_button_says_which_it_is_about_and_given_one_its_words_are_enough()
    {
        await using var several = await OpenedAsync(Met(), Line(1, Waiting()), Line(2, Waiting()));
        var names = (await NamesAsync(several, Button())).Where(name => name.StartsWith(English.Release, StringComparison.Ordinal)).ToList();
        Assert.Equal([$"{English.Release}: {English.MessageOf("19:01")}", $"{English.Release}: {English.MessageOf("19:02")}"], names);
        await using var one = await OpenedAsync(Met(), Line(1, Waiting()), Line(2, Waiting() with { State = HeldState.Released }));
        Assert.DoesNotContain(English.MessageOf("19:01"), await one.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_case_on_which_a_colleague_works_then_it_is_read_and_nothing_else_is_filled()
    {
        await using var page = await OpenedAsync(Met() with { TakenBy = "Ann B." });
        Assert.Equal([English.ShowWords], await FilledAsync(page));
        await page.PressAsync(English.ShowWords);
        Assert.Empty(await FilledAsync(page));
    }

    [Fact]
    public async Task Given_an_own_break_glass_then_its_pages_are_read_before_the_words_of_the_case()
    {
        var glass = new BrokenGlass(
            Guid.CreateVersion7(), item.CaseId, BreakGlassState.Open, CasePurpose.Care, BreakGlassReach.Conversation, Alone: false, Names: false,
            new BreakGlassAct(At, "Dana R.", null), null, new BreakGlassAct(At, "Ann B.", null), At.AddMinutes(30), 0, null, null, null);
        await using var page = await OpenedAsync(Met(), [glass], []);
        Assert.Equal([English.ReadMore], await FilledAsync(page));
    }

    [Fact]
    public async Task Given_several_colleagues_ask_to_see_more_then_each_button_says_whom_it_answers_and_given_one_its_words_are_enough()
    {
        BrokenGlass[] asked = [Asked("Ann B."), Asked("Carl C.")];
        await using var several = await OpenedAsync(Met(), asked, []);
        Assert.Equal([$"{English.Approve}: {English.MoreAsked("Carl C.", "19:06")}", $"{English.Approve}: {English.MoreAsked("Ann B.", "19:06")}"], await NamesAsync(several, English.Approve));
        await using var one = await OpenedAsync(Met(), asked[..1], []);
        Assert.Equal([English.Approve], await NamesAsync(one, English.Approve));
    }

    [Fact]
    public async Task Given_several_exports_wait_to_be_signed_then_each_button_says_whose_it_is_and_given_one_its_words_are_enough()
    {
        CaseExport[] asked = [ToSign("Ann B."), ToSign("Carl C.")];
        await using var several = await OpenedAsync(Met(), [], asked);
        Assert.Equal([$"{English.SignExport}: {English.ExportAsked("Carl C.", "19:06")}", $"{English.SignExport}: {English.ExportAsked("Ann B.", "19:06")}"], await NamesAsync(several, English.SignExport));
        await using var one = await OpenedAsync(Met(), [], asked[..1]);
        Assert.Equal([English.SignExport], await NamesAsync(one, English.SignExport));
    }

    private static async Task<IEnumerable<string>> NamesAsync(Rendered page, string begins) => (await NamesAsync(page, Button())).Where(name => name.StartsWith(begins, StringComparison.Ordinal)).ToList();

    private BrokenGlass Asked(string by) => new(
        Guid.CreateVersion7(), item.CaseId, BreakGlassState.Asked, CasePurpose.Care, BreakGlassReach.Conversation, Alone: false, Names: false,
        new BreakGlassAct(At, by, null), At.AddHours(1), null, null, 0, null, null, null);

    private CaseExport ToSign(string by) => new(
        Guid.CreateVersion7(), item.CaseId, ExportState.Asked, CasePurpose.LegalProcess, NameOthers: false, new BreakGlassAct(At, by, null), null, At.AddDays(1), 0);

    private static CaseHeld Waiting() => new(Guid.CreateVersion7(), HeldState.Held, At.AddHours(2), ToConfirm: false, null, []);

    private static CaseLine Line(int minute, CaseHeld held) => new(minute, At.AddMinutes(minute - 6), Flagged: true, "Resident 7F", MemberRole.Member, null, "gave my radio away", [], [], held);

    private FeedCase Met() => item with { Progress = CaseProgress.Acknowledged, TakenBy = "Dana R.", OnTheWaySince = At, WithPersonSince = At };

    private Task<Rendered> OpenedAsync(FeedCase shown, params IReadOnlyList<CaseLine> lines) => OpenedAsync(shown, [], [], lines);

    private async Task<Rendered> OpenedAsync(FeedCase shown, IReadOnlyList<BrokenGlass> glass, IReadOnlyList<CaseExport> exports, params IReadOnlyList<CaseLine> lines)
    {
        server["/open"] = new OpenedCase(shown, 7, At, Role.Clinician, 3, null, new CaseLocation("Marcus Hale", "Unit B", "B-214"), lines, [], null, Glass: glass, Exports: exports);
        var page = await Rendered.ShowAsync<QueuePage, StaffWords>(server, English);
        await page.Service<Reading>().OpenAsync(shown);
        return page;
    }

    private static Task<IEnumerable<string>> FilledAsync(Rendered page) => NamesAsync(page, Filled());

    private static async Task<IEnumerable<string>> NamesAsync(Rendered page, Regex buttons) =>
        buttons.Matches(await page.HtmlAsync()).Select(match => WebUtility.HtmlDecode(Tag().Replace(Key().Replace(match.Groups["words"].Value, string.Empty), string.Empty)).Trim());

    [GeneratedRegex("<button[^>]* class=\"[^\"]*\\bprimary\\b[^>]*>(?<words>.*?)</button>", RegexOptions.Singleline)]
    private static partial Regex Filled();

    [GeneratedRegex("<button[^>]*>(?<words>.*?)</button>", RegexOptions.Singleline)]
    private static partial Regex Button();

    [GeneratedRegex("<kbd.*?</kbd>")]
    private static partial Regex Key();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
