using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>What one coordinator cannot do alone: put a chat into a programme that shows staff more, and approve somebody who is released without the supervising officer. Its policy is another, so it has a server of its own.</summary>
public sealed class Coordinators_need_a_second_yes
{
    /// <summary>In the chats of veterans the moderator is told of threats too.</summary>
    private const string Rule =
        """
        rules:
          - id: anger-among-veterans
            scope:
              classes: [monitored]
              programmes: [VETERANS]
            when:
              categories: [violence]
              from-severity: 2
              to-severity: 3
            recipients:
              - role: moderator
                level: message
                purpose: safety-of-others
                limits:
                  acknowledge: 4h
            excluded: [own-kin]

        """;

    private const string Released = "Owen Vale";

    [Fact]
    public async Task Given_what_takes_a_second_person_then_nothing_changes_before_the_second_says_yes_and_whoever_is_shown_more_of_is_asked_again()
    {
        await using var world = new World();
        await world.InitializeAsync();
        await world.UsePolicyAsync(document => document
            .Replace("rules:\n", Rule, StringComparison.Ordinal)
            .Replace("approvals:\n", "approvals:\n  supervising-officer: true\n", StringComparison.Ordinal));
        await world.GrantAsync(Role.Coordinator, "Doyle");
        await world.GrantAsync(Role.SupervisingOfficer, "Okafor");
        await using var office = await world.OpenStaffAsync("r.castillo");
        await using var second = await world.OpenStaffAsync("f.doyle");
        await using var terrence = await world.OpenAsync(390, 844);
        await terrence.SignInAsync(Person.Terrence);
        await terrence.AgreeAsync();

        await ChooseAsync(office, terrence);
        await AgreeAsync(second);
        await ConsentAgainAsync(terrence);
        await LeaveAsync(office, terrence);
        await RemoveAsync(office);
        await NameOfficerAsync(world, office);
        await ApproveAsync(world, office);
        foreach (var screen in (Screen[])[office, second, terrence])
        {
            screen.AssertNothingStrange();
        }
    }

    /// <summary>One coordinator chooses: it waits, and nobody is asked anything.</summary>
    private static async Task ChooseAsync(Screen office, Screen terrence)
    {
        await office.Link("Pairs").ClickAsync();
        var pair = PairOf(office);
        await ChooseProgrammeAsync(office, pair, "Veterans");
        await office.SeeTextAsync("Staff would see more, so another coordinator has to agree first.");
        await Assertions.Expect(pair.Locator(".waiting")).ToContainTextAsync("Rosa Castillo chose the programme Veterans.");
        await Assertions.Expect(pair.GetByRole(AriaRole.Button, new() { NameRegex = new("^Agree") })).ToHaveCountAsync(0);
        await office.LookThroughAsync("pairs, a programme waits for another");
        await office.LookInSpanishAsync("así que otra persona de coordinación tiene que aceptarlo", "pairs, a programme waits");
        await terrence.TalkToAsync(Person.Darnell.Shown);
        await terrence.WriteAsync("nothing has changed yet");
        await Assertions.Expect(terrence.Page.Locator(".mine", new() { HasText = "nothing has changed yet" })).ToContainTextAsync("Stored");
    }

    /// <summary>The second one sees who chose what, and agrees.</summary>
    private static async Task AgreeAsync(Screen second)
    {
        await second.Link("Pairs").ClickAsync();
        var pair = PairOf(second);
        await second.SeeAsync(pair.Locator(".waiting"));
        await second.LookThroughAsync("pairs, a programme to agree to");
        await second.PressAsync(pair.GetByRole(AriaRole.Button, new() { NameRegex = new("^Agree") }));
        await Assertions.Expect(pair.Locator(".waiting")).ToHaveCountAsync(0);
        await Assertions.Expect(pair.Locator("select")).Not.ToHaveValueAsync(string.Empty);
    }

    /// <summary>Before he writes another word he reads what staff see from now on, and what he had written waits for him.</summary>
    private static async Task ConsentAgainAsync(Screen terrence)
    {
        await terrence.Page.Locator("textarea").FillAsync("under the new rules");
        await terrence.PressAsync(terrence.Page.Locator("button.send"));
        var ask = terrence.Page.Locator(".composer a");
        await terrence.SeeAsync(ask);
        await terrence.LookThroughAsync("talk, the rules have to be read again");
        await terrence.PressAsync(ask);
        await Assertions.Expect(terrence.Page.Locator("h1")).ToBeFocusedAsync();
        await terrence.SeeTextAsync("in chats of Veterans only");
        await terrence.LookThroughAsync("rules, to be accepted again");
        await terrence.PressAsync(terrence.Page.Locator("main.notice button.primary"));
        await terrence.SeeAsync(terrence.Page.Locator(".ways"));
        await terrence.TalkToAsync(Person.Darnell.Shown);
        await terrence.Button("Try again").ClickAsync();
        await Assertions.Expect(terrence.Page.Locator(".mine", new() { HasText = "under the new rules" })).ToContainTextAsync("Stored");
    }

    /// <summary>Out of the programme staff see less: one is enough, and nobody is asked.</summary>
    private static async Task LeaveAsync(Screen office, Screen terrence)
    {
        await office.Link("Groups").ClickAsync();
        await office.Link("Pairs").ClickAsync();
        await ChooseProgrammeAsync(office, PairOf(office), "None");
        await office.SeeTextAsync("Done. It is recorded.");
        await terrence.WriteAsync("and back");
        await Assertions.Expect(terrence.Page.Locator(".mine", new() { HasText = "and back" })).ToContainTextAsync("Stored");
    }

