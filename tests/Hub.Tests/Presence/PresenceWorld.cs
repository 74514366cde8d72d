using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Presence;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Presence;

/// <summary>Two facilities that may show who is here and who writes: a pair, a group, a group across both, and one aside in which everybody is.</summary>
internal sealed class PresenceWorld : IAsyncDisposable
{
    public static readonly DisclosurePolicy Showing = PlainPolicy.Version1 with { Visibility = new ResidentVisibility(Receipts: false, Typing: true, Presence: true) };
    private readonly List<Chatter> chatters = [];
    private Chatter? announcer;

    public MachineClock Time { get; } = new(new DateTimeOffset(2026, 3, 2, 19, 6, 0, TimeSpan.Zero));

    public SeededHub Hub { get; private set; } = null!;

    /// <summary>A resident whom Ben supports; in each conversation.</summary>
    public SeededPerson Ana { get; private set; } = null!;

    public SeededPerson Ben { get; private set; } = null!;

    public SeededPerson Cy { get; private set; } = null!;

    /// <summary>Runs the groups.</summary>
    public SeededPerson Grace { get; private set; } = null!;

    /// <summary>Of the second facility.</summary>
    public SeededPerson Fay { get; private set; } = null!;

    public Guid Pair { get; private set; }

    public Guid Group { get; private set; }

    public Guid Across { get; private set; }

    private Guid Aside { get; set; }

    public static async Task<PresenceWorld> StartAsync(DisclosurePolicy? policy = null, DisclosurePolicy? others = null)
    {
        var world = new PresenceWorld();
        world.Hub = await SeededHub.StartAsync(
            async facility =>
            {
                var south = await facility.AddFacilityAsync("south");
                world.Ana = await facility.AddPersonAsync("Ana", Role.Resident);
                world.Ben = await facility.AddPersonAsync("Ben", Role.Resident, Role.PeerSupporter);
                world.Cy = await facility.AddPersonAsync("Cy", Role.Resident);
                world.Grace = await facility.AddPersonAsync("Grace", Role.Facilitator);
                world.Fay = await south.AddPersonAsync("Fay", Role.Resident);
                world.Pair = await facility.AddPairAsync(world.Ana, world.Ben);
                world.Group = await facility.AddGroupAsync(world.Grace, world.Ana, world.Ben, world.Cy);
                world.Across = await facility.AddGroupAsync(world.Grace, world.Ana, world.Fay);
                world.Aside = await facility.AddGroupAsync(world.Grace, world.Ana, world.Ben, world.Cy, world.Fay);
                await using var transaction = await facility.Store.BeginWriteAsync(CancellationToken.None);
                foreach (var row in transaction.Db.Policies)
                {
                    row.Document = (row.FacilityId == south.FacilityId ? others ?? Showing : policy ?? Showing).ToJson();
                }

                // Her messages are the signs that tests wait for, under whatever notice.
                transaction.Db.Consents.Add(new ConsentRow
                {
                    FacilityId = facility.FacilityId, PersonId = world.Grace.Key.PersonId, PolicyVersion = 9, NoticeHash = "test", At = transaction.Now,
                });
                await transaction.CommitAsync();
            },
            world.Time,
            "Sending:MessagesPerMinute=100000",
            "Sending:Burst=1000");
        return world;
    }

    /// <summary>Opens a connection that the server counts.</summary>
    public async Task<Chatter> ConnectAsync(SeededPerson person)
    {
        var chatter = await Hub.ConnectAsync(person);
        chatters.Add(chatter);

        // A connection is known once its first call is answered, not yet when it is open.
        Assert.NotNull((await chatter.CallAsync<HeldList>(nameof(IChatServer.Held))).Ok);
        return chatter;
    }

    /// <summary>Closes a connection and waits until the server knows.</summary>
    public async Task HangUpAsync(Chatter chatter, SeededPerson person)
    {
        await chatter.DisposeAsync();
        await GoneAsync(person);
    }

