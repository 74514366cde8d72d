using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string Audit => "Audit";

    public override string Chain => "The record";

    public override string ChainExplained => "Each act is a row whose hash covers the row before it, signed at intervals. Verifying finds any row that was changed, taken out, put in or moved.";

    public override string Verify => "Verify the record";

    public override string NotAnchored => "No anchor is kept where the server can read it: rows cut off at the end cannot be found here.";

    public override string ServerCheckedItself => "The server checked its own record. For proof that does not rest on it, verify an export elsewhere, with the public key noted at installation: peerconnect audit verify";

    public override string Anomalies => "What to ask about";

    public override string AnomaliesExplained => "Views of cases that want an explanation. They are questions, not findings: each leads to its case. Asking is recorded.";

    public override string FromDay => "From";

    public override string ToDay => "To, at most 31 days";

    public override string LookThrough => "Look through";

    public override string ReviewsOwed => "Break-glass that nobody has reviewed";

    public override string NoReviewsOwed => "None. Each was reviewed, or is still open.";

    public override string Quarters => "Quarters in numbers";

    public override string QuartersExplained => "A page to print, without names. Numbers under five are not shown. Each quarter is counted once, when somebody first opens it.";

    public override string Follow => "Follow one case";

    public override string FollowThis => "Follow the case";

    public override string FollowExplained => "From the message to the outcome: who saw what, and when. Nothing that a person wrote. Following is recorded.";

    public override string NumberOfCase => "Number of the case";

    public override string NoSuchCase => "No case of this facility is meant by that. Check the number.";

    public override string LaterInExport => "Later rows stand in the export.";

    public override string ChainWhole(long rows) => $"Whole: {rows} rows, signed to the last.";

    public override string ChainBroken(int faults, long rows) => $"Not whole: {faults} faults in {rows} rows. Keep the anchors, export the record, and tell whoever answers for the server.";

    public override string ChainRow(long row) => $"row {row}";

    public override string AnchoredUpTo(long row) => $"Anchored up to row {row}: what is cut off after it cannot be found here.";

    public override string NothingStandsOut(int rows) => $"Nothing stands out in {rows} rows about cases.";

    public override string StandsOut(int count, int rows) => $"{count} to ask about, of {rows} rows about cases.";

    public override string OthersInExport(int count) => $"{count} more stand in the export.";

    public override string OverSince(string day, string time) => $"over since {day}, {time}";

    public override string WasDenied(string about) => $"Denied: {about}";

    public override string Places(long first, long last) => $"places {first} to {last}";

    public override string PolicyOf(int version) => $"policy {version}";

    public override string RecordExplained => "Keep the record and its public key to verify them elsewhere, without this server: peerconnect audit verify FILE --public-key KEY. Keeping it is recorded.";

    public override string KeepRecord => "Keep the record as a file";

    public override string KeepKey => "Keep the public key";

    public override string SearchRecord => "Search the record";

    public override string SearchExplained => "At most 31 days at once. It holds no words that anybody wrote. Searching is recorded.";

    public override string KindOfAct => "Kind of act";

    public override string EveryAct => "Every kind";

    public override string NumberOrUserName => "Number or user name. You may leave it empty.";

    public override string NothingFound => "Nothing was found.";

    public override string MoreRows => "Show later ones";

    public override string FoundRows(int count) => $"{count} rows, from the first on.";

    public override string KeyKept(string id) => $"Kept. The key is {id}: compare it with the one noted at installation.";

    public override string ActsOf(string kind) => kind switch
    {
        "case-" => "Cases",
        "break-glass-" => "Seeing more than the policy gives",
        "held-" => "Held messages",
        "person-" => "People",
        "conversation-" => "Conversations",
        "place-" => "Places in them",
        "request-" => "Requests and approvals",
        "policy-" => "The policy",
        "session-" => "Sessions",
        "sign-in-" => "Sign-in",
        "audit-" => "This record",
        _ => $"Acts that begin with {kind}",
    };

    public override string Fault(AuditFaultKind fault) => fault switch
    {
        AuditFaultKind.Damaged => "A line does not have its form.",
        AuditFaultKind.Changed => "It was changed after it was written.",
        AuditFaultKind.OutOfOrder => "Rows are missing, doubled or in another order.",
        AuditFaultKind.CheckpointWrong => "A signature is not the server's, or signs something else.",
        AuditFaultKind.Unsigned => "The last rows are not signed.",
        AuditFaultKind.AnchorWrong => "It does not fit its anchor: it or a row before it was replaced.",
        AuditFaultKind.CutOff => "The record ends before a row that was anchored: rows were cut off, unless the file is an export of before.",
        AuditFaultKind.Incomplete => "The record says something else of itself than it holds.",
    };

    public override string Anomaly(AuditAnomalyKind kind) => kind switch
    {
        AuditAnomalyKind.ViewDenied => "Somebody tried to see a case and was denied",
        AuditAnomalyKind.ViewWithoutGround => "Seen without a case or an approval",
        AuditAnomalyKind.ViewOutOfShift => "Seen out of shift",
        AuditAnomalyKind.ReviewOverdue => "Break-glass not reviewed in time",
        AuditAnomalyKind.DecidedUnvisited => "Severity 4 ended by one person, and nobody had gone to the resident",
        AuditAnomalyKind.RosterChanged => "A roster that is stored is not the one that was saved",
        AuditAnomalyKind.PinUsedElsewhere => "A new PIN that staff made, first used away from every kiosk",
        AuditAnomalyKind.SamePersonAgain => "One person's cases seen again and again, without acting",
    };

    public override string Level(int level) => level switch
    {
        2 => "the message",
        3 => "the message and what is around it",
        4 => "with who wrote it",
        5 => "the conversation around it, with who wrote",
        _ => $"level {level}",
    };

    public override string Act(string kind) => kind switch
    {
        "case-shown" => "Place or name was shown, not what was written",
        "person-meant-named" => "Somebody else named, whom the words of a case mean",
        "case-viewed" => "Case opened and read",
        "case-conversation-viewed" => "Whole conversation read",
        "break-glass-viewed" => "More of it was read",
        "case-export-made" => "The file of the export was made",
        "off-system-alarm" => "Alarm outside the system",
        "alarm-delivered" => "Alarm delivered",
        "alarm-undelivered" => "Alarm could not be delivered",
        "drill-started" => "Drill started",
        "held-release" => "Message released",
        "held-rejection" => "Rejection asked for or made",
        "held-rejection-confirmation" => "Rejection confirmed",
        "held-appeal-answer" => "Appeal answered",
        "person-requested" => "A person was asked for",
        "person-request-seen" => "Request seen",
        "person-request-refused" => "Nobody comes",
        "person-request-closed" => "Request closed",
        _ when kind.StartsWith("break-glass-", StringComparison.Ordinal) => Event($"glass-{kind["break-glass-".Length..]}"),
        _ when kind.StartsWith("case-", StringComparison.Ordinal) => Event(kind["case-".Length..]),
        _ => Event(kind),
    };
}
