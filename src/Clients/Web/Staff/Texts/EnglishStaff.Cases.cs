using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string Pages => "Pages";

    public override string Pseudonym(string given) => given;

    public override string WhatWaits => "What waits";

    public override string ChooseCase => "Open a case from the queue. Each opening is recorded.";

    public override string YouHaveIt => "You have this case";

    public override string ShowWords => "Show the words";

    public override string HideWords => "Hide the words";

    public override string ShowContext => "Show what was written around it";

    public override string HideContext => "Hide what was written around it";

    public override string Veiled => "Hidden until you ask for it";

    public override string TextGone => "This text was destroyed.";

    public override string EarlierLines => "Earlier lines";

    public override string WhyFlagged => "Why it was flagged";

    public override string NoWords => "Which words weighed was not worked out.";

    public override string ShowName => "Show who it is";

    public override string NameIsRecorded => "A pseudonym until you ask. Showing the name records another view.";

    public override string Flagged => "Flagged";

    public override string WhatPolicyAsks => "What the policy asks";

    public override string Take => "Take this case";

    public override string OnMyWay => "I am on my way";

    public override string WithPerson => "I am with the person";

    public override string Decide => "Decide";

    public override string HandOver => "Hand over";

    public override string Next => "Next case";

    public override string Close => "Close this case";

    public override string Cancel => "Cancel";

    public override string TakenUp => "Taken";

    public override string OnTheWay => "On the way";

    public override string FaceToFace => "With the person";

    public override string Limit => "Next limit";

    public override string Where => "Where";

    public override string NotYet => "not yet";

    public override string ByNobody => "nobody";

    public override string WhyDecided => "Why is it decided so?";

    public override string WasFlagRight => "Was the flag right?";

    public override string Note => "Note, sealed. You may leave it empty.";

    public override string RecordDecision => "Record the decision";

    public override string ChooseBoth => "Choose a reason, and say whether the flag was right.";

    public override string ToWhom => "User name of a colleague. Empty: back to the queue.";

    public override string CaseDecided => "Decided. It is recorded.";

    public override string HandedOver => "Handed over. It waits to be taken.";

    public override string CaseGone => "This case is decided, or not yours to see any more.";

    public override string NoAnswer => "No answer came. Look whether it was recorded before you try again.";

    public override string ClockIsOff(int minutes) => $"The clock of this machine is off by about {minutes} minutes. Time left is counted by the server's clock. Have this one set right.";

    public override string SoundOn => "Sound is on";

    public override string SoundOff => "Turn the sound on";

    public override string KeysOn => "Keys are on";

    public override string KeysOff => "Keys are off";

    public override string WhatWasDone => "What was done";

    public override string SomebodyGoes => "Somebody is on the way";

    public override string SomebodyIsThere => "Somebody is with the person";

    public override string NobodyGoes => "Nobody is on the way";

    public override string UnderAMinute => "Less than 1 min left";

    public override string Hours(int hours, int minutes) => $"{hours} h {minutes} min left";

    public override string NewAlarm(string about) => $"New: {about}";

    public override string CaseNumber(long number) => $"Case {number}";

    public override string Recorded(string role, string purpose, string time) => $"This view was recorded at {time}: {role}, {purpose}.";

    public override string WrittenBy(string name, string number) => $"{name}, {number}";

    public override string At(string time) => $"at {time}";

    public override string By(string name) => $"by {name}";

    public override string NewMessage(string time) => $"Another message came at {time}. Open the case again before you decide.";

    public override string OpenAgain => "Open again";

    public override string Judged(string by, int severity, int percent) => $"{by}: severity {severity}, certainty {percent} %";

    public override string JudgedBy(string source, string version) => source switch
    {
        "Model" => "Model",
        "SecondOpinion" => "Second opinion",
        "Lexicon" when version.StartsWith("plain-", StringComparison.Ordinal) => "The list of plain statements",
        "Lexicon" when version.StartsWith("method-", StringComparison.Ordinal) => "Tells in detail how, by the list",
        "Lexicon" => "The list of words",
        "PeerReport" => "Somebody's report",
        "Staff" => "Somebody on the staff",
        _ => source,
    };

    public override string ByFallback(string version) => $"Scored by fallback, the list of words {version}, because the model did not answer";

    public override string JudgedLate(string written) => $"Judged late: the message was written at {written}";

    public override string CameLate => "late: judged after the message was stored";

    public override string ShareExplained => "Each share is of all the words in the message that speak for it, also those not listed here.";

    public override string ByPolicy(int version, string rules) => $"Policy {version}, rules: {rules}";

    public override string RaisedTogether(int messages, TimeSpan within, int low, int high) => $"Raised from {low} to {high}: {messages} such messages {Within(within)}";

    public override string RoleName(Role role) => role switch
    {
        Role.Resident => "resident",
        Role.PeerSupporter => "supporter",
        Role.Facilitator => "facilitator",
        Role.Moderator => "moderator",
        Role.Clinician => "clinician",
        Role.Security => "security",
        Role.Officer => "officer",
        Role.ControlRoom => "control room",
        Role.Safeguarding => "safeguarding",
        Role.Chaplain => "chaplain",
        Role.Coordinator => "coordinator",
        Role.Auditor => "auditor",
        Role.Administrator => "administrator",
        Role.SupervisingOfficer => "supervising officer",
    };

    public override string Purpose(CasePurpose purpose) => purpose switch
    {
        CasePurpose.Care => "for care",
        CasePurpose.SafetyOfOthers => "for the safety of others",
        CasePurpose.Safeguarding => "for safeguarding",
        CasePurpose.Complaint => "for a complaint",
        CasePurpose.Audit => "for audit",
        CasePurpose.LegalProcess => "for a legal process",
    };

    public override string Speaker(MemberRole speaker) => speaker switch
    {
        MemberRole.Member => "resident",
        MemberRole.Supporter => "supporter",
        MemberRole.Facilitator => "facilitator",
    };

    public override string Reason(CaseReason reason) => reason switch
    {
        CaseReason.SupportGiven => "Somebody sat with the person, and that was enough",
        CaseReason.WatchOpened => "A watch or care plan was opened",
        CaseReason.CareReferral => "Handed to mental health or health care",
        CaseReason.ChaplaincyReferral => "Handed to the chaplaincy",
        CaseReason.SafetySteps => "Steps were taken for the safety of another person",
        CaseReason.IncidentRecorded => "An incident was recorded",
        CaseReason.KnownAlready => "Known already, and somebody is on it",
        CaseReason.NotMeant => "A figure of speech, a quotation, a joke, long past",
        CaseReason.NoRiskFound => "Looked into, no risk was found",
    };

    public override string Verdict(FlagVerdict verdict) => verdict switch
    {
        FlagVerdict.True => "It was right",
        FlagVerdict.False => "It was a false alarm",
        FlagVerdict.Unclear => "It cannot be said",
    };

    public override string Event(string kind) => kind switch
    {
        "opened" => "Case opened",
        "raised" => "Another message, or a worse one",
        "viewed" => "You opened it",
        "conversation-viewed" => "You read the whole conversation",
        "taken" => "Taken",
        "on-the-way" => "On the way",
        "cannot-go" => "Somebody cannot go",
        "face-to-face" => "With the person",
        "visit-taken-back" => "Not with the person after all",
        "handed-over" => "Handed over",
        "decided" => "Decided",
        "overdue" => "A limit passed",
        "escalated" => "The next in line was told",
        "unstaffed" => "Nobody was on duty",
        "alarm-raised" => "Alarm outside the system",
        "alarm-delivered" => "Alarm delivered",
        "alarm-undelivered" => "Alarm could not be delivered",
        "person-says-yes" => "The person says: somebody came",
        "person-agrees" => "The person says: the supporter may know that staff came",
        "person-takes-back" => "The person says: the supporter may not know it after all",
        "supporter-told" => "The supporter was told that staff came, and nothing else",
        "person-says-no" => "The person says: nobody came",
        "drill-ended" => "Drill ended",
        "released" => "Message released",
        "rejection-proposed" => "Rejection asked for",
        "rejected" => "Message rejected",
        "rejection-confirmed" => "Rejection confirmed",
        "appeal-upheld" => "Appeal upheld",
        "appeal-denied" => "Appeal denied",
        "not-delivered" => "Could not be delivered any more",
        "seen" => "Seen",
        "refused" => "Nobody comes",
        "closed" => "Closed",
        "asked-again" => "Asked again",
        "glass-asked" => "Asked to see more",
        "glass-alone" => "Began to see more, alone",
        "glass-approved" => "More was approved",
        "glass-refused" => "More was refused",
        "glass-lapsed" => "Nobody answered in time",
        "glass-over" => "Seeing more is over",
        "glass-reviewed" => "Seeing more was reviewed",
        "glass-review-overdue" => "Nobody reviewed in time",
        "flag-corrected" => "Flag taken off the record: a false alarm",
        "export-asked" => "Export asked for",
        "export-signed" => "Export signed by a second person",
        "exported" => "Exported",
        "referred" => "Referred",
        "passed-on" => "Given to a colleague, while whoever was there rests",
        "meant-named" => "A card went out for the person meant",
        "form-opened" => "Form opened to print",
        _ => kind,
    };

    public override string Refused(Refusal refusal) => string.Join(' ', ((string[])[refusal.Message, .. refusal.Faults ?? []]).Distinct());

    private static string Within(TimeSpan within) => (int)Math.Round(within.TotalMinutes) switch
    {
        < 1 => "within a minute",
        1 => "in 1 minute",
        < 120 and var minutes => $"in {minutes} minutes",
        var minutes => $"in {(minutes + 30) / 60} hours",
    };
}
