using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Cases;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>A form to print is opened by the page's script, which closes it with the session: a link would leave it to whoever comes next.</summary>
public sealed class What_is_printed
{
    [Fact]
    public async Task Given_a_referral_then_its_form_is_opened_by_the_script_and_in_the_name_of_whoever_is_signed_in()
    {
        var (item, me) = (What_staff_have_to_hear.Case(4, CaseProgress.Acknowledged), Guid.CreateVersion7());
        var referral = new CaseReferral(Guid.CreateVersion7(), item.CaseId, CaseReferralKind.MentalHealth, DateTimeOffset.UnixEpoch, "Dana R.", "Tonight.");
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Me: new Me(me, Guid.CreateVersion7(), "Dana R.", [Role.Clinician], "en", ConsentNeeded: false)));
        server["/open"] = new OpenedCase(item, 7, DateTimeOffset.UnixEpoch, Role.Clinician, 3, null, null, [], [], null) { Referrals = [referral] };
        var english = StaffWords.In(Language.English);
        await using var page = await Rendered.ShowAsync<ReferralPanel, StaffWords>(server, english);
        await page.Service<Reading>().OpenAsync(item);
        Assert.DoesNotContain("href", await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PressAsync(english.OpenForm);
        Assert.Contains("openForm", page.Browser.Calls);
        Assert.EndsWith($"/cases/{item.CaseId}/referrals/{referral.ReferralId}/form?language=en&person={me}", (string)page.Browser.Last!, StringComparison.Ordinal);
    }
}
