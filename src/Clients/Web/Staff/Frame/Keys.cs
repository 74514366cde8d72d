namespace PeerConnect.Staff.Frame;

/// <summary>The keys of the staff's pages: each presses one button, whatever else is on the page. Where several things could be pressed by the same key, the first of them has it.</summary>
internal static class Keys
{
    /// <summary>Leaves what was opened last; it is the one key that more than one button may have.</summary>
    public const string Leave = "Escape";

    /// <summary>Lets a held message go on: releases it, or upholds its author's appeal.</summary>
    public const string Release = "1";

    /// <summary>Reads the whole conversation, where the policy gives it.</summary>
    public const string ReadWhole = "2";

    /// <summary>Earlier lines of the whole conversation.</summary>
    public const string EarlierWhole = "3";

    /// <summary>Says that one cannot go to the person.</summary>
    public const string CannotGo = "4";

    /// <summary>Takes back that one stands in front of the person.</summary>
    public const string NotThere = "5";

    /// <summary>Names somebody else whom the words of the case mean.</summary>
    public const string NameMeant = "6";

    /// <summary>Approves that a colleague sees more.</summary>
    public const string Approve = "A";

    /// <summary>Earlier lines of what a break-glass shows.</summary>
    public const string EarlierMore = "B";

    /// <summary>What stands around the flagged words.</summary>
    public const string Context = "C";

    public const string Decide = "D";

    /// <summary>Asks to take the case out.</summary>
    public const string AskForExport = "E";

    /// <summary>Somebody stands in front of the person.</summary>
    public const string WithPerson = "F";

    /// <summary>Asks to see more than the policy gives.</summary>
    public const string AskForMore = "G";

    public const string HandOver = "H";

    public const string ShowName = "I";

    /// <summary>Refuses that a colleague sees more.</summary>
    public const string RefuseMore = "J";

    /// <summary>Finds that seeing more was justified.</summary>
    public const string Justified = "K";

    /// <summary>Writes the file of an export.</summary>
    public const string Download = "L";

    /// <summary>Earlier lines of the case.</summary>
    public const string Earlier = "M";

    /// <summary>The most urgent case that waits.</summary>
    public const string Next = "N";

    /// <summary>Opens the same case again.</summary>
    public const string OpenAgain = "O";

    /// <summary>Opens the form of the last referral.</summary>
    public const string Form = "P";

    /// <summary>Lets a rejection stand that was appealed.</summary>
    public const string Deny = "Q";

    public const string Refer = "R";

    public const string SignExport = "S";

    public const string Take = "T";

    /// <summary>Shows or hides the flagged words.</summary>
    public const string Words = "U";

    /// <summary>Reads what a break-glass opened.</summary>
    public const string ReadMore = "V";

    public const string OnMyWay = "W";

    public const string Reject = "X";

    /// <summary>Confirms what a colleague wants to reject.</summary>
    public const string ConfirmRejection = "Y";

    /// <summary>Finds that seeing more was not justified.</summary>
    public const string NotJustified = "Z";
}
