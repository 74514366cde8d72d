using Microsoft.Playwright;
using OtpNet;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Somebody new is invited, sets password and authenticator with the one-time code, signs in, changes the password, and gets new access when it is lost.</summary>
public sealed class Staff_set_their_password(World world)
{
    [Fact]
    public async Task Given_an_invitation_then_bad_codes_and_passwords_are_named_the_account_is_set_up_once_and_new_access_takes_two()
    {
        await using var office = await world.OpenStaffAsync("d.hughes", 390, 844);
        office.MayBeRefused = true;
        await office.Link("Staff accounts").ClickAsync();
        await InviteAsync(office, string.Empty, string.Empty);
        await office.SeeTextAsync("Fill in the user name and both names.");
        await InviteAsync(office, "K Novak", "Kim");
        await office.SeeTextAsync("A user name has 3 to 32 small letters");
        await InviteAsync(office, "a.novak", "Kim");
        await office.SeeTextAsync("Choose at least one role.");
        await office.Page.GetByLabel("moderator").CheckAsync();
        await office.Page.GetByLabel("administrator").CheckAsync();
        await InviteAsync(office, "a.novak", "Kim");
        await office.SeeTextAsync("holds no role that reads messages");
        await office.Page.GetByLabel("administrator").UncheckAsync();
        await InviteAsync(office, "a.novak", "Kim");
        await office.SeeTextAsync("That user name is taken here");
        await InviteAsync(office, "k.novak", "Kim");
        await office.SeeTextAsync("One-time code for Kim Novak:");
        var over = await CodeAsync(office);
        await office.AssertSoundAsync("colleague invited");
        await office.Button("Put away").ClickAsync();
        Assert.DoesNotContain(over, await office.Page.ContentAsync(), StringComparison.Ordinal);
        await office.SeeTextAsync("Has a one-time code, and did not use it yet.");
        await office.Button("Give a new one-time code").ClickAsync();
        await office.SeeTextAsync("One-time code for Kim Novak:");
        var code = await CodeAsync(office);

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
        await screen.Link("My password").ClickAsync();
        await ChangeAsync(screen, "seven otters sing quietly", "short");
        await screen.SeeTextAsync("A password has 12 to 128 characters.");
        await ChangeAsync(screen, "seven otters sing quietly", "seven otters sing quietly");
        await screen.SeeTextAsync("That is the password you have now. Choose another.");
        await ChangeAsync(screen, "seven otters sing quietly", "k.novak-was-here");
        await screen.SeeTextAsync("your user name is in it");
        await ChangeAsync(screen, "seven otters sing loudly", "nine owls read aloud");
        await screen.SeeTextAsync("That is not the password you have now.");
        await screen.AssertSoundAsync("my password, with a fault");
        await ChangeAsync(screen, "seven otters sing quietly", "nine owls read aloud");
        await screen.SeeTextAsync("Changed. Use the new password at your next sign-in.");
        await Assertions.Expect(screen.Page.Locator("[data-field=NewPassword]")).ToHaveValueAsync(string.Empty);

        screen.LineMayBreak = true;
        await NewAccessAsync(office);

        // Who had the old access is signed out at once.
        await screen.SeeAsync(screen.Button("Sign in"));
        await screen.Link("I have a one-time code").ClickAsync();
        await screen.Page.Locator("[data-field=OneTime]").FillAsync(code);
        await screen.Button("Go on").ClickAsync();
        await screen.SeeTextAsync("does not fit, was used already, or its time is over");
        await screen.Page.Locator("[data-field=OneTime]").FillAsync(await CodeAsync(office));
        await screen.Button("Go on").ClickAsync();
        await screen.SeeTextAsync("Scan the picture with the app");

        // A newer code was given meanwhile: that is not told as wrong digits.
        await office.Button("Give a new one-time code").ClickAsync();
        await Assertions.Expect(office.Page.Locator("strong.letters")).ToHaveCountAsync(2);
        await SetAsync(screen, "seven otters sing quietly", "seven otters sing quietly", "000000");
        await screen.SeeTextAsync("does not fit, was used already, or its time is over");
        await Assertions.Expect(screen.Page.Locator("[data-field=OneTime]")).ToHaveValueAsync(string.Empty);
        screen.AssertNothingStrange();
        office.AssertNothingStrange();
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

    private static async Task InviteAsync(Screen office, string userName, string given)
    {
        var form = office.Page.Locator("form", new() { HasText = "Invite a colleague" });
        await form.GetByLabel("User name").FillAsync(userName);
        await form.GetByLabel("Given name").FillAsync(given);
        await form.GetByLabel("Family name").FillAsync("Novak");
        await office.Button("Invite").ClickAsync();
    }

    private static Task<string> CodeAsync(Screen office) => office.Page.Locator("strong.letters").First.InnerTextAsync();

    private static async Task ChangeAsync(Screen screen, string now, string another)
    {
        await screen.Page.Locator("[data-field=Password]").FillAsync(now);
        await screen.Page.Locator("[data-field=NewPassword]").FillAsync(another);
        await screen.Page.Locator("[data-field=Again]").FillAsync(another);
        await screen.Button("Change it").ClickAsync();
    }

    /// <summary>The coordinator asks, the administrator confirms in Spanish on a small screen in the dark.</summary>
    private async Task NewAccessAsync(Screen office)
    {
        var coordinator = await world.CoordinatorAsync();
        var kim = World.Ok(await coordinator.People.SearchAsync("k.novak")).People.Single().PersonId;
        World.Ok(await coordinator.Staff.RequestRecoveryAsync(kim));
        await office.Page.SetViewportSizeAsync(320, 640);
        await office.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await office.Button("Español").ClickAsync();
        await office.Link("Sistema").ClickAsync();
        await office.Link("Cuentas del personal").ClickAsync();
        await office.SeeTextAsync("Rosa Castillo lo pidió el");
        await office.Button("Confirmar el acceso nuevo: Kim Novak").ClickAsync();
        await office.SeeTextAsync("dejan de servir");
        await office.AssertSoundAsync("new access, asked a second time");
        await office.Button("Confirmar el acceso nuevo").ClickAsync();
        await office.SeeTextAsync("Código de un solo uso para Kim Novak:");
        await office.AssertSoundAsync("new access, confirmed");
        await office.Button("English").ClickAsync();
        await office.Page.Locator(".caseline", new() { HasText = "Kim Novak" }).ClickAsync();
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
