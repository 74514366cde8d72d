using System.Globalization;
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
        await office.AssertSoundAsync("people");

        await office.Link("Groups").ClickAsync();
        await office.SeeAsync(office.Page.Locator("section.card h2", new() { HasText = World.Group }));
        await office.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Readers");
        await office.Page.GetByLabel("Who runs it").FillAsync(Person.Darnell.Number);
        await office.Button("Create").ClickAsync();
        var readers = office.Page.Locator("section.card", new() { HasText = "Readers" });
        await readers.Locator("form input").FillAsync(Person.Isaiah.Number);
        await readers.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await office.SeeTextAsync("Asked for. It waits among the approvals.");
        await office.AssertSoundAsync("groups");
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
        await Assertions.Expect(order).ToContainTextAsync("lifted on");
        office.AssertNothingStrange();
    }
}
