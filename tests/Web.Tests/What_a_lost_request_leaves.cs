using System.Net;
using Microsoft.AspNetCore.Components;
using PeerConnect.Contracts;
using PeerConnect.Residents.Asking;
using PeerConnect.Residents.Choices;
using PeerConnect.Residents.Disclosing;
using PeerConnect.Residents.Hiding;
using PeerConnect.Residents.Home;
using PeerConnect.Residents.Needing;
using PeerConnect.Residents.Rights;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>A part of a page whose answer was lost is not simply missing: it says so, and can be asked for again. What was refused does not look done.</summary>
public sealed class What_a_lost_request_leaves
{
    private static readonly Words English = Words.In(Language.English);
    private static readonly HiddenPerson Hidden = new(Guid.CreateVersion7(), "Lou K.", DateTimeOffset.UnixEpoch);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ray O.", [Role.PeerSupporter], "en", ConsentNeeded: false)));

    [Fact]
    public Task Given_no_line_when_a_supporter_comes_home_then_the_card_says_so_and_comes_when_it_is_asked_for_again() =>
        ComesAgainAsync<CaseloadCard>("/caseload", new OwnCaseload(2, 5, null), "2 of 5");

    [Fact]
    public Task Given_no_line_when_ones_choices_are_opened_then_the_one_for_training_says_so_and_comes_when_it_is_asked_for_again() =>
        ComesAgainAsync<TrainingChoice>("/me/training", new OwnTraining(Offered: true, Agreed: false), English.TrainingSayYes);

    [Fact]
    public Task Given_no_line_when_hidden_people_are_opened_then_the_page_says_so_and_they_come_when_they_are_asked_for_again() =>
        ComesAgainAsync<HiddenPage>("/hidden", new HiddenPeople([Hidden]), "Lou K.");

    [Fact]
    public async Task Given_any_page_then_it_has_a_place_that_says_whether_there_is_a_line()
    {
        await HasLineAsync<AskPage>();
        await HasLineAsync<ChoicesPage>();
        await HasLineAsync<HiddenPage>();
        await HasLineAsync<DisclosuresPage>();
        await HasLineAsync<RightsPage>();
        await HasLineAsync<HelpPage>();
        await HasLineAsync<NeedPage>();
        await HasLineAsync<HomePage>();
    }

    [Fact]
    public async Task Given_an_act_that_is_refused_then_it_does_not_stand_where_what_is_done_stands()
    {
        server["/hidden"] = new HiddenPeople([Hidden]);
        server["/supporters"] = new SupporterList([]);
        server["/approvals/mine"] = new OwnRequests([]);
        await using var hidden = await Rendered.ShowAsync<HiddenPage, Words>(server, English);
        await using var ask = await Rendered.ShowAsync<AskPage, Words>(server, English);
        await using var question = await Rendered.ShowAsync<QuestionCard, Words>(server, English, (nameof(QuestionCard.Item), new InboxItem(3, InboxKind.DidTheyCome, DateTimeOffset.UnixEpoch, null, "Did somebody come to you?")));
        await using var member = await Rendered.ShowAsync<HideMember, Words>(server, English, (nameof(HideMember.ConversationId), Guid.CreateVersion7()), (nameof(HideMember.Member), new Member(Guid.CreateVersion7(), "Lou K.", MemberRole.Member, Hidden: true)));
        await hidden.PressAsync(English.ShowAgain);
        await ask.PressAsync(English.Ask);
        await question.PressAsync(English.Yes);
        await member.PressAsync("Show again what");
        foreach (var page in (Rendered[])[hidden, ask, question, member])
        {
            var shown = await page.HtmlAsync();
            Assert.Matches($"class=\"trouble\"[^>]*>{English.NotNow}", shown);
            Assert.DoesNotMatch("class=\"said\"[^>]*>[^<]", shown);
        }
    }

    private async Task ComesAgainAsync<TPart>(string address, object answer, string shown)
        where TPart : IComponent
    {
        server.Silent = address;
        await using var part = await Rendered.BeginAsync<TPart, Words>(server, English);
        Assert.Contains("One moment", await part.HtmlAsync(), StringComparison.Ordinal);
        await part.PassAsync(TimeSpan.FromSeconds(32));
        Assert.Contains(English.NoLineForThat, await part.HtmlAsync(), StringComparison.Ordinal);

        server.Silent = null;
        server[address] = answer;
        await part.PressAsync(English.TryAgain);
        Assert.Contains(shown, await part.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(English.TryAgain, await part.HtmlAsync(), StringComparison.Ordinal);

        server[address] = HttpStatusCode.ServiceUnavailable;
        await using var busy = await Rendered.ShowAsync<TPart, Words>(server, English);
        Assert.Contains(English.TryAgain, await busy.HtmlAsync(), StringComparison.Ordinal);
    }

    private async Task HasLineAsync<TPage>()
        where TPage : IComponent
    {
        await using var page = await Rendered.ShowAsync<TPage, Words>(server, English);
        Assert.Contains("""<div role="status" class="grow">""", await page.HtmlAsync(), StringComparison.Ordinal);
    }
}
