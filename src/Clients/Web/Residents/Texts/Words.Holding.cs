using PeerConnect.Contracts;

namespace PeerConnect.Residents.Texts;

/// <content>A message that was held back.</content>
internal abstract partial class Words
{
    public abstract string Held { get; }

    /// <summary>There are no words of a message that was not passed on.</summary>
    public abstract string HeldNotKept { get; }

    public abstract string HeldUntil(string time);

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
        { State: HeldState.Held, Until: { } until } => HeldUntil(When(until, now)),
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

    private string WhyOf(RejectReason reason) => reason switch
    {
        RejectReason.Threat => WhyThreat,
        RejectReason.Pressure => WhyPressure,
        RejectReason.Abuse => WhyAbuse,
        RejectReason.MethodDetail => WhyMethod,
        RejectReason.PersonalDetails => WhyPersonal,
    };
}
