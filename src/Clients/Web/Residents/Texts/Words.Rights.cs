namespace PeerConnect.Residents.Texts;

/// <content>The notice and consent to it.</content>
internal abstract partial class Words
{
    public abstract string NoticeTitle { get; }

    public abstract string NoticeAgree { get; }

    public abstract string NoticeLater { get; }

    public abstract string NoticeAgreed { get; }

    public abstract string NoticeTakeBack { get; }

    public abstract string NoticeTaken { get; }

    public abstract string NoticeChanged { get; }
}
