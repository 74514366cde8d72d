using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

/// <summary>What somebody told staff of a person.</summary>
internal abstract partial class StaffWords
{
    /// <summary>Nobody goes before then: the time would show who told.</summary>
    public abstract string NotBefore(string time);

    public abstract string SourceIsNobodys { get; }

    public abstract string PatternExplained { get; }

    /// <summary>Of a case in which people are sent: that they are sent to the writer, whomever the words are about.</summary>
    public abstract string MayBeSomebodyElse { get; }

    public abstract string Raised(RaisedKind kind);

    public abstract string About(ConcernAbout about);

    public abstract string Reported(ReportReason reason);

    public abstract string Complained(ComplaintReason reason);
}
