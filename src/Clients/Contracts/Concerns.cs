using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What a supporter is worried about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConcernAbout>))]
public enum ConcernAbout
{
    /// <summary>The person may hurt or kill himself or herself.</summary>
    SelfHarm,

    /// <summary>The person may hurt somebody else.</summary>
    Violence,

    /// <summary>Somebody puts pressure on the person, or the person on somebody.</summary>
    Exploitation,

    /// <summary>Sexual abuse or harassment.</summary>
    SexualAbuse,

    /// <summary>The person needs a doctor. Severity 3, and 4 for now; staff come at once for both.</summary>
    NeedsDoctor,
}

/// <summary>How near it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConcernNear>))]
public enum ConcernNear
{
    /// <summary>Something is not right. Severity 2.</summary>
    Worrying,

    /// <summary>It may happen soon: it was said, or it was tried before. Severity 3.</summary>
    Soon,

    /// <summary>It may happen now: how, when or a goodbye was said. Severity 4.</summary>
    Now,
}

/// <summary>"I'm worried about someone."</summary>
/// <param name="ConversationId">A conversation that the caller shares with the person.</param>
/// <param name="MemberId">The person, as the conversation's members name him or her; never oneself, never staff.</param>
/// <param name="About">What about.</param>
/// <param name="Near">How near.</param>
/// <param name="Words">In one's own words, at most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record RaiseConcern(Guid ConversationId, Guid MemberId, ConcernAbout About, ConcernNear Near, string? Words = null)
{
    /// <summary>Never prints the words, nor whom it is about.</summary>
    public override string ToString() => $"RaiseConcern {{ {About}, {Near} }}";
}

/// <summary>Why somebody reports a message.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportReason>))]
public enum ReportReason
{
    /// <summary>It is a threat.</summary>
    Threat,

    /// <summary>It is sexual, and not wanted.</summary>
    Sexual,

    /// <summary>It puts pressure on somebody, or asks for favours.</summary>
    Pressure,

    /// <summary>It insults somebody.</summary>
    Insult,

    /// <summary>It passes on an address, a number or a message for somebody else.</summary>
    Contact,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Reports a message that the caller can read, or could read before it was taken back.</summary>
/// <param name="ConversationId">The conversation that it is in.</param>
/// <param name="EntryId">The message; never one's own.</param>
/// <param name="Reason">Why.</param>
/// <param name="Words">In one's own words, at most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record ReportMessage(Guid ConversationId, Guid EntryId, ReportReason Reason, string? Words = null)
{
    /// <summary>Never prints the words.</summary>
    public override string ToString() => $"ReportMessage {{ {EntryId}, {Reason} }}";
}

/// <summary>What a complaint against a supporter is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComplaintReason>))]
public enum ComplaintReason
{
    /// <summary>Sexual words, touches or demands.</summary>
    Sexual,

    /// <summary>Pressure, debt, favours asked.</summary>
    Pressure,

    /// <summary>Threats.</summary>
    Threat,

    /// <summary>Told others what was said in trust.</summary>
    ToldOthers,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Complains of a supporter with whom the caller has, or had, a conversation.</summary>
/// <param name="ConversationId">The conversation, also one that is over.</param>
/// <param name="MemberId">The supporter.</param>
/// <param name="Reason">What about.</param>
/// <param name="Words">In one's own words, at most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record ComplainOfSupporter(Guid ConversationId, Guid MemberId, ComplaintReason Reason, string? Words = null)
{
    /// <summary>Never prints the words, nor of whom.</summary>
    public override string ToString() => $"ComplainOfSupporter {{ {Reason} }}";
}

/// <summary>It is stored, and staff can see it. Nothing is ever said of what follows.</summary>
/// <param name="Text">The sentence to show, in the caller's language.</param>
public sealed record ToldToStaff(string Text);

/// <summary>How staff came to know of something, where it was not a message that was judged.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RaisedKind>))]
public enum RaisedKind
{
    /// <summary>A supporter or facilitator is worried about the person.</summary>
    Concern,

    /// <summary>Somebody who could read a message reported it.</summary>
    Report,

    /// <summary>Somebody complained of a supporter.</summary>
    Complaint,

    /// <summary>The person was moved here while staff of the facility before worked on an open case of self-harm; what was written or told stays there.</summary>
    Arrival,

    /// <summary>In what the person told staff of something else, own words may be of the person's own wish to die.</summary>
    OwnWords,

    /// <summary>Staff who read a case named the person as the one whom its words mean. The words, and who wrote them, stay there.</summary>
    Meant,
}

/// <summary>What somebody told staff, as an opened case shows it. Never who told it.</summary>
/// <param name="Kind">A supporter's concern, a report of a message, a complaint of a supporter, the person's own words, or that staff named the person.</param>
/// <param name="At">When it was stored.</param>
/// <param name="About">Of a concern: what about.</param>
/// <param name="Severity">2 to 4: how near; of a report, what its reason stands for.</param>
/// <param name="PolicyVersion">The policy that decided who learns of it.</param>
/// <param name="Rules">Its rules that matched.</param>
/// <param name="Words">In own words, of <see cref="RaisedKind.Meant"/> those of whoever named the person; absent where there are none, or their key was destroyed.</param>
/// <param name="Reason">Of a report: why.</param>
/// <param name="Sequence">Of a report: the line that was reported.</param>
/// <param name="Complaint">Of a complaint: what about.</param>
public sealed record CaseRaised(
    RaisedKind Kind,
    DateTimeOffset At,
    ConcernAbout? About,
    int Severity,
    int PolicyVersion,
    IReadOnlyList<string> Rules,
    string? Words,
    ReportReason? Reason = null,
    long? Sequence = null,
    ComplaintReason? Complaint = null)
{
    /// <summary>Never prints the words.</summary>
    public override string ToString() => $"CaseRaised {{ {Kind}, {About}{Reason}{Complaint} }}";
}
