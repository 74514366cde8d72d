namespace PeerConnect.Residents.Texts;

/// <content>Asking for a supporter.</content>
internal sealed partial class English : Words
{
    public override string AskTitle => "Ask for a supporter";

    public override string AskMore => "A supporter is someone who lives here too and has learned to listen. Staff look at each request. You do not have to say why you ask.";

    public override string AnySupporter => "Anyone. Staff may choose";

    public override string Ask => "Ask";

    public override string Asked => "You have asked. Staff will look at it, and you will see the answer here.";

    public override string MyRequests => "What I asked for";

    public override string NoRequests => "You have not asked for anything.";

    public override string ForSupporter => "A supporter";

    public override string ForGroup => "A place in a group";

    public override string IsWaiting => "Staff look at it";

    public override string IsApproved => "Yes. It is open";

    public override string IsRefused => "Not this time";

    public override string IsWithdrawn => "Taken back";

    public override string TakeRequestBack => "Take it back";

    public override string NobodyToAsk => "There is no one to choose from right now. Staff can find someone for you.";
}
