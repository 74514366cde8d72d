using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string MessageOf(string time) => $"message written at {time}";

    public override string Release => "Release";

    public override string Reject => "Reject";

    public override string ConfirmRejection => "Confirm the rejection";

    public override string Uphold => "Uphold: deliver it after all";

    public override string Deny => "Deny: it stays undelivered";

    public override string WhyReleased => "Why is it released?";

    public override string WhyRejected => "Why is it rejected? Its author is told.";

    public override string ChooseReason => "Choose a reason.";

    public override string SecondPerson => "A colleague asked that this message is rejected. Another person has to confirm it, or release the message.";

    public override string Appealed => "Its author appealed. Somebody who had no part in the decision answers.";

    public override string Proposed => "Asked for. A colleague has to confirm it.";

    public override string HeldHere => "A message waits";

    public override string AppealHere => "An appeal waits";

    public override string ConfirmHere => "A rejection waits for a second person";

    public override string HeldUntil(string time) => $"until {time}";

    public override string Held(HeldState state) => state switch
    {
        HeldState.Held => "Held: not delivered yet",
        HeldState.Released => "Delivered",
        HeldState.Rejected => "Rejected",
        HeldState.Expired => "Nobody decided in time: not delivered",
        HeldState.Withdrawn => "Taken back by its author",
        HeldState.NotDelivered => "It could not be delivered any more",
        HeldState.Blocked => "Not delivered: the policy does not carry it",
    };

    public override string ReleaseWhy(ReleaseReason reason) => reason switch
    {
        ReleaseReason.NoRiskFound => "Looked into, no risk was found",
        ReleaseReason.NotMeant => "A figure of speech, a quotation, a joke, long past",
        ReleaseReason.SupportArranged => "Somebody is with the people concerned",
    };

    public override string RejectWhy(RejectReason reason) => reason switch
    {
        RejectReason.Threat => "It threatens somebody",
        RejectReason.Pressure => "It puts pressure on somebody",
        RejectReason.Abuse => "It hurts or humiliates somebody",
        RejectReason.MethodDetail => "It tells how to do harm",
        RejectReason.PersonalDetails => "It carries details of a third person",
    };

    public override string HeldAct(HeldActKind kind) => kind switch
    {
        HeldActKind.Released => "Released",
        HeldActKind.ReleaseAgreed => "Agreed to release",
        HeldActKind.RejectionProposed => "Rejection asked for",
        HeldActKind.Rejected => "Rejected",
        HeldActKind.RejectionConfirmed => "Rejection confirmed",
        HeldActKind.AppealUpheld => "Appeal upheld",
        HeldActKind.AppealDenied => "Appeal denied",
    };
}
