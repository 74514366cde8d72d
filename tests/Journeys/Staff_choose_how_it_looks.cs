using System.Globalization;
using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>Light or dark, stronger colours and the size of letters are chosen in the foot of each of the staff's pages.</summary>
public sealed class Staff_choose_how_it_looks(World world)
{
    [Fact]
    public async Task Given_a_choice_before_the_sign_in_then_each_page_looks_so_also_after_a_new_beginning_and_a_shared_screen_forgets_it()
    {
        await using var office = await world.OpenAsync(320, 640, scheme: ColorScheme.Light);
        await office.Page.GotoAsync(new Uri(world.Hub.Address, "/staff").AbsoluteUri);
        await LooksAsync(office, "light", "normal", 1);
        await office.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await LooksAsync(office, "dark", "normal", 1);
        await office.Page.GetByText("Light or dark").FocusAsync();
        await office.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(office.Button("Like this device")).ToHaveAttributeAsync("aria-pressed", "true");
        await office.Button("Light").ClickAsync();
        await LooksAsync(office, "light", "normal", 1);
        await Assertions.Expect(office.Button("Like this device")).ToHaveAttributeAsync("aria-pressed", "false");
        await office.Button("Dark").ClickAsync();
        await office.Button("Stronger colors").ClickAsync();
        await office.Button("Bigger letters").ClickAsync();
        await office.Button("Bigger letters").ClickAsync();
        await LooksAsync(office, "dark", "more", 3);
        await Assertions.Expect(office.Button("Stronger colors")).ToHaveAttributeAsync("aria-pressed", "true");
        await office.AssertSoundAsync("staff sign-in, dark, strong and big");

        await office.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await office.Page.ReloadAsync();
        await office.SeeAsync(office.Button("Normal letters"));
        await LooksAsync(office, "dark", "more", 3);
        await world.EnterAsync(office, "r.castillo");
        foreach (var page in (string[])["People", "Overview", "Policy"])
        {
            await office.Link(page).ClickAsync();
            await office.SeeAsync(office.Page.Locator(".office .button:not([disabled])").First);
            await office.AssertSoundAsync($"{page}, dark, strong and big");
        }

        await office.Page.Locator("footer").GetByRole(AriaRole.Button, new() { Name = "Español" }).ClickAsync();
        await office.SeeAsync(office.Page.GetByText("Claro u oscuro"));
        await office.Page.Locator("footer").GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await office.Page.GetByText("Light or dark").ClickAsync();
        await office.Button("Stronger colors").ClickAsync();
        await office.Button("Light").ClickAsync();
        await office.Button("Normal letters").ClickAsync();
        await LooksAsync(office, "light", "normal", 1);
        await office.AssertSoundAsync("policy, light");

        await using var shared = await world.OpenAsync();
        await shared.Page.GotoAsync(new Uri(world.Hub.Address, "/app/screen").AbsoluteUri);
        await shared.Page.Locator("form input").FillAsync(await world.EnrolAsync());
        await shared.Button("Save").ClickAsync();
        await shared.SeeTextAsync("This screen is now shared.");
        await shared.Page.GotoAsync(new Uri(world.Hub.Address, "/staff").AbsoluteUri);
        await shared.Page.GetByText("Light or dark").ClickAsync();
        await shared.Button("Dark").ClickAsync();
        await LooksAsync(shared, "dark", "normal", 1);
        await shared.Page.ReloadAsync();
        await shared.SeeAsync(shared.Button("Sign in"));
        await LooksAsync(shared, "light", "normal", 1);
        office.AssertNothingStrange();
        shared.AssertNothingStrange();
    }

    private static async Task LooksAsync(Screen screen, string theme, string contrast, int size)
    {
        var root = Assertions.Expect(screen.Page.Locator("html"));
        await root.ToHaveAttributeAsync("data-theme", theme);
        await root.ToHaveAttributeAsync("data-contrast", contrast);
        await root.ToHaveAttributeAsync("data-size", size.ToString(CultureInfo.InvariantCulture));
    }
}
