namespace PeerConnect.Residents.Texts;

/// <content>Asking for a supporter.</content>
internal abstract partial class Words
{
    public abstract string AskTitle { get; }

    public abstract string AskMore { get; }

    public abstract string AnySupporter { get; }

    public abstract string Ask { get; }

    public abstract string Asked { get; }

    public abstract string MyRequests { get; }

    public abstract string NoRequests { get; }

    public abstract string ForSupporter { get; }

    public abstract string ForGroup { get; }

    public abstract string IsWaiting { get; }

    public abstract string IsApproved { get; }

    public abstract string IsRefused { get; }

    public abstract string IsWithdrawn { get; }

    public abstract string TakeRequestBack { get; }

    public abstract string NobodyToAsk { get; }
}
