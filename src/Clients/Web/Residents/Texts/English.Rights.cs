namespace PeerConnect.Residents.Texts;

/// <content>The notice and consent to it.</content>
internal sealed partial class English : Words
{
    public override string NoticeTitle => "Who may read what you write";

    public override string NoticeAgree => "I have read this. I agree";

    public override string NoticeLater => "Not now. I only want to read";

    public override string NoticeAgreed => "You said yes to this. You can take it back at any time. Then you can read, but not write.";

    public override string NoticeTakeBack => "Take back my yes";

    public override string NoticeTaken => "You took back your yes. You can read, but not write.";

    public override string NoticeChanged => "The rules have just changed. Please read them again.";
}
