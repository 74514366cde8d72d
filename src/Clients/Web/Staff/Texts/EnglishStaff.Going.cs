using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string GoMore => "Go there, stay and talk. You are not told why. It may be about somebody else: ask whom.";

    public override string NobodyToGoTo => "Nobody has to go anywhere.";

    public override string ThisPageSounds => "This page sounds when somebody has to.";

    public override string TouchToSound => "Touch here so that this page can sound";

    public override string SignsOutAfter(int minutes) => $"Nobody touches it for {minutes} min: it signs you out.";

    public override string CellUnknown => "Cell not known";

    public override string UnitUnknown => "Unit not known";

    public override string HasLeft(PersonLeft how) => how switch
    {
        PersonLeft.Moved => "Is at another facility now",
        PersonLeft.Released => "Was released",
        PersonLeft.Died => "Has died",
    };

    public override string WithNamed(string name) => $"I am with {name}";

    public override string YouGo => "Recorded: you are on your way.";

    public override string SomebodyGoesSince(string time) => $"Somebody is on the way since {time}";

    public override string CannotGo => "I can't go. Send someone else";

    public override string SaidCannotGo => "You said that you cannot go. Whoever else was told still sees it, and no clock stops for it. You can still say that you go.";

    public override string SomebodyCannotGoSince(string time) => $"Somebody cannot go since {time}";

    public override string SomebodyThereSince(string time) => $"Somebody came to the person at {time}";

    public override string YouAreThere(string time) => $"Recorded: you are with the person since {time}";

    public override string NotThere => "Not yet? Take it back";

    public override string TookBack => "Taken back: you are not with the person.";

    public override string RequestEnded(string time) => $"You ended the request at {time}.";

    public override string AlarmOf(string number) => $"Alarm: case {number}";

    public override string SeenRequest => "I have seen this";

    public override string CloseRequest => "Close the request";

    public override string NobodyComes => "Nobody comes";

    public override string NobodyComesMore => "The request ends for everybody, and the person is told at once. It cannot be taken back.";

    public override string WhyNobody(PersonRefusal reason) => reason switch
    {
        PersonRefusal.NobodyThere => "Nobody of that kind is here",
        PersonRefusal.NobodyMoves => "Nobody can be moved now",
        PersonRefusal.SomebodyElse => "Somebody else comes",
        PersonRefusal.SpokenAlready => "Staff spoke with the person already",
    };
}
