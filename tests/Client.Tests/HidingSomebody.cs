using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests;

public sealed class HidingSomebody : IAsyncLifetime
{
    private readonly ScriptedHub hub = new();
    private readonly Guid bob = Guid.CreateVersion7();
    private Chatter alice = null!;

    public async ValueTask InitializeAsync()
    {
        await hub.StartAsync();
        for (var number = 1; number <= 20; number++)
        {
            Say(bob, $"message {number}");
            Say(Guid.CreateVersion7(), "of another");
        }

        hub.Store.PageSize = 7;
        alice = await Chatter.OnlineAsync(hub);
        while ((await alice.Only.LoadEarlierAsync().WaitAsync(Chatter.Patience)).Ok!.More)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await alice.DisposeAsync();
        await hub.DisposeAsync();
    }

    [Fact]
    public async Task given_somebody_is_hidden_and_shown_again_then_what_is_held_loses_his_texts_alone_and_gets_them_back()
    {
        Assert.Equal(20, Texts(bob));
        hub.Store.Hidden.Add(bob);
        await hub.SummariseAsync(alice.SignedIn.Me.PersonId);
        await alice.UntilAsync(() => Texts(bob) == 0);
        Assert.All(alice.Only.Entries, entry => Assert.Equal(entry.MemberId == bob, entry.Hidden is true));
        Assert.Equal(20, alice.Only.Entries.Count(entry => entry.Body == "of another"));

        Say(bob, "said meanwhile");
        hub.Store.Hidden.Clear();
        await hub.SummariseAsync(alice.SignedIn.Me.PersonId);
        await alice.UntilAsync(() => Texts(bob) == 21);
        Assert.Equal(Enumerable.Range(1, 41).Select(number => (long)number), alice.Only.Entries.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task given_it_happened_on_another_device_while_there_was_no_line_then_it_is_read_anew_when_the_line_is_back()
    {
        await hub.StopAsync();
        hub.Store.Hidden.Add(bob);
        await hub.StartAsync();
        await alice.UntilAsync(() => Texts(bob) == 0);
    }

    [Fact]
    public async Task given_a_message_was_taken_back_while_its_author_was_hidden_then_it_stays_without_text_when_he_is_shown_again()
    {
        hub.Store.Hidden.Add(bob);
        await hub.SummariseAsync(alice.SignedIn.Me.PersonId);
        await alice.UntilAsync(() => Texts(bob) == 0);
        hub.Store.Withdraw(bob, 1);
        hub.Store.Hidden.Clear();
        await hub.SummariseAsync(alice.SignedIn.Me.PersonId);
        await alice.UntilAsync(() => Texts(bob) == 19);
        Assert.Null(alice.Only.Entries[0].Body);
    }

    private void Say(Guid author, string text) => hub.Store.Store(author, new SendMessage(hub.Store.ConversationId, Guid.CreateVersion7(), text));

    private int Texts(Guid author) => alice.Only.Entries.Count(entry => entry.MemberId == author && entry.Body is not null);
}
