using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Roles;

/// <summary>A coordinator certifies a peer supporter until a date, or withdraws a certification. The role carries nothing without a current one.</summary>
internal sealed class CertifySupporter(RoleRecords records, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(5 * 366);

    public async Task<Reply<NewRecord>> HandleAsync(Caller caller, Guid personId, Certify request, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var faults = PersonRules.Faults(
            PersonRules.NameFault(request.Programme, "A programme's name"),
            request.ExpiresAt <= now || request.ExpiresAt > now + Longest ? "A certification ends in the future, within five years." : null);
        if (faults.Count > 0)
        {
            return Refusals.InvalidInput(faults);
        }

        var certification = new CertificationRow
        {
            FacilityId = caller.FacilityId,
            CertificationId = Guid.CreateVersion7(now),
            PersonId = personId,
            Programme = request.Programme,
            ExpiresAt = request.ExpiresAt,
        };
        return await records.CertifyAsync(certification, caller.PersonId, cancellation) is { } id ? new NewRecord(id) : Refusals.NotFound;
    }

    public async Task<Reply<Done>> WithdrawAsync(Caller caller, Guid personId, Guid certificationId, CancellationToken cancellation) =>
        (await records.WithdrawCertificationAsync(caller.FacilityId, personId, certificationId, caller.PersonId, cancellation)).ToReply();
}
