using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Staff;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Demo;

/// <summary>The authenticator code of a demo member of staff: one that was not used yet, if there is one now.</summary>
internal sealed class ReadDemoCode(DemoRecords records, StaffAccountStore accounts, AuthenticatorCodes codes)
{
    public async Task<Reply<DemoCode>> HandleAsync(string name, CancellationToken cancellation)
    {
        if (name.Length > 32 || name.Contains('%', StringComparison.Ordinal) || name.Contains('_', StringComparison.Ordinal)
            || await records.FindStaffAsync(name, cancellation) is not { } account
            || await accounts.GetAuthenticatorKeyAsync(account, cancellation) is not { } seed)
        {
            return Refusals.NotFound;
        }

        var step = Math.Max(codes.CurrentStep, account.LastCodeStep + 1);
        return step <= codes.CurrentStep + 1
            ? new DemoCode(AuthenticatorCodes.CodeAt(seed, step))
            : Refuse.Because(RefusalCode.TooFast, codes.UntilNextStep);
    }
}
