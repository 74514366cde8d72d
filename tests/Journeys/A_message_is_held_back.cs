using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Terrence writes what the policy holds: he sees where each message stands and what he can do, and Darnell sees what was released and nothing else. It has a server of its own, because it changes the policy for everybody.</summary>
public sealed class A_message_is_held_back
{
    private const string TakenBack = "im gonna stab him thursday on the way back from the gym, ok";
    private const string Released = "im gonna stab him and nobody is gonna stop me";
    private const string Refused = "im gonna stab him thursday on the way back from the gym";

    [Fact]
    public async Task Given_messages_that_wait_when_one_is_taken_back_one_released_and_one_refused_then_their_writer_sees_each_step_and_the_other_what_was_released()
    {
        await using var world = new World();
        await world.InitializeAsync();
        await Held_messages_wait_for_two.HoldThreatsAsync(world);
        await using var terrence = await world.OpenAsync(320, 640, scheme: ColorScheme.Dark);
        await terrence.SignInAsync(Person.Terrence);
        await terrence.AgreeAsync();
        await terrence.TalkToAsync(Person.Darnell.Shown);
        await using var darnell = await world.OpenAsync();
        await darnell.SignInAsync(Person.Darnell);
        await darnell.AgreeAsync();
        await darnell.TalkToAsync(Person.Terrence.Shown);

        await TakeBackAsync(terrence);
        using var first = await world.SignInStaffAsync("t.brandt");
        await ReleaseAsync(terrence, darnell, first);
        using var second = await world.SignInStaffAsync("m.ruiz");
        using var third = await world.SignInStaffAsync("s.mbeki");
        await RefuseAsync(terrence, first, second, third);

        foreach (var never in (string[])[TakenBack, Refused])
        {
            await Assertions.Expect(darnell.Page.GetByText(never, new() { Exact = true })).ToHaveCountAsync(0);
        }

        await terrence.Link("Back").ClickAsync();
        await terrence.SeeAsync(terrence.Page.Locator(".note").First);
        await terrence.AssertSoundAsync("home, told of a held message");
        terrence.AssertNothingStrange();
        darnell.AssertNothingStrange();
    }

    private static async Task TakeBackAsync(Screen terrence)
    {
        var line = await WriteAsync(terrence, TakenBack);
        await terrence.AssertSoundAsync("held message");
        await line.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Assertions.Expect(line).ToContainTextAsync("You took this back.");
        await Assertions.Expect(line.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    private static async Task ReleaseAsync(Screen terrence, Screen darnell, PeerConnectClient reviewer)
    {
        var line = await WriteAsync(terrence, Released);
        await Assertions.Expect(darnell.Page.GetByText(Released)).ToHaveCountAsync(0);
        var (caseId, entryId) = await OpenAsync(reviewer);
        World.Ok(await reviewer.Cases.ReleaseHeldAsync(caseId, entryId, new ReleaseHeld(ReleaseReason.NotMeant)));
        await darnell.SeeMessageAsync(Released);
        await Assertions.Expect(line).ToContainTextAsync("Stored");
        await Assertions.Expect(line).ToHaveCountAsync(1);
        await Assertions.Expect(line.Locator(".held-state")).ToHaveCountAsync(0);
    }

    /// <summary>One asks for the refusal, another confirms it; he asks for another look, and a third says that it stays.</summary>
    private static async Task RefuseAsync(Screen terrence, PeerConnectClient first, PeerConnectClient second, PeerConnectClient third)
    {
        var line = await WriteAsync(terrence, Refused);
        var (caseId, entryId) = await OpenAsync(first);
        Assert.True(World.Ok(await first.Cases.RejectHeldAsync(caseId, entryId, new RejectHeld(RejectReason.Threat))).ToConfirm);
        await Assertions.Expect(line).ToContainTextAsync("Held for staff to look at");
        await OpenAsync(second);
        World.Ok(await second.Cases.ConfirmRejectionAsync(caseId, entryId, new ConfirmRejection()));
        await Assertions.Expect(line).ToContainTextAsync("It was not passed on. It sounds like a threat.");
        await Assertions.Expect(line.GetByRole(AriaRole.Button, new() { Name = "Take back" })).ToHaveCountAsync(0);
        await terrence.AssertSoundAsync("refused message");

        // What it stands at is the server's to say: another visit sees the same.
        await terrence.Page.ReloadAsync();
        await terrence.TalkToAsync(Person.Darnell.Shown);
        await Assertions.Expect(line).ToContainTextAsync("It was not passed on. It sounds like a threat.");
        await line.GetByRole(AriaRole.Button, new() { Name = "Ask someone else to look" }).ClickAsync();
        await Assertions.Expect(line).ToContainTextAsync("Someone else looks at it now. You will hear.");
        await Assertions.Expect(line.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await terrence.AssertSoundAsync("message, another look");
        await OpenAsync(third);
        World.Ok(await third.Cases.DecideAppealAsync(caseId, entryId, new DecideAppeal(false)));
        await Assertions.Expect(line).ToContainTextAsync("Someone else looked at it too. It stays like that.");
    }

    /// <summary>It leaves the field, because it is stored, and says that it waits.</summary>
    private static async Task<ILocator> WriteAsync(Screen terrence, string text)
    {
        await terrence.WriteAsync(text);
        var line = terrence.Page.Locator(".entry", new() { Has = terrence.Page.GetByText(text, new() { Exact = true }) });
        await Assertions.Expect(line).ToContainTextAsync("Held for staff to look at");
        await Assertions.Expect(terrence.Page.Locator("textarea")).ToHaveValueAsync(string.Empty);
        await Assertions.Expect(line).ToBeInViewportAsync();
        return line;
    }

    /// <summary>The case with the message that waits, opened.</summary>
    private static async Task<(Guid CaseId, Guid EntryId)> OpenAsync(PeerConnectClient reviewer)
    {
        var item = World.Ok(await reviewer.Cases.ListAsync()).Cases.Single(one => one.Held is { Count: > 0 });
        World.Ok(await reviewer.Cases.OpenAsync(item.CaseId, new OpenCase(item.Purpose!.Value)));
        return (item.CaseId, item.Held!.Single().EntryId);
    }
}
