using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Roles;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People;

/// <summary>How the outcome of a change is answered.</summary>
internal static class WrittenAnswers
{
    public static Reply<Done> ToReply(this Written written) => written.RefusalOrNull() is { } refusal ? refusal : Done.Value;

    public static Refusal? RefusalOrNull(this Written written) => written switch
    {
        Written.Done => null,
        Written.NotFound => Refusals.NotFound,
        Written.Taken => Refusals.InvalidInput("That number, name or code is taken."),
        Written.WrongState => Refuse.Because(RefusalCode.AlreadyDecided),
        Written.LastAdministrator => Refusals.InvalidInput("The facility needs an active administrator: make another one first."),
        Written.Excluded => Refusals.InvalidInput(RoleRules.ExclusionSentence),
    };
}
