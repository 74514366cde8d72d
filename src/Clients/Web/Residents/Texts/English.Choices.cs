namespace PeerConnect.Residents.Texts;

/// <content>What one may choose for oneself.</content>
internal sealed partial class English : Words
{
    public override string ChoicesTitle => "My choices";

    public override string LetterSize => "Letters";

    public override string SizeNormal => "Normal";

    public override string SizeBig => "Big";

    public override string SizeBiggest => "Very big";

    public override string ChangePin => "Change my PIN";

    public override string PinNow => "The PIN you have now";

    public override string PinChanged => "Your PIN is changed.";

    public override string SaveIt => "Save";

    public override string WhatIsKept => "This page keeps nothing you write on this device.";

    public override string PinNowWrong => "That is not the PIN you have now. Try again.";
}
