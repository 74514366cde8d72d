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

    public static readonly Refusal NobodyNamed = new(RefusalCode.NotPossible, "No supporter is named yet. Name one, then approve.");

    /// <summary>One sentence for whatever stands against it at another facility.</summary>
    public static readonly Refusal NotNow = new(RefusalCode.NotPossible, "This cannot be done now. Ask the coordinator of the other facility.");

    public static Refusal NotPossible(string sentence) => new(RefusalCode.NotPossible, sentence);
}
