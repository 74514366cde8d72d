namespace PeerConnect.Residents.Texts;

/// <content>Not seeing any more what somebody writes.</content>
internal sealed partial class English
{
    public override string HideYes => "Yes, hide";

    public override string HiddenNow => "You do not see it any more. They are not told.";

    public override string ShownNow => "You see what they write again.";

    public override string HiddenTitle => "People I have hidden";

    public override string HiddenMore => "You do not see what these people write. They are not told.";

    public override string HiddenNobody => "You have hidden no one. You see what all of them write.";

    public override string HideNotPossible => "You cannot hide this person here. You can report a message, or leave this chat.";

    public override string ShowAgain => "Show again";

    public override string HideThem(string name) => $"Hide what {name} writes";

    public override string HideAsk(string name) => $"You will not see what {name} writes, here or in groups. They are not told. You can show it again at any time.";

    public override string ShowThem(string name) => $"Show again what {name} writes";

    public override string YouHid(string name) => $"You have hidden what {name} writes.";
}
