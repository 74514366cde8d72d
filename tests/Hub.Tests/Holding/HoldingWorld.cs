using PeerConnect.Contracts;
using PeerConnect.Hub.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Holding;

/// <summary>A facility whose policy holds or blocks threats of severity 3 and gives them to three clinicians, of whom one is kept out of nothing else.</summary>
internal sealed class HoldingWorld(CaseWorld world) : IAsyncDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    public const string Threat = "quetzal, i will get him (v3)";

    public CaseWorld World { get; } = world;

    public static async Task<HoldingWorld> StartAsync(
        HoldEnd end = HoldEnd.Release, Func<DisclosurePolicy, DisclosurePolicy>? policy = null, DisclosurePolicy? others = null) =>
        new(await CaseWorld.StartAsync(fakeTime: true, (policy ?? (own => own))(Policy(new DeliveryRule(Delivery.Hold, Longest, end))), others));

    public static DisclosurePolicy Policy(DeliveryRule delivery) => PlainPolicy.Version1 with
    {
        Rules =
        [
            .. PlainPolicy.Version1.Rules.Select(rule => rule.Id != "violence-active" ? rule : rule with
            {
                Delivery = delivery,
                Recipients = [new Recipient(StaffRole.Clinician, DisclosureLevel.Message, Purpose.SafetyOfOthers, TimeLimits.None)],
                Signpost = SignpostKind.Safety,
            }),
        ],
    };

    public static DisclosurePolicy Alone(DisclosurePolicy policy) => policy with { SecondPerson = [] };

    /// <summary>Threats of severity 3 are told to security alone.</summary>
    public static DisclosurePolicy ToSecurity(DisclosurePolicy policy) => policy with
    {
        Rules =
        [
            .. policy.Rules.Select(rule => rule.Id != "violence-active" ? rule : rule with
            {
                Recipients = [new Recipient(StaffRole.Security, DisclosureLevel.Message, Purpose.SafetyOfOthers, TimeLimits.None)],
            }),
        ],
    };

    /// <summary>The same, and what tells how to hurt oneself is held too: for care alone.</summary>
    public static DisclosurePolicy OfTwoKinds(DisclosurePolicy policy) => ToSecurity(policy) with
    {
        Rules = [.. ToSecurity(policy).Rules.Select(rule => rule.When.Categories is not [Category.SelfHarm] ? rule : rule with { Delivery = new DeliveryRule(Delivery.Hold, Longest, HoldEnd.Escalate) })],
    };

    /// <summary>Gives somebody of the staff a role besides, as long as nobody of them is signed in on a feed.</summary>
    public Task AlsoAsync(string staff, Role role) => World.ChangeAsync(transaction => transaction.Db.Roles.Add(new RoleRow
    {
        FacilityId = World.Facility, PersonId = World.Staff[staff].Key.PersonId, Role = role, From = transaction.Now.AddHours(-1),
    }));

    public Task<Chatter> ResidentAsync() => World.ChatterAsync(World.Resident);

    public Task<Chatter> SupporterAsync() => World.ChatterAsync(World.Supporter);

    /// <summary>The resident sends what the policy holds; the answer has no place in the conversation.</summary>
    public async Task<MessageStored> HoldAsync(Guid? conversation = null, string body = Threat)
    {
        var held = await World.SayAsync(World.Resident, conversation ?? World.Pair, body);
        Assert.Equal(0, held.Sequence);
        return held;
    }

    /// <summary>A member of staff who has read the case of the message.</summary>
    public async Task<(StaffConsole Console, Guid CaseId)> ReaderAsync(string staff)
    {
        var console = World.WithoutFeed(staff);
        return (console, await ReadAsync(console));
    }

    /// <summary>Opens the one case that the person sees; the view is from now.</summary>
    public static async Task<Guid> ReadAsync(StaffConsole console)
    {
        var item = Assert.Single((await console.ListAsync()).Ok!.Cases);
        var opened = await console.OpenAsync(item.CaseId, CasePurpose.SafetyOfOthers);
        Assert.True(opened.Ok is not null, $"{opened.Refusal?.Code}: {opened.Refusal?.Message}");
        return item.CaseId;
    }

    public Task<int> EndDueAsync() => World.Hub.Service<HoldEnds>().DoDueAsync(CancellationToken.None);

    public HeldMessageRow Row(Guid entryId)
    {
        using var db = World.Store.Read();
        return db.HeldMessages.Single(row => row.EntryId == entryId);
    }

    public List<InboxRow> Inbox(SeededPerson person)
    {
        using var db = World.Store.Read();
        return [.. db.Inbox.Where(row => row.PersonId == person.Key.PersonId).OrderBy(row => row.Sequence)];
    }

    public IEnumerable<InboxKind> Told() => Inbox(World.Resident).Select(row => row.Kind);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
