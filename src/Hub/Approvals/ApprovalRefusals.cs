using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Approvals;

/// <summary>The refusals of this feature, each with its sentence. What residents may get depends on nobody but themselves.</summary>
internal static class ApprovalRefusals
{
    public static readonly Refusal PausedByStaff = new(RefusalCode.Paused, "Staff paused this group. Ask the programme office to open it.");

    public static readonly Refusal NotToFacilitators = new(
        RefusalCode.NotPossible, "This cannot be done to somebody who runs the group. Ask the programme office.");

    public static readonly Refusal AnotherCoordinator = new(
        RefusalCode.SecondPersonNeeded, "This is about yourself or your own family. Another coordinator has to decide it.");

    public static readonly Refusal AlreadyDecided = new(RefusalCode.AlreadyDecided, "This was decided already. Look at it again to see how.");

    public static readonly Refusal AlreadyTogether = new(RefusalCode.AlreadyDecided, "That is approved already. Open your conversations to find it.");

    /// <summary>Only for coordinators of the facility that holds the order.</summary>
    public static readonly Refusal KeptSeparate = new(
        RefusalCode.NotPossible, "A keep-separate order of your facility stands against this. Refuse the request, or have the order lifted first.");

    public static readonly Refusal NotActive = new(RefusalCode.NotPossible, "The person of your facility is not active here now. Refuse the request, or wait.");

    public static readonly Refusal NotCertified = new(
        RefusalCode.NotPossible, "The supporter of your facility holds no current certification. Certify first, or refuse the request.");

    /// <summary>Only for coordinators of the supporter's facility, as the next.</summary>
    public static readonly Refusal CaseloadFull = new(
        RefusalCode.NotPossible, "The supporter of your facility has as many residents as your policy allows. End one of the pairs first, or refuse the request and have another supporter named.");

    public static readonly Refusal SupporterRests = new(
        RefusalCode.NotPossible, "The supporter of your facility rests from new residents. Wait until the rest is over, or refuse the request and have another supporter named.");

    /// <summary>Only for the facility of the released person.</summary>
    public static readonly Refusal NoOfficer = new(
        RefusalCode.NotPossible, "Somebody here was released, and has no supervising officer who could approve. Name one under People, or refuse the request.");

    public static readonly Refusal NotAnOfficer = new(
        RefusalCode.NotPossible, "Nobody of that name has the role of a supervising officer here. Name somebody who has it, or have an administrator give it.");

    public static readonly Refusal OfficersFamily = new(
        RefusalCode.SecondPersonNeeded, "This is about your own family. Ask the coordinator to name another supervising officer.");

    public static readonly Refusal LongerTakesOfficer = new(
        RefusalCode.NotPossible, "A longer time for somebody who was released is a new approval. File a new request, which the supervising officer approves too.");

    public static readonly Refusal NobodyNamed = new(RefusalCode.NotPossible, "No supporter is named yet. Name one, then approve.");

    public static readonly Refusal NoFacilitator = new(
        RefusalCode.NotPossible, "A group is run by staff with that role or by a certified supporter. Grant the role or certify first, or refuse the request.");

    public static readonly Refusal DatePassed = new(RefusalCode.NotPossible, "The end that was set has passed. Refuse the request, and file a new one.");

    public static readonly Refusal ProgrammeOfOthers = new(
        RefusalCode.NotPossible, "The resident's facility chooses the programme of a pair, and a group has its own already. Leave it out.");

    public static readonly Refusal TooManyWaiting = new(RefusalCode.NotPossible, "Too many of your requests wait for an answer. Take one back, or wait.");

    public static readonly Refusal SuspendedElsewhere = new(
        RefusalCode.NotPossible, "Another facility suspended this place and decides on it. Ask its coordinator.");

    public static readonly Refusal LongerTakesBoth = new(
        RefusalCode.NotPossible, "A longer time across facilities is a new approval. File a new request, which each facility approves.");

    public static readonly Refusal KeptApartFromSelf = new(
        RefusalCode.NotPossible, "A keep-separate order stands between the two records, so they are two people. Have the order lifted first, if it is the mistake.");

    public static readonly Refusal SurvivorNotActive = new(
        RefusalCode.NotPossible, "The record that is to remain is not active. Merge into the active one, or lift its suspension first.");

    /// <summary>Of the caller alone: the policy names other roles.</summary>
    public static readonly Wording AnotherRole = new(
        "By your facility's policy this is for colleagues of another role. Ask one of them to decide it.",
        "Según la política de tu centro, esto es de colegas con otra función. Pide a uno de ellos que lo decida.");

    /// <summary>Of the caller alone: the policy says from which rank on somebody approves.</summary>
    public static Wording RankTooLow(string from) => new(
        $"Your rank does not allow this: it takes '{from}' or above. Ask a colleague of that rank, or have an administrator enter yours under Staff accounts.",
        $"Tu rango no permite esto: hace falta '{from}' o más alto. Pídelo a un colega de ese rango, o haz que quien administra anote el tuyo en Cuentas del personal.");

    /// <summary>One sentence for whatever stands against it at another facility.</summary>
    public static readonly Refusal NotNow = new(RefusalCode.NotPossible, "This cannot be done now. Ask the coordinator of the other facility.");

    /// <summary>What stands on a request before somebody decides it, in Spanish.</summary>
    private static readonly Dictionary<Refusal, string> ObstaclesInSpanish = new()
    {
        [KeptSeparate] = "Una orden de separación de tu centro está en contra. No apruebes la petición, o haz que se levante antes la orden.",
        [NotActive] = "La persona de tu centro no está activa aquí ahora. No apruebes la petición, o espera.",
        [NotCertified] = "La persona de apoyo de tu centro no tiene una certificación vigente. Certifícala antes, o no apruebes la petición.",
        [CaseloadFull] = "La persona de apoyo de tu centro tiene tantos residentes como permite tu política. Termina antes una de sus parejas, o no apruebes la petición y haz que se nombre a otra persona de apoyo.",
        [SupporterRests] = "La persona de apoyo de tu centro descansa de residentes nuevos. Espera a que termine el descanso, o no apruebes la petición y haz que se nombre a otra persona de apoyo.",
        [NoOfficer] = "Alguien aquí fue liberado y no tiene oficial de supervisión que pueda aprobar. Nombra a uno en Personas, o no apruebes la petición.",
        [NobodyNamed] = "Todavía no se nombró a una persona de apoyo. Nombra a una y luego aprueba.",
        [NoFacilitator] = "Un grupo lo dirige alguien del personal con esa función o una persona de apoyo certificada. Da antes la función o certifica, o no apruebes la petición.",
        [DatePassed] = "El final que se puso ya pasó. No apruebes la petición y haz una nueva.",
    };

    /// <summary>An obstacle in the language of whoever decides.</summary>
    public static string Said(Refusal obstacle, NoticeLanguage language) => language switch
    {
        NoticeLanguage.English => obstacle.Message,
        NoticeLanguage.Spanish => ObstaclesInSpanish[obstacle],
    };
}
