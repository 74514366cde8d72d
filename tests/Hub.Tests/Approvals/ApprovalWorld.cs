using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Presence;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>Two facilities on a store of their own: north (where most live) and south.</summary>
internal sealed class ApprovalWorld : IAsyncDisposable
{
    // One migrated and furnished folder for all; each world is a copy of it.
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private readonly string root;
    private readonly DataFolder folder;
    private readonly KeyFile keys;
    private int numbers;

    private ApprovalWorld(string root)
    {
        this.root = root;
        folder = new DataFolder(Options.Create(new HubOptions { DataFolder = root }));
        Store = new Store(folder, Time);
        keys = new KeyFile(folder, Options.Create(new SealingOptions()));
        Sealer = new Sealer(new KeyRing(keys, Store));
        View = new ApprovalView(Store, NullLogger<ApprovalView>.Instance);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public Store Store { get; }

    public Sealer Sealer { get; }

    public ApprovalView View { get; }

    public static Guid North { get; } = Guid.CreateVersion7();

    public static Guid South { get; } = Guid.CreateVersion7();

    public static Guid NorthUnit { get; } = Guid.CreateVersion7();

    public static Guid SouthUnit { get; } = Guid.CreateVersion7();

    public DateTimeOffset Now => Time.GetUtcNow();

    public ApprovalSnapshot Snapshot => View.Current ?? throw new InvalidOperationException("The view is stale.");

    public static async Task<ApprovalWorld> StartAsync()
    {
        var root = Directory.CreateTempSubdirectory("peerconnect-approvals-").FullName;
        foreach (var file in Directory.GetFiles(await Template.Value))
        {
            File.Copy(file, Path.Combine(root, Path.GetFileName(file)));
        }

        return await OpenAsync(root);
    }

    private static async Task<ApprovalWorld> OpenAsync(string root)
    {
        var world = new ApprovalWorld(root);
        await world.Store.OpenAsync(CancellationToken.None);
        world.View.Load();
        world.Store.Register(world.View);
        return world;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var root = Directory.CreateTempSubdirectory("peerconnect-template-").FullName;
        var world = await OpenAsync(root);
        await world.ChangeAsync(tx =>
        {
            foreach (var (id, unit, code) in new[] { (North, NorthUnit, "north"), (South, SouthUnit, "south") })
            {
                tx.Db.Facilities.Add(new FacilityRow { FacilityId = id, Code = code, Name = code, TimeZone = "UTC" });
                tx.Db.Units.Add(new UnitRow { FacilityId = id, UnitId = unit, Code = "A", Name = "A wing" });
                PolicyRows.AddFirst(tx, id, PlainPolicy.Version1);
            }
        });
        await world.CloseAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, true);
        return root;
    }

    public async Task ChangeAsync(Action<WriteTransaction> change)
    {
        await using var tx = await Store.BeginWriteAsync(CancellationToken.None);
        change(tx);
        await tx.CommitAsync();
    }

    public async Task<PersonKey> ResidentAsync(string name, Guid? facility = null) => await PersonAsync(name, facility ?? North, PersonKind.Resident);

    public async Task<PersonKey> StaffAsync(Role role, Guid? facility = null, string name = "Staff")
    {
        var person = await PersonAsync(name, facility ?? North, PersonKind.Staff);
        await ChangeAsync(tx =>
        {
            tx.Db.Roles.Add(new RoleRow { FacilityId = person.FacilityId, PersonId = person.PersonId, Role = role, From = Now });
            tx.TouchPerson(person.FacilityId, person.PersonId);
        });
        return person;
    }

    public async Task<PersonKey> SupporterAsync(string name, Guid? facility = null, TimeSpan? certifiedFor = null)
    {
        var person = await PersonAsync(name, facility ?? North, PersonKind.Resident);
        await CertifyAsync(person, certifiedFor ?? TimeSpan.FromDays(365));
        return person;
    }

    /// <summary>Consented to the notice in force.</summary>
    public async Task ConsentAsync(params PersonKey[] people) => await ChangeAsync(tx =>
    {
        foreach (var person in people)
        {
            tx.Db.Consents.Add(new ConsentRow { FacilityId = person.FacilityId, PersonId = person.PersonId, PolicyVersion = 1, NoticeHash = "test", At = Now });
            tx.TouchPerson(person.FacilityId, person.PersonId);
        }
    });

