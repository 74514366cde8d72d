using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Rosa decides who may talk to whom, certifies, runs the groups and keeps people apart, in the browser.</summary>
public sealed class Coordinators_keep_the_office(World world)
{
    [Fact]
    public async Task Given_a_request_for_a_pairing_when_the_coordinator_does_not_approve_then_a_reason_is_needed_and_when_she_approves_it_is_open()
    {
        using var isaiah = await world.SignInAsync(Person.Isaiah);
        var ray = World.Ok(await isaiah.Approvals.SupportersAsync()).Supporters.Single(one => one.Name.Contains("Ray", StringComparison.Ordinal));
        var wanted = new PairingWanted(Supporter: new PersonRef(ray.FacilityId, ray.PersonId));
        World.Ok(await isaiah.Approvals.RequestPairingAsync(wanted));

        await using var office = await world.OpenStaffAsync("r.castillo");
        var asked = office.Page.Locator("section.card", new() { HasText = "Isaiah Brooks with Ray Ortiz" });
        await office.SeeAsync(asked);
        await office.AssertSoundAsync("approvals");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Do not approve" }).ClickAsync();
        await asked.Locator("button.primary").ClickAsync();
        await office.SeeTextAsync("Write why. It stays with staff.");
        await office.Page.Locator("textarea").FillAsync("They are cousins.");
        await asked.Locator("button.primary").ClickAsync();
        await office.SeeTextAsync("Not approved. The reason stays with staff.");
        await Assertions.Expect(asked).ToHaveCountAsync(0);

        World.Ok(await isaiah.Approvals.RequestPairingAsync(wanted));
        await office.Link("People").ClickAsync();
        await office.Link("Approvals").ClickAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = false }).First.ClickAsync();
        await asked.Locator("button.primary").ClickAsync();
        await office.SeeTextAsync("Approved. The conversation is open.");
        office.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_people_groups_and_orders_then_each_can_be_found_and_changed_and_the_pages_are_sound_on_a_small_screen()
    {
        var day = TimeProvider.System.GetUtcNow().AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var office = await world.OpenStaffAsync("r.castillo", 320, 640, ColorScheme.Dark);
        await office.Link("People").ClickAsync();
        await office.Page.GetByLabel("Part of a number or a name").FillAsync("Webb");
        await office.Button("Find").ClickAsync();
        await office.Page.Locator(".caseline", new() { HasText = "Darnell Webb" }).ClickAsync();
        await office.SeeTextAsync("Peer support, basic course");
        await office.Page.GetByLabel("Training programme").FillAsync("Crisis support");
        await office.Page.GetByLabel("Last day").FillAsync(day);
        await office.Button("Certify").ClickAsync();
        await office.SeeTextAsync($"Crisis support, until {day}");

        var takeBack = office.Button($"Take back: {Person.Isaiah.Number} Isaiah Brooks");
        await office.Page.GetByLabel("Number of the other person").FillAsync(Person.Isaiah.Number);
        await office.Page.GetByLabel("Family, partner or as close").CheckAsync();
        await office.Button("Record this relation").ClickAsync();
        await takeBack.ClickAsync();
        await office.SeeTextAsync("can be seen again");
        await office.AssertSoundAsync("people");
        await takeBack.ClickAsync();
        await office.SeeTextAsync("Nobody is recorded.");

        await office.Link("Pairs").ClickAsync();
        var pair = office.Page.Locator("section.card", new() { Has = office.Page.Locator("h2", new() { HasText = "Luis" }) });
        await office.SeeAsync(pair);
        await office.SeeTextAsync("supports 3");
        await pair.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).First.ClickAsync();
        await office.SeeAsync(pair.GetByText("(suspended)").First);
        await office.AssertSoundAsync("pairs");
        await pair.GetByRole(AriaRole.Button, new() { Name = "Give the place back" }).ClickAsync();
        await Assertions.Expect(pair.GetByText("(suspended)")).ToHaveCountAsync(0);
        await pair.GetByRole(AriaRole.Button, new() { Name = "Change its end" }).ClickAsync();
        await pair.Locator("input[type=date]").FillAsync(day);
        await pair.GetByRole(AriaRole.Button, new() { Name = "Set this end" }).ClickAsync();
        await office.SeeAsync(pair.GetByText("until ").First);
        await pair.GetByRole(AriaRole.Button, new() { Name = "End this pair" }).ClickAsync();
        await office.SeeTextAsync("The pair ends for both.");
        await pair.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await office.Link("Groups").ClickAsync();
        await office.SeeAsync(office.Page.Locator("section.card h2", new() { HasText = World.Group }));
        await office.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Readers");
        await office.Page.GetByLabel("Who runs it").FillAsync(Person.Darnell.Number);
        await office.Button("Create").ClickAsync();
        var readers = office.Page.Locator("section.card", new() { HasText = "Readers" });
        await readers.Locator("form input").FillAsync(Person.Isaiah.Number);
        await readers.GetByRole(AriaRole.Button, new() { Name = "Add: Readers", Exact = true }).ClickAsync();
        await office.SeeTextAsync("Asked for. It waits among the approvals.");
        await office.AssertSoundAsync("groups");
        await AssertSideBySideAsync(readers);
        await readers.GetByRole(AriaRole.Button, new() { Name = "Close for good" }).ClickAsync();
        await readers.GetByRole(AriaRole.Button, new() { Name = "Close for good" }).ClickAsync();
        await Assertions.Expect(readers).ToHaveCountAsync(0);

        await office.Link("Keep separate").ClickAsync();
        await office.Page.GetByLabel("Number of one").FillAsync("A50433");
        await office.Page.GetByLabel("Number of the other").FillAsync("nobody");
        await office.Page.GetByLabel("A court").CheckAsync();
        await office.Page.GetByLabel("Reason, kept for staff").FillAsync("A witness.");
        await office.Button("Keep them apart").ClickAsync();
        await office.SeeTextAsync("Nobody here has the number nobody.");
        await office.Page.GetByLabel("Number of the other").FillAsync(Person.Isaiah.Number);
        await office.Button("Keep them apart").ClickAsync();
        var order = office.Page.Locator("section.card", new() { HasText = "Luis Romero" });
        await office.SeeAsync(order);
        Assert.DoesNotContain("A witness.", await office.Page.ContentAsync(), StringComparison.Ordinal);
        await order.GetByRole(AriaRole.Button, new() { Name = "Show the reason" }).ClickAsync();
        await office.SeeTextAsync("A witness.");
        await office.AssertSoundAsync("separations");
        await order.GetByRole(AriaRole.Button, new() { Name = "Lift" }).ClickAsync();
        await Assertions.Expect(order).ToContainTextAsync("From now on the two may meet");
        await office.AssertSoundAsync("separations, asked twice");
        await order.GetByRole(AriaRole.Button, new() { Name = "Lift" }).ClickAsync();
        await Assertions.Expect(order).ToContainTextAsync("lifted on");
        office.AssertNothingStrange();
    }

    /// <summary>What can be done with each place is one line of buttons on a handheld too.</summary>
    private static async Task AssertSideBySideAsync(ILocator group)
    {
        var tops = await group.Locator(".together").EvaluateAllAsync<int[]>("all => all.map(one => new Set([...one.querySelectorAll('button')].map(button => Math.round(button.getBoundingClientRect().top))).size)");
        Assert.NotEmpty(tops);
        Assert.All(tops, lines => Assert.Equal(1, lines));
    }

    [Fact]
    public async Task Given_somebody_new_when_the_coordinator_houses_certifies_and_sends_him_away_then_each_step_is_recorded_and_the_first_pin_is_shown_once()
    {
        await using var office = await world.OpenStaffAsync("r.castillo", 390, 844);
        office.MayBeRefused = true;
        await office.Link("People").ClickAsync();
        var form = office.Page.Locator("form", new() { HasText = "Add a person in custody" });
        await form.GetByLabel("Number", new() { Exact = true }).FillAsync("A77001");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await office.SeeTextAsync("Fill in the number and both names.");
        await form.GetByLabel("Given name").FillAsync("<b>Noah</b>");
        await form.GetByLabel("Family name").FillAsync("Price");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        var card = office.Page.Locator("li.card", new() { HasText = "<b>Noah</b> Price" });
        await office.SeeAsync(card.GetByRole(AriaRole.Button, new() { Name = "Give a first PIN" }));
        await card.GetByLabel("Unit").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await card.GetByLabel("Cell or bed").FillAsync("A-9");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(card.Locator(".caseline")).ToContainTextAsync("A-9");
        await card.GetByRole(AriaRole.Button, new() { Name = "Give a first PIN" }).ClickAsync();
        await office.SeeTextAsync("First PIN:");
        await office.AssertSoundAsync("somebody new");
        var pin = await card.Locator(".banner strong").InnerTextAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Put away" }).ClickAsync();
        Assert.DoesNotContain(pin, await office.Page.ContentAsync(), StringComparison.Ordinal);

        await card.GetByRole(AriaRole.Button, new() { Name = "Give the role: facilitator" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Take the role away: facilitator" }).ClickAsync();
        await office.SeeAsync(card.GetByRole(AriaRole.Button, new() { Name = "Give the role: facilitator" }));
        await card.GetByRole(AriaRole.Button, new() { Name = "Leaves the facility" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await office.SeeTextAsync("Fill in every field.");
        await card.GetByLabel("Is moved to another facility").CheckAsync();
        await card.GetByLabel("Short name of the other facility").FillAsync("nowhere");
        await card.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await office.SeeTextAsync("There is no such other facility on this server.");
        await office.AssertSoundAsync("leaves");
        await card.GetByLabel("Is released").CheckAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Assertions.Expect(card.Locator(".caseline")).ToContainTextAsync("released");
        await card.GetByRole(AriaRole.Button, new() { Name = "Go on as a released supporter" }).ClickAsync();
        await Assertions.Expect(card.Locator(".trouble").Last).Not.ToBeEmptyAsync();
        office.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_list_and_a_kiosk_then_the_list_is_tried_before_it_is_written_and_the_kiosk_gets_a_code_shown_once()
    {
        await using var office = await world.OpenStaffAsync("r.castillo", 320, 640, ColorScheme.Dark);
        await office.Link("People").ClickAsync();
        await office.Link("Import a list").ClickAsync();
        await office.Button("Try it, without writing").ClickAsync();
        await office.SeeTextAsync("Choose what the file lists, and the file.");
        await office.Page.GetByLabel("People in custody").CheckAsync();
        await ChooseAsync(office, "number,given_name,family_name\nA77002,Ada,\nA77003,Ben,Cole\n");
        await office.Button("Try it, without writing").ClickAsync();
        await office.SeeTextAsync("One line cannot be read as it is.");
        await office.AssertSoundAsync("import, with a fault");
        await ChooseAsync(office, "number,given_name,family_name\nA77002,Ada,Moss\nA77003,Ben,Cole\n");
        await office.Button("Try it, without writing").ClickAsync();
        await office.SeeTextAsync("2 new, 0 changed, 0 as before.");
        await office.Button("Write 2").ClickAsync();
        await office.SeeAsync(office.Page.GetByRole(AriaRole.Heading, new() { Name = "Written" }));

        await office.Link("Places").ClickAsync();
        await office.Page.GetByLabel("Code").FillAsync("Q");
        await office.Page.GetByLabel("Name of the unit").FillAsync("Quiet wing");
        await office.Button("Add").ClickAsync();
        await office.SeeAsync(office.Page.Locator("li", new() { HasText = "Quiet wing" }));
        await office.Page.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = "Q Quiet wing" });
        await office.Page.GetByLabel("Name of the kiosk or tablet").FillAsync("Day room");
        await office.Button("Enrol").ClickAsync();
        await office.SeeTextAsync("It is not shown again.");
        await office.AssertSoundAsync("places, with a code");
        var code = await office.Page.Locator(".document code").InnerTextAsync();
        await using (var kiosk = await world.OpenAsync())
        {
            await kiosk.Page.GotoAsync(await office.Page.Locator("section code").First.InnerTextAsync());
            await kiosk.Page.Locator("input").FillAsync(code);
            await kiosk.Button("Save").ClickAsync();
            await kiosk.SeeTextAsync("Done. This screen is now shared.");
        }

        await office.Button("Put away").ClickAsync();
        Assert.DoesNotContain(code, await office.Page.ContentAsync(), StringComparison.Ordinal);
        await office.Button("Revoke: Day room").ClickAsync();
        await office.Button("Revoke").ClickAsync();
        await office.SeeTextAsync("revoked on");
        office.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_the_overview_then_it_says_what_is_withheld_and_shows_days_units_and_requests_in_bars_and_numbers_for_each_span()
    {
        await using var office = await world.OpenStaffAsync("r.castillo", 320, 640, ColorScheme.Dark);
        await office.Link("Overview").ClickAsync();
        await office.SeeTextAsync("Not shown: fewer than five, or a number from which such a one could be worked out.");
        await office.SeeTextAsync("Nothing to show in these days: fewer than five.");
        await Assertions.Expect(office.Page.Locator("tr", new() { HasText = "Open groups" })).ToContainTextAsync("not shown");
        await Assertions.Expect(office.Button("Last 28 days")).ToHaveAttributeAsync("aria-pressed", "true");
        await office.AssertSoundAsync("overview of a new programme");

        // A server of today has no days behind it: what it would say of them is said for it.
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        await office.Page.RouteAsync("**/api/v1/overview?days=*", route => route.FulfillAsync(
            new() { ContentType = "application/json", Body = JsonSerializer.Serialize(Told(today, int.Parse(route.Request.Url.Split('=')[^1], CultureInfo.InvariantCulture)), JsonSerializerOptions.Web) }));
        await office.Button("Last 90 days").FocusAsync();
        await office.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(office.Button("Last 90 days")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(office.Page.Locator("#messages ~ .days rect")).ToHaveCountAsync(88);
        await Assertions.Expect(office.Page.Locator("tr", new() { HasText = "Certified supporters" })).ToContainTextAsync("14");
        await office.SeeTextAsync("What became of them is in the report of the quarter.");
        await Assertions.Expect(office.Page.Locator("tr", new() { HasText = "Delta" })).ToContainTextAsync("not shown");
        await office.AssertSoundAsync("overview of ninety days");

        await office.Page.SetViewportSizeAsync(1440, 900);
        await office.Button("Last 7 days").ClickAsync();
        await Assertions.Expect(office.Page.Locator("#messages ~ .days rect")).ToHaveCountAsync(5);
        await office.Page.Locator("summary").First.FocusAsync();
        await office.Page.Keyboard.PressAsync("Enter");
        await office.SeeTextAsync($"{today.AddDays(-4):yyyy-MM-dd} to {today.AddDays(-3):yyyy-MM-dd}");
        await office.SeeAsync(office.Page.Locator("tr", new() { HasText = "Certified supporters" }));
        await office.AssertSoundAsync("overview of a week");
        await office.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await office.AssertSoundAsync("overview in forced colours");
        await office.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, ColorScheme = ColorScheme.Light });
        await office.Page.SetViewportSizeAsync(320, 640);
        await office.Button("Español").ClickAsync();
        await office.SeeTextAsync("Mensajes por día");
        await office.AssertSoundAsync("overview in Spanish");
        await office.Button("English").ClickAsync();
        await office.SeeTextAsync("Messages per day");
        office.AssertNothingStrange();
    }

    private static Task ChooseAsync(Screen office, string csv) =>
        office.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });

    /// <summary>A programme with quiet days, told together with the next, and one day that is not told yet.</summary>
    private static Overview Told(DateOnly today, int span)
    {
        var days = Enumerable.Range(2, span - 1).Reverse().Where(back => back != 4).Select(back =>
            new CountedDays(today.AddDays(back == 3 ? -4 : -back), today.AddDays(-back), 20 + (back * 7 % 31))).ToList();
        return new Overview(
            span,
            today.AddDays(-span),
            today.AddDays(-1),
            [.. Enum.GetValues<OverviewFigure>().Zip((int?[])[57, 14, 9, 5, null, null, 6, 31, null], (figure, count) => new OverviewCell(figure, count))],
            days,
            [
                .. new[] { (-20, -10, 25), (-9, -5, 14), (-4, -2, 6) }.Select(each => new CountedDays(today.AddDays(each.Item1), today.AddDays(each.Item2), each.Item3))
                    .Where(each => each.Until >= today.AddDays(-span)),
            ],
            new DateOnly(today.Year, today.Month, 1).AddMonths(-1),
            [new UnitUse(Guid.CreateVersion7(), "Alpha, honour block", 23), new UnitUse(Guid.CreateVersion7(), "Bravo", 8), new UnitUse(Guid.CreateVersion7(), "Delta")],
            53);
    }
}
