using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PeerConnect.Contracts;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>A facility with two units and staff in every role, a second facility, and a server on them whose classifier does what the messages say.</summary>
internal sealed class CaseWorld : IAsyncDisposable
{
    /// <summary>The resident's given name: nothing else is called so.</summary>
    public const string ResidentName = "Zebulon";

    /// <summary>The supporter's given name.</summary>
    public const string SupporterName = "Thaddeus";

    public const string Cell = "B-214";
    private readonly List<StaffConsole> consoles = [];
    private readonly Dictionary<SeededPerson, Chatter> chatters = [];

    public SeededHub Hub { get; private set; } = null!;

    public ScriptedClassifier Classifier { get; } = new();

    /// <summary>The test's clock; the server's own where the test asked for none.</summary>
    public MachineClock? Time { get; private init; }

    public Guid Facility { get; private set; }

    public SeededPerson Resident { get; private set; } = null!;

    public SeededPerson Supporter { get; private set; } = null!;

    public SeededPerson Foreigner { get; private set; } = null!;

    public Guid Pair { get; private set; }

    public Guid Programme { get; private set; }

    /// <summary>Across both facilities; its home is the first.</summary>
    public Guid Group { get; private set; }

    public Dictionary<string, SeededPerson> Staff { get; } = new(StringComparer.Ordinal);

    public Store Store => Hub.Service<Store>();

    /// <summary>Starts a server on the world.</summary>
    /// <param name="fakeTime">Whether the test moves the clock.</param>
    /// <param name="policy">Changes each recipient of the first facility's policy.</param>
    /// <param name="failures">Changes what the policy says of failures.</param>
    /// <param name="settings">Settings as "Section:Key=value".</param>
    public static Task<CaseWorld> StartAsync(
        bool fakeTime = false, Func<Recipient, Recipient>? policy = null, Func<FailureRules, FailureRules>? failures = null, params string[] settings)
    {
        if (policy is null && failures is null)
        {
            return StartAsync(fakeTime, (DisclosurePolicy?)null, null, settings);
        }

        var changed = Policy(policy ?? (recipient => recipient));
        return StartAsync(fakeTime, changed with { Failures = failures?.Invoke(changed.Failures) ?? changed.Failures }, null, settings);
    }

    /// <summary>Starts a server on the world, with whole policies for the two facilities.</summary>
    public static async Task<CaseWorld> StartAsync(bool fakeTime, DisclosurePolicy? policy, DisclosurePolicy? others = null, params string[] settings)
    {
        var world = new CaseWorld { Time = fakeTime ? new MachineClock(new DateTimeOffset(2026, 3, 2, 19, 6, 0, TimeSpan.Zero)) : null };
        world.Hub = await SeededHub.StartAsync(
            seed => world.SeedAsync(seed, policy, others),
            services => services.Replace(ServiceDescriptor.Singleton(new ModelJudge(_ => world.Classifier))).Replace(ServiceDescriptor.Singleton(world.Classifier.Promises)),
            world.Time,
            ["Sending:MessagesPerMinute=100000", "Sending:Burst=1000", .. settings]);
        return world;
    }

    public async Task<StaffConsole> ConnectAsync(string staff)
    {
        var console = await StaffConsole.ConnectAsync(Hub, Staff[staff]);
        consoles.Add(console);
        return console;
    }

    public StaffConsole WithoutFeed(string staff)
    {
        var console = StaffConsole.WithoutFeed(Hub, Staff[staff]);
        consoles.Add(console);
        return console;
    }

    /// <summary>Somebody writes; answers when it is stored.</summary>
    public async Task<MessageStored> SayAsync(SeededPerson who, Guid conversation, string body)
    {
        var reply = await (await ChatterAsync(who)).SendAsync(conversation, body);
        Assert.True(reply.Ok is not null, reply.Refusal?.Message);
        return reply.Ok!;
    }

    /// <summary>The open connection of somebody, made when first asked for.</summary>
    public async Task<Chatter> ChatterAsync(SeededPerson who)
    {
        if (!chatters.TryGetValue(who, out var chatter))
        {
            chatters[who] = chatter = await Hub.ConnectAsync(who);
        }

        return chatter;
    }

    /// <summary>Stops the server and starts another on the same data; whoever was connected has to come back.</summary>
    public async Task RestartAsync()
    {
        await HangUpAsync();
        Hub = await Hub.RestartAsync();
    }

    /// <summary>As <see cref="RestartAsync"/>, after so long: nobody is signed in any more.</summary>
    public async Task PassAsync(TimeSpan passed)
    {
        await HangUpAsync();
        Hub = await Hub.PassAsync(passed);
    }

    /// <summary>As <see cref="PassAsync"/>, and everybody signs in again.</summary>
    public async Task ReturnAfterAsync(TimeSpan passed)
    {
        // Before time passes, because what falls due then asks who is there; and after it, because a server that ends writes down when it saw whom.
        await SeenAsync(passed);
        await PassAsync(passed);
        await SeenAsync(TimeSpan.Zero);
        await RestartAsync();
    }

    private Task SeenAsync(TimeSpan from) => ChangeAsync(transaction =>
    {
        foreach (var session in transaction.Db.Sessions.ToList())
        {
            (session.LastSeenAt, session.EndsAt) = (transaction.Now + from, transaction.Now + from + TimeSpan.FromHours(12));
        }
    });

