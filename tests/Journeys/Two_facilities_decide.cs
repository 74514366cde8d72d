using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Rosa in the north and Petra in the south, each at her own browser: what both have to agree to, and somebody who moves from one to the other.</summary>
public sealed class Two_facilities_decide(World world)
{
    private static readonly Person Samuel = new("S10277", "740291", "Samuel", "Samuel P.");

    [Fact]
    public async Task Given_a_pairing_across_two_facilities_then_each_side_sees_its_own_person_and_answers_for_it_and_only_both_open_the_conversation()
    {
        PersonRef ray;
        using (var supporter = await world.SignInAsync(Person.Ray))
        {
            ray = new PersonRef(supporter.Session!.Me.FacilityId, supporter.Session.Me.PersonId);
        }

        using var samuel = await world.SignInAsync(Samuel, "south");
        World.Ok(await samuel.Approvals.RequestPairingAsync(new PairingWanted(Supporter: ray)));
        await using var south = await world.OpenStaffAsync("p.lindqvist", 390, 844, facility: "south");
        await using var north = await world.OpenStaffAsync("r.castillo");
        var inSouth = south.Page.Locator("section.card", new() { HasText = "Samuel Price with somebody of another facility" });
        var inNorth = north.Page.Locator("section.card", new() { HasText = "somebody of another facility with Ray Ortiz" });
        await south.SeeAsync(inSouth);
        await north.SeeAsync(inNorth);
        await Assertions.Expect(south.Page.Locator("body")).Not.ToContainTextAsync("Ortiz");
        await Assertions.Expect(north.Page.Locator("body")).Not.ToContainTextAsync("Samuel");
        await south.AssertSoundAsync("across two facilities");

        await ApproveAsync(inSouth, "He asked for somebody older.");
        await south.SeeAsync(inSouth.GetByText("Approved here. It waits for the other facility."));
        await Assertions.Expect(inSouth.GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve") })).ToHaveCountAsync(0);
        await south.AssertSoundAsync("waits for the other facility");
        await ReadAgainAsync(north);
        await Assertions.Expect(inNorth).Not.ToContainTextAsync("Approved");
        await Assertions.Expect(north.Page.Locator("body")).Not.ToContainTextAsync("somebody older");

        // The north says no: the south sees that it is over, and neither by whom nor why.
        await inNorth.GetByRole(AriaRole.Button, new() { Name = "Do not approve" }).ClickAsync();
        await inNorth.Locator("textarea").FillAsync("They shared a case in 2019.");
        await inNorth.Locator("button.primary").ClickAsync();
        await north.SeeTextAsync("Not approved. The reason stays with staff.");
        await ReadAgainAsync(south);
        await Assertions.Expect(inSouth).ToHaveCountAsync(0);
        await Assertions.Expect(south.Page.Locator("body")).Not.ToContainTextAsync("2019");
        Assert.Equal(RequestState.Refused, World.Ok(await samuel.Approvals.MineAsync()).Requests[0].State);

        // Asked again, the other way round and in Spanish.
        World.Ok(await samuel.Approvals.RequestPairingAsync(new PairingWanted(Supporter: ray)));
        await ReadAgainAsync(north);
        await ApproveAsync(inNorth, null);
        await north.SeeAsync(inNorth.GetByText("Approved here. It waits for the other facility."));
        await Assertions.Expect(north.Page.GetByText("Approved. The conversation is open.")).ToHaveCountAsync(0);
        await ReadAgainAsync(south);
        await south.Button("Español").ClickAsync();
        var enElSur = south.Page.Locator("section.card", new() { HasText = "Samuel Price con alguien de otro centro" });
        await enElSur.GetByRole(AriaRole.Button, new() { Name = "Aprobar", Exact = false }).First.ClickAsync();
        await south.AssertSoundAsync("aprobar, de dos centros");
        await enElSur.Locator("button.primary").ClickAsync();
        await south.SeeTextAsync("Aprobado. La conversación está abierta.");
        await ReadAgainAsync(north);
        await Assertions.Expect(inNorth).ToHaveCountAsync(0);
        await using var chat = samuel.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Contains(chat.Conversations, one => one.Summary.Kind == ConversationKind.Direct);
        south.AssertNothingStrange();
        north.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_somebody_is_moved_when_the_other_facility_receives_him_then_he_signs_in_there_and_nowhere_else()
    {
        await using var north = await world.OpenStaffAsync("r.castillo", 320, 640, ColorScheme.Dark);
        await using var south = await world.OpenStaffAsync("p.lindqvist", 320, 640, facility: "south");
        south.MayBeRefused = true;
        await north.Link("People").ClickAsync();
        var form = north.Page.Locator("form", new() { HasText = "Add a person in custody" });
        await form.GetByLabel("Number", new() { Exact = true }).FillAsync("A78100");
        await form.GetByLabel("Given name").FillAsync("Omar");
        await form.GetByLabel("Family name").FillAsync("Vance");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        var leaving = north.Page.Locator("li.card", new() { HasText = "Omar Vance" });
        await leaving.GetByRole(AriaRole.Button, new() { Name = "Give a first PIN" }).ClickAsync();
        var oldPin = await leaving.Locator(".banner strong").InnerTextAsync();
        await leaving.GetByRole(AriaRole.Button, new() { Name = "Leaves the facility" }).ClickAsync();
        await leaving.GetByLabel("Is moved to another facility").CheckAsync();
        await leaving.GetByLabel("Short name of the other facility").FillAsync("south");
        await leaving.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Assertions.Expect(leaving.Locator(".caseline")).ToContainTextAsync("moved to another facility");
        await Assertions.Expect(leaving.GetByRole(AriaRole.Button, new() { Name = "Leaves the facility" })).ToHaveCountAsync(0);
        await north.AssertSoundAsync("moved away");

        await south.Link("People").ClickAsync();
        await south.Page.GetByLabel("Part of a number or a name").FillAsync("Vance");
        await south.Button("Find").ClickAsync();
        await Assertions.Expect(south.Page.Locator(".caseline")).ToHaveCountAsync(1);
        await south.Page.Locator(".caseline", new() { HasText = "Omar Vance" }).ClickAsync();
        var arriving = south.Page.Locator("li.card", new() { HasText = "Omar Vance" });
        await south.SeeTextAsync("Came from another facility");
        await south.AssertSoundAsync("arrival");
        await arriving.GetByRole(AriaRole.Button, new() { Name = "Receive" }).ClickAsync();
        await south.SeeTextAsync("Choose the unit.");
        await south.Button("Español").ClickAsync();
        await south.SeeTextAsync("Viene de otro centro");
        await south.AssertSoundAsync("llegada");
        await south.Button("English").ClickAsync();
        await arriving.GetByLabel("Unit").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await arriving.GetByLabel("Cell or bed").FillAsync("D-7");
        await arriving.GetByLabel("Number here, if it changes").FillAsync("S10277");
        await arriving.GetByRole(AriaRole.Button, new() { Name = "Receive" }).ClickAsync();
        await south.SeeTextAsync("That number is taken in this facility.");
        await south.AssertSoundAsync("arrival, with a number that is taken");
        await arriving.GetByLabel("Number here, if it changes").FillAsync("S10300");
        await arriving.GetByRole(AriaRole.Button, new() { Name = "Receive" }).ClickAsync();
        await arriving.GetByRole(AriaRole.Button, new() { Name = "Give a first PIN" }).ClickAsync();
        await Assertions.Expect(arriving.Locator(".caseline")).ToContainTextAsync("S10300");
        await Assertions.Expect(arriving.Locator(".caseline")).ToContainTextAsync("D-7");
        var newPin = await arriving.Locator(".banner strong").InnerTextAsync();
        await south.AssertSoundAsync("received");

        using var here = new PeerConnectClient(world.Hub.Address);
        Assert.Equal("Omar Vance", World.Ok(await here.SignInAsync(new ResidentSignIn("south", "S10300", newPin, "926174"))).Me.Name);
        using var there = new PeerConnectClient(world.Hub.Address);
        Assert.Equal(RefusalCode.WrongCredentials, (await there.SignInAsync(new ResidentSignIn("north", "A78100", oldPin, "926174"))).Refusal?.Code);
        north.AssertNothingStrange();
        south.AssertNothingStrange();
    }

    private static async Task ApproveAsync(ILocator request, string? why)
    {
        await request.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = false }).First.ClickAsync();
        await request.Locator("textarea").FillAsync(why ?? string.Empty);
        await request.Locator("button.primary").ClickAsync();
    }

    /// <summary>The page of approvals asks when it is opened.</summary>
    private static async Task ReadAgainAsync(Screen office)
    {
        await office.Link("People").ClickAsync();
        await office.SeeAsync(office.Page.Locator("h1", new() { HasText = "People" }));
        await office.Link("Approvals").ClickAsync();
        await office.SeeAsync(office.Page.Locator("h1", new() { HasText = "Approvals" }));
        await office.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
