using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Components;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Shell.Pieces;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Each page of the staff's app as it was compiled, so that none is forgotten: where the server cannot be heard, or refuses, the page says so in words, says what to do, claims nothing, and offers to look again.</summary>
public sealed class What_a_staff_page_says_when_it_cannot_be_read : IDisposable
{
    private const string Everybody = "everybody";

    /// <summary>What asks the server for nothing when it opens.</summary>
    private static readonly string[] ThatReadNothing = ["/import", "/password"];

    /// <summary>Whose first page is another one.</summary>
    private static readonly Role[] AtHome = [Role.Officer, Role.Clinician, Role.Coordinator, Role.SupervisingOfficer, Role.Auditor, Role.Administrator];

    private static readonly Dictionary<string, Func<CancellationToken, Task<HttpResponseMessage>>> Failures = new()
    {
        ["no line"] = _ => throw new HttpRequestException("Gone."),
        ["fault"] = _ => Answered(HttpStatusCode.InternalServerError, string.Empty),
        ["forbidden"] = _ => Answered(HttpStatusCode.Forbidden, string.Empty),
        ["refused"] = _ => Answered(HttpStatusCode.Conflict, """{"code":"NotPossible","detail":"This cannot be done now. Ask the coordinator of the other facility."}"""),
        ["a page of somebody else"] = _ => Answered(HttpStatusCode.OK, "<html>The proxy is down.</html>"),
    };

    private readonly Answers server = new(new Entrance([], DeviceRevoked: false));

    public void Dispose() => server.Dispose();

    public static TheoryData<string, string, Language, string> EachFailure() =>
        [.. from page in Pages() from language in Enum.GetValues<Language>() from failure in Failures.Keys select (page.Route, page.Whose, language, failure)];

    public static TheoryData<string, string, Language> Each() => [.. from page in Pages() from language in Enum.GetValues<Language>() select (page.Route, page.Whose, language)];

    [Theory]
    [MemberData(nameof(EachFailure))]
    public async Task Given_a_server_that_cannot_be_heard_or_refuses_then_the_page_says_so_and_offers_to_look_again(string route, string whose, Language language, string failure)
    {
        server.Otherwise = Failures[failure];
        var words = StaffWords.In(language);
        await using var page = await ShowAsync(route, whose, words);
        if (server.Asked.Count == 1)
        {
            Assert.Contains(route, ThatReadNothing);
            return;
        }

        AssertSays(await page.HtmlAsync(), words);
        var asked = server.Asked.Count;
        await page.PressAsync(words.LookAgain);
        Assert.True(server.Asked.Count > asked, "Looking again asks the server again.");
        AssertSays(await page.HtmlAsync(), words);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Given_an_answer_that_never_comes_then_the_page_says_first_that_it_takes_long_and_then_that_none_came(string route, string whose, Language language)
    {
        server.Otherwise = async late =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, late);
            return new HttpResponseMessage();
        };
        var words = StaffWords.In(language);
        await using var page = await BeginAsync(route, whose, words);
        if (ThatReadNothing.Contains(route))
        {
            return;
        }

        AssertClaimsNothing(await page.HtmlAsync(), words);

        // Who is on duty stands beside the rest, and is not waited for.
        if (whose != nameof(Role.Officer))
        {
            await page.UntilAsync(html => html.Contains(words.AnswerIsLate, StringComparison.Ordinal));
        }

        for (var tries = 0; await page.HtmlAsync() is var html && (!Says(html, words) || html.Contains(words.AnswerIsLate, StringComparison.Ordinal)); tries++)
        {
            Assert.True(tries < 20, await page.HtmlAsync());
            page.Time.Advance(TimeSpan.FromMinutes(6));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        AssertSays(await page.HtmlAsync(), words);
    }