    /// <summary>Waits until the server holds no connection of somebody.</summary>
    public async Task GoneAsync(SeededPerson person)
    {
        using var limit = new CancellationTokenSource(Chatter.Limit);
        while (!Hub.Service<ChatConnections>().Of(person.Key).IsEmpty)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    public Task<Reply<Done>> TypeAsync(Chatter writer, Guid conversation) => writer.CallAsync<Done>(nameof(IChatServer.Typing), new ConversationRef(conversation));

    /// <summary>The server looks at who is here, and what it told has arrived.</summary>
    public async Task LookAsync(params Chatter[] readers)
    {
        Hub.Service<TellPresence>().Look();
        await SettleAsync(readers);
    }

    /// <summary>Everything that was sent before this call has reached these readers: a message comes after it, and is waited for.</summary>
    public async Task SettleAsync(params Chatter[] readers)
    {
        announcer ??= await ConnectAsync(Grace);
        var stored = (await announcer.SendAsync(Aside, "a sign that all before has arrived")).Ok!;
        foreach (var reader in readers)
        {
            await reader.UntilAsync(() => reader.Entries.Any(entry => entry.Conversation == Aside && entry.Entry.Sequence == stored.Sequence));
        }
    }

    /// <summary>What was told of a conversation, first to last: how many are here, or null for no more.</summary>
    public static List<int?> Here(Chatter reader, Guid conversation) => [.. reader.Presence.Where(told => told.ConversationId == conversation).Select(told => told.Here)];

    public static int Typed(Chatter reader, Guid conversation) => reader.Typing.Count(told => told == conversation);

    /// <summary>Changes the store as another feature would, listeners included.</summary>
    public async Task ChangeAsync(Action<WriteTransaction> change)
    {
        await using var transaction = await Hub.Service<Store>().BeginWriteAsync(CancellationToken.None);
        change(transaction);
        await transaction.CommitAsync();
    }

    public Task MembershipAsync(SeededPerson person, Guid conversation, Action<MembershipRow> change) => ChangeAsync(transaction =>
    {
        var row = transaction.Db.Memberships.Single(row => row.ConversationId == conversation && row.PersonId == person.Key.PersonId);
        change(row);
        transaction.TouchConversation(row.FacilityId, conversation);
    });

    public Task ConversationAsync(Guid conversation, ConversationState state) => ChangeAsync(transaction =>
    {
        var row = transaction.Db.Conversations.Single(row => row.ConversationId == conversation);
        row.State = state;
        transaction.TouchConversation(row.FacilityId, conversation);
    });

    /// <summary>Another policy is in force, to which one has to agree in this version.</summary>
    public Task PolicyAsync(SeededPerson of, DisclosurePolicy policy, int consentFrom = 1) => ChangeAsync(transaction =>
    {
        var row = transaction.Db.Policies.Single(row => row.FacilityId == of.Key.FacilityId);
        (row.Document, row.ConsentFrom) = (policy.ToJson(), consentFrom);
        transaction.TouchPolicy(row.FacilityId);
    });

    public Task ConsentAsync(SeededPerson person, int version) => ChangeAsync(transaction =>
    {
        transaction.Db.Consents.Add(new ConsentRow { FacilityId = person.Key.FacilityId, PersonId = person.Key.PersonId, PolicyVersion = version, NoticeHash = "test", At = transaction.Now });
        Touch(transaction, person);
    });

    public Task WithdrawConsentAsync(SeededPerson person) => ChangeAsync(transaction =>
    {
        foreach (var row in transaction.Db.Consents.Where(row => row.PersonId == person.Key.PersonId).ToList())
        {
            row.WithdrawnAt = transaction.Now;
        }

        Touch(transaction, person);
    });

    public Task HideAsync(SeededPerson by, SeededPerson other) => ChangeAsync(transaction =>
    {
        transaction.Db.Hidden.Add(new HiddenRow
        {
            FacilityId = by.Key.FacilityId, PersonId = by.Key.PersonId, OtherFacilityId = other.Key.FacilityId, OtherId = other.Key.PersonId, At = transaction.Now,
        });
        Touch(transaction, by);
    });

    public Task SeparateAsync(SeededPerson one, SeededPerson other) => ChangeAsync(transaction =>
    {
        transaction.Db.Separations.Add(new SeparationRow
        {
            FacilityId = one.Key.FacilityId,
            SeparationId = Guid.CreateVersion7(),
            FirstFacilityId = one.Key.FacilityId,
            FirstId = one.Key.PersonId,
            SecondFacilityId = other.Key.FacilityId,
            SecondId = other.Key.PersonId,
            Source = "court",
            OrderedBy = one.Key.PersonId,
            OrderedAt = transaction.Now,
        });
        Touch(transaction, one);
        Touch(transaction, other);
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var chatter in chatters)
        {
            await chatter.DisposeAsync();
        }

        await Hub.DisposeAsync();
    }

    private static void Touch(WriteTransaction transaction, SeededPerson person) => transaction.TouchPerson(person.Key.FacilityId, person.Key.PersonId);
}
