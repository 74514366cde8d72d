namespace PeerConnect.Residents.Texts;

/// <content>The first page after signing in.</content>
internal sealed partial class English : Words
{
    public override string MyPeople => "My people";

    public override string NeedSomeoneHere => "Ask for someone to come to you. If it cannot wait, press your cell bell, or tell the nearest officer.";

    public override string MyGroups => "My groups";

    public override string NoPeople => "You have no supporter here yet.";

    public override string NoGroups => "You are in no group yet. Staff can tell you which groups there are.";

    public override string MySupporter => "My supporter";

    public override string ISupport => "I support this person";

    public override string ILead => "I lead this group";

    public override string NeedRest => "Take a rest from new people";

    public override string Resting => "You take a rest from new people. The people you support stay with you.";

    public override string EndRest => "End my rest";

    public override string NeedRestAsk => "Do you need a rest? No one new comes to you until you say so. The people you support stay with you.";

    public override string NeedRestYes => "Yes, I need a rest";

    public override string Supporting(int supported, int? most) => (supported, most) switch
    {
        (1, null) => "You support 1 person.",
        (_, null) => $"You support {supported} people.",
        _ => $"You support {supported} of {most}.",
    };

    public override string PausedHere => "Paused. You can read, not write.";

    public override string EndedHere => "This is over. You can read what was said.";

    public override string WhoMayRead => "Who may read what I write?";

    public override string AskForSupporter => "Ask for a supporter";

    public override string MyChoices => "My choices";

    public override string NotSentYet => "There are words here that are not sent. If you sign out, they are gone.";

    public override string SignOutYes => "Yes, sign out";

    public override string Back => "Back";

    public override string ToMe => "For you";

    public override string RulesChanged => "Read who may see what you write, and say yes. Then you can write.";

    public override string ReadRules => "Read it now";

    public override string Morning(string name) => $"Good morning, {name}";

    public override string Afternoon(string name) => $"Good afternoon, {name}";

    public override string Evening(string name) => $"Good evening, {name}";

    public override string New(long count) => $"{count} new";

    public override string People(int count) => count == 1 ? "1 person" : $"{count} people";

    public override string Yes => "Yes";

    public override string No => "No";

    public override string ThankYou => "Thank you for telling us.";

    public override string StaffToldAgain => "We have told staff again.";

    public override string NotWithoutYourYes => "If you do not say yes, no one tells them.";

    public override string SupporterWillKnow(string time) => $"At {time} we tell your supporter that staff came. We do not say why.";

    public override string DoNotTell => "No, do not tell";
}
