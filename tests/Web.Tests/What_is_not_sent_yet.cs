using PeerConnect.Contracts;
using PeerConnect.Residents;
using PeerConnect.Residents.Frame;
using PeerConnect.Residents.Rights;
using PeerConnect.Residents.Talking;
using PeerConnect.Residents.Telling;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Words that the server does not have yet are lost to nobody without a question, whichever page he is on.</summary>
public sealed class What_is_not_sent_yet : IDisposable
{
    private static readonly Words English = Words.In(Language.English);
    private readonly Guid conversationId = Guid.CreateVersion7();
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ray O.", [Role.Resident], "en", ConsentNeeded: false)))
    {
        ["/sign-out"] = Done.Value,
    };

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Given_words_that_were_not_sent_when_somebody_signs_out_then_he_is_asked_once_and_can_stay()
    {
        await using var bar = await Rendered.ShowAsync<Bar, Words>(server, English, (nameof(Bar.Title), "Home"));
        var drafts = bar.Service<Drafts>();
        drafts.In(conversationId).Write("Hello");
        Assert.True(drafts.HoldTextIn(conversationId));
        Assert.False(drafts.HoldTextIn(Guid.CreateVersion7()));

        await bar.PressAsync("Sign out");
        Assert.Contains(English.NotSentYet, await bar.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal("#not-sent-yet", bar.Browser.Focused);
        await bar.PressAsync(English.Stay);
        Assert.Equal("#sign-out", bar.Browser.Focused);
        Assert.DoesNotContain(server.Asked, address => address.EndsWith("/sign-out", StringComparison.Ordinal));

        await bar.PressAsync("Sign out");
        await bar.PressAsync(English.SignOutYes);
        Assert.Contains(server.Asked, address => address.EndsWith("/sign-out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_nothing_that_was_not_sent_when_somebody_signs_out_then_nothing_is_asked()
    {
        await using var bar = await Rendered.ShowAsync<Bar, Words>(server, English, (nameof(Bar.Title), "Home"));
        await bar.PressAsync("Sign out");
        Assert.Contains(server.Asked, address => address.EndsWith("/sign-out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_something_begun_for_staff_when_he_reads_who_may_read_it_then_one_tap_leads_there_and_one_back_to_his_words()
    {
        var begun = new Complaint(conversationId, Guid.CreateVersion7()) { OwnWords = "He asks for money" };
        await using var tell = await Rendered.ShowAfterAsync<TellPage, Words>(server, English, shown => shown.Service<Desk>().Tell(begun, Addresses.Talk));
        Assert.Contains($"href=\"{Addresses.Rights}\"", await tell.HtmlAsync(), StringComparison.Ordinal);
        await tell.FollowAsync(English.WhoMayRead);
        var desk = tell.Service<Desk>();
        Assert.Equal((Addresses.Tell, begun), (desk.RightsFrom, desk.Telling?.What));

        server["/notice"] = new NoticeText(1, "en", ["Staff may read this."], "ab");
        await using var rules = await Rendered.ShowAfterAsync<RightsPage, Words>(server, English, shown => shown.Service<Desk>().RightsFrom = Addresses.Tell);
        Assert.Contains($"<a class=\"button ghost\" href=\"{Addresses.Tell}\"", await rules.HtmlAsync(), StringComparison.Ordinal);
        await using var fromHome = await Rendered.ShowAsync<RightsPage, Words>(server, English);
        Assert.Contains($"<a class=\"button ghost\" href=\"{Addresses.Home}\"", await fromHome.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_novel_is_pasted_for_staff_then_all_of_it_stays_and_nothing_is_sent_until_enough_is_gone()
    {
        var novel = new string('a', Protocol.MaxOwnWords) + "é";
        var told = new Complaint(conversationId, Guid.CreateVersion7()) { OwnWords = novel, Why = ComplaintReason.Other };
        await using var form = await Rendered.ShowAsync<TellForm, Words>(server, English, (nameof(TellForm.What), told), (nameof(TellForm.From), Addresses.Talk));
        await form.SubmitAsync();
        var shown = await form.HtmlAsync();
        Assert.Contains("Take out 1 letter.", shown, StringComparison.Ordinal);
        Assert.Contains(novel, shown, StringComparison.Ordinal);
        Assert.Equal(".tell textarea", form.Browser.Focused);
        Assert.DoesNotContain(server.Asked, address => address.EndsWith("/complaints", StringComparison.Ordinal));

        server["/complaints"] = new ToldToStaff("Staff have it.");
        told.OwnWords = novel[1..];
        await form.SubmitAsync();
        Assert.Equal(ToStaffState.Told, told.State);
    }
}