    public Task<MessageStored> SayAsync(string body) => SayAsync(Resident, Pair, body);

    /// <summary>Changes the store as another feature would, listeners included.</summary>
    public async Task ChangeAsync(Action<WriteTransaction> change)
    {
        await using var transaction = await Store.BeginWriteAsync(CancellationToken.None);
        change(transaction);
        await transaction.CommitAsync();
    }

    /// <summary>Everything published before this call has reached the console: it is shown its feed anew, and that comes after.</summary>
    public async Task<CaseFeed> SettleAsync(StaffConsole console)
    {
        await ChangeAsync(transaction => transaction.TouchPerson(console.Person.Key.FacilityId, console.Person.Key.PersonId));
        return await console.NextAsync<CaseFeed>(nameof(IFeedClient.FeedOpened));
    }

    public List<AuditRow> Audit(string act)
    {
        using var db = Store.Read();
        return [.. db.Audit.Where(row => row.Act == act).OrderBy(row => row.Sequence)];
    }

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        await Hub.DisposeAsync();
    }

    private async Task HangUpAsync()
    {
        foreach (var chatter in chatters.Values)
        {
            await chatter.DisposeAsync();
        }

        chatters.Clear();
        foreach (var console in consoles)
        {
            await console.DisposeAsync();
        }

        consoles.Clear();
    }

    /// <summary>The default policy with each recipient changed.</summary>
    public static DisclosurePolicy Policy(Func<Recipient, Recipient> change) => PlainPolicy.Version1 with
    {
        Rules = [.. PlainPolicy.Version1.Rules.Select(rule => rule with { Recipients = [.. rule.Recipients.Select(change)] })],
    };

    private async Task SeedAsync(SeededFacility seed, DisclosurePolicy? policy, DisclosurePolicy? others)
    {
        Facility = seed.FacilityId;
        Resident = await seed.AddPersonAsync(ResidentName, Role.Resident);
        Supporter = await seed.AddPersonAsync(SupporterName, Role.Resident, Role.PeerSupporter);
        await StaffAsync(seed, "clinician", Role.Clinician);
        await StaffAsync(seed, "colleague", Role.Clinician);
        await StaffAsync(seed, "kin", Role.Clinician, Role.ControlRoom);
        await StaffAsync(seed, "security", Role.Security);
        await StaffAsync(seed, "officer of B", Role.Officer);
        await StaffAsync(seed, "officer of A", Role.Officer);
        await StaffAsync(seed, "control room", Role.ControlRoom);
        await StaffAsync(seed, "moderator", Role.Moderator);
        await StaffAsync(seed, "safeguarding", Role.Safeguarding);
        await StaffAsync(seed, "chaplain", Role.Chaplain);
        await StaffAsync(seed, "coordinator", Role.Coordinator);
        await StaffAsync(seed, "auditor", Role.Auditor);
        await StaffAsync(seed, "administrator", Role.Administrator);
        await StaffAsync(seed, "facilitator", Role.Facilitator, Role.Clinician);
        Pair = await seed.AddPairAsync(Resident, Supporter);
        Programme = await seed.AddPairAsync(Resident, Supporter);

        var other = await seed.AddFacilityAsync("other");
        Foreigner = await other.AddPersonAsync("Ezekiel", Role.Resident);
        await StaffAsync(other, "foreign clinician", Role.Clinician);
        await StaffAsync(other, "foreign security", Role.Security);
        Group = await seed.AddGroupAsync(Staff["facilitator"], Resident, Foreigner);
        await PlaceAsync(seed, policy, others);
    }

    private async Task StaffAsync(SeededFacility seed, string name, params Role[] roles) => Staff[name] = await seed.AddPersonAsync(name, roles);

    private async Task PlaceAsync(SeededFacility seed, DisclosurePolicy? policy, DisclosurePolicy? others)
    {
        await using var transaction = await seed.Store.BeginWriteAsync(CancellationToken.None);
        var db = transaction.Db;
        var (unitA, unitB) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        db.Units.AddRange(
            new UnitRow { FacilityId = Facility, UnitId = unitA, Code = "A", Name = "Unit A" }, new UnitRow { FacilityId = Facility, UnitId = unitB, Code = "B", Name = "Unit B" });
        var resident = db.People.Single(row => row.PersonId == Resident.Key.PersonId);
        (resident.UnitId, resident.Cell) = (unitB, Cell);
        db.People.Single(row => row.PersonId == Supporter.Key.PersonId).UnitId = unitA;
        db.Roles.Single(row => row.PersonId == Staff["officer of B"].Key.PersonId).UnitId = unitB;
        db.Roles.Single(row => row.PersonId == Staff["officer of A"].Key.PersonId).UnitId = unitA;
        db.Relations.Add(new RelationRow
        {
            FacilityId = Facility,
            PersonId = Staff["kin"].Key.PersonId,
            OtherFacilityId = Facility,
            OtherId = Resident.Key.PersonId,
            Kind = RelationKind.Kin,
        });
        db.Conversations.Single(row => row.ConversationId == Programme).Class = "part-2";
        if (policy is not null)
        {
            db.Policies.Single(row => row.FacilityId == Facility).Document = policy.ToJson();
        }

        if (others is not null)
        {
            db.Policies.Single(row => row.FacilityId == Foreigner.Key.FacilityId).Document = others.ToJson();
        }

        await transaction.CommitAsync();
    }
}
