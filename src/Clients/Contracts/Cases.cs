using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What a case is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseCategory>))]
public enum CaseCategory
{
    /// <summary>Somebody may hurt or kill himself.</summary>
    SelfHarm,

    /// <summary>Somebody may hurt another person.</summary>
    Violence,

    /// <summary>Sexual abuse or harassment.</summary>
    SexualAbuse,

    /// <summary>Pressure, debt, favours.</summary>
    Exploitation,

    /// <summary>Addresses or messages carried for a third person.</summary>
    ContactSharing,

    /// <summary>A plan to leave custody.</summary>
    Escape,

    /// <summary>Somebody needs a doctor now.</summary>
    MedicalEmergency,

    /// <summary>A person asks for a person.</summary>
    Company,
}

/// <summary>What a view is for. Self-harm is disclosed for care alone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CasePurpose>))]
public enum CasePurpose
{
    /// <summary>The care of the person.</summary>
    Care,

    /// <summary>The safety of another person.</summary>
    SafetyOfOthers,

    /// <summary>Protection from abuse and exploitation.</summary>
    Safeguarding,

    /// <summary>A complaint that a person made.</summary>
    Complaint,

    /// <summary>Proof that the rules were kept.</summary>
    Audit,

    /// <summary>Courts and prosecutors, by their own logged route.</summary>
    LegalProcess,
}

/// <summary>Why a case was decided as it was: a closed list. Nothing in it punishes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseReason>))]
public enum CaseReason
{
    /// <summary>Somebody sat with the person, and that was enough.</summary>
    SupportGiven,

    /// <summary>A watch or care plan was opened (ACCT, observation).</summary>
    WatchOpened,

    /// <summary>Handed to mental health or health care.</summary>
    CareReferral,

    /// <summary>Handed to the chaplaincy.</summary>
    ChaplaincyReferral,

    /// <summary>Steps were taken for the safety of another person.</summary>
    SafetySteps,

    /// <summary>An incident was recorded where the facility records them.</summary>
    IncidentRecorded,

    /// <summary>Known already, and somebody is on it.</summary>
    KnownAlready,

    /// <summary>A figure of speech, a quotation, a joke, something long past.</summary>
    NotMeant,

    /// <summary>Looked into, no risk was found.</summary>
    NoRiskFound,
}

/// <summary>Whether the flag was right.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FlagVerdict>))]
public enum FlagVerdict
{
    /// <summary>It was right.</summary>
    True,

    /// <summary>It was a false alarm.</summary>
    False,

    /// <summary>It cannot be said.</summary>
    Unclear,
}

/// <summary>Opens a case. The view is recorded before anything is shown.</summary>
/// <param name="Purpose">What for; must be the one that the policy gives.</param>
/// <param name="BeforeSequence">Only lines before this one, for a case too long for one answer; absent for the newest.</param>
public sealed record OpenCase(CasePurpose Purpose, long? BeforeSequence = null);

/// <summary>Decides a case.</summary>
/// <param name="Reason">From the closed list.</param>
/// <param name="Verdict">Whether the flag was right.</param>
/// <param name="Note">At most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record DecideCase(CaseReason Reason, FlagVerdict Verdict, string? Note = null)
{
    /// <summary>Never prints the note.</summary>
    public override string ToString() => $"DecideCase {{ {Reason}, {Verdict} }}";
}

/// <summary>Names the person whom the words of a case mean: a case of that person, with a card for that door.</summary>
/// <param name="Number">The person's number at the own facility.</param>
/// <param name="Severity">3: soon, as the policy says; 4: a life is in danger now, people are sent at once.</param>
/// <param name="Category">What the danger is: that of the case, self-harm, or, unless the case is of that, violence; absent for that of the case.</param>
/// <param name="Note">What whoever goes on with it has to know, at most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record NamePersonMeant(string Number, int Severity, CaseCategory? Category = null, string? Note = null)
{
    /// <summary>Never prints who, nor the note.</summary>
    public override string ToString() => $"NamePersonMeant {{ {Category}, {Severity} }}";
}

/// <summary>That a card went out for somebody whom the words of a case mean. It names nobody but the member of staff.</summary>
/// <param name="At">When.</param>
/// <param name="By">Which member of staff named the person.</param>
/// <param name="Severity">3 or 4.</param>
/// <param name="Waits">Whether the person still waits for somebody; until then the case out of which it was named cannot be decided.</param>
/// <param name="MetAt">When somebody stood in front of the person; absent before.</param>
/// <param name="CaseId">The person's case; only where the caller's role learns of it.</param>
/// <param name="Pseudonym">What the person is called in that case; only with it.</param>
public sealed record CaseMeant(DateTimeOffset At, string? By, int Severity, bool Waits, DateTimeOffset? MetAt, Guid? CaseId = null, string? Pseudonym = null);