    [Fact]
    public async Task Given_what_was_read_before_then_a_failure_says_that_it_may_be_old_and_from_when_it_is()
    {
        var words = StaffWords.In(Language.English);
        server["/devices"] = new DeviceList([]);
        server["/units"] = new UnitList([]);
        await using var page = await ShowAsync("/places", Everybody, words);
        Assert.Contains(words.NoDevices, await page.HtmlAsync(), StringComparison.Ordinal);
        server["/devices"] = HttpStatusCode.InternalServerError;
        page.Time.Advance(TimeSpan.FromMinutes(20));
        await page.PressAsync(words.LookAgain);
        Assert.Contains(words.MayBeOld, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains(words.ReadAt("19:06"), await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_no_line_then_the_queue_says_that_something_may_be_missing_and_not_that_nothing_is_lost()
    {
        var words = StaffWords.In(Language.English);
        var status = new ConnectionStatus(ConnectionState.Waiting, new DateTimeOffset(2026, 3, 9, 19, 0, 0, TimeSpan.Zero), null);
        await using var banner = await Rendered.ShowAsync<LineBanner, StaffWords>(For(Everybody), words, (nameof(LineBanner.Status), status), (nameof(LineBanner.Without), words.WithoutLine));
        Assert.Contains(words.WithoutLine, await banner.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(ShellWords.In(Language.English).LineDown, await banner.HtmlAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    public async Task Given_that_there_is_nothing_then_each_list_says_so(Language language)
    {
        var words = StaffWords.In(language);
        server["/approvals"] = new RequestList([]);
        server["/people"] = new PeoplePage([], More: false);
        server["/devices"] = new DeviceList([]);
        server["/units"] = new UnitList([]);
        server["/groups"] = new ConversationsForStaff([]);
        server["/pairs"] = new ConversationsForStaff([]);
        server["/programmes"] = new ProgrammeList([]);
        server["/caseloads"] = new CaseloadList([], null);
        server["/separations"] = new SeparationList([]);
        server["/rosters"] = new RosterList("Europe/London", [], []);
        server["/samples"] = new WaitingSamples([]);
        server["/training"] = new WaitingTrainingRows([], 0);
        server["/reviews"] = new BreakGlassReviews([]);
        foreach (var (route, whose, says) in ((string, string, string)[])
            [
                ("/approvals", Everybody, words.NothingWaits), ("/people", Everybody, words.NobodyFound), ("/places", Everybody, words.NoDevices), ("/groups", Everybody, words.NoGroups),
                ("/pairs", Everybody, words.NoPairs), ("/pairs", Everybody, words.NoSupporters), ("/separations", Everybody, words.NoOrders), ("/rosters", Everybody, words.NoRosters),
                ("/samples", Everybody, words.NothingToRead), ("/training", Everybody, words.NothingToLabel), ("/audit", Everybody, words.NoReviewsOwed), ("/", nameof(Role.Clinician), words.NoReviews),
            ])
        {
            await using var page = await ShowAsync(route, whose, words);
            Assert.Contains($">{says}<", await page.HtmlAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>The first page is another one for each kind of staff.</summary>
    private static IEnumerable<(string Route, string Whose)> Pages() =>
        Routes().Keys.SelectMany(route => route == "/" ? AtHome.Select(role => (route, role.ToString())) : [(route, Everybody)]);

    private static Dictionary<string, Type> Routes() =>
        typeof(Addresses).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => (route.Template, type))).ToDictionary(each => each.Template, each => each.type);

    private static Task<HttpResponseMessage> Answered(HttpStatusCode status, string body) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });

    private static bool Says(string html, StaffWords words) =>
        ((string[])[words.MayBeOld, words.MayNotBeYours, words.DutyNotRead]).Any(said => html.Contains(said, StringComparison.Ordinal));

    private static void AssertSays(string html, StaffWords words)
    {
        Assert.True(Says(html, words), html);
        Assert.Contains($">{words.LookAgain}</button>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(words.NoAnswer, html, StringComparison.Ordinal);
        Assert.DoesNotContain(words.AnswerIsLate, html, StringComparison.Ordinal);
        AssertClaimsNothing(html, words);
    }

    private static void AssertClaimsNothing(string html, StaffWords words) => Assert.All(
        (string[])
        [
            words.NothingWaits, words.NobodyFound, words.NoDevices, words.NoGroups, words.NoPairs, words.NoSupporters, words.NoOrders, words.NoRosters, words.NothingToRead, words.NothingToLabel,
            words.NoReviews, words.NoReviewsOwed, words.NoPolicyDrafts, words.ThatIsAll, words.NobodyToGoTo, words.TrainingReady(0),
        ],
        claim => Assert.DoesNotContain($">{claim}", html, StringComparison.Ordinal));

    private Task<Rendered> ShowAsync(string route, string whose, StaffWords words) => Rendered.ShowAsync<DynamicComponent, StaffWords>(For(whose), words, (nameof(DynamicComponent.Type), Routes()[route]));

    private Task<Rendered> BeginAsync(string route, string whose, StaffWords words) => Rendered.BeginAsync<DynamicComponent, StaffWords>(For(whose), words, (nameof(DynamicComponent.Type), Routes()[route]));

    private Answers For(string whose)
    {
        IReadOnlyList<Role> roles = whose == Everybody ? Enum.GetValues<Role>() : [Enum.Parse<Role>(whose)];
        server["/entrance"] = new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Rosa C.", roles, "en", ConsentNeeded: false, Approves: true, Labels: true));
        server.Asked.Clear();
        return server;
    }
}
