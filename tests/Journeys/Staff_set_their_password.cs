using Microsoft.Playwright;
using OtpNet;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Somebody new sets password and authenticator with the one-time code of an invitation, and signs in.</summary>
public sealed class Staff_set_their_password(World world)
{
    [Fact]
    public async Task Given_an_invitation_then_bad_codes_and_passwords_are_named_and_the_account_is_set_up_once()
    {
        string over;
        string code;
        using (var administrator = await world.SignInStaffAsync("d.hughes"))
        {
            var invited = World.Ok(await administrator.Staff.InviteAsync(new InviteStaff("k.novak", "Kim", "Novak", [Role.Moderator])));
            over = invited.Code;
            code = World.Ok(await administrator.Staff.InviteAgainAsync(invited.PersonId)).Code;
        }

        await using var screen = await OpenAsync(390, 844, "en-US", ColorScheme.Light);
        await screen.Link("I have a one-time code").ClickAsync();
        await screen.SeeTextAsync("Whoever invited you gave you a code");
        await screen.AssertSoundAsync("one-time code");
        await screen.Page.Locator("[data-field=OneTime]").FillAsync(over);
        await screen.Button("Go on").ClickAsync();
        await screen.SeeTextAsync("does not fit, was used already, or its time is over");
        await screen.AssertSoundAsync("one-time code, over");

        // As somebody types it: in small letters, without the dashes.
        await screen.Page.Locator("[data-field=OneTime]").FillAsync(code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant());
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeTextAsync("Scan the picture with the app");
        await Assertions.Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
        await screen.AssertSoundAsync("password and authenticator");
        var app = new Totp(Base32Encoding.ToBytes((await screen.Page.Locator("code.letters").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)));

        await SetAsync(screen, "short", "short", "000000");
        await screen.SeeTextAsync("A password has 12 to 128 characters.");
        await SetAsync(screen, "seven otters sing quietly", "seven otters sing loudly", "000000");
        await screen.SeeTextAsync("The two passwords are not the same.");
        await SetAsync(screen, "seven otters sing quietly", "seven otters sing quietly", "12345");
        await screen.SeeTextAsync("Type the six digits that the app shows.");
        await SetAsync(screen, "password12345", "password12345", "000000");
        await screen.SeeTextAsync("many people try first");
        await SetAsync(screen, "k.novak-was-here", "k.novak-was-here", "000000");
        await screen.SeeTextAsync("your user name is in it");
        await SetAsync(screen, "seven otters sing quietly", "seven otters sing quietly", app.ComputeTotp(DateTime.UnixEpoch));
        await screen.SeeTextAsync("The six digits do not fit.");
        await screen.AssertSoundAsync("password and authenticator, with a fault");
        await SetAsync(screen, "seven otters sing quietly", "seven otters sing quietly", app.ComputeTotp(Now));
        await screen.SeeTextAsync("Done. Sign in with your user name");
        await Assertions.Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
        await screen.AssertSoundAsync("password is set");

        await screen.Link("Go to the sign-in").ClickAsync();
        await screen.Page.Locator("[data-field=UserName]").FillAsync("k.novak");
        await screen.Page.Locator("[data-field=Password]").FillAsync("seven otters sing quietly");
        await screen.Page.Locator("[data-field=Code]").FillAsync(app.ComputeTotp(Now.AddSeconds(30)));
        await screen.Button("Sign in").ClickAsync();
        await screen.SeeTextAsync("Kim Novak");
        await screen.Button("Sign out").ClickAsync();
        await screen.Link("I have a one-time code").ClickAsync();
        await screen.Page.Locator("[data-field=OneTime]").FillAsync(code);
        await screen.Button("Go on").ClickAsync();
        await screen.SeeTextAsync("does not fit, was used already, or its time is over");
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_somebody_who_reads_spanish_at_a_small_screen_without_a_mouse_when_the_line_breaks_then_what_was_typed_is_there_and_the_account_is_set_up()
    {
        string code;
        using (var administrator = await world.SignInStaffAsync("d.hughes"))
        {
            code = World.Ok(await administrator.Staff.InviteAsync(new InviteStaff("p.ibarra", "Paz", "Ibarra", [Role.Clinician], "es"))).Code;
        }

        await using var screen = await OpenAsync(320, 640, "es-MX", ColorScheme.Dark);
        await screen.Link("Tengo un código de un solo uso").FocusAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeTextAsync("Quien te invitó te dio un código");
        await screen.Page.Locator("[data-field=OneTime]").FocusAsync();
        await screen.Page.Keyboard.TypeAsync(code);
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeTextAsync("Escanea la imagen");
        await screen.AssertSoundAsync("password and authenticator in Spanish");
        var app = new Totp(Base32Encoding.ToBytes((await screen.Page.Locator("code.letters").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)));
        foreach (var typed in (string[])["cuatro nubes y un tren", "cuatro nubes y un tren"])
        {
            await screen.Page.Keyboard.PressAsync("Tab");
            await screen.Page.Keyboard.TypeAsync(typed);
        }

        await screen.Page.Keyboard.PressAsync("Tab");
        await screen.Page.Keyboard.TypeAsync(app.ComputeTotp(Now));
        screen.LineMayBreak = true;
        await screen.Page.RouteAsync("**/api/v1/enrolment", route => route.AbortAsync("connectionrefused"));
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeeTextAsync("Esta pantalla no puede llegar al sistema");
        await Assertions.Expect(screen.Page.Locator("[data-field=Again]")).ToHaveValueAsync("cuatro nubes y un tren");
        await screen.Page.UnrouteAllAsync();
        await SetAsync(screen, "cuatro nubes y un tren", "cuatro nubes y un tren", app.ComputeTotp(Now));
        await screen.SeeTextAsync("Listo. Entra con tu nombre de usuario");
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_somebody_who_is_called_away_then_the_key_does_not_stay_on_the_screen()
    {
        string code;
        using (var administrator = await world.SignInStaffAsync("d.hughes"))
        {
            code = World.Ok(await administrator.Staff.InviteAsync(new InviteStaff("a.way", "Ali", "Way", [Role.Clinician], "en"))).Code;
        }

        await using var screen = await OpenAsync(1280, 900, "en-US", ColorScheme.Light, context => context.Clock.InstallAsync());
        await screen.Link("I have a one-time code").ClickAsync();
        await screen.Page.Locator("[data-field=OneTime]").FillAsync(code);
        await screen.Button("Go on").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("code.letters"));
        await screen.Page.Clock.FastForwardAsync("10:01");
        await screen.SeeTextAsync("The key was on the screen for ten minutes");
        await Assertions.Expect(screen.Page.Locator("code.letters")).ToHaveCountAsync(0);
        await Assertions.Expect(screen.Page.Locator("[data-field=OneTime]")).ToHaveValueAsync(string.Empty);
        screen.AssertNothingStrange();
    }

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>On a screen of its own: wrong tries slow down the place that they come from.</summary>
    private async Task<Screen> OpenAsync(int width, int height, string locale, ColorScheme scheme, Func<IBrowserContext, Task>? prepare = null)
    {
        var token = await world.EnrolAsync();
        var screen = await world.OpenAsync(width, height, locale, scheme, async context =>
        {
            await context.AddCookiesAsync(
                [new() { Name = Protocol.DeviceCookie, Value = token, Url = world.Hub.Address.AbsoluteUri, HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
            await (prepare?.Invoke(context) ?? Task.CompletedTask);
        });
        screen.MayBeRefused = true;
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/staff").AbsoluteUri);
        return screen;
    }

    private static async Task SetAsync(Screen screen, string password, string again, string digits)
    {
        await screen.Page.Locator("[data-field=Password]").FillAsync(password);
        await screen.Page.Locator("[data-field=Again]").FillAsync(again);
        await screen.Page.Locator("[data-field=Code]").FillAsync(digits);
        await screen.Page.Locator("button[type=submit]").ClickAsync();
    }
}
