using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Residents.Talking;
using PeerConnect.Residents.Telling;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Web.Tests;

/// <summary>A report, a complaint or a worry leaves the page only when the server said that it is stored; whatever else happens, what was typed stays and the page says what to do.</summary>
public sealed class What_staff_are_told : IDisposable
{
    private static readonly Guid Me = Guid.CreateVersion7();
    private static readonly Member Marcus = new(Guid.CreateVersion7(), "Marcus H.", MemberRole.Member);
    private static readonly Member Luis = new(Guid.CreateVersion7(), "Luis R.", MemberRole.Member);

    private readonly ScriptedServer server = new();
    private readonly PeerConnectClient client;
    private readonly Report report = new(Guid.CreateVersion7(), new Entry(7, Guid.CreateVersion7(), EntryKind.Message, DateTimeOffset.UnixEpoch, Marcus.MemberId, "you owe me"), isPair: true);

    public What_staff_are_told() => client = new PeerConnectClient(new Uri("http://localhost/"), new PeerConnectClientOptions { Handler = server });

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task Given_nothing_is_chosen_when_it_is_sent_then_the_page_says_so_and_nothing_leaves_it()
    {
        report.OwnWords = "He writes this each day.";
        Assert.DoesNotContain("Choose one", await ShownAsync(report), StringComparison.Ordinal);
        await report.SendAsync(client);
        Assert.Equal((ToStaffState.Writing, "He writes this each day.", 0), (report.State, report.OwnWords, server.Asked.Count));
        Assert.Contains("Choose one of these first.", await ShownAsync(report), StringComparison.Ordinal);
        report.Why = ReportReason.Pressure;
        Assert.DoesNotContain("Choose one", await ShownAsync(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_worry_then_each_thing_that_is_missing_is_said_where_it_is_missing()
    {
        var worry = new Worry([Pair(Marcus), Pair(Luis)], Me) { About = ConcernAbout.SelfHarm };
        await worry.SendAsync(client);
        Assert.Empty(server.Asked);
        Assert.Equal(2, (await ShownAsync(worry)).Split("Choose one of these first.").Length - 1);
    }

    [Fact]
    public async Task Given_a_worry_about_somebody_who_needs_a_doctor_then_it_is_soon_or_now_and_what_was_chosen_before_is_asked_again()
    {
        var worry = new Worry([Pair(Marcus)], Me) { About = ConcernAbout.SelfHarm, Near = ConcernNear.Worrying };
        worry.About = ConcernAbout.NeedsDoctor;
        Assert.False(worry.IsComplete);
        var shown = await ShownAsync(worry);
        Assert.Contains("They need a doctor right now", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("said goodbye", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Something is not right", shown, StringComparison.Ordinal);
        worry.Near = ConcernNear.Now;
        worry.About = ConcernAbout.Violence;
        Assert.True(worry.IsComplete);
    }

    [Fact]
    public async Task Given_own_words_that_are_too_long_then_it_says_by_how_much_and_keeps_them_and_at_the_limit_they_go()
    {
        report.Why = ReportReason.Threat;
        report.OwnWords = new string('a', Protocol.MaxOwnWords + 12);
        Assert.Contains("It is too long. Take out 12 letters.", await ShownAsync(report), StringComparison.Ordinal);
        await report.SendAsync(client);
        Assert.Equal((0, Protocol.MaxOwnWords + 12), (server.Asked.Count, report.OwnWords.Length));
        report.OwnWords = $"  {report.OwnWords[12..]}\n";
        Assert.DoesNotContain("too long", await ShownAsync(report), StringComparison.Ordinal);
        await report.SendAsync(client);
        Assert.Equal(ToStaffState.Told, report.State);
    }

    [Fact]
    public async Task Given_the_server_is_gone_in_the_middle_then_it_is_not_sent_and_what_was_typed_stays_until_it_is_back()
    {
        report.Why = ReportReason.Pressure;
        report.OwnWords = "He writes this each day.";
        server.IsGone = true;
        await report.SendAsync(client);
        Assert.Equal((ToStaffState.Writing, true, ReportReason.Pressure), (report.State, report.IsNotSent, report.Why));
        var shown = await ShownAsync(report);
        Assert.Contains("<strong>Not sent.</strong> There is no line. Your words stay here.", shown, StringComparison.Ordinal);
        Assert.Contains("He writes this each day.", shown, StringComparison.Ordinal);
        Assert.Contains("Try again", shown, StringComparison.Ordinal);

        server.IsGone = false;
        await report.SendAsync(client);
        Assert.Equal((ToStaffState.Told, false, "Thank you.", string.Empty), (report.State, report.IsNotSent, report.Answer, report.OwnWords));
        Assert.Contains("He writes this each day.", server.Asked[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, RefusalCode.TooFast, "Wait a moment, then try again.")]
    [InlineData(HttpStatusCode.ServiceUnavailable, RefusalCode.NotStored, "It could not be stored.")]
    [InlineData(HttpStatusCode.Conflict, RefusalCode.NotPossible, "Tell an officer now.")]
    [InlineData(HttpStatusCode.NotFound, RefusalCode.NotFound, "Tell an officer now.")]
    public async Task Given_the_server_does_not_take_it_then_the_page_says_what_to_do_and_keeps_the_words(HttpStatusCode status, RefusalCode code, string sentence)
    {
        report.Why = ReportReason.Pressure;
        report.OwnWords = "He writes this each day.";
        server.Refusal = (status, code);
        await report.SendAsync(client);
        var shown = await ShownAsync(report);
        Assert.Contains("Not sent.", shown, StringComparison.Ordinal);
        Assert.Contains(sentence, shown, StringComparison.Ordinal);
        Assert.Contains("He writes this each day.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_no_words_of_ones_own_then_none_are_sent()
    {
        report.Why = ReportReason.Other;
        report.OwnWords = " \n ";
        await report.SendAsync(client);
        Assert.DoesNotContain("words", Assert.Single(server.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_conversations_then_each_other_person_can_be_named_once_and_nobody_of_one_that_is_over()
    {
        var gone = new Member(Guid.CreateVersion7(), "Ray O.", MemberRole.Member);
        var group = Pair(Marcus) with { Kind = ConversationKind.Group, Members = [new Member(Me, "Darnell W.", MemberRole.Facilitator), Marcus, Luis] };
        var worry = new Worry([Pair(Marcus), group, Pair(gone) with { State = ConversationState.Ended }], Me);
        Assert.Equal(["Luis R.", "Marcus H."], worry.People.Select(member => member.Name));
        Assert.Null(worry.Whom);
        Assert.Equal(Marcus.MemberId, new Worry([Pair(Marcus)], Me).Whom);
    }

    [Fact]
    public void Given_it_was_left_and_is_opened_again_then_it_goes_on_where_it_was_and_of_another_message_it_begins_anew()
    {
        using var provider = Services();
        var desk = ActivatorUtilities.CreateInstance<Desk>(provider);
        report.OwnWords = "He writes this each day.";
        desk.Tell(report, "/");
        desk.Tell(new Report(Guid.CreateVersion7(), report.Entry, isPair: true), "/app/talk");
        Assert.Equal((report, "/app/talk"), (desk.Telling!.Value.What, desk.Telling.Value.From));
        desk.Tell(new Report(Guid.CreateVersion7(), report.Entry with { EntryId = Guid.CreateVersion7() }, isPair: true), "/");
        Assert.NotSame(report, desk.Telling.Value.What);
    }

    [Fact]
    public async Task Given_a_report_or_a_worry_that_is_half_told_then_a_new_beginning_of_the_page_would_take_it_away_until_it_is_stored()
    {
        Assert.False(report.IsBegun);
        report.OwnWords = "He writes";
        Assert.True(report.IsBegun);
        (report.OwnWords, report.Why) = (" ", ReportReason.Threat);
        Assert.True(report.IsBegun);
        await report.SendAsync(client);
        Assert.Equal((ToStaffState.Told, false), (report.State, report.IsBegun));

        var worry = new Worry([Pair(Marcus)], Me);
        Assert.False(worry.IsBegun);
        worry.Near = ConcernNear.Now;
        Assert.True(worry.IsBegun);
    }

    private static ConversationSummary Pair(Member other) => new(
        Guid.CreateVersion7(), ConversationKind.Direct, ConversationState.Open, null, [new Member(Me, "Darnell W.", MemberRole.Supporter), other], 0, 0, 0, false, 1);

    private static ServiceProvider Services() => new ServiceCollection().AddShell(new Uri("http://localhost/")).AddSingleton<IJSRuntime, NoScripts>().BuildServiceProvider();

    /// <summary>The form as a browser gets it.</summary>
    private static async Task<string> ShownAsync(ToStaff what)
    {
        await using var services = Services();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            RenderFragment form = builder =>
            {
                builder.OpenComponent<TellForm>(0);
                builder.AddComponentParameter(1, nameof(TellForm.What), what);
                builder.AddComponentParameter(2, nameof(TellForm.From), "/");
                builder.CloseComponent();
            };
            var cascade = new Dictionary<string, object?> { ["Value"] = Words.In(Language.English), ["ChildContent"] = form };
            return (await renderer.RenderComponentAsync<CascadingValue<Words>>(ParameterView.FromDictionary(cascade))).ToHtmlString();
        });
    }

    /// <summary>Answers each request with thanks, with a refusal, or not at all.</summary>
    private sealed class ScriptedServer : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        public bool IsGone { get; set; }

        public (HttpStatusCode Status, RefusalCode Code)? Refusal { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            if (IsGone)
            {
                throw new HttpRequestException("Gone.");
            }

            var (status, body) = Refusal is { } refusal
                ? (refusal.Status, $$"""{"code":"{{refusal.Code}}","detail":"A sentence."}""")
                : (HttpStatusCode.OK, """{"text":"Thank you."}""");
            return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }
    }

    private sealed class NoScripts : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new InvalidOperationException("There is no browser.");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new InvalidOperationException("There is no browser.");
    }
}
