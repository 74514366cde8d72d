using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

/// <summary>The chain, for auditors.</summary>
internal abstract partial class StaffWords
{
    private const string Denied = "-denied";

    public abstract string Audit { get; }

    public abstract string Chain { get; }

    public abstract string ChainExplained { get; }

    public abstract string Verify { get; }

    public abstract string NotAnchored { get; }

    public abstract string ServerCheckedItself { get; }

    public abstract string Anomalies { get; }

    public abstract string AnomaliesExplained { get; }

    public abstract string FromDay { get; }

    public abstract string ToDay { get; }

    public abstract string LookThrough { get; }

    public abstract string ReviewsOwed { get; }

    public abstract string NoReviewsOwed { get; }

    public abstract string Quarters { get; }

    public abstract string QuartersExplained { get; }

    public abstract string Follow { get; }

    public abstract string FollowThis { get; }

    public abstract string FollowExplained { get; }

    public abstract string NumberOfCase { get; }

    public abstract string NoSuchCase { get; }

    public abstract string LaterInExport { get; }

    /// <summary>The chain is whole.</summary>
    public abstract string ChainWhole(long rows);

    /// <summary>It is not.</summary>
    public abstract string ChainBroken(int faults, long rows);

    /// <summary>A row of the chain.</summary>
    public abstract string ChainRow(long row);

    /// <summary>How far an anchor reaches.</summary>
    public abstract string AnchoredUpTo(long row);

    /// <summary>Nothing stands out.</summary>
    public abstract string NothingStandsOut(int rows);

    /// <summary>Something does.</summary>
    public abstract string StandsOut(int count, int rows);

    /// <summary>How many are not listed.</summary>
    public abstract string OthersInExport(int count);

    /// <summary>Since when it is over.</summary>
    public abstract string OverSince(string day, string time);

    /// <summary>Somebody tried and may not.</summary>
    public abstract string WasDenied(string about);

    /// <summary>Places of the conversation.</summary>
    public abstract string Places(long first, long last);

    /// <summary>Under which policy.</summary>
    public abstract string PolicyOf(int version);

    public abstract string RecordExplained { get; }

    public abstract string KeepRecord { get; }

    public abstract string KeepKey { get; }

    public abstract string SearchRecord { get; }

    public abstract string SearchExplained { get; }

    public abstract string KindOfAct { get; }

    public abstract string EveryAct { get; }

    public abstract string NumberOrUserName { get; }

    public abstract string NothingFound { get; }

    public abstract string MoreRows { get; }

    public abstract string FoundRows(int count);

    public abstract string KeyKept(string id);

    /// <summary>Acts whose verbs begin so.</summary>
    public abstract string ActsOf(string kind);

    /// <summary>What is wrong with the chain.</summary>
    public abstract string Fault(AuditFaultKind fault);

    /// <summary>What stands out.</summary>
    public abstract string Anomaly(AuditAnomalyKind kind);

    /// <summary>What a view showed.</summary>
    public abstract string Level(int level);

    /// <summary>An act as the chain names it; one that this page does not know stays as it is.</summary>
    public abstract string Act(string kind);

    /// <summary>The same of a row of the chain, which may say that somebody tried and may not.</summary>
    public string ActOf(string verb) => verb.EndsWith(Denied, StringComparison.Ordinal) ? WasDenied(Act(verb[..^Denied.Length])) : Act(verb);
}
