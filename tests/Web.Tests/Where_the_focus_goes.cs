using Microsoft.AspNetCore.Components;
using PeerConnect.Contracts;
using PeerConnect.Residents.Entering;
using PeerConnect.Residents.Hiding;
using PeerConnect.Residents.Home;
using PeerConnect.Residents.Needing;
using PeerConnect.Residents.Talking;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>What was pressed may go with the act: whoever hears the page, or goes by keyboard, is taken to what follows and never back to the top.</summary>
public sealed class Where_the_focus_goes
{
    private static readonly Words English = Words.In(Language.English);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ray O.", [Role.PeerSupporter], "en", ConsentNeeded: false)))
    {
        ["/caseload"] = new OwnCaseload(2, 5, null),
    };

    [Fact]
    public async Task Given_an_act_that_is_asked_about_then_the_question_has_the_focus_and_its_button_gets_it_back()
    {
        await using var card = await Rendered.ShowAsync<CaseloadCard, Words>(server, English);
        await card.PressAsync(English.NeedRest);
        var asked = card.Browser.Focused!;
        Assert.Contains($"""<p id="{asked[1..]}" tabindex="-1">{English.NeedRestAsk}""", await card.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains($"aria-labelledby=\"{asked[1..]}\"", await card.HtmlAsync(), StringComparison.Ordinal);

        await card.PressAsync(English.Close);
        var button = card.Browser.Focused!;
        Assert.Contains($"id=\"{button[1..]}\" class=\"button\" aria-expanded=\"false\"", await card.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(English.NeedRestAsk, await card.HtmlAsync(), StringComparison.Ordinal);

        server["/rest"] = new OwnCaseload(2, 5, DateTimeOffset.UnixEpoch);
        await card.PressAsync(English.NeedRest);
        await card.PressAsync(English.NeedRestYes);
        Assert.Equal(button, card.Browser.Focused);
        Assert.Contains(English.EndRest, await card.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_words_that_are_taken_back_then_where_they_stood_has_the_focus_and_not_before_it_was_asked()
    {
        var entry = new Entry(5, Guid.CreateVersion7(), EntryKind.Message, DateTimeOffset.UnixEpoch, Guid.CreateVersion7(), "ok");
        var withdrawn = 0;
        await using var line = await Rendered.ShowAsync<EntryLine, Words>(server, English, (nameof(EntryLine.Entry), entry), (nameof(EntryLine.Mine), true), (nameof(EntryLine.CanWithdraw), true),
            (nameof(EntryLine.Withdrawn), new EventCallback<Entry>(null, (Action<Entry>)(_ => withdrawn++))));
        await line.PressAsync(English.More);
        await line.PressAsync(English.TakeBack);
        Assert.Equal(0, withdrawn);
        Assert.Contains($"""<p id="{line.Browser.Focused![1..]}" tabindex="-1">Take back these words?""", await line.HtmlAsync(), StringComparison.Ordinal);
        await line.PressAsync(English.Keep);
        await line.PressAsync(English.TakeBack);
        await line.PressLastAsync(English.TakeBack);
        Assert.Equal(1, withdrawn);
        Assert.Equal($"#words-{entry.EntryId:N}", line.Browser.Focused);
        Assert.Contains($"id=\"words-{entry.EntryId:N}\" tabindex=\"-1\"", await line.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_question_of_staff_then_what_follows_from_the_answer_has_the_focus_and_putting_it_aside_goes_to_the_heading()
    {
        server["/answers"] = Done.Value;
        var question = new InboxItem(3, InboxKind.DidTheyCome, DateTimeOffset.UnixEpoch, null, "Did somebody come to you?");
        await using var card = await Rendered.ShowAsync<QuestionCard, Words>(server, English, (nameof(QuestionCard.Item), question));
        await card.PressAsync(English.Yes);
        Assert.Matches("^#outcome-[0-9a-f]{32}-said:not", card.Browser.Focused);

        await using var answered = await Rendered.ShowAsync<QuestionCard, Words>(server, English, (nameof(QuestionCard.Item), question with { Answer = true }));
        await answered.PressAsync(English.HelpRead);
        Assert.Equal("h1", answered.Browser.Focused);
        await using var signpost = await Rendered.ShowAsync<Signpost, Words>(server, English, (nameof(Signpost.Item), question with { Kind = InboxKind.Signpost }));
        await signpost.PressAsync(English.HelpRead);
        Assert.Equal("h1", signpost.Browser.Focused);
    }

    [Fact]
    public async Task Given_a_shared_screen_when_somebody_needs_a_person_or_comes_back_from_that_then_the_heading_of_the_page_has_the_focus()
    {
        using var kiosk = new Answers(new Entrance([], DeviceRevoked: false, new DeviceSelf(Guid.CreateVersion7(), "north", "North", "Unit B"))) { ["/person-requests/offer"] = new PersonOffer([]), ["/help"] = new HelpHere([]) };
        await using var entrance = await Rendered.ShowAsync<SignInPage, Words>(kiosk, English);
        await using var help = await Rendered.ShowAsync<HelpPage, Words>(kiosk, English);
        foreach (var page in (Rendered[])[entrance, help])
        {
            await page.PressAsync(English.INeedAPerson);
            Assert.Equal((1, "h1"), (page.Browser.Calls.Count(call => call == "focusOn"), page.Browser.Focused));
            await page.PressFirstAsync();
            Assert.Equal((2, "h1"), (page.Browser.Calls.Count(call => call == "focusOn"), page.Browser.Focused));
        }
    }

    [Fact]
    public async Task Given_a_first_pin_of_staff_then_the_field_of_the_new_one_has_the_focus_and_says_why()
    {
        server["/sign-in/resident"] = RefusalCode.PinChangeNeeded;
        await using var page = await Rendered.ShowAsync<SignInPage, Words>(server, English);
        await page.TypeAsync("Number", "A48207");
        await page.TypeAsync("Pin", "480271");
        await page.SubmitAsync();
        Assert.Equal("[data-field=NewPin]", page.Browser.Focused);
        var shown = await page.HtmlAsync();
        Assert.Contains($"<p id=\"new-pin-needed\">{English.NewPinNeeded}", shown, StringComparison.Ordinal);
        Assert.Matches("data-field=\"NewPin\"[^>]*aria-describedby=\"new-pin-needed\"", shown);
    }

    [Fact]
    public async Task Given_somebody_hidden_who_is_shown_again_then_that_it_is_done_has_the_focus()
    {
        var hidden = new HiddenPerson(Guid.CreateVersion7(), "Lou K.", DateTimeOffset.UnixEpoch);
        server["/hidden"] = new HiddenPeople([hidden]);
        await using var page = await Rendered.ShowAsync<HiddenPage, Words>(server, English);
        server[hidden.PersonId.ToString("D")] = new HiddenPeople([]);
        await page.PressAsync(English.ShowAgain);
        Assert.Matches($"id=\"{page.Browser.Focused![1..46]}\" role=\"status\" class=\"said\" tabindex=\"-1\">{English.ShownNow}", await page.HtmlAsync());
    }
}
