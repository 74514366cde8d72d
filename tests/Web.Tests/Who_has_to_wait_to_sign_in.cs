using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Residents.Entering;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>A kiosk is for everybody: one person's wrong tries keep nobody else waiting, and what somebody typed and left is not there for the next one.</summary>
public sealed class Who_has_to_wait_to_sign_in
{
    private readonly FakeTimeProvider time = new();
    private readonly SignInForm form;

    public Who_has_to_wait_to_sign_in()
    {
        form = new SignInForm(time);
        form[SignInField.Number] = "A48207";
        form[SignInField.Pin] = "480271";
    }

    [Fact]
    public void Given_too_many_wrong_tries_for_one_number_then_that_one_waits_and_another_does_not()
    {
        form.Lock(TimeSpan.FromSeconds(5));
        Assert.Equal(5, form.SecondsToWait);
        form[SignInField.Number] = "A39115";
        Assert.Equal(0, form.SecondsToWait);
        form[SignInField.Number] = "A48207";
        time.Advance(TimeSpan.FromSeconds(4.5));
        Assert.Equal(1, form.SecondsToWait);
        time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(0, form.SecondsToWait);
    }

    [Fact]
    public void Given_somebody_went_away_from_a_half_filled_form_then_after_two_minutes_it_is_empty()
    {
        form.WithNewPin = true;
        time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(form.ForgetAbandoned());
        form.Active = SignInField.Pin;
        form.Type('1');
        time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(form.ForgetAbandoned());
        Assert.Equal("A48207", form[SignInField.Number]);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(form.ForgetAbandoned());
        Assert.All(Enum.GetValues<SignInField>(), field => Assert.Empty(form[field]));
        Assert.Equal((SignInField.Number, false), (form.Active, form.WithNewPin));
        Assert.False(form.ForgetAbandoned());
    }

    [Fact]
    public void Given_a_refusal_then_the_wait_is_the_servers_and_input_that_is_no_pin_is_not_called_one()
    {
        foreach (var words in (Words[])[Words.In(Language.English), Words.In(Language.Spanish)])
        {
            Assert.Equal(words.LockedOut(5), words.Refused(new Refusal(RefusalCode.LockedOut, "Wait.", 4_200)));
            Assert.NotEqual(words.NewPinTooPlain, words.Refused(new Refusal(RefusalCode.InvalidInput, "Look at it.")));
            Assert.All(Enum.GetValues<RefusalCode>(), code => Assert.NotEmpty(words.Refused(new Refusal(code, "As the server says it."))));
        }
    }
}