    /// <summary>One that the policy names stays; one that nothing belongs to goes, after a question.</summary>
    private static async Task RemoveAsync(Screen office)
    {
        office.MayBeRefused = true;
        await office.Link("Groups").ClickAsync();
        var programmes = office.Page.Locator("section[aria-labelledby=programmes]");
        await office.PressAsync(office.Button("Add the programme"));
        await office.SeeTextAsync("Fill in every field.");
        await office.AssertSoundAsync("programmes, nothing filled in");
        await office.PressAsync(office.Button("Remove: Veterans"));
        await office.SeeTextAsync("Remove it? What was written in it keeps it.");
        await office.LookThroughAsync("programmes, really remove");
        await office.PressAsync(office.Button("Remove"));
        await Assertions.Expect(programmes.Locator(".trouble")).Not.ToBeEmptyAsync();
        await office.SeeAsync(office.Button("Remove: Veterans"));
        await office.AssertSoundAsync("programmes, one is in use");
        await office.PressAsync(office.Button("Remove: Recovery"));
        await office.PressAsync(office.Button("Remove"));
        await Assertions.Expect(office.Button("Remove: Recovery")).ToHaveCountAsync(0);
        await office.PressAsync(office.Button("Rename: Peer support"));
        await office.Page.GetByLabel("Name of the programme").FillAsync("Peers");
        await office.LookThroughAsync("programmes, renamed");
        await office.PressAsync(office.Button("Rename"));
        await office.SeeAsync(office.Button("Remove: Peers"));
    }

    /// <summary>Nothing can be approved for somebody released before the card names an officer.</summary>
    private static async Task NameOfficerAsync(World world, Screen office)
    {
        var coordinator = await world.CoordinatorAsync();
        var facility = coordinator.Session!.Me.FacilityId;
        var (given, family) = (Released.Split(' ')[0], Released.Split(' ')[1]);
        var released = World.Ok(await coordinator.People.AddAsync(new AddResident("R70001", given, family, Type: PersonType.Released))).Id;
        World.Ok(await coordinator.People.CertifyAsync(released, new Certify("Peer support, basic course", TimeProvider.System.GetUtcNow().AddYears(1))));
        World.Ok(await coordinator.People.GrantAsync(released, Role.PeerSupporter, new GrantRole()));
        var isaiah = World.Ok(await coordinator.People.SearchAsync(Person.Isaiah.Number)).People.Single().PersonId;
        World.Ok(await coordinator.Approvals.RequestPairingAsync(new PairingWanted(new PersonRef(facility, isaiah), new PersonRef(facility, released))));

        await office.Link("Approvals").ClickAsync();
        var request = office.Page.Locator("section.card", new() { HasText = Released });
        await Assertions.Expect(request.GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve") })).ToBeDisabledAsync();
        await office.LookThroughAsync("approvals, no officer is named");

        await office.Link("People").ClickAsync();
        await office.Page.GetByLabel("Part of a number or a name").FillAsync(family);
        await office.Page.Keyboard.PressAsync("Enter");
        await office.PressAsync(office.Page.Locator(".caseline", new() { HasText = Released }));
        await office.SeeTextAsync("By the policy the officer approves each pair");
        await office.Page.GetByLabel("Who supervises this person").SelectOptionAsync(new SelectOptionValue { Label = "Grace Okafor" });
        await office.LookThroughAsync("a released person and the officer");
        await office.PressAsync(office.Button("Save the officer"));
        await office.SeeTextAsync("Done. It is recorded.");
        await office.LookInSpanishAsync("Según la política", "a released person and the officer");
    }

    /// <summary>The officer sees that request alone, has to say why not, and says yes; then the facility does.</summary>
    private static async Task ApproveAsync(World world, Screen office)
    {
        await using var officer = await world.OpenStaffAsync("g.okafor");
        var request = officer.Page.Locator("section.card", new() { HasText = Released });
        await officer.SeeAsync(request);
        await officer.LookThroughAsync("officer, a request");
        await officer.PressAsync(request.GetByRole(AriaRole.Button, new() { NameRegex = new("^Do not approve") }));
        await officer.PressAsync(officer.Button("Do not approve"));
        await officer.SeeTextAsync("Write why. It stays with staff.");
        await officer.LookThroughAsync("officer, why not");
        await officer.LookInSpanishAsync(Released, "officer, why not");
        await officer.PressAsync(officer.Button("Cancel"));
        await officer.PressAsync(request.GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve") }));
        await officer.PressAsync(officer.Button("Approve"));
        await Assertions.Expect(request.Locator(".chip")).Not.ToBeEmptyAsync();
        await officer.AssertSoundAsync("officer, approved");

        await office.Link("Approvals").ClickAsync();
        await office.SeeTextAsync("The supervising officer has approved.");
        await office.PressAsync(office.Page.Locator("section.card", new() { HasText = Released }).GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve") }));
        await office.PressAsync(office.Button("Approve"));
        await office.SeeTextAsync("Approved. The conversation is open.");
        officer.AssertNothingStrange();
    }

    private static ILocator PairOf(Screen screen) => screen.Page.Locator("section.card", new() { Has = screen.Page.Locator("h2", new() { HasText = "Terrence" }) });

    private static async Task ChooseProgrammeAsync(Screen office, ILocator pair, string programme)
    {
        await pair.Locator("select").FocusAsync();
        await office.Page.Keyboard.PressAsync(programme[..1]);
        await office.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(pair.GetByRole(AriaRole.Button, new() { NameRegex = new("^Set the programme") })).ToBeFocusedAsync();
        await office.Page.Keyboard.PressAsync("Enter");
    }
}
