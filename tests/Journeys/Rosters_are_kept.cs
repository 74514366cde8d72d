using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>Who is on duty when, in the browser: a roster is written, its gap is named, one that the policy counts on stays, and the queue says who is on duty.</summary>
public sealed class Rosters_are_kept(World world)
{
    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(320, 640, ColorScheme.Dark)]
    public async Task Given_a_coordinator_then_a_roster_is_written_changed_and_removed_and_one_that_the_policy_counts_on_is_not(int width, int height, ColorScheme scheme)
    {
        var (name, nextYear) = ($"weekends {width}", TimeProvider.System.GetUtcNow().AddYears(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await using var office = await world.OpenStaffAsync("r.castillo", width, height, scheme);
        office.MayBeRefused = true;
        await office.Link("Rosters").ClickAsync();
        await office.SeeTextAsync("Times are those of America/Chicago.");
        await office.AssertSoundAsync("rosters");
        await office.Button("Remove: on-call").ClickAsync();
        await office.SeeTextAsync("Really remove it?");
        await office.Button("Remove").ClickAsync();
        await office.SeeTextAsync("The policy in force counts on the roster 'on-call'.");
        await office.AssertSoundAsync("rosters, one is counted on");

        await office.Button("New roster").ClickAsync();
        await Assertions.Expect(office.Page.Locator("#roster-form")).ToBeFocusedAsync();
        await office.Button("Save the roster").ClickAsync();
        await office.SeeTextAsync("A roster needs a name, a role");
        await office.Page.GetByLabel("Name of the roster").FillAsync(name);
        await office.Page.GetByLabel("The role that it staffs").SelectOptionAsync(new SelectOptionValue { Label = "chaplain" });
        await office.Page.GetByLabel("Saturday").CheckAsync();
        await office.Page.GetByLabel("Sunday").CheckAsync();
        await office.Page.GetByLabel("From", new() { Exact = true }).FillAsync("08:00");
        await office.Page.GetByLabel("To", new() { Exact = true }).FillAsync("20:00");
        await office.Page.GetByLabel("User names of those on it").FillAsync("nobody");
        await office.Button("Save the roster").ClickAsync();
        await office.SeeTextAsync("'nobody' is nobody who holds the role 'chaplain' here.");
        await office.AssertSoundAsync("roster, refused");
        await office.Page.GetByLabel("User names of those on it").FillAsync("f.doyle");
        await office.Button("Save the roster").ClickAsync();
        await office.SeeTextAsync("Sunday 20:00 to Saturday 08:00 has nobody on 'chaplain'.");
        await office.AssertSoundAsync("rosters, with a gap");
        await office.Button("Español").ClickAsync();
        await office.SeeTextAsync("domingo 20:00 a sábado 08:00: nadie en");
        await office.AssertSoundAsync("rosters, in Spanish");
        await office.Button("English").ClickAsync();

        await office.Button($"Change: {name}").ClickAsync();
        await office.Button("Add a day that differs").ClickAsync();
        await office.Page.GetByLabel("Day", new() { Exact = true }).FillAsync(nextYear);
        await office.Page.GetByLabel("Who", new() { Exact = true }).FillAsync("f.doyle");
        await office.Button("Add a shift").ClickAsync();
        await office.AssertSoundAsync("roster, changed");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Leave this out" }).First.ClickAsync();
        await office.Page.GetByLabel("Monday").CheckAsync();
        await office.Page.GetByLabel("From", new() { Exact = true }).FillAsync("22:00");
        await office.Page.GetByLabel("To", new() { Exact = true }).FillAsync("06:00");
        await office.Button("Save the roster").ClickAsync();
        var card = office.Page.Locator("section.card", new() { HasText = name });
        await Assertions.Expect(card).ToContainTextAsync(nextYear);
        await Assertions.Expect(card).ToContainTextAsync("Monday 22:00–06:00");
        await Assertions.Expect(card).Not.ToContainTextAsync("08:00");

        await office.Button($"Remove: {name}").ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
        office.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_roster_then_the_queue_says_who_is_on_duty_and_what_was_closed()
    {
        await using var desk = await world.OpenStaffAsync("n.adeyemi");
        await Assertions.Expect(desk.Page.Locator(".duty")).ToContainTextAsync("You are on duty until 00:00.");
        await Assertions.Expect(desk.Page.Locator(".duty")).ToContainTextAsync("On duty as clinician (on-call), until 00:00 at the latest: you.");
        await desk.SeeTextAsync("closed this shift.");
        await desk.AssertSoundAsync("queue, with who is on duty");
        desk.AssertNothingStrange();
    }
}
