using PeerConnect.Contracts;

namespace PeerConnect.Residents.Texts;

/// <content>A message that was held back.</content>
internal abstract partial class Words
{
    public abstract string Held { get; }

    /// <summary>There are no words of a message that was not passed on.</summary>
    public abstract string HeldNotKept { get; }

    public abstract string HeldUntil(string time);

    /// <summary>It waits, and the time that was told for it is over: what comes of it is not known here yet.</summary>
    public abstract string HeldTimeOver { get; }

    /// <summary>Of a notice: the same.</summary>
    public abstract string WaitTimeOver { get; }

    /// <summary>Of a notice: it waits until somebody has looked, however long that is.</summary>
    public abstract string WaitsOn { get; }

    public abstract string HeldRejected(string why);

    public abstract string HeldExpired { get; }

    public abstract string HeldWithdrawn { get; }

    public abstract string HeldNotDelivered { get; }

    public abstract string HeldBlocked { get; }

    public abstract string WhyThreat { get; }

    public abstract string WhyPressure { get; }

    public abstract string WhyAbuse { get; }

    public abstract string WhyMethod { get; }

    public abstract string WhyPersonal { get; }

    public abstract string Appeal { get; }

    public abstract string Appealed { get; }

    public abstract string AppealDenied { get; }

    /// <summary>Where one's own held message stands.</summary>
    public string StateOf(HeldStatus held, DateTimeOffset now) => held switch
    {
        { Appeal: AppealState.Open } => Appealed,
        { Appeal: AppealState.Denied } => AppealDenied,
        { State: HeldState.Held, Until: { } until } => until > now ? HeldUntil(When(until, now)) : HeldTimeOver,
        _ => held.State switch
        {
            HeldState.Held => Held,
            HeldState.Released => string.Empty,
            HeldState.Rejected => held.Reason is { } reason ? HeldRejected(WhyOf(reason)) : HeldNotDelivered,
            HeldState.Expired => HeldExpired,
            HeldState.Withdrawn => HeldWithdrawn,
            HeldState.NotDelivered => HeldNotDelivered,
            HeldState.Blocked => held.Reason is { } why ? HeldRejected(WhyOf(why)) : HeldBlocked,
        },
    };

    /// <summary>What a notice says by now: that a message waits was written when it began to, and the time that was told for it may be over.</summary>
    public string Says(InboxItem notice, DateTimeOffset now) => notice switch
    {
        { Kind: InboxKind.MessageHeld, Until: null } => WaitsOn,
        { Kind: InboxKind.MessageHeld, Until: { } until } when until <= now => WaitTimeOver,
        _ => notice.Text,
    };

    private string WhyOf(RejectReason reason) => reason switch
    {
        RejectReason.Threat => WhyThreat,
        RejectReason.Pressure => WhyPressure,
        RejectReason.Abuse => WhyAbuse,
        RejectReason.MethodDetail => WhyMethod,
        RejectReason.PersonalDetails => WhyPersonal,
    };
}
