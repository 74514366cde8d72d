using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>A policy that holds threats: one reviewer asks for the rejection, another confirms it, a third answers the appeal. It has a server of its own, because it changes the policy for everybody.</summary>
public sealed class Held_messages_wait_for_two
{
    private const string Threat = "im gonna stab him thursday on the way back from the gym";

    /// <summary>It waits beside the other in the same case: the keys are the first one's.</summary>
    private const string Again = "im gonna stab him and nobody is gonna stop me";

    [Fact]
    public async Task Given_a_held_threat_when_one_rejects_and_another_confirms_and_its_author_appeals_then_a_third_answers()
    {
        await using var world = new World();
        await world.InitializeAsync();
        await HoldThreatsAsync(world);
        using var terrence = await world.SignInAsync(Person.Terrence);
        await World.ConsentAsync(terrence);
        await using var chat = terrence.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var direct = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
        var held = Assert.IsType<SendResult.Held>(await direct.SendAsync(Threat));
        Assert.IsType<SendResult.Held>(await direct.SendAsync(Again));

        await using var first = await world.OpenStaffAsync("t.brandt");
        first.MayBeRefused = true;
        await OpenAsync(first, "A message waits");
        await Assertions.Expect(first.Page.Locator(".held")).ToHaveCountAsync(2);
        await first.AssertSoundAsync("held");
        await first.Page.Keyboard.PressAsync("x");
        await Assertions.Expect(first.Page.Locator(".held").First.Locator(".primary")).ToBeVisibleAsync();
        await first.Page.Locator(".held .primary").ClickAsync();
        await first.SeeTextAsync("Choose a reason.");
        await first.Page.GetByLabel("It threatens somebody").CheckAsync();
        await first.AssertSoundAsync("held, with reasons");
        await first.Page.Locator(".held .primary").ClickAsync();
        await first.SeeTextAsync("Asked for. A colleague has to confirm it.");
        await first.Page.Keyboard.PressAsync("y");
        await first.Page.Locator(".held .primary").ClickAsync();
        await first.SeeTextAsync("Another person has to do this step.");

        await using var second = await world.OpenStaffAsync("m.ruiz");
        await OpenAsync(second, "A rejection waits for a second person");
        await second.SeeTextAsync("A colleague asked that this message is rejected.");
        await second.Page.Keyboard.PressAsync("y");
        await second.Page.Locator(".held .primary").ClickAsync();
        await second.SeeAsync(second.Page.Locator(".held > strong", new() { HasText = "Rejected" }));

        World.Ok(await chat.AppealAsync(new HeldRef(held.Message.ConversationId, held.Message.EntryId)));
        await using var third = await world.OpenStaffAsync("s.mbeki");
        await OpenAsync(third, "An appeal waits");
        await third.Page.Keyboard.PressAsync("q");
        await third.Page.Locator(".held .primary").ClickAsync();
        await third.SeeTextAsync("Rejected");
        first.AssertNothingStrange();
        second.AssertNothingStrange();
        third.AssertNothingStrange();
        await SeeThatItWasReadAsync(world, chat);
    }

    /// <summary>The same policy lets people see that a message was read: of two it says so, of a group by how many, and also after a new sign-in.</summary>
    private static async Task SeeThatItWasReadAsync(World world, ChatSession chat)
    {
        await using var darnell = await world.OpenAsync();
        await darnell.SignInAsync(Person.Darnell);
        await darnell.AgreeAsync();
        await darnell.SeeTextAsync("You support 3 of 5.");
        await darnell.Button("Take a rest from new people").ClickAsync();
        await darnell.Button("Yes, I need a rest").ClickAsync();
        await darnell.SeeTextAsync("You take a rest from new people.");
        await darnell.TalkToAsync(Person.Terrence.Shown);
        await darnell.WriteAsync("See you at nine");
        var mine = darnell.Page.Locator(".mine", new() { HasText = "See you at nine" });
        await darnell.SeeAsync(mine);
        await Assertions.Expect(mine.Locator(".seen")).ToHaveCountAsync(0);
        var pair = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
        await ReadAsync(pair);
        await Assertions.Expect(mine.Locator(".seen")).ToHaveTextAsync("· Seen");

        await darnell.Page.ReloadAsync();
        await darnell.TalkToAsync(Person.Terrence.Shown);
        await Assertions.Expect(mine.Locator(".seen")).ToHaveTextAsync("· Seen");
        await darnell.Link("Back").ClickAsync();
        await darnell.TalkToAsync(World.Group);
        await darnell.WriteAsync("Group at ten");
        await darnell.SeeAsync(darnell.Page.Locator(".mine", new() { HasText = "Group at ten" }));
        await ReadAsync(chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Group));
        await Assertions.Expect(darnell.Page.Locator(".mine .seen").Last).ToHaveTextAsync("· Seen by 1");
        darnell.AssertNothingStrange();
    }

    private static async Task ReadAsync(Conversation conversation)
    {
        while (!conversation.Entries.Any(entry => entry.Body is "See you at nine" or "Group at ten"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        conversation.MarkRead(conversation.Position);
    }

    private static async Task OpenAsync(Screen screen, string waits)
    {
        var item = screen.Page.Locator(".case", new() { HasText = waits });
        await screen.SeeAsync(item);
        await item.Locator("button").ClickAsync();
        await screen.SeeTextAsync("This view was recorded at");
    }

    /// <summary>Every threat is held, people see what was read, and three people are in the role that reviews them.</summary>
    internal static async Task HoldThreatsAsync(World world)
    {
        await world.GrantAsync(Role.Security, "m.ruiz", "s.mbeki");
        await world.UsePolicyAsync(document =>
        {
            const string OnlyThreatsToMembers = "      names-member: true\n";
            Assert.Contains(OnlyThreatsToMembers, document, StringComparison.Ordinal);
            return document.Replace(OnlyThreatsToMembers, string.Empty, StringComparison.Ordinal) + "\nvisibility:\n  receipts: true\n";
        });
    }
}
