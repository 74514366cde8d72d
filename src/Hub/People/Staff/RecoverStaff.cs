using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Staff;

/// <summary>Somebody lost the authenticator or the password: one administrator or coordinator asks, another confirms, neither for himself or herself.</summary>
internal sealed class RecoverStaff(StaffCredentials credentials, RecoveryRecords recoveries, SessionRegistry sessions, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    public async Task<Reply<RecoveryList>> OpenAsync(Caller caller, CancellationToken cancellation) =>
        new RecoveryList(await ShownAsync(caller.FacilityId, await recoveries.OpenAsync(caller.FacilityId, time.GetUtcNow(), cancellation), cancellation));

    public async Task<Reply<Recovery>> RequestAsync(Caller caller, Guid personId, CancellationToken cancellation)
    {
        if (personId == caller.PersonId)
        {
            return Refuse.Because(RefusalCode.SecondPersonNeeded);
        }

        return await recoveries.RequestAsync(caller.FacilityId, personId, caller.PersonId, Lasts, cancellation) is { } recovery
            ? (await ShownAsync(caller.FacilityId, [recovery], cancellation))[0]
            : Refusals.NotFound;
    }

    /// <summary>Takes the old credentials and sessions away and gives a one-time code for new ones.</summary>
    public async Task<Reply<StaffInvitation>> ConfirmAsync(Caller caller, Guid recoveryId, CancellationToken cancellation)
    {
        var recovery = await recoveries.FindOpenAsync(caller.FacilityId, recoveryId, time.GetUtcNow(), cancellation);
        if (recovery is null || await credentials.Accounts.FindAsync(caller.FacilityId, recovery.PersonId, cancellation) is not { } account)
        {
            return Refusals.NotFound;
        }

        if (recovery.RequestedBy == caller.PersonId || recovery.PersonId == caller.PersonId)
        {
            return Refuse.Because(RefusalCode.SecondPersonNeeded);
        }

        var (code, hash) = EnrolmentCode.New();
        (account.EnrolmentHash, account.EnrolmentEndsAt) = (hash, time.GetUtcNow() + Lasts);
        (account.PasswordHash, account.SealedSeed, account.TwoFactorEnabled) = (null, null, false);
        credentials.Accounts.Also(transaction => RecoveryRecords.ConfirmAsync(transaction, recovery, caller.PersonId, cancellation));
        if (await credentials.UpdateAsync(account) is not { Succeeded: true })
        {
            return Refuse.Because(RefusalCode.Conflict);
        }

        sessions.EndAllOfPerson(account.FacilityId, account.Id);
        return new StaffInvitation(account.Id, code, account.EnrolmentEndsAt.Value);
    }

    private async Task<IReadOnlyList<Recovery>> ShownAsync(Guid facilityId, List<RecoveryRow> rows, CancellationToken cancellation)
    {
        var names = await recoveries.NamesAsync(facilityId, [.. rows.SelectMany(row => new[] { row.PersonId, row.RequestedBy })], cancellation);
        return [.. rows.Select(row => new Recovery(
            row.RecoveryId, row.PersonId, row.RequestedBy, row.RequestedAt, row.EndsAt, names.GetValueOrDefault(row.PersonId, ""), names.GetValueOrDefault(row.RequestedBy, "")))];
    }
}
