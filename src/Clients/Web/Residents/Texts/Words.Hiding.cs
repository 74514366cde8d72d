namespace PeerConnect.Residents.Texts;

/// <content>Not seeing any more what somebody writes.</content>
internal abstract partial class Words
{
    public abstract string HideYes { get; }

    public abstract string HiddenNow { get; }

    public abstract string ShownNow { get; }

    public abstract string HiddenTitle { get; }

    public abstract string HiddenMore { get; }

    public abstract string HiddenNobody { get; }

    public abstract string HideNotPossible { get; }

    public abstract string ShowAgain { get; }

    public abstract string HideThem(string name);

    public abstract string HideAsk(string name);

    public abstract string ShowThem(string name);

    public abstract string YouHid(string name);
}