    public async Task<Guid> CertifyAsync(PersonKey person, TimeSpan lasting)
    {
        var id = Guid.CreateVersion7();
        await ChangeAsync(tx =>
        {
            if (!tx.Db.Roles.Any(row => row.PersonId == person.PersonId && row.Role == Role.PeerSupporter))
            {
                tx.Db.Roles.Add(new RoleRow { FacilityId = person.FacilityId, PersonId = person.PersonId, Role = Role.PeerSupporter, From = Now });
            }

            tx.Db.Certifications.Add(new CertificationRow
            {
                FacilityId = person.FacilityId, CertificationId = id, PersonId = person.PersonId, Programme = "peer support", CertifiedAt = Now, ExpiresAt = Now + lasting,
            });
            tx.OweExpiry(person.FacilityId, id, Now + lasting);
            tx.TouchPerson(person.FacilityId, person.PersonId);
        });
        return id;
    }

    /// <summary>An open case about somebody.</summary>
    public async Task<Guid> CaseAsync(PersonKey subject, Guid conversation)
    {
        var id = Guid.CreateVersion7();
        await ChangeAsync(tx => tx.Db.Cases.Add(new CaseRow
        {
            FacilityId = subject.FacilityId, CaseId = id, Number = tx.Db.Cases.Count() + 1, Category = "self-harm", Severity = 3, State = CaseState.Open,
            SubjectId = subject.PersonId, HomeFacilityId = subject.FacilityId, ConversationId = conversation, PolicyVersion = 1, Excluded = "",
            OpenedAt = Now, LastMessageAt = Now, MessageCount = 1, PseudonymSalt = [1],
        }));
        return id;
    }

    public List<string> CaseEvents(Guid caseId)
    {
        using var db = Store.Read();
        return [.. db.CaseEvents.Where(row => row.CaseId == caseId).OrderBy(row => row.At).Select(row => row.Kind)];
    }

    public async Task SessionAsync(PersonKey person) => await ChangeAsync(tx => tx.Db.Sessions.Add(new SessionRow
    {
        FacilityId = person.FacilityId, SessionId = Guid.CreateVersion7(), PersonId = person.PersonId, TokenHash = RandomNumberGenerator.GetBytes(32),
        CreatedAt = Now, LastSeenAt = Now, EndsAt = Now.AddHours(12),
    }));

    public bool HasSession(PersonKey person)
    {
        using var db = Store.Read();
        return db.Sessions.Any(row => row.PersonId == person.PersonId && row.EndedAt == null);
    }

    public async Task KinAsync(PersonKey one, PersonKey other) => await ChangeAsync(tx => tx.Db.Relations.Add(new RelationRow
    {
        FacilityId = one.FacilityId, PersonId = one.PersonId, OtherFacilityId = other.FacilityId, OtherId = other.PersonId, Kind = RelationKind.Kin,
    }));

    /// <summary>A group opened by hand with these members, the first as its facilitator.</summary>
    public async Task<Guid> GroupAsync(PersonKey facilitator, params PersonKey[] members)
    {
        var id = Guid.CreateVersion7();
        var group = new ConversationRow { FacilityId = facilitator.FacilityId, ConversationId = id, Kind = ConversationKind.Group, Class = "monitored", CreatedAt = Now };
        await ActAsync(act => act.Open(group, [new NewMember(facilitator, MemberRole.Facilitator, null), .. members.Select(member => new NewMember(member, MemberRole.Member, null))]));
        return id;
    }

    /// <summary>Joins by hand, as an approval would.</summary>
    public async Task JoinAsync(PersonKey person, Guid conversation, MemberRole role = MemberRole.Member, DateTimeOffset? until = null) =>
        await ActAsync(act => act.Join(act.Db.FindConversation(conversation)!, new NewMember(person, role, until)));