/// <summary>That somebody goes to the person of a case, as it stands now. It says nothing else of the case.</summary>
/// <param name="CaseId">Its id.</param>
/// <param name="OnTheWaySince">Since when somebody is on the way.</param>
/// <param name="WithPersonSince">Since when somebody is with the person.</param>
public sealed record VisitRecorded(Guid CaseId, DateTimeOffset? OnTheWaySince, DateTimeOffset? WithPersonSince);

/// <summary>Hands a case over.</summary>
/// <param name="To">The user name of the colleague; absent to give it back to the queue.</param>
public sealed record HandOverCase(string? To = null);

/// <summary>An opened case: what the caller's role may see, after the view was recorded.</summary>
/// <param name="Case">As the feed shows it.</param>
/// <param name="Number">What staff call it; a drill has numbers apart.</param>
/// <param name="ViewedAt">When this view was recorded.</param>
/// <param name="Role">The role under which it was opened.</param>
/// <param name="Level">What the policy gives that role: 2 the message, 3 context, 4 identity, 5 the conversation.</param>
/// <param name="Subject">Who wrote it, or whom it is about; from level 4 on.</param>
/// <param name="Location">Where the person is; only where the policy gives the location.</param>
/// <param name="Lines">Flagged messages and the context that the policy allows, in order.</param>
/// <param name="Events">What was done so far.</param>
/// <param name="Outcome">How it was decided; absent before.</param>
/// <param name="MoreBefore">There are earlier lines: open again with this as <c>beforeSequence</c>; absent when these are all.</param>
/// <param name="Raised">What somebody told staff, oldest first, at most the newest 100; absent where nobody did.</param>
/// <param name="Glass">Each break-glass on this case, first to last; absent where there is none.</param>
/// <param name="Exports">Each export of this case, first to last; absent where there is none.</param>
/// <param name="Referrals">Each referral of this case, first to last; absent where there is none.</param>
/// <param name="ReferTo">Where whoever has the case may refer it; absent where the policy offers nothing.</param>
/// <param name="Meant">Whom staff named as meant by its words, first to last; absent for nobody.</param>
public sealed record OpenedCase(
    FeedCase Case,
    long Number,
    DateTimeOffset ViewedAt,
    Role Role,
    int Level,
    CasePerson? Subject,
    CaseLocation? Location,
    IReadOnlyList<CaseLine> Lines,
    IReadOnlyList<CaseEvent> Events,
    CaseOutcome? Outcome,
    long? MoreBefore = null,
    IReadOnlyList<CaseRaised>? Raised = null,
    IReadOnlyList<BrokenGlass>? Glass = null,
    IReadOnlyList<CaseExport>? Exports = null,
    IReadOnlyList<CaseReferral>? Referrals = null,
    IReadOnlyList<CaseReferralKind>? ReferTo = null,
    IReadOnlyList<CaseMeant>? Meant = null)
{
    /// <summary>Never prints content.</summary>
    public override string ToString() => $"OpenedCase {{ {Case.CaseId} }}";
}

/// <summary>Who wrote it.</summary>
/// <param name="PersonId">The person's id.</param>
/// <param name="Number">The person's number at the facility.</param>
/// <param name="Name">Given and family name.</param>
public sealed record CasePerson(Guid PersonId, string Number, string Name)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => "CasePerson";
}

/// <summary>Where the person is.</summary>
/// <param name="Name">Given and family name.</param>
/// <param name="Unit">The housing unit, where it is known.</param>
/// <param name="Cell">The cell, where it is known.</param>
/// <param name="Left">Set where the person is not here any more; then no place is named. Absent otherwise.</param>
public sealed record CaseLocation(string Name, string? Unit, string? Cell, PersonLeft? Left = null)
{
    /// <summary>Never prints who and where.</summary>
    public override string ToString() => "CaseLocation";
}

