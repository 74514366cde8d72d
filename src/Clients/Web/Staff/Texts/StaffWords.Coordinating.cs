using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal abstract partial class StaffWords
{
    public abstract string Approvals { get; }

    public abstract string People { get; }

    public abstract string Pairs { get; }

    public abstract string NoPairs { get; }

    public abstract string Supporters { get; }

    public abstract string NoSupporters { get; }

    public abstract string WithoutEnd { get; }

    public abstract string EndPair { get; }

    public abstract string ReallyEndPair { get; }

    public abstract string ChangeEnd { get; }

    public abstract string SetEnd { get; }

    /// <summary>How many somebody supports, of how many at most where there is a cap.</summary>
    public abstract string Supports(int supported, int? most);

    public abstract string RestsSince(string day);

    public abstract string Groups { get; }

    public abstract string Separations { get; }

    public abstract string NothingWaits { get; }

    public abstract string Approve { get; }

    public abstract string Refuse { get; }

    public abstract string OurReason { get; }

    public abstract string ReasonNeeded { get; }

    public abstract string UntilDay { get; }

    public abstract string NeedsSupporter { get; }

    public abstract string NameSupporter { get; }

    public abstract string ChooseSupporter { get; }

    public abstract string Nobody { get; }

    public abstract string WaitsForOther { get; }

    public abstract string SomebodyElsewhere { get; }

    public abstract string ShowReason { get; }

    public abstract string NoReason { get; }

    public abstract string ReasonIsRecorded { get; }

    public abstract string Search { get; }

    public abstract string Find { get; }

    public abstract string MorePeople { get; }

    public abstract string NobodyFound { get; }

    public abstract string Certifications { get; }

    public abstract string NoCertification { get; }

    public abstract string Certify { get; }

    public abstract string Programme { get; }

    public abstract string LastDay { get; }

    public abstract string Withdraw { get; }

    public abstract string WithdrawMore { get; }

    public abstract string Withdrawn { get; }

    public abstract string Expired { get; }

    public abstract string Suspend { get; }

    public abstract string Lift { get; }

    public abstract string DoneNow { get; }

    public abstract string FillIn { get; }

    public abstract string NewGroup { get; }

    public abstract string GroupName { get; }

    public abstract string Facilitator { get; }

    public abstract string Topic { get; }

    public abstract string Create { get; }

    public abstract string Pause { get; }

    public abstract string Reopen { get; }

    public abstract string CloseForGood { get; }

    public abstract string ReallyClose { get; }

    public abstract string AddMember { get; }

    public abstract string NumberOf { get; }

    public abstract string Add { get; }

    public abstract string SuspendPlace { get; }

    public abstract string ReinstatePlace { get; }

    public abstract string EndPlace { get; }

    public abstract string EndPlaceMore { get; }

    public abstract string PlaceSuspended { get; }

    public abstract string WaitsAmongApprovals { get; }

    public abstract string NoGroups { get; }

    public abstract string NewOrder { get; }

    public abstract string FirstPerson { get; }

    public abstract string SecondNumber { get; }

    public abstract string WhoOrdered { get; }

    public abstract string Order { get; }

    public abstract string NoOrders { get; }

    public abstract string LiftOrder { get; }

    public abstract string LiftMore { get; }

    public abstract string NeverRevealed { get; }

    /// <summary>No single person has what was typed as number.</summary>
    public abstract string NotOneNumber(string typed);

    /// <summary>A request for a pairing.</summary>
    public abstract string Pairing(string person, string other);

    /// <summary>A request for a place in a group.</summary>
    public abstract string GroupPlace(string person, string group);

    /// <summary>Who asked, and when.</summary>
    public abstract string AskedBy(string name, string day);

    /// <summary>Why it cannot be approved as things stand; the sentence is the server's.</summary>
    public abstract string Obstacle(string sentence);

    /// <summary>Until when something lasts.</summary>
    public abstract string ValidUntil(string day);

    /// <summary>Since when an order holds.</summary>
    public abstract string OrderedOn(string day);

    /// <summary>When an order was lifted.</summary>
    public abstract string LiftedOn(string day);

    /// <summary>How far a request is.</summary>
    public abstract string Request(RequestState state);

    /// <summary>Who ordered that two people are kept apart.</summary>
    public abstract string Source(SeparationSource source);

    /// <summary>Whether a person takes part.</summary>
    public abstract string Status(PersonStatus status);

    /// <summary>How a conversation stands.</summary>
    public abstract string Conversation(ConversationState state);

    public abstract string OfficerTitle { get; }

    public abstract string OfficerIs { get; }

    public abstract string NoOfficer { get; }

    public abstract string SaveOfficer { get; }

    public abstract string OfficerAsked { get; }

    public abstract string OfficerNotAsked { get; }

    public abstract string OfficerGone { get; }

    public abstract string NoOfficersHere { get; }

    public abstract string WaitsForOfficer { get; }

    public abstract string OfficerHasApproved { get; }

    public abstract string WaitsForAnother { get; }

    public abstract string YouApproved { get; }

    public abstract string SupervisedTitle { get; }

    public abstract string SupervisedMore { get; }
}
