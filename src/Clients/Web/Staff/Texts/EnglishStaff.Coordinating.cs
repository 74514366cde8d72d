using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string Approvals => "Approvals";

    public override string People => "People";

    public override string Pairs => "Pairs";

    public override string NoPairs => "There are no pairs.";

    public override string Supporters => "Supporters";

    public override string NoSupporters => "Nobody here holds a current certification.";

    public override string WithoutEnd => "without an end";

    public override string EndPair => "End this pair";

    public override string ReallyEndPair => "The pair ends for both. What was said stays; a new approval opens a new conversation.";

    public override string ChangeEnd => "Change its end";

    public override string SetEnd => "Set this end";

    public override string Supports(int supported, int? most) => most is { } cap ? $"supports {supported} of {cap}" : $"supports {supported}";

    public override string RestsSince(string day) => $"rests from new residents since {day}";

    public override string Groups => "Groups";

    public override string Separations => "Keep separate";

    public override string NothingWaits => "Nothing waits.";

    public override string Approve => "Approve";

    public override string Refuse => "Do not approve";

    public override string OurReason => "Reason, kept for staff of your facility";

    public override string ReasonNeeded => "Write why. It stays with staff.";

    public override string UntilDay => "Until which day? You may leave it empty.";

    public override string NeedsSupporter => "No supporter is named yet";

    public override string NameSupporter => "Name this supporter";

    public override string ChooseSupporter => "Supporter";

    public override string Nobody => "Choose";

    public override string WaitsForOther => "Approved here. It waits for the other facility.";

    public override string SomebodyElsewhere => "somebody of another facility";

    public override string ShowReason => "Show the reason";

    public override string NoReason => "No reason was written.";

    public override string ReasonIsRecorded => "Reading a reason is recorded.";

    public override string Search => "Part of a number or a name";

    public override string Find => "Find";

    public override string MorePeople => "More";

    public override string NobodyFound => "Nobody was found.";

    public override string Certifications => "Certifications";

    public override string NoCertification => "None. Without a current one the role of a supporter carries nothing.";

    public override string Certify => "Certify";

    public override string Programme => "Training programme";

    public override string LastDay => "Last day";

    public override string Withdraw => "Withdraw";

    public override string WithdrawMore => "The certificate ends now. Where no other one holds, each pair in which this person is the supporter ends with it, and has to be asked for anew.";

    public override string Withdrawn => "withdrawn";

    public override string Expired => "over";

    public override string Suspend => "Suspend";

    public override string Lift => "Lift the suspension";

    public override string DoneNow => "Done. It is recorded.";

    public override string FillIn => "Fill in every field.";

    public override string NewGroup => "New group";

    public override string GroupName => "Name";

    public override string Facilitator => "Who runs it";

    public override string Topic => "Topic. You may leave it empty.";

    public override string Create => "Create";

    public override string Pause => "Pause";

    public override string Reopen => "Open again";

    public override string CloseForGood => "Close for good";

    public override string ReallyClose => "Close this group for good?";

    public override string AddMember => "Add somebody";

    public override string NumberOf => "Number";

    public override string Add => "Add";

    public override string SuspendPlace => "Suspend the place";

    public override string ReinstatePlace => "Give the place back";

    public override string EndPlace => "End the place";

    public override string EndPlaceMore => "This person leaves the group for good: to come back, a place has to be asked for and approved anew. For a while, suspend it instead.";

    public override string PlaceSuspended => "suspended";

    public override string WaitsAmongApprovals => "Asked for. It waits among the approvals.";

    public override string NoGroups => "There is no group yet.";

    public override string NewOrder => "Keep two people apart";

    public override string FirstPerson => "Number of one";

    public override string SecondNumber => "Number of the other";

    public override string WhoOrdered => "Who ordered it?";

    public override string Order => "Keep them apart";

    public override string NoOrders => "There is no order.";

    public override string LiftOrder => "Lift";

    public override string LiftMore => "From now on the two may meet in pairs and groups. If that is wrong, a new order has to be written.";

    public override string NeverRevealed => "Never told to those it names. What an order ended stays ended after it is lifted.";

    public override string NotOneNumber(string typed) => $"Nobody here has the number {typed}.";

    public override string Pairing(string person, string other) => $"{person} with {other}";

    public override string GroupPlace(string person, string group) => $"{person} in {group}";

    public override string AskedBy(string name, string day) => $"Asked by {name} on {day}";

    public override string Obstacle(string sentence) => $"Stands against it: {sentence}";

    public override string ValidUntil(string day) => $"until {day}";

    public override string OrderedOn(string day) => $"since {day}";

    public override string LiftedOn(string day) => $"lifted on {day}";

    public override string Request(RequestState state) => state switch
    {
        RequestState.Requested => "Waits for an answer",
        RequestState.Approved => "Approved. The conversation is open.",
        RequestState.Refused => "Not approved. The reason stays with staff.",
        RequestState.Withdrawn => "It was taken back before.",
    };

    public override string Source(SeparationSource source) => source switch
    {
        SeparationSource.Classification => "Classification",
        SeparationSource.Court => "A court",
        SeparationSource.Security => "Security",
        SeparationSource.Medical => "Health care",
        SeparationSource.OwnRequest => "One of the two asked for it",
        SeparationSource.Other => "Another",
    };

    public override string Status(PersonStatus status) => status switch
    {
        PersonStatus.Active => "takes part",
        PersonStatus.Suspended => "suspended",
        PersonStatus.TransferredOut => "moved to another facility",
        PersonStatus.Released => "released",
        PersonStatus.Deceased => "died",
        PersonStatus.Merged => "merged into another record",
    };

    public override string Conversation(ConversationState state) => state switch
    {
        ConversationState.Open => "open",
        ConversationState.Paused => "paused",
        ConversationState.Ended => "over",
    };

    public override string OfficerTitle => "Supervising officer";

    public override string OfficerIs => "Who supervises this person";

    public override string NoOfficer => "Nobody";

    public override string SaveOfficer => "Save the officer";

    public override string OfficerAsked => "By the policy the officer approves each pair and each group place of this person too. Without an officer nobody can approve one.";

    public override string OfficerNotAsked => "The policy in force does not ask the officer.";

    public override string OfficerGone => "Who was named holds that role here no more. Name somebody else.";

    public override string NoOfficersHere => "Nobody here has the role of a supervising officer. An administrator invites one under Staff accounts.";

    public override string WaitsForOfficer => "It waits for the supervising officer.";

    public override string OfficerHasApproved => "The supervising officer has approved.";

    public override string WaitsForAnother => "Recorded. It waits for another approval.";

    public override string YouApproved => "You approved. It waits for another approval.";

    public override string SupervisedTitle => "Of the people whom you supervise";

    public override string SupervisedMore => "The policy wants your approval too, beside that of the facility. Your reason stays with its staff.";
}
