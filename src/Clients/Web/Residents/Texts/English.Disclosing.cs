using PeerConnect.Contracts;

namespace PeerConnect.Residents.Texts;

/// <content>Which of one's own messages staff read.</content>
internal sealed partial class English
{
    public override string DisclosuresTitle => "What staff have read";

    public override string DisclosuresMore => "If the computer brings a message of yours to staff, you see here who read it. It shows the next day.";

    public override string DisclosuresDanger => "If a life was in danger, it shows some days after staff were done.";

    public override string DisclosuresNotAll => "This is not all that staff read. The rules say who may read what you write.";

    public override string DisclosuresNone => "There is none to show now.";

    public override string DisclosuresNotHere => "The rules here do not show this.";

    public override string YouWroteIt => "You wrote it";

    public override string ReadAround => "They could read what stands around it too.";

    public override string How(OwnReadingKind kind) => kind switch
    {
        OwnReadingKind.Sample => "One message, picked by chance to check the computer.",
        OwnReadingKind.WholeConversation => "They read the whole chat.",
        OwnReadingKind.BreakGlass => "They saw more than the rules say. It was an emergency, and someone checked it.",
    };

    public override string SomeStaff => "staff";

    public override string ReadBy(string who) => $"Read by {who}";

    public override string ByRule(string rule) => $"The rule: {rule}";
}
