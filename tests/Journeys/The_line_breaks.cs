using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>The server is killed while people write, and comes back.</summary>
public sealed class The_line_breaks(World world)
{
    [Fact]
    public async Task Given_the_server_is_killed_when_it_is_back_then_nothing_was_shown_as_sent_or_is_lost_or_doubled_and_who_signed_out_meanwhile_is_signed_out()
    {
        await using var terrence = await world.OpenAsync();
        terrence.LineMayBreak = true;
        await terrence.SignInAsync(Person.Terrence);
        await terrence.TalkToAsync(Person.Darnell.Shown);
        await terrence.WriteAsync("before the line broke");
        await terrence.SeeMessageAsync("before the line broke");
        await using var isaiah = await world.OpenAsync();
        isaiah.LineMayBreak = true;
        await isaiah.SignInAsync(Person.Isaiah);
        await using var ray = await world.OpenAsync();
        ray.LineMayBreak = true;
        await ray.SignInAsync(Person.Ray);

        await world.Hub.KillAsync();
        try
        {
            await terrence.SeeTextAsync("No line since");
            await terrence.SeeTextAsync("Nothing is lost.");
            await terrence.SeeAsync(terrence.Page.Locator(".banner .next"));
            await terrence.WriteAsync("while it was down");
            await terrence.SeeAsync(terrence.Page.Locator(".not-sent", new() { HasText = "Not sent" }));
            await Assertions.Expect(terrence.Page.Locator("textarea")).ToHaveValueAsync("while it was down");
            await Assertions.Expect(terrence.Page.Locator(".words", new() { HasText = "while it was down" })).ToHaveCountAsync(0);
            await terrence.AssertSoundAsync("talk without a line");

            await ray.Page.Locator(".need a").ClickAsync();
            await ray.SeeTextAsync("There is no line right now.");
            await ray.SeeAsync(ray.Button("Try again"));

            await isaiah.Button("Sign out").ClickAsync();
            await isaiah.SeeTextAsync("This screen cannot reach the system");
            await isaiah.SeeTextAsync("press your cell bell, or tell the nearest officer");
            Assert.DoesNotContain(Person.Isaiah.Given, await isaiah.Page.ContentAsync(), StringComparison.Ordinal);
            await isaiah.Page.GotoAsync("about:blank");
        }
        finally
        {
            await world.Hub.StartAsync();
        }

        // A server that comes back may have newer pages: the page asks, and here it has not.
        var asked = terrence.Page.WaitForRequestAsync(request => request.ResourceType == "fetch" && new Uri(request.Url).AbsolutePath == "/");

        for (var visit = 0; visit < 2; visit++)
        {
            await isaiah.Page.GotoAsync(world.Hub.Address.AbsoluteUri);
            await isaiah.SeeAsync(isaiah.Page.Locator("form.enter"));
            Assert.DoesNotContain(Person.Isaiah.Given, await isaiah.Page.ContentAsync(), StringComparison.Ordinal);
            Assert.Null(await isaiah.Page.EvaluateAsync<string?>("localStorage.getItem('peerconnect-leaving')"));
        }

        isaiah.AssertNothingStrange();

        using (var darnell = await world.SignInAsync(Person.Darnell))
        {
            await using var chat = darnell.OpenChat();
            await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
            var conversation = chat.Conversations.Single(one => one.Summary.Members.Any(member => member.Name == Person.Terrence.Shown) && one.Summary.Name is null);
            await World.SayAsync(conversation, "said while he could not hear");
        }

        // Who needs a person does not have to find out that the line is back.
        await ray.SeeAsync(ray.Page.Locator("[data-person=Officer]"));
        await Assertions.Expect(ray.Button("Try again")).ToHaveCountAsync(0);
        ray.AssertNothingStrange();

        await terrence.SeeMessageAsync("while it was down");
        await terrence.SeeMessageAsync("said while he could not hear");
        await Assertions.Expect(terrence.Page.Locator("textarea")).ToHaveValueAsync(string.Empty);
        await Assertions.Expect(terrence.Page.Locator(".not-sent")).ToHaveCountAsync(0);
        await Assertions.Expect(terrence.Page.Locator(".words", new() { HasText = "while it was down" })).ToHaveCountAsync(1);
        await Assertions.Expect(terrence.Page.Locator(".banner .next")).ToHaveCountAsync(0);
        await asked;
        Assert.Equal(0, await terrence.Page.GetByText("This page will start again on its own.").CountAsync());
        terrence.AssertNothingStrange();
    }
}
