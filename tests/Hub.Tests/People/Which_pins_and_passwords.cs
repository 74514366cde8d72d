using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.People.Staff;

namespace PeerConnect.Hub.Tests.People;

/// <summary>PINs and passwords that many people try first are refused, others are not.</summary>
public sealed class Which_pins_and_passwords
{
    [Theory]
    [InlineData("12345")]
    [InlineData("1234567890123")]
    [InlineData("48027a")]
    [InlineData("４８０２７１")]
    [InlineData("123456")]
    [InlineData("890123")]
    [InlineData("987654")]
    [InlineData("321098")]
    [InlineData("777777")]
    [InlineData("121212")]
    [InlineData("123123")]
    [InlineData("1212121")]
    [InlineData("112112")]
    [InlineData("199199")]
    [InlineData("223223")]
    [InlineData("159753")]
    [InlineData("112233")]
    [InlineData("11223344")]
    [InlineData("948207")]
    [InlineData("482071")]
    public void Given_a_pin_that_is_short_common_or_the_number_then_it_is_refused(string pin) => Assert.NotNull(PinRules.Fault(pin, "A48207"));

    [Theory]
    [InlineData("480271")]
    [InlineData("905316")]
    [InlineData("123457")]
    [InlineData("73920518")]
    public void Given_another_pin_then_it_is_taken(string pin) => Assert.Null(PinRules.Fault(pin, "A48207"));

    [Theory]
    [InlineData("short-eleve")]
    [InlineData("passwordpassw")]
    [InlineData("aaaaaaaabbbb")]
    [InlineData("my r.castillo word")]
    public void Given_a_password_that_is_short_common_or_the_name_then_it_is_refused(string password) =>
        Assert.NotNull(PasswordRules.Fault(password, "r.castillo"));

    [Fact]
    public void Given_a_long_password_then_it_is_taken() => Assert.Null(PasswordRules.Fault("winter brass anchor", "r.castillo"));
}