    /// <summary>An approved pair, opened by hand at the resident's facility.</summary>
    public async Task<Guid> PairAsync(PersonKey resident, PersonKey supporter, DateTimeOffset? until = null)
    {
        var id = Guid.CreateVersion7();
        var pair = new ConversationRow { FacilityId = resident.FacilityId, ConversationId = id, Kind = ConversationKind.Direct, Class = "monitored", CreatedAt = Now };
        await ActAsync(act => act.Open(pair, new NewMember(resident, MemberRole.Member, until), new NewMember(supporter, MemberRole.Supporter, until)));
        return id;
    }

    /// <summary>A message by hand, without a body: what matters here is its place.</summary>
    public async Task<long> WriteAsync(PersonKey author, Guid conversation)
    {
        var home = Snapshot.Conversations[conversation].Key.FacilityId;
        long sequence = 0;
        await ChangeAsync(tx => sequence = tx.Append(new EntryRow
        {
            FacilityId = home, ConversationId = conversation, EntryId = Guid.CreateVersion7(), Kind = EntryKind.Message, At = Now,
            AuthorFacilityId = author.FacilityId, AuthorId = author.PersonId, ClientMessageId = Guid.CreateVersion7(),
        }).Sequence);
        return sequence;
    }

    public List<EntryRow> Log(Guid conversation)
    {
        using var db = Store.Read();
        return [.. db.Entries.Where(row => row.ConversationId == conversation).OrderBy(row => row.Sequence)];
    }

    /// <summary>The entries that the person may read now.</summary>
    public List<EntryRow> Reads(PersonKey person, Guid conversation)
    {
        var ranges = Snapshot.MayRead(person, conversation, Now);
        return Log(conversation).FindAll(row => ranges.Any(range => row.Sequence >= range.From && (range.To is null || row.Sequence <= range.To)));
    }

    public List<InboxKind> Inbox(PersonKey person)
    {
        using var db = Store.Read();
        return [.. db.Inbox.Where(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId).OrderBy(row => row.Sequence).Select(row => row.Kind)];
    }

    public MembershipRow Membership(PersonKey person, Guid conversation)
    {
        using var db = Store.Read();
        return db.Memberships.Where(row => row.ConversationId == conversation && row.PersonId == person.PersonId && row.PersonFacilityId == person.FacilityId)
            .OrderByDescending(row => row.FromSequence).First();
    }

    public List<AuditRow> Audit(Guid facility)
    {
        using var db = Store.Read();
        return [.. db.Audit.Where(row => row.FacilityId == facility).OrderBy(row => row.Sequence)];
    }

    /// <summary>The refusal that a send would get now; null when it would be taken.</summary>
    public RefusalCode? SendRefusal(PersonKey person, Guid conversation) => Snapshot.MaySend(person, conversation, Now).Refusal;

    public Task<Reply<RequestFiled>> AskAsync(PersonKey caller, PersonKey? resident, PersonKey? supporter, DateTimeOffset? until = null) =>
        new RequestPairing(Store).HandleAsync(caller, new PairingWanted(Ref(resident), Ref(supporter), until), CancellationToken.None);

    public Task<Reply<RequestFiled>> AskPlaceAsync(PersonKey caller, Guid group, PersonKey? person = null, MemberRole role = MemberRole.Member, DateTimeOffset? until = null) =>
        new RequestPlace(Store).HandleAsync(caller, group, new PlaceWanted(Ref(person), role, until), CancellationToken.None);

    public Task<Reply<RequestDecided>> DecideAsync(PersonKey coordinator, Guid request, bool approve = true, string? reason = null, DateTimeOffset? until = null) =>
        new DecideOnRequest(Store, Sealer).HandleAsync(
            coordinator, request, new DecideRequest(approve, reason ?? (approve ? null : "not this time"), until), CancellationToken.None);

    public async Task<Guid> SeparateAsync(PersonKey coordinator, PersonKey one, PersonKey other, DateTimeOffset? until = null, string? reason = null)
    {
        var order = new OrderSeparation(Ref(one)!, Ref(other)!, SeparationSource.Classification, reason, until);
        var reply = await new OrderSeparations(Store, Sealer).OrderAsync(coordinator, order, CancellationToken.None);
        return reply.Ok?.Id ?? throw new InvalidOperationException(reply.Refusal!.Message);
    }

