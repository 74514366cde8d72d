using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>What sign-in reads and records.</summary>
internal sealed class SignInRows(Store store)
{
    /// <summary>The facility of that code and, if there is one, the person of that number who signs in with a PIN.</summary>
    public async Task<(Guid? FacilityId, PersonRow? Person)> FindResidentAsync(string facilityCode, string number, CancellationToken cancellation)
    {
        await using var db = store.Read();
        var facilityId = await FacilityAsync(db, facilityCode, cancellation);
        var person = await db.People.SingleOrDefaultAsync(
            row => row.FacilityId == facilityId && row.Number == number && row.Kind != PersonKind.Staff && row.PinHash != null, cancellation);
        return (facilityId, person);
    }

    public async Task<Guid?> FindFacilityAsync(string code, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await FacilityAsync(db, code, cancellation);
    }

    public async Task<PersonRow?> FindPersonAsync(Guid facilityId, Guid personId, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.People.SingleOrDefaultAsync(row => row.FacilityId == facilityId && row.PersonId == personId, cancellation);
    }

    /// <summary>Records a refused sign-in: the same one transaction whether or not there is such a person, so that the answer takes as long.</summary>
    public async Task RecordRefusedAsync(Guid facilityId, Guid? personId, Guid? deviceId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        transaction.Audit(Refused(facilityId, personId, deviceId));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Records that somebody signed in gave a wrong old secret where another was to be chosen.</summary>
    /// <param name="facilityId">Whose chain.</param>
    /// <param name="personId">Whose secret.</param>
    /// <param name="act">"password-changed" or "pin-changed".</param>
    /// <param name="cancellation">Ends before the commit or not at all.</param>
    public async Task RecordWrongOldAsync(Guid facilityId, Guid personId, string act, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        transaction.Audit(new AuditAct(
            facilityId, personId, $"{act}-denied", $"person:{personId:D}", new Dictionary<string, object?> { ["code"] = nameof(RefusalCode.WrongCredentials) }));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>What was typed is no part of it: people type PINs into the wrong field.</summary>
    public static AuditAct Refused(Guid facilityId, Guid? personId, Guid? deviceId) => new(
        facilityId,
        null,
        "sign-in-refused",
        personId is null ? $"facility:{facilityId:D}" : $"person:{personId:D}",
        new Dictionary<string, object?> { ["device"] = deviceId });

    /// <summary>Sets the PIN, if the stored one is still the one that was verified; part of a sign-in's or a change's transaction.</summary>
    public static async ValueTask<bool> SetPinAsync(
        WriteTransaction transaction, Guid facilityId, Guid personId, string? verified, string pinHash, bool audited, CancellationToken cancellation)
    {
        var changed = await transaction.Db.People
            .Where(row => row.FacilityId == facilityId && row.PersonId == personId && row.PinHash == verified)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PinHash, pinHash).SetProperty(row => row.PinMustChange, false), cancellation);
        if (changed == 1 && audited)
        {
            transaction.Audit(new AuditAct(facilityId, personId, PinRows.Changed, $"person:{personId:D}"));
        }

        return changed == 1;
    }

    /// <summary>Changes a PIN by itself; false when it was changed meanwhile.</summary>
    /// <summary>Changes the PIN that was verified, and ends the person's sessions but the one in which he or she changed it.</summary>
    public async Task<bool> ChangePinAsync(Guid facilityId, Guid personId, Guid sessionId, string verified, string pinHash, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (!await SetPinAsync(transaction, facilityId, personId, verified, pinHash, audited: true, cancellation))
        {
            return false;
        }

        await SessionRows.EndOthersOfPersonAsync(transaction, facilityId, personId, sessionId, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static Task<Guid?> FacilityAsync(PeerConnectDb db, string code, CancellationToken cancellation) =>
        db.Facilities.Where(row => row.Code == code).Select(row => (Guid?)row.FacilityId).SingleOrDefaultAsync(cancellation);
}
