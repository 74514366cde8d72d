using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

/// <summary>What staff found of flags, against what the model promised.</summary>
internal abstract partial class StaffWords
{
    public abstract string VerdictsTitle { get; }

    public abstract string VerdictsExplained { get; }

    public abstract string VerdictsFlags { get; }

    public abstract string VerdictsRight { get; }

    public abstract string VerdictsPromised { get; }

    public abstract string VerdictsByParts { get; }

    public abstract string VerdictsOfQuiet { get; }

    public abstract string VerdictsNotShown { get; }

    public abstract string FewerRightMeans { get; }

    public abstract string ModelKeepsPromise { get; }

    /// <summary>The model that judges now.</summary>
    public abstract string ModelInUse(string model);

    /// <summary>One that judged before.</summary>
    public abstract string ModelNotInUse(string model);

    /// <summary>Flags that are right less often than promised.</summary>
    public abstract string FewerAreRight(string flags);

    /// <summary>So many of so many.</summary>
    public abstract string OutOf(int right, int verdicts);

    /// <summary>So many, of which the right ones are not shown.</summary>
    public abstract string VerdictsGiven(int verdicts);

    /// <summary>A share between two.</summary>
    public abstract string PercentBetween(int low, int high);

    /// <summary>Verdicts that are in no other number.</summary>
    public abstract string CannotBeSaid(string flags, int count);

    /// <summary>In which language.</summary>
    public abstract string InLanguage(WrittenLanguage language);

    /// <summary>How it stands to the promise.</summary>
    public abstract string Stands(VerdictStanding standing);
}