    public Task<Reply<Done>> LiftAsync(PersonKey coordinator, Guid separation) => new OrderSeparations(Store, Sealer).LiftAsync(coordinator, separation, CancellationToken.None);

    public DecideOnPlace Places => new(Store);

    /// <summary>Changes who may approve, in the facility's policy in force.</summary>
    public Task ApprovingAsync(Func<ApprovalRules, ApprovalRules> change, Guid? facility = null) =>
        InForceAsync(policy => policy with { Approvals = change(policy.Approvals) }, facility);

    /// <summary>Nobody supports more residents than that, by the facility's policy in force.</summary>
    public Task CapAsync(int most) => InForceAsync(policy => policy with { Caseload = new CaseloadRules(most) });

    public RequestForStaff Waiting(PersonKey coordinator, Guid request, NoticeLanguage language = NoticeLanguage.English) =>
        new ReadRequests(Store, Sealer, Time).Waiting(coordinator, language).Ok!.Requests.Single(row => row.RequestId == request);

    public async Task ExpireAsync() => await new ExpiryWorker(new ExpireWhatIsDue(Store, Time), Time, NullLogger<ExpiryWorker>.Instance).RunOnceAsync(CancellationToken.None);

    /// <summary>Everything that the person can find out about the conversation, as it would go over the wire, ids replaced by what they stand for.</summary>
    public string Seen(PersonKey person, Guid conversation)
    {
        var summary = new ConversationSummaries(Store, Sealer, new PresenceRules(new PolicyBook(Store))).Of(Snapshot, person, conversation, Now);
        using var db = Store.Read();
        var inbox = db.Inbox.Where(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId).OrderBy(row => row.Sequence).ToList();
        var seen = JsonSerializer.Serialize(new
        {
            summary,
            entries = Reads(person, conversation).Select(row => EntryForm.Of(row, null, person)),
            inbox = inbox.Select(row => new InboxForm(new PolicyBook(Store)).Of(row, "en")),
            sending = SendRefusal(person, conversation),
        });
        foreach (var (id, name) in db.People.Select(row => new { row.PersonId, row.GivenName }).AsEnumerable().Select(row => (row.PersonId, row.GivenName)))
        {
            seen = seen.Replace(id.ToString("D"), name, StringComparison.Ordinal);
        }

        return Regex.Replace(seen.Replace(conversation.ToString("D"), "here", StringComparison.Ordinal), "[0-9a-f]{8}-[0-9a-f-]{27}", "id");
    }

    private Task InForceAsync(Func<DisclosurePolicy, DisclosurePolicy> change, Guid? facility = null) => ChangeAsync(tx =>
    {
        var row = tx.Db.Policies.Single(policy => policy.FacilityId == (facility ?? North) && policy.SupersededAt == null);
        row.Document = change(PolicyRows.Parse(row)).ToJson();
        tx.TouchPolicy(row.FacilityId);
    });

    private static PersonRef? Ref(PersonKey? person) => person is { } key ? new PersonRef(key.FacilityId, key.PersonId) : null;

    private async Task ActAsync(Action<RecordedAct> change) => await Store.ActAsync<Done>(new PersonKey(North, Guid.Empty), "set-up", "world", act =>
    {
        change(act);
        return Done.Value;
    }, CancellationToken.None);

    private async Task<PersonKey> PersonAsync(string name, Guid facility, PersonKind kind)
    {
        var key = new PersonKey(facility, Guid.CreateVersion7());
        var number = $"P{++numbers:0000}";
        await ChangeAsync(tx =>
        {
            tx.Db.People.Add(new PersonRow
            {
                FacilityId = facility, PersonId = key.PersonId, Kind = kind, State = PersonState.Active, Number = number,
                GivenName = name, FamilyName = "Example", Language = "en", CreatedAt = Now,
            });
            tx.TouchPerson(facility, key.PersonId);
        });
        return key;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(root, true);
    }

    private async Task CloseAsync()
    {
        await Store.DisposeAsync();
        keys.Dispose();
        folder.Dispose();
        using var readers = new Microsoft.Data.Sqlite.SqliteConnection(Store.ConnectionString);
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(readers);
    }
}
