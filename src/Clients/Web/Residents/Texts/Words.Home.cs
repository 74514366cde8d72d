namespace PeerConnect.Residents.Texts;

/// <content>The first page after signing in.</content>
internal abstract partial class Words
{
    public abstract string MyPeople { get; }

    /// <summary>Under the question whether one needs a person, for who is signed in.</summary>
    public abstract string NeedSomeoneHere { get; }

    public abstract string MyGroups { get; }

    public abstract string NoPeople { get; }

    public abstract string NoGroups { get; }

    public abstract string MySupporter { get; }

    public abstract string ISupport { get; }

    public abstract string ILead { get; }

    public abstract string NeedRest { get; }

    public abstract string Resting { get; }

    public abstract string EndRest { get; }

    public abstract string NeedRestAsk { get; }

    public abstract string NeedRestYes { get; }

    /// <summary>How many one supports, of how many at most where there is a cap.</summary>
    public abstract string Supporting(int supported, int? most);

    public abstract string PausedHere { get; }

    public abstract string EndedHere { get; }

    public abstract string WhoMayRead { get; }

    public abstract string AskForSupporter { get; }

    public abstract string MyChoices { get; }

    /// <summary>Before a sign-out that takes words away.</summary>
    public abstract string NotSentYet { get; }

    public abstract string SignOutYes { get; }

    public abstract string Back { get; }

    public abstract string ToMe { get; }

    public abstract string RulesChanged { get; }

    public abstract string ReadRules { get; }

    public abstract string Morning(string name);

    public abstract string Afternoon(string name);

    public abstract string Evening(string name);

    public abstract string New(long count);

    public abstract string People(int count);

    public abstract string Yes { get; }

    public abstract string No { get; }

    public abstract string ThankYou { get; }

    /// <summary>The answer to "did they come?" was no.</summary>
    public abstract string StaffToldAgain { get; }

    /// <summary>Beside the question whether a supporter may know that staff came.</summary>
    public abstract string NotWithoutYourYes { get; }

    /// <summary>After a yes to it.</summary>
    public abstract string SupporterWillKnow(string time);

    /// <summary>Takes that yes back.</summary>
    public abstract string DoNotTell { get; }
}
