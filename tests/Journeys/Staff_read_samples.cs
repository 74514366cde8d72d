using Microsoft.Playwright;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>A quiet message is read without a name, and was rightly quiet. It has a server of its own, because it changes the policy for everybody.</summary>
public sealed class Staff_read_samples
{
    // Words that the shipped model hears at severity 1: what follows from it is shown here, not how good it is.
    private static readonly string[] Quiet =
    [
        "this dental list gonna be the death of me", "They charged me with a deadly weapon. It was a flip flop.", "Bama got killed Saturday lol. My cellie aint spoke since",
        "nah i aint tryna hurt myself, holidays just be heavy",
    ];

    [Fact]
    public async Task Given_a_policy_with_samples_then_a_moderator_reads_one_by_keyboard_and_without_a_name()
    {
        await using var world = new World();
        await world.InitializeAsync();
        await world.UsePolicyAsync(document => document.Replace("one-in: 20", "one-in: 1", StringComparison.Ordinal));
        await SayAsync(world);
        await using var reader = await world.OpenStaffAsync("m.ruiz");
        await reader.Link("Samples").ClickAsync();
        var waiting = reader.Page.Locator("button", new() { HasText = "Read one of" });
        await reader.SeeAsync(waiting.First);
        var count = await waiting.CountAsync();
        Assert.True(count > 1);
        await reader.AssertSoundAsync("samples");

        // By keyboard: open, say it was right.
        await waiting.First.FocusAsync();
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.SeeTextAsync("Nobody here sees who wrote it.");
        await Assertions.Expect(reader.Page.Locator("#sample")).ToBeFocusedAsync();
        Assert.Contains(await reader.Page.Locator("p.words").InnerTextAsync(), Quiet);
        Assert.DoesNotContain("Darnell", await reader.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await reader.AssertSoundAsync("sample");
        await reader.Page.SetViewportSizeAsync(320, 640);
        await reader.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await reader.Button("Español").ClickAsync();
        await reader.SeeTextAsync("Aquí nadie ve quién lo escribió.");
        await reader.AssertSoundAsync("sample in Spanish");
        await reader.Button("English").ClickAsync();
        await reader.SeeTextAsync("Nobody here sees who wrote it.");
        await reader.Button("Record it").ClickAsync();
        await reader.SeeTextAsync("Say whether it was right.");
        await Assertions.Expect(reader.Button("Record it")).ToBeEnabledAsync();
        await reader.Page.GetByLabel("Yes: nobody had to be told").FocusAsync();
        await reader.Page.Keyboard.PressAsync("Space");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.SeeAsync(reader.Page.Locator("p.done", new() { HasText = "Recorded." }));
        await Assertions.Expect(reader.Page.Locator("#samples")).ToBeFocusedAsync();
        await Assertions.Expect(waiting).ToHaveCountAsync(count - 1);
    }

    private static async Task SayAsync(World world)
    {
        using var darnell = await world.SignInAsync(Person.Darnell);
        await World.ConsentAsync(darnell);
        await using var chat = darnell.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var pair = chat.Conversations.First(one => one.Summary.Kind == ConversationKind.Direct);
        foreach (var text in Quiet)
        {
            await World.SayAsync(pair, text);
        }
    }
}
