using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.People.Staff;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.People.Demo;

/// <summary>Fills an empty data folder with the demo facilities.</summary>
internal sealed class CreateDemo(DemoRecords records, SecretHashing hashing, StaffCredentials credentials, TimeProvider time)
{
    private static readonly TimeSpan Certified = TimeSpan.FromDays(365);

    public async Task HandleAsync(CancellationToken cancellation)
    {
        var policy = FirstPolicy.Unchosen;
        foreach (var demo in DemoPeople.Facilities)
        {
            var now = time.GetUtcNow();
            var facility = new FacilityRow { FacilityId = Guid.CreateVersion7(now), Code = demo.Code, Name = demo.Name, TimeZone = demo.TimeZone, Demo = true };
            var units = demo.Units.Select(unit => new UnitRow { FacilityId = facility.FacilityId, UnitId = Guid.CreateVersion7(now), Code = unit.Code, Name = unit.Name })
                .ToDictionary(unit => unit.Code);
            var programmes = demo.Programmes.Select(one => new ProgrammeRow { FacilityId = facility.FacilityId, ProgrammeId = Guid.CreateVersion7(now), Code = one.Code, Name = one.Name }).ToList();
            var residents = demo.Residents.Select(resident => Resident(facility, units, resident, now)).ToList();
            var certifications = demo.Residents.Zip(residents).Where(pair => pair.First.Supporter).Select(pair => Certification(pair.Second, now)).ToList();
            await records.AddAsync(facility, policy, units.Values, programmes, residents, certifications, cancellation);
            var staff = new List<(Role Role, Guid PersonId)>();
            foreach (var member in demo.Staff)
            {
                staff.Add((member.Role, await AddAsync(facility, member, member.Unit is { } code ? units[code].UnitId : null, cancellation)));
            }

            // Whom the policy counts on by a roster of its own is there at any hour; where nobody has the role, no roster makes as if.
            foreach (var need in PolicyNeeds.Of(policy).Rosters.Where(need => need.Roster is not null && staff.Exists(member => member.Role == PolicyWords.Role(need.Role))))
            {
                var role = PolicyWords.Role(need.Role);
                await records.AddRosterAsync(facility.FacilityId, role, need.Roster!, staff.Where(member => member.Role == role).Select(member => member.PersonId), now, cancellation);
            }
        }
    }

    private PersonRow Resident(FacilityRow facility, Dictionary<string, UnitRow> units, DemoResident resident, DateTimeOffset now) => new()
    {
        FacilityId = facility.FacilityId,
        PersonId = Guid.CreateVersion7(now),
        Kind = PersonKind.Resident,
        State = PersonState.Active,
        Number = resident.Number,
        GivenName = resident.GivenName,
        FamilyName = resident.FamilyName,
        Language = resident.Language,
        UnitId = units[resident.Unit].UnitId,
        Cell = resident.Cell,
        CreatedAt = now,
        PinHash = hashing.Hash(SecretKind.Pin, resident.Pin),
    };

    private static CertificationRow Certification(PersonRow person, DateTimeOffset now) => new()
    {
        FacilityId = person.FacilityId,
        CertificationId = Guid.CreateVersion7(now),
        PersonId = person.PersonId,
        Programme = DemoPeople.Course,
        CertifiedAt = now,
        ExpiresAt = now + Certified,
    };

    private async Task<Guid> AddAsync(FacilityRow facility, DemoStaff member, Guid? unitId, CancellationToken cancellation)
    {
        var account = StaffMembers.NewAccount(facility.FacilityId, member.UserName, time.GetUtcNow());
        account.TwoFactorEnabled = true;
        var person = StaffMembers.NewPerson(account, member.GivenName, member.FamilyName, "en", time.GetUtcNow());
        person.Rank = member.Rank;
        await credentials.Accounts.SetAuthenticatorKeyAsync(account, AuthenticatorCodes.NewSeed(), cancellation);
        credentials.Accounts.Also(transaction => StaffMembers.InsertAsync(transaction, person, [member.Role], unitId, null, cancellation));
        var created = await credentials.CreateAsync(account, member.Password);
        if (!created.Succeeded)
        {
            throw new InvalidOperationException($"The demo account of a {member.Role} was refused: {created.Errors.FirstOrDefault()?.Description}");
        }

        return account.Id;
    }
}
