namespace PeerConnect.Residents.Texts;

/// <content>A message that was held back.</content>
internal sealed partial class English
{
    public override string Held => "Held. A person looks at it first, and you will hear what comes of it.";

    public override string HeldNotKept => "Your words are not kept here.";

    public override string HeldUntil(string time) => $"Held for staff to look at, until {time}. You will hear what comes of it.";

    public override string HeldTimeOver => "Held. The time to look at it is over. You will hear what comes of it.";

    public override string WaitTimeOver => "Your message waited for a person to look at it. That time is over. You will hear what comes of it.";

    public override string WaitsOn => "Your message still waits for a person to look at it. No one else can read it yet. You can still take it back.";

    public override string HeldRejected(string why) => $"It was not passed on. {why}";

    public override string HeldExpired => "It was not passed on. No one could look at it in time.";

    public override string HeldWithdrawn => "You took this back.";

    public override string HeldNotDelivered => "It was not passed on.";

    public override string HeldBlocked => "It was not passed on. This kind of thing is not carried here.";

    public override string WhyThreat => "It sounds like a threat.";

    public override string WhyPressure => "It puts someone under pressure.";

    public override string WhyAbuse => "It may hurt or shame someone.";

    public override string WhyMethod => "It tells how to do harm.";

    public override string WhyPersonal => "It has things in it about someone else.";

    public override string Appeal => "Ask someone else to look";

    public override string Appealed => "Someone else looks at it now. You will hear.";

    public override string AppealDenied => "Someone else looked at it too. It stays like that.";
}
