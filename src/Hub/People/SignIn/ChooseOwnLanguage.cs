using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>Somebody signed in chooses the language of what the server writes to him or her.</summary>
internal sealed class ChooseOwnLanguage(PersonRecords records)
{
    public async Task<Reply<Done>> HandleAsync(Caller caller, ChooseLanguage request, CancellationToken cancellation)
    {
        if (PersonRules.LanguageFault(request.Language) is { } fault)
        {
            return Refusals.InvalidInput(fault);
        }

        await records.ChooseLanguageAsync(caller.FacilityId, caller.PersonId, request.Language, cancellation);
        return Done.Value;
    }
}
