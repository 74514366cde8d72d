using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Requests;

/// <summary>A case world whose policy offers all four: the officer is told, the control room when nobody goes, then the alarm; of a request for the chaplain the chaplain too.</summary>
internal sealed class RequestWorld : IAsyncDisposable
{
    public const string Number = "A48207";
    private readonly List<TestCaller> callers = [];

    private RequestWorld(CaseWorld cases) => Cases = cases;

    public CaseWorld Cases { get; }

    public static async Task<RequestWorld> StartAsync(DisclosurePolicy? policy = null, params string[] settings)
    {
        var world = new RequestWorld(await CaseWorld.StartAsync(fakeTime: true, policy ?? Offering(), settings: settings));
        await world.Cases.ChangeAsync(transaction =>
        {
            transaction.Db.People.Single(row => row.PersonId == world.Cases.Resident.Key.PersonId).Number = Number;
            transaction.Db.People.Single(row => row.PersonId == world.Cases.Supporter.Key.PersonId).Number = "A39115";
        });
        return world;
    }

    /// <summary>The default without its rule for requests.</summary>
    public static DisclosurePolicy Without() => PlainPolicy.Version1 with { Rules = [.. PlainPolicy.Version1.Rules.Where(rule => !rule.When.IsRequest)] };

    private static DisclosurePolicy Offering()
    {
        var asked = PlainPolicy.Version1.Rules.Single(rule => rule.When.IsRequest);
        EscalationStep[] next = [new(TimeSpan.FromMinutes(30), StaffRole.ControlRoom, Location: true), new(TimeSpan.FromHours(2), null)];
        var officer = asked.Recipients[0] with { Limits = asked.Recipients[0].Limits with { Escalation = [.. next] } };
        var chaplain = new Recipient(
            StaffRole.Chaplain, DisclosureLevel.Metadata, Purpose.Care, new TimeLimits(TimeSpan.FromHours(4), TimeSpan.FromHours(8), null, []), Location: true);
        return Without() with
        {
            Rules =
            [
                .. Without().Rules, asked with { Recipients = [officer] },
                asked with { Id = "asked-for-the-chaplain", When = asked.When with { AskedFor = [AskedPerson.Chaplain] }, Recipients = [chaplain] },
            ],
        };
    }

    /// <summary>Somebody signed in.</summary>
    public TestCaller As(SeededPerson person)
    {
        var caller = new TestCaller(Cases.Hub.Address, null);
        caller.Http.DefaultRequestHeaders.Authorization = new("Bearer", person.Token);
        callers.Add(caller);
        return caller;
    }

    /// <summary>Somebody at a kiosk of that unit, without sign-in.</summary>
    public async Task<TestCaller> KioskAsync(string unitCode = "B")
    {
        var (token, hash) = OpaqueToken.New();
        await Cases.ChangeAsync(transaction => transaction.Db.Devices.Add(new DeviceRow
        {
            FacilityId = Cases.Facility,
            DeviceId = Guid.CreateVersion7(),
            UnitId = transaction.Db.Units.Single(row => row.Code == unitCode).UnitId,
            Name = $"Kiosk of {unitCode}",
            TokenHash = hash.ToBytes(),
            EnrolledAt = transaction.Now,
        }));
        var caller = new TestCaller(Cases.Hub.Address, token);
        callers.Add(caller);
        return caller;
    }

    /// <summary>The request, which must be taken.</summary>
    public static async Task<PersonRequest> AskAsync(TestCaller caller, RequestedPerson asked = RequestedPerson.Supporter, string? number = null) =>
        TestCaller.Ok(await caller.PostAsync<PersonRequest>("person-requests", new AskForPerson(asked, number)));

    /// <summary>Moves the clock and carries out what is due.</summary>
    public async Task AfterAsync(TimeSpan time)
    {
        Cases.Time!.Advance(time);
        await Cases.Hub.Service<CaseDeadlines>().DoDueAsync(CancellationToken.None);
        await Cases.Hub.Service<CarryOutSteps>().DoDueAsync(CancellationToken.None);
    }

    public List<CaseEventRow> Events(string kind)
    {
        using var db = Cases.Store.Read();
        return [.. db.CaseEvents.Where(row => row.Kind == kind).OrderBy(row => row.At)];
    }

    /// <summary>Which roles were told so far, also after the sessions of a test have ended.</summary>
    public List<Role> Told(Guid requestId)
    {
        using var db = Cases.Store.Read();
        return [.. db.CaseGrants.Where(row => row.CaseId == requestId).Select(row => row.Role).AsEnumerable().Order()];
    }

    public async Task<IReadOnlyList<InboxItem>> InboxAsync()
    {
        await using var chatter = await Cases.Hub.ConnectAsync(Cases.Resident);
        return (await chatter.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Ok!.Inbox;
    }

    public async ValueTask DisposeAsync()
    {
        callers.ForEach(caller => caller.Dispose());
        await Cases.DisposeAsync();
    }
}
