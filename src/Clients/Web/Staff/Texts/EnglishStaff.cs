using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff : StaffWords
{
    public override string Drill => "Drill";

    public override string Title => "Staff";

    public override string Facility => "Facility";

    public override string UserName => "User name";

    public override string Password => "Password";

    public override string Code => "Six digits of your authenticator";

    public override string SignIn => "Sign in";

    public override string DoesNotFit => "Name, password and code do not fit together. Check them and try again. Each code works once.";

    public override string NotPossible => "That cannot be done right now. Try again in a moment.";

    public override string Queue => "Queue";

    public override string GoNow => "Go now";

    public override string ThatIsAll => "That is all.";

    public override string NobodyYet => "Nobody has it yet";

    public override string Overdue => "Overdue";

    public override string NoLimit => "No limit";

    public override string Pair => "one-to-one";

    public override string Group => "group";

    public override string NoQueue => "Your roles have no queue here.";

    public override string MyGroups => "My groups";

    public override string Locked(int seconds) => $"Too many wrong tries. Wait {seconds} seconds.";

    public override string HeldBy(string name) => $"Held by {name}";

    public override string Minutes(int count) => $"{count} min left";

    public override string Messages(int count) => $"{count} messages";

    public override string Since(string time) => $"since {time}";

    public override string OpenFor(string age) => $"open for {age}";

    public override string Asked(string time) => $"asked {time}";

    public override string Counted(int count) => $"{count} more that your role may only count";

    public override string Category(CaseCategory category) => category switch
    {
        CaseCategory.SelfHarm => "Self-harm",
        CaseCategory.Violence => "Violence",
        CaseCategory.SexualAbuse => "Sexual abuse",
        CaseCategory.Exploitation => "Exploitation",
        CaseCategory.ContactSharing => "Contact sharing",
        CaseCategory.Escape => "Escape",
        CaseCategory.MedicalEmergency => "Medical emergency",
        CaseCategory.Company => "Asks for a person",
    };

    public override string NotSignedIn => "not signed in";

    public override string OnCall(string roster) => $"on call ({roster})";

    public override string ForGroup => "Calls for a group that he or she runs";

    public override string PatternHere => "Signs over the whole conversation";

    public override string AsksFor(RequestedPerson asked) => asked switch
    {
        RequestedPerson.Supporter => "Asks for a supporter",
        RequestedPerson.Chaplain => "Asks for the chaplain",
        RequestedPerson.Listener => "Asks for a Listener",
        RequestedPerson.Officer => "Asks for an officer",
    };

    public override string FromServer(string sentence) => sentence;

    public override string Severity(int severity) => severity switch
    {
        4 => "4 Imminent",
        3 => "3 Active",
        _ => "2 Concerning",
    };
}
