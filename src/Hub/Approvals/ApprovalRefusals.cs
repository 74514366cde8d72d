using PeerConnect.Contracts;

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

    public static readonly Refusal NobodyNamed = new(RefusalCode.NotPossible, "No supporter is named yet. Name one, then approve.");

    public static readonly Refusal NoFacilitator = new(
        RefusalCode.NotPossible, "A group is run by staff with that role or by a certified supporter. Grant the role or certify first, or refuse the request.");

    public static readonly Refusal DatePassed = new(RefusalCode.NotPossible, "The end that was set has passed. Refuse the request, and file a new one.");

    public static readonly Refusal TooManyWaiting = new(RefusalCode.NotPossible, "Too many of your requests wait for an answer. Take one back, or wait.");

    public static readonly Refusal SuspendedElsewhere = new(
        RefusalCode.NotPossible, "Another facility suspended this place and decides on it. Ask its coordinator.");

    public static readonly Refusal LongerTakesBoth = new(
        RefusalCode.NotPossible, "A longer time across facilities is a new approval. File a new request, which each facility approves.");

    public static readonly Refusal KeptApartFromSelf = new(
        RefusalCode.NotPossible, "A keep-separate order stands between the two records, so they are two people. Have the order lifted first, if it is the mistake.");

    public static readonly Refusal SurvivorNotActive = new(
        RefusalCode.NotPossible, "The record that is to remain is not active. Merge into the active one, or lift its suspension first.");

    /// <summary>One sentence for whatever stands against it at another facility.</summary>
    public static readonly Refusal NotNow = new(RefusalCode.NotPossible, "This cannot be done now. Ask the coordinator of the other facility.");
}