/// <summary>One message of an opened case.</summary>
/// <param name="Sequence">Its place in the conversation; 0 for one that has none.</param>
/// <param name="At">When it was stored.</param>
/// <param name="Flagged">Whether it is what was flagged, or context.</param>
/// <param name="Pseudonym">What its author is called within this case.</param>
/// <param name="Speaker">In which role the author takes part in the conversation.</param>
/// <param name="Name">Who wrote it; from level 4 on, and only people of the own facility.</param>
/// <param name="Text">The text; absent where its key was destroyed.</param>
/// <param name="Spans">What weighed, strongest first; only on flagged messages.</param>
/// <param name="Decisions">How it was judged, first to last; only on flagged messages.</param>
/// <param name="Held">Where the decision on a message stands that is not in the conversation; absent for one that is.</param>
public sealed record CaseLine(
    long Sequence,
    DateTimeOffset At,
    bool Flagged,
    string Pseudonym,
    MemberRole Speaker,
    string? Name,
    string? Text,
    IReadOnlyList<CaseSpan> Spans,
    IReadOnlyList<CaseJudgement> Decisions,
    CaseHeld? Held = null)
{
    /// <summary>Never prints text or name.</summary>
    public override string ToString() => $"CaseLine {{ {Sequence} }}";
}

/// <summary>A part of the text that weighed.</summary>
/// <param name="Offset">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Share">Its share of all that weighed in the message, named or not, 0 to 1.</param>
public sealed record CaseSpan(int Offset, int Length, double Share);

/// <summary>How a message was judged in the case's category, by whom and under which policy.</summary>
/// <param name="Source">"Model", "Lexicon" …</param>
/// <param name="Version">Of the model or list.</param>
/// <param name="Severity">0 to 4.</param>
/// <param name="Probability">How likely severity 2 or more is, 0 to 1.</param>
/// <param name="PolicyVersion">The policy that decided who learns of it.</param>
/// <param name="Rules">Its rules that matched in this category.</param>
/// <param name="Raised">Why it was raised above its own words; absent when it was not.</param>
/// <param name="At">When it was judged.</param>
/// <param name="Fallback">The model did not answer: the list of words judged, and the model judges again.</param>
/// <param name="Late">A later judgement than the one that the message was stored with.</param>
public sealed record CaseJudgement(
    string Source,
    string Version,
    int Severity,
    double Probability,
    int PolicyVersion,
    IReadOnlyList<string> Rules,
    CaseRisk? Raised,
    DateTimeOffset At,
    bool Fallback,
    bool Late);

/// <summary>Several messages together weighed more than each.</summary>
/// <param name="Messages">How many worrying messages, this one included.</param>
/// <param name="WithinSeconds">From the first of them to this one.</param>
/// <param name="From">Severity of this message alone.</param>
/// <param name="To">Severity it was given.</param>
public sealed record CaseRisk(int Messages, double WithinSeconds, int From, int To);

/// <summary>One act on the case.</summary>
/// <param name="Kind">"opened", "raised", "viewed" and "conversation-viewed" (one's own), "taken", "on-the-way", "cannot-go", "face-to-face", "visit-taken-back", "handed-over", "decided", "overdue", "escalated", "unstaffed", "alarm-raised", "alarm-delivered", "alarm-undelivered", "person-says-yes", "person-says-no", "person-agrees" and "person-takes-back" (that a supporter may know of it), "supporter-told", "asked-again", "seen", "refused", "closed", "drill-ended", "glass-asked", "glass-approved", "glass-refused", "glass-lapsed", "glass-alone", "glass-over", "glass-reviewed", "glass-review-overdue", "flag-corrected", "export-asked", "export-signed", "exported", "referred", "form-opened", "passed-on", "meant-named".</param>
/// <param name="At">When.</param>
/// <param name="By">Which member of staff; absent for the server.</param>
/// <param name="Late">True for "opened" and "raised" where the flag came late: the message was stored before the model, or its second opinion, had judged it.</param>
public sealed record CaseEvent(string Kind, DateTimeOffset At, string? By, bool? Late = null);

/// <summary>How a case was decided.</summary>
/// <param name="Reason">From the closed list.</param>
/// <param name="Verdict">Whether the flag was right.</param>
/// <param name="At">When.</param>
/// <param name="By">Which member of staff.</param>
/// <param name="Note">The note; from level 4 on, and to its writer.</param>
public sealed record CaseOutcome(CaseReason Reason, FlagVerdict Verdict, DateTimeOffset At, string? By, string? Note)
{
    /// <summary>Never prints the note.</summary>
    public override string ToString() => $"CaseOutcome {{ {Reason}, {Verdict} }}";
}
