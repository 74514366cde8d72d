using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Seeding;

/// <summary>A person with an open session.</summary>
internal sealed record SeededPerson(PersonKey Key, string Name, string Token);

/// <summary>Writes facilities, people, open sessions and conversations straight into a data folder, before a server opens it.</summary>
/// <remarks>For tests about what comes after sign-in and approval; those two have tests of their own through the front door.</remarks>
internal sealed class SeededFacility : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TimeProvider time;

    private SeededFacility(ServiceProvider services, TimeProvider time, Guid facilityId)
    {
        this.services = services;
        this.time = time;
        FacilityId = facilityId;
    }

    public Guid FacilityId { get; private init; }

    public Store Store => services.GetRequiredService<Store>();

    /// <summary>Creates the data folder with one facility.</summary>
    public static async Task<SeededFacility> CreateAsync(string folder, TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        var services = new ServiceCollection()
            .AddSingleton(clock)
            .AddLogging()
            .AddSingleton(Options.Create(new HubOptions { DataFolder = folder }))
            .AddSingleton(Options.Create(new SealingOptions()))
            .AddSingleton<DataFolder>().AddSingleton<Store>().AddSingleton<KeyFile>().AddSingleton<DestroyedKeys>().AddSingleton<KeyRing>().AddSingleton<Sealer>()
            .BuildServiceProvider();
        services.GetRequiredService<KeyFile>();
        services.GetRequiredService<DestroyedKeys>();
        await services.GetRequiredService<Store>().OpenAsync(CancellationToken.None);
        var seeded = new SeededFacility(services, clock, Guid.CreateVersion7());
        await seeded.AddFacilityAsync(seeded.FacilityId, "seed");
        return seeded;
    }

    /// <summary>A second facility on the same server; its people are added through the result.</summary>
    public async Task<SeededFacility> AddFacilityAsync(string code)
    {
        var other = new SeededFacility(services, time, Guid.CreateVersion7());
        await AddFacilityAsync(other.FacilityId, code);
        return other;
    }

    /// <summary>An active person with roles, consent to policy version 1 and an open session; supporters certified for a year.</summary>
    public async Task<SeededPerson> AddPersonAsync(string givenName, params Role[] roles)
    {
        await using var transaction = await Store.BeginWriteAsync(CancellationToken.None);
        var person = AddPerson(transaction, givenName, roles);
        await transaction.CommitAsync();
        return person;
    }

    /// <summary>As <see cref="AddPersonAsync"/>, where one transaction adds many.</summary>
    public SeededPerson AddPerson(WriteTransaction transaction, string givenName, params Role[] roles)
    {
        var person = new PersonKey(FacilityId, Guid.CreateVersion7());
        var staff = roles.Any(role => role is not (Role.Resident or Role.PeerSupporter));
        transaction.Db.People.Add(new PersonRow
        {
            FacilityId = FacilityId,
            PersonId = person.PersonId,
            Kind = staff ? PersonKind.Staff : PersonKind.Resident,
            State = PersonState.Active,
            Number = $"S{person.PersonId:N}",
            GivenName = givenName,
            FamilyName = "Seed",
            Language = "en",
            CreatedAt = transaction.Now,
        });
        foreach (var role in roles)
        {
            transaction.Db.Roles.Add(new RoleRow { FacilityId = FacilityId, PersonId = person.PersonId, Role = role, From = transaction.Now });
        }

        if (roles.Contains(Role.PeerSupporter))
        {
            transaction.Db.Certifications.Add(new CertificationRow
            {
                FacilityId = FacilityId,
                CertificationId = Guid.CreateVersion7(),
                PersonId = person.PersonId,
                Programme = "seed",
                CertifiedAt = transaction.Now,
                ExpiresAt = transaction.Now.AddYears(1),
            });
        }

        transaction.Db.Consents.Add(new ConsentRow { FacilityId = FacilityId, PersonId = person.PersonId, PolicyVersion = 1, NoticeHash = "seed", At = transaction.Now });
        var (token, hash) = OpaqueToken.New();
        transaction.Db.Sessions.Add(new SessionRow
        {
            FacilityId = FacilityId,
            SessionId = Guid.CreateVersion7(),
            PersonId = person.PersonId,
            TokenHash = hash.ToBytes(),
            CreatedAt = transaction.Now,
            LastSeenAt = transaction.Now,
            EndsAt = transaction.Now.AddHours(12),
        });
        transaction.TouchPerson(FacilityId, person.PersonId);
        return new SeededPerson(person, givenName, token);
    }

    /// <summary>An approved pair: the first is the resident, the second the supporter.</summary>
    public Task<Guid> AddPairAsync(SeededPerson resident, SeededPerson supporter) =>
        AddConversationAsync(ConversationKind.Direct, (resident, MemberRole.Member), (supporter, MemberRole.Supporter));

    /// <summary>A group; the first is its facilitator.</summary>
    public Task<Guid> AddGroupAsync(SeededPerson facilitator, params SeededPerson[] members) => AddConversationAsync(
        ConversationKind.Group, [(facilitator, MemberRole.Facilitator), .. members.Select(member => (member, MemberRole.Member))]);

    /// <summary>An open conversation with its members, where one transaction adds many.</summary>
    public Guid AddConversation(WriteTransaction transaction, ConversationKind kind, params (SeededPerson Person, MemberRole Role)[] members)
    {
        var conversationId = Guid.CreateVersion7();
        transaction.Db.Conversations.Add(new ConversationRow
        {
            FacilityId = FacilityId,
            ConversationId = conversationId,
            Kind = kind,
            Class = "monitored",
            State = ConversationState.Open,
            CreatedAt = transaction.Now,
        });
        foreach (var (person, role) in members)
        {
            transaction.Db.Memberships.Add(new MembershipRow
            {
                FacilityId = FacilityId,
                ConversationId = conversationId,
                MembershipId = Guid.CreateVersion7(),
                PersonFacilityId = person.Key.FacilityId,
                PersonId = person.Key.PersonId,
                Role = role,
                State = MembershipState.Active,
                FromSequence = 1,
            });
        }

        transaction.TouchConversation(FacilityId, conversationId);
        return conversationId;
    }

    /// <summary>A text as the server would seal it.</summary>
    public byte[] Seal(WriteTransaction transaction, KeyOwner owner, Place place, string text) =>
        services.GetRequiredService<Sealer>().Seal(transaction, owner, place, text);

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    private async Task AddFacilityAsync(Guid facilityId, string code)
    {
        await using var transaction = await Store.BeginWriteAsync(CancellationToken.None);
        transaction.Db.Facilities.Add(new FacilityRow { FacilityId = facilityId, Code = code, Name = code, TimeZone = "UTC" });
        PolicyRows.AddFirst(transaction, facilityId, PlainPolicy.Version1);
        await transaction.CommitAsync();
    }

    private async Task<Guid> AddConversationAsync(ConversationKind kind, params (SeededPerson Person, MemberRole Role)[] members)
    {
        await using var transaction = await Store.BeginWriteAsync(CancellationToken.None);
        var conversationId = AddConversation(transaction, kind, members);
        await transaction.CommitAsync();
        return conversationId;
    }
}
