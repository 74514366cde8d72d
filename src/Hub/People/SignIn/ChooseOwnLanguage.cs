using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>Somebody signed in chooses the language of what the server writes to him or her.</summary>
internal sealed class ChooseOwnLanguage(PersonRecords records, SendRate rate)
{
    public async Task<Reply<Done>> HandleAsync(Caller caller, ChooseLanguage request, CancellationToken cancellation)
    {
        if (PersonRules.LanguageFault(request.Language) is { } fault)
        {
            return Refusals.InvalidInput(fault);
        }

        // Each change is an act in the record: one person must not be able to fill it.
        if (rate.Take(new PersonKey(caller.FacilityId, caller.PersonId)) is { } wait)
        {
            return Refuse.Because(RefusalCode.TooFast, wait);
        }

        await records.ChooseLanguageAsync(caller.FacilityId, caller.PersonId, request.Language, cancellation);
        return Done.Value;
    }
}
