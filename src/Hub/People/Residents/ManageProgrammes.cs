using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Residents;

/// <summary>Programmes of a facility, which its conversations can belong to.</summary>
internal sealed class ManageProgrammes(CodedRecords<ProgrammeRow> programmes, TimeProvider time)
{
    public ProgrammeList List(Caller caller) => new([.. programmes.List(caller.FacilityId).Select(row => new Programme(row.ProgrammeId, row.Code, row.Name))]);

    /// <param name="programmeId">The programme to change; null for a new one.</param>
    public Task<Reply<NewRecord>> SaveAsync(Caller caller, Guid? programmeId, SaveProgramme request, CancellationToken cancellation) => CodedThings.SaveAsync(
        "programme", request.Code, request.Name, programmeId, time, id => programmes.SaveAsync(caller.FacilityId, id, programmeId is null, request.Code, request.Name, caller.PersonId, cancellation));
}
