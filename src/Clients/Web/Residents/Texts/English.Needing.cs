using PeerConnect.Contracts;

namespace PeerConnect.Residents.Texts;

/// <content>Asking for a person now.</content>
internal sealed partial class English : Words
{
    public override string INeedAPerson => "I need a person";

    public override string HelpHere => "Help here";

    public override string ShownWhenYouWrite => "When you write of it here, this is what we show you:";

    public override string HelpForAll => "You do not have to say who you are to read this. No one is told that you did.";

    public override string HelpOf(HelpKind kind) => kind switch
    {
        HelpKind.SelfHarm => "If you think of hurting yourself",
        HelpKind.Safety => "If you or someone else is not safe",
        HelpKind.SexualAbuse => "If someone did something sexual to you",
        HelpKind.Listener => "A Listener",
        HelpKind.LegalMail => "Letters to a lawyer or a court",
        HelpKind.OutsideLine => "A help line outside",
    };

    public override string BellFirst => "If it cannot wait, press your cell bell now.";

    public override string NoSignInNeeded => "You do not have to sign in. If it cannot wait, also press your cell bell.";

    public override string WhoDoYouNeed => "Who do you need?";

    public override string WhoElse => "Ask for someone else too";

    public override string TheChaplain => "The chaplain";

    public override string AListener => "A Listener, face to face";

    public override string AnOfficer => "An officer";

    public override string ASupporter => "A supporter";

    public override string NumberIfYouLike => "Your number, if you like";

    public override string NumberHelps => "It helps them find you. They look for you near this screen.";

    public override string WeWriteDown => "We write down when you asked, who came and when. We never write down what you say to each other.";

    public override string NobodyToCall => "You cannot ask for a person from here. Press your cell bell, or tell an officer.";

    public override string PassedOn => "We have passed it on";

    public override string PassingOn => "One moment. We pass it on.";

    public override string AskedAgain => "There is no line right now. We ask again on our own while this page is open. If it cannot wait, press your cell bell.";

    public override string NotPassedOn => "What you asked for has not gone out yet. If you leave this page, we do not ask again.";

    public override string LeavePage => "Leave this page";

    public override string ClosesOnItsOwn => "This page closes on its own. What you asked for goes on. If no one comes, ask here again.";

    public override string SomeoneComing => "Someone is coming";

    public override string SomeoneCame => "Someone came to you";

    public override string NobodyComes => "No one is coming this time";

    public override string StepAsked => "You asked";

    public override string StepSeen => "Someone has seen it";

    public override string StepComing => "Someone is on the way to you";

    public override string StepWith => "Someone is with you";

    public override string WhyNobodyThere => "Nobody like that is here now. You can ask for someone else.";

    public override string WhyNobodyMoves => "Nobody can be moved right now. You can ask again later.";

    public override string WhySomebodyElse => "Someone else comes to you.";

    public override string WhySpokenAlready => "Staff say they spoke with you.";

    public override string TheOfficer => "the officer on your unit";

    public override string TheControlRoom => "the control room";

    public override string HealthStaff => "health staff";

    public override string TheSecurityTeam => "the security team";

    public override string WhoChecks => "the people who check messages";

    public override string WhoProtects => "the staff who keep people safe";

    public override string TheChaplainTold => "the chaplain";

    public override string And => "and";

    public override string WeTold(string who) => $"Told: {who}. No one else was told, and not why.";

    public override string WeWillTell(string who) => $"We tell {who}.";
}
