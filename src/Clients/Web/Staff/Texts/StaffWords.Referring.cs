using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

/// <summary>A case that is handed on to somebody outside of this system.</summary>
internal abstract partial class StaffWords
{
    public abstract string Refer { get; }

    public abstract string ReferExplained { get; }

    public abstract string ReferWhere { get; }

    public abstract string WhyReferred { get; }

    public abstract string RecordReferral { get; }

    public abstract string ChooseWhereAndWhy { get; }

    public abstract string WhereReferred { get; }

    public abstract string OpenForm { get; }

    public abstract string FormIsRecorded { get; }

    /// <summary>Who referred it, and when.</summary>
    public abstract string ReferredBy(string name, string time);

    /// <summary>By when the form that follows a visit has to be written.</summary>
    public abstract string WrittenBefore(string time);

    /// <summary>Where to.</summary>
    public abstract string Referral(CaseReferralKind kind);
}
