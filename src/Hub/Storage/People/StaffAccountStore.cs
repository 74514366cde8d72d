using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Identity's store of staff accounts: reads beside the write lock, writes through it, each write one transaction. One per operation.</summary>
/// <remarks>User names are unique within a facility only, so accounts are found by facility and name, never by name alone.</remarks>
internal sealed class StaffAccountStore(Store store, Sealer sealer)
    : IUserPasswordStore<StaffAccount>, IUserSecurityStampStore<StaffAccount>, IUserTwoFactorStore<StaffAccount>,
        IUserAuthenticatorKeyStore<StaffAccount>, IUserLockoutStore<StaffAccount>
{
    private readonly List<Func<WriteTransaction, ValueTask<bool>>> also = [];
    private (Guid AccountId, string Seed)? newSeed;

    /// <summary>Joins a change (rows, audit, a session) to the next write of an account; false gives the write up.</summary>
    public void Also(Func<WriteTransaction, ValueTask<bool>> change) => also.Add(change);

    public async Task<StaffAccount?> FindAsync(Guid facilityId, string normalizedUserName, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Users.SingleOrDefaultAsync(row => row.FacilityId == facilityId && row.NormalizedUserName == normalizedUserName, cancellation);
    }

    public async Task<StaffAccount?> FindAsync(Guid facilityId, Guid personId, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Users.SingleOrDefaultAsync(row => row.FacilityId == facilityId && row.Id == personId, cancellation);
    }

    public async Task<StaffAccount?> FindByEnrolmentAsync(byte[] codeHash, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Users.SingleOrDefaultAsync(row => row.EnrolmentHash == codeHash && row.EnrolmentEndsAt > now, cancellation);
    }

    public async Task<string> FacilityNameAsync(Guid facilityId, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Facilities.Where(row => row.FacilityId == facilityId).Select(row => row.Name).SingleAsync(cancellation);
    }

    public Task<StaffAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are found by facility and person.");

    public Task<StaffAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are found by facility and name.");

    public async Task<IdentityResult> CreateAsync(StaffAccount user, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginWriteAsync(cancellationToken);
        if (!await TakeAlsoAsync(transaction))
        {
            return IdentityResult.Failed();
        }

        SealNewSeed(transaction, user);
        transaction.Db.Users.Add(user);
        await transaction.CommitAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(StaffAccount user, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginWriteAsync(cancellationToken);
        var row = await transaction.Db.Users.SingleOrDefaultAsync(
            other => other.FacilityId == user.FacilityId && other.Id == user.Id && other.ConcurrencyStamp == user.ConcurrencyStamp, cancellationToken);
        if (row is null || !await TakeAlsoAsync(transaction))
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        SealNewSeed(transaction, user);
        user.ConcurrencyStamp = Guid.CreateVersion7(transaction.Now).ToString("N");
        transaction.Db.Entry(row).CurrentValues.SetValues(user);
        await transaction.CommitAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public Task<IdentityResult> DeleteAsync(StaffAccount user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Staff are suspended, never deleted: the audit log names them.");

    /// <summary>Counts a failure on the stored row, whatever the one in hand says: tries side by side must all count.</summary>
    /// <returns>Until when the account is locked, if it is.</returns>
    public async Task<DateTimeOffset?> RecordFailureAsync(
        StaffAccount user, int most, TimeSpan within, AuditAct refused, Func<DateTimeOffset, AuditAct> locked, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var row = await transaction.Db.Users.SingleAsync(other => other.FacilityId == user.FacilityId && other.Id == user.Id, cancellation);
        if (row.FirstFailedAt is not { } first || transaction.Now - first >= within)
        {
            row.FirstFailedAt = transaction.Now;
            row.AccessFailedCount = 0;
        }

        row.AccessFailedCount++;
        row.ConcurrencyStamp = Guid.CreateVersion7(transaction.Now).ToString("N");
        transaction.Audit(refused);
        if (row.AccessFailedCount >= most)
        {
            row.LockoutEnd = transaction.Now + within;
            row.FirstFailedAt = null;
            row.AccessFailedCount = 0;
            transaction.Audit(locked(row.LockoutEnd.Value));
        }

        await transaction.CommitAsync(cancellation);
        return row.LockoutEnd > transaction.Now ? row.LockoutEnd : null;
    }

    /// <summary>Uses up an authenticator code inside a transaction; false when it, or a later one, was used, or the account changed.</summary>
    public static async ValueTask<bool> UseCodeAsync(WriteTransaction transaction, StaffAccount user, long step, CancellationToken cancellation)
    {
        var used = await transaction.Db.Users
            .Where(row => row.FacilityId == user.FacilityId && row.Id == user.Id && row.LastCodeStep < step
                && row.PasswordHash == user.PasswordHash && (row.LockoutEnd == null || row.LockoutEnd <= transaction.Now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LastCodeStep, step).SetProperty(row => row.AccessFailedCount, 0)
                    .SetProperty(row => row.FirstFailedAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.ConcurrencyStamp, Guid.CreateVersion7(transaction.Now).ToString("N")),
                cancellation);
        return used == 1;
    }

    public Task<string> GetUserIdAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString("D"));

    public Task<string?> GetUserNameAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task SetUserNameAsync(StaffAccount user, string? userName, CancellationToken cancellationToken) => Set(() => user.UserName = userName);

    public Task<string?> GetNormalizedUserNameAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(StaffAccount user, string? normalizedName, CancellationToken cancellationToken) =>
        Set(() => user.NormalizedUserName = normalizedName);

    public Task<string?> GetPasswordHashAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task SetPasswordHashAsync(StaffAccount user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task<bool> HasPasswordAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.SecurityStamp);

    public Task SetSecurityStampAsync(StaffAccount user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task<bool> GetTwoFactorEnabledAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactorEnabled);

    public Task SetTwoFactorEnabledAsync(StaffAccount user, bool enabled, CancellationToken cancellationToken) => Set(() => user.TwoFactorEnabled = enabled);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(StaffAccount user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Set(() => user.LockoutEnd = lockoutEnd);

    public Task<int> IncrementAccessFailedCountAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(StaffAccount user, CancellationToken cancellationToken) => Set(() => user.AccessFailedCount = 0);

    public Task<int> GetAccessFailedCountAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(StaffAccount user, bool enabled, CancellationToken cancellationToken) => Set(() => user.LockoutEnabled = true);

    /// <summary>The seed in the clear, for one comparison. Sealed in the row, where Identity would keep it as it is.</summary>
    public Task<string?> GetAuthenticatorKeyAsync(StaffAccount user, CancellationToken cancellationToken)
    {
        if (newSeed is { } fresh && fresh.AccountId == user.Id)
        {
            return Task.FromResult<string?>(fresh.Seed);
        }

        return Task.FromResult(user.SealedSeed is { } bytes ? sealer.Open(new ReadGrant(GrantReason.Own, user.Id), SeedPlace(user), bytes)?.Text : null);
    }

    public Task SetAuthenticatorKeyAsync(StaffAccount user, string key, CancellationToken cancellationToken) => Set(() => newSeed = (user.Id, key));

    public void Dispose()
    {
    }

    private async ValueTask<bool> TakeAlsoAsync(WriteTransaction transaction)
    {
        var changes = also.ToList();
        also.Clear();
        foreach (var change in changes)
        {
            if (!await change(transaction))
            {
                return false;
            }
        }

        return true;
    }

    private void SealNewSeed(WriteTransaction transaction, StaffAccount user)
    {
        if (newSeed is { } fresh && fresh.AccountId == user.Id)
        {
            user.SealedSeed = sealer.Seal(transaction, KeyOwner.Facility(user.FacilityId), SeedPlace(user), fresh.Seed);
            newSeed = null;
        }
    }

    private static Place SeedPlace(StaffAccount user) => new(user.FacilityId, SealedKind.AuthenticatorSeed, user.Id);

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}
