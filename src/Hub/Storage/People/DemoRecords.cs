using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Writes and finds demo people.</summary>
internal sealed class DemoRecords(Store store)
{
    public async Task AddAsync(
        FacilityRow facility,
        DisclosurePolicy policy,
        IEnumerable<UnitRow> units,
        IEnumerable<ProgrammeRow> programmes,
        IEnumerable<PersonRow> residents,
        IEnumerable<CertificationRow> certifications,
        CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        await FacilityRecords.InsertAsync(transaction, facility, policy, onlyFirst: false, null, cancellation);
        foreach (var unit in units)
        {
            CodedRecords<UnitRow>.Insert(transaction, unit, null);
        }

        foreach (var programme in programmes)
        {
            CodedRecords<ProgrammeRow>.Insert(transaction, programme, null);
        }

        foreach (var resident in residents)
        {
            PersonRecords.Insert(transaction, resident, null);
        }

        foreach (var certification in certifications)
        {
            RoleRecords.Insert(transaction, certification, null);
            var grant = new RoleRow { FacilityId = certification.FacilityId, PersonId = certification.PersonId, Role = Role.PeerSupporter };
            RoleRecords.Insert(transaction, grant, null, null);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>A roster on which somebody of that role always is.</summary>
    public async Task AddRosterAsync(Guid facilityId, Role role, string name, IEnumerable<Guid> members, DateTimeOffset now, CancellationToken cancellation)
    {
        var plan = new RosterPlan([new Shift([.. Enum.GetValues<DayOfWeek>()], TimeOnly.MinValue, TimeOnly.MinValue)], [.. members], []);
        var row = new RosterRow { FacilityId = facilityId, RosterId = Guid.CreateVersion7(now), Role = role, Name = name, Plan = plan.ToJson() };
        await using var transaction = await store.BeginWriteAsync(cancellation);
        RosterRows.MarkNamed(PolicyRows.Active(transaction.Db, facilityId), [row]);
        transaction.Db.Rosters.Add(row);
        RosterRows.Keep(transaction, row);
        transaction.Audit(new AuditAct(facilityId, null, RosterRows.SavedAct, $"roster:{row.RosterId:D}", new Dictionary<string, object?> { ["plan"] = RosterVersion.Hash(row.Plan) }));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The account of a demo member of staff, by user name or family name; null when there is none, or it is no demo facility.</summary>
    public async Task<StaffAccount?> FindStaffAsync(string name, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await (
            from account in db.Users
            join facility in db.Facilities on account.FacilityId equals facility.FacilityId
            join person in db.People on new { account.FacilityId, PersonId = account.Id } equals new { person.FacilityId, person.PersonId }
            where facility.Demo && (account.UserName == name || EF.Functions.Like(person.FamilyName, name))
            orderby facility.Code
            select account).FirstOrDefaultAsync(cancellation);
    }
}
