using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal abstract partial class StaffWords
{
    /// <summary>Which message: the one written at that time.</summary>
    public abstract string MessageOf(string time);

    public abstract string Release { get; }

    public abstract string Reject { get; }

    public abstract string ConfirmRejection { get; }

    public abstract string Uphold { get; }

    public abstract string Deny { get; }

    public abstract string WhyReleased { get; }

    public abstract string WhyRejected { get; }

    public abstract string ChooseReason { get; }

    public abstract string SecondPerson { get; }

    public abstract string Appealed { get; }

    public abstract string Proposed { get; }

    public abstract string HeldHere { get; }

    public abstract string AppealHere { get; }

    public abstract string ConfirmHere { get; }

    /// <summary>Until when a message is held.</summary>
    public abstract string HeldUntil(string time);

    /// <summary>Where a held message stands.</summary>
    public abstract string Held(HeldState state);

    /// <summary>Why a message is released.</summary>
    public abstract string ReleaseWhy(ReleaseReason reason);

    /// <summary>Why a message is rejected.</summary>
    public abstract string RejectWhy(RejectReason reason);

    /// <summary>What was done to a held message.</summary>
    public abstract string HeldAct(HeldActKind kind);
}
