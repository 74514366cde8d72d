using Microsoft.Playwright;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Somebody presses "I need a person": at a shared kiosk without signing in, and signed in, to the answer whether somebody came.</summary>
public sealed class Somebody_needs_a_person(World world)
{
    private const string Bell = "press your cell bell now";

    [Fact]
    public async Task Given_a_kiosk_when_somebody_asks_without_signing_in_then_the_page_says_who_was_told_and_that_someone_is_coming()
    {
        var officer = await world.OfficerAsync();
        await using var screen = await world.OpenAsync(1024, 1280);
        await EnrolAsync(screen);
        await screen.SeeTextAsync("You do not have to sign in.");
        await screen.Link("Help here").ClickAsync();
        await screen.SeeTextAsync("If you or someone else is not safe");
        await screen.SeeTextAsync("No one is told that you did.");
        await screen.AssertSoundAsync("help, not signed in");
        await screen.Button("I need a person").ClickAsync();
        await screen.SeeTextAsync(Bell);
        await screen.Button("Back").ClickAsync();
        await screen.Link("Back").ClickAsync();
        await screen.Button("I need a person").ClickAsync();
        await screen.SeeTextAsync(Bell);
        await screen.SeeTextAsync("We tell the officer on your unit.");
        await screen.AssertSoundAsync("need, not signed in");
        await screen.Page.Locator("[data-person=Supporter]").ClickAsync();
        await screen.SeeTextAsync("We have passed it on");
        await screen.SeeTextAsync("Told: the officer on your unit");
        await screen.SeeTextAsync(Bell);

        var card = World.Ok(await officer.Cases.ListAsync()).GoNow.Single(card => card.NotSignedIn == true);
        Assert.Equal((RequestedPerson.Supporter, "Kiosk 1"), (card.AskedFor, card.Device));
        World.Ok(await officer.Cases.OnTheWayAsync(card.CaseId));
        await screen.SeeTextAsync("Someone is coming");
        World.Ok(await officer.Cases.FaceToFaceAsync(card.CaseId));
        await screen.SeeTextAsync("Someone came to you");
        World.Ok(await officer.Cases.CloseAsync(card.CaseId));

        // The next one at the screen sees nothing of it.
        await screen.Button("Back").ClickAsync();
        await screen.Button("I need a person").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("[data-person=Supporter]"));
        await Assertions.Expect(screen.Page.Locator(".request")).ToHaveCountAsync(0);
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_somebody_signed_in_when_an_officer_comes_then_he_sees_each_step_and_says_that_they_came()
    {
        var officer = await world.OfficerAsync();
        await using var screen = await world.OpenAsync();
        await screen.SignInAsync(Person.Ray);
        await screen.Page.Locator(".need a").ClickAsync();
        await screen.SeeTextAsync(Bell);
        await screen.AssertSoundAsync("need");
        await screen.Page.Locator("[data-person=Officer]").ClickAsync();
        await screen.SeeTextAsync("We have passed it on");

        var card = World.Ok(await officer.Cases.ListAsync()).GoNow.Single(card => card is { NotSignedIn: null, AskedFor: RequestedPerson.Officer });
        Assert.StartsWith(Person.Ray.Given, card.Name, StringComparison.Ordinal);
        World.Ok(await officer.Cases.OnTheWayAsync(card.CaseId));
        await screen.SeeAsync(screen.Page.Locator(".request h2", new() { HasText = "Someone is coming" }));
        World.Ok(await officer.Cases.FaceToFaceAsync(card.CaseId));
        await screen.SeeTextAsync("Did someone come to you?");
        await screen.AssertSoundAsync("need, with a question");
        await screen.Button("Yes").ClickAsync();
        await screen.SeeTextAsync("Thank you for telling us.");
        await screen.Page.Locator(".note", new() { HasText = "Did someone come to you?" }).GetByText("I have read this").ClickAsync();
        await Assertions.Expect(screen.Page.GetByText("Did someone come to you?")).ToHaveCountAsync(0);
        await screen.SeeAsync(screen.Page.Locator(".request h2", new() { HasText = "Someone came to you" }));
        Assert.DoesNotContain(World.Ok(await officer.Cases.ListAsync()).GoNow, each => each.CaseId == card.CaseId);
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_the_control_room_when_somebody_asks_then_a_request_is_refused_with_a_reason_or_seen_answered_and_closed_with_one_thumb()
    {
        using var isaiah = await world.SignInAsync(Person.Isaiah);
        await using var handheld = await world.OpenStaffAsync("control", 390, 844);
        var card = handheld.Page.Locator(".go", new() { HasText = "Isaiah Brooks" });

        World.Ok(await isaiah.PersonRequests.AskAsync(new AskForPerson(RequestedPerson.Supporter)));
        await Assertions.Expect(card).ToContainTextAsync("Asks for a supporter");
        await Assertions.Expect(card).Not.ToContainTextAsync("You are not told why");
        await card.GetByText("Nobody comes").ClickAsync();
        await handheld.AssertSoundAsync("card of a request");
        var nobody = card.GetByRole(AriaRole.Button, new() { Name = "Nobody can be moved now" });
        await nobody.ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("It cannot be taken back.");
        await handheld.AssertSoundAsync("card of a request, asked a second time");
        await nobody.ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
        Assert.Equal((PersonRequestState.Refused, PersonRefusal.NobodyMoves), await StateAsync());

        World.Ok(await isaiah.PersonRequests.AskAsync(new AskForPerson(RequestedPerson.Officer)));
        await Assertions.Expect(card).ToContainTextAsync("Asks for an officer");
        var seen = card.GetByRole(AriaRole.Button, new() { Name = "I have seen this" });
        await seen.ClickAsync();
        await Assertions.Expect(seen).ToHaveCountAsync(0);
        Assert.Equal((PersonRequestState.Seen, null), await StateAsync());
        await card.GetByRole(AriaRole.Button, new() { Name = "I am on my way" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Recorded: you are on your way.");
        await card.GetByRole(AriaRole.Button, new() { Name = "I am with Isaiah Brooks" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Close the request" }).ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
        Assert.Equal((PersonRequestState.Closed, null), await StateAsync());
        handheld.AssertNothingStrange();

        async Task<(PersonRequestState State, PersonRefusal? Reason)> StateAsync()
        {
            var newest = World.Ok(await isaiah.PersonRequests.MineAsync()).Requests[0];
            return (newest.State, newest.Reason);
        }
    }

    private async Task EnrolAsync(Screen screen)
    {
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/app/screen").AbsoluteUri);
        await screen.Page.Locator("form input").FillAsync(await world.EnrolAsync());
        await screen.Button("Save").ClickAsync();
        await screen.SeeTextAsync("This screen is now shared.");
        await screen.Page.GotoAsync(world.Hub.Address.AbsoluteUri);
    }
}
