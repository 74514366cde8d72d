namespace PeerConnect.Residents.Texts;

/// <content>Telling staff of somebody else: a report, a complaint, a worry.</content>
internal sealed partial class English
{
    public override string Report => "Report";

    public override string ReportTitle => "Report this message";

    public override string ReportMore => "A person on the staff looks at it. No one is told that it was you.";

    public override string OnlyTwo => "There are just two of you in this chat, so they may guess.";

    public override string ReportWhy => "What is wrong with it?";

    public override string IsThreat => "It is a threat";

    public override string IsSexual => "It is about sex, and I do not want that";

    public override string IsPressure => "It puts pressure on someone, or asks for favors";

    public override string IsInsult => "It puts someone down";

    public override string IsContact => "It gives out an address or a number, or a note for someone else";

    public override string SomethingElse => "Something else";

    public override string Complain => "Something is wrong with my supporter";

    public override string ComplainTitle => "Something is wrong";

    public override string ComplainMore => "You can tell staff what is wrong with your supporter. It goes to someone other than the one who put you two together.";

    public override string ComplainNotTold => "Your supporter does not read it. No one is told that it was you.";

    public override string ComplainWhy => "What is wrong?";

    public override string DidSexual => "Words about sex, touches, or asking for it";

    public override string DidPressure => "Pressure, debts, or asking for favors";

    public override string DidThreat => "Threats";

    public override string DidTellOthers => "They told others what I said";

    public override string Worried => "I'm worried about someone";

    public override string WorriedMore => "Tell staff, and they look after this person. It is never shown as coming from you.";

    public override string WorriedNow => "If you say that it may happen now, staff act at once.";

    public override string WorriedNobody => "There is no one in your chats right now. If you are worried, tell an officer.";

    public override string WorriedWho => "Who is it?";

    public override string WorriedAbout => "What could happen?";

    public override string AboutSelfHarm => "They may hurt or kill themselves";

    public override string AboutViolence => "They may hurt someone else";

    public override string AboutPressure => "Someone puts pressure on them, or they do it to someone";

    public override string AboutAbuse => "Someone wants sex from them, or makes them do it";

    public override string AboutDoctor => "They need a doctor";

    public override string WorriedNear => "How worried are you?";

    public override string NearWorrying => "Something is not right";

    public override string NearSoon => "It may happen soon. They said so, or tried it before";

    public override string NearNow => "It may happen now. They said how or when, or said goodbye";

    public override string DoctorSoon => "They need a doctor soon";

    public override string DoctorNow => "They need a doctor right now";

    public override string ChooseOne => "Choose one of these first.";

    public override string OwnWords => "In your own words, if you like";

    public override string OwnWordsHint => "Leave out what only you can know. It could show that it was you.";

    public override string TellStaff => "Tell staff";

    public override string NotNowThanks => "Do not tell";

    public override string ToldHead => "Staff have it";

    public override string NotToldNoLine => "There is no line. Your words stay here. Try again when the line is back.";

    public override string NotToldFast => "That was a bit too fast. Your words stay here. Wait a moment, then try again.";

    public override string NotToldStore => "It could not be stored. Your words stay here. Try again, or tell an officer.";

    public override string NotToldHere => "We cannot pass this on from here. Tell an officer now.";

    public override string ReportOf(string name, string time) => $"Report: {name}, {time}";

    public override string TooLong(int letters) => letters == 1 ? "It is too long. Take out 1 letter." : $"It is too long. Take out {letters} letters.";
}
