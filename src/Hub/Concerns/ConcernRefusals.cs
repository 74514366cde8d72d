using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;

namespace PeerConnect.Hub.Concerns;

/// <summary>Refusals of this feature that say more than the usual sentence.</summary>
internal static class ConcernRefusals
{
    public static readonly Refusal NotCertified = new(
        RefusalCode.NotPossible, "Your certificate as a supporter has ended, so this was not passed on. Tell an officer what worries you now.");

    public static readonly Refusal NoSupporter = new(
        RefusalCode.NotPossible, "Only supporters can tell staff in this way, so this was not passed on. Tell an officer what worries you now.");

    public static readonly Refusal NobodyHere = Refusals.InvalidInput(
        "Nobody of that number lives here now, so nobody is sent. Check the number. If the person is somewhere else, telephone there, and note it with the decision.");

    public static readonly Refusal NotSoSevere = Refusals.InvalidInput("Say how near it is: 3 for soon, 4 for a life in danger now.");

    public static readonly Refusal ForCareAlone = Refusals.InvalidInput("What is known of self-harm serves care alone: name the person for self-harm.");

    public static readonly Refusal OtherDanger = Refusals.InvalidInput("Name the person for the danger of this case, for violence or for self-harm.");

    public static readonly Refusal NobodyWrote = new(
        RefusalCode.NotPossible, "In this case nobody wrote anything that could mean somebody else. If you know of a danger, telephone the control room.");

    public static readonly Refusal IsTheOneOfTheCase = new(
        RefusalCode.NotPossible, "This case is about that person already. Name the other one whom the words mean, or work on this case.");

    public static readonly Refusal NobodyGoes = new(
        RefusalCode.NotPossible, "By the policy nobody is told at once where that person is, so nobody is sent. If somebody has to stand there now, name the person with severity 4; else telephone whoever is near.");

    public static readonly Refusal NobodyIsTold = new(
        RefusalCode.NotPossible, "The rules of this place name nobody who is told of that, so it was not passed on. Tell an officer now.");
}
