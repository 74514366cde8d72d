using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>Who may do what with the facility's policies.</summary>
public static class PolicyRoles
{
    /// <summary>Who may write a draft.</summary>
    public static ImmutableArray<Role> Authors { get; } = [Role.Coordinator, Role.Administrator];

    /// <summary>Who may sign one. Care and security are among them: the policy is not the programme's alone.</summary>
    public static ImmutableArray<Role> Signers { get; } = [.. Authors, Role.Clinician, Role.Security, Role.Safeguarding];

    /// <summary>Who may read policies and drafts.</summary>
    public static ImmutableArray<Role> Readers { get; } = [.. Signers, Role.Moderator, Role.Auditor];
}

/// <summary>How far a draft of a policy is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PolicyDraftState>))]
public enum PolicyDraftState
{
    /// <summary>Being written or waiting for signatures.</summary>
    Draft,

    /// <summary>Signed by two; comes into force at its time.</summary>
    Scheduled,

    /// <summary>Came into force and is a version now.</summary>
    InForce,

    /// <summary>Given up.</summary>
    Withdrawn,
}

/// <summary>One version of the facility's policy.</summary>
/// <param name="Version">Counts up; a message keeps the version it was committed under.</param>
/// <param name="Name">What people call it.</param>
/// <param name="EffectiveAt">Since when it is, or was, in force.</param>
/// <param name="SupersededAt">Until when; absent for the one in force.</param>
/// <param name="ConsentFrom">Consent to this version or a later one is enough.</param>
/// <param name="SignedBy">Who signed it; empty for the one that came with the facility.</param>
/// <param name="WrittenBy">Who wrote it; absent for that one.</param>
public sealed record PolicyVersion(
    int Version, string Name, DateTimeOffset EffectiveAt, DateTimeOffset? SupersededAt, int ConsentFrom, IReadOnlyList<string> SignedBy, string? WrittenBy = null)
{
    /// <summary>Never prints who wrote and signed it.</summary>
    public override string ToString() => $"PolicyVersion {{ {Version} }}";
}

/// <summary>The facility's policies: every version, newest first, and every draft that is not over.</summary>
public sealed record PolicyOverview(IReadOnlyList<PolicyVersion> Versions, IReadOnlyList<PolicyDraftSummary> Drafts);

/// <summary>The document of one version, and the notice that is made from it in each language.</summary>
public sealed record PolicyText(int Version, string Document, IReadOnlyList<NoticeText> Notices);

/// <summary>A draft without its text.</summary>
/// <param name="DraftId">Its id.</param>
/// <param name="State">How far it is.</param>
/// <param name="Author">Who wrote it last, and may not sign it.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="EffectiveAt">When it is to come into force; absent for as soon as two have signed.</param>
/// <param name="Signatures">How many have signed it as it stands.</param>
public sealed record PolicyDraftSummary(Guid DraftId, PolicyDraftState State, string Author, DateTimeOffset ChangedAt, DateTimeOffset? EffectiveAt, int Signatures)
{
    /// <summary>Never prints the author.</summary>
    public override string ToString() => $"PolicyDraftSummary {{ {DraftId}, {State} }}";
}

/// <summary>A draft with all that a signature is about.</summary>
/// <param name="Draft">Without its text.</param>
/// <param name="Document">The text as written.</param>
/// <param name="DocumentHash">SHA-256 of it, lower case hex: what is signed.</param>
/// <param name="Follows">The version in force when it was written; after another came into force it has to be saved anew before it can be signed.</param>
/// <param name="SignedBy">Who signed it as it stands.</param>
/// <param name="AsksConsentAgain">It discloses more than the policy in force, so everybody is asked again before the next message.</param>
/// <param name="Unstaffed">Roles it names that nobody holds now, and rosters it names that nobody is on, in words; it cannot be signed while there is one.</param>
/// <param name="Notices">The notice that residents would read, in each language.</param>
/// <param name="MaySign">Who else could sign it as it stands: colleagues who hold a role for it, did not write it last and have not signed it.</param>
/// <param name="OwnText">Whether the caller wrote it last.</param>
/// <param name="OwnSignature">Whether the caller signed it as it stands.</param>
/// <param name="Warnings">What to know before signing it, in sentences; it can be signed all the same.</param>
public sealed record PolicyDraft(
    PolicyDraftSummary Draft,
    string Document,
    string DocumentHash,
    int Follows,
    IReadOnlyList<string> SignedBy,
    bool AsksConsentAgain,
    IReadOnlyList<string> Unstaffed,
    IReadOnlyList<NoticeText> Notices,
    IReadOnlyList<string> MaySign,
    bool OwnText,
    bool OwnSignature,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Never prints who wrote and signed it.</summary>
    public override string ToString() => $"PolicyDraft {{ {Draft.DraftId} }}";
}

/// <summary>Writes a draft, or writes it anew; every signature under what it was before is gone.</summary>
/// <param name="Document">The policy.</param>
/// <param name="EffectiveAt">When it is to come into force, UTC; absent for as soon as two have signed.</param>
/// <param name="ChangedAt">When what this replaces was changed last, as it was read: refused where somebody saved it since. Absent for a new draft.</param>
public sealed record SavePolicyDraft(string Document, DateTimeOffset? EffectiveAt = null, DateTimeOffset? ChangedAt = null);

/// <summary>Signs a draft exactly as it was read.</summary>
/// <param name="DocumentHash">The hash of what was read.</param>
/// <param name="ChangedAt">When it was changed last, as it was read: its date is no part of the hash, and a signature is for both. Absent: for the text alone.</param>
public sealed record SignPolicyDraft(string DocumentHash, DateTimeOffset? ChangedAt = null);

/// <summary>What became of a signature.</summary>
/// <param name="State">Draft while a second is missing; Scheduled; InForce.</param>
/// <param name="EffectiveAt">When it comes, or came, into force; absent while a signature is missing.</param>
/// <param name="Warnings">As in <see cref="PolicyDraft"/>.</param>
public sealed record PolicySigned(PolicyDraftState State, DateTimeOffset? EffectiveAt, IReadOnlyList<string> Warnings);

/// <summary>A whole policy to begin with.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Title">What people read, in the language asked for.</param>
/// <param name="Document">The document, without what this server does not carry out.</param>
public sealed record PolicyPresetShown(string Id, string Title, string Document);

/// <summary>The presets.</summary>
public sealed record PolicyPresets(IReadOnlyList<PolicyPresetShown> Presets);

/// <summary>Asks what a document answers to the plain questions.</summary>
/// <param name="Document">The policy.</param>
/// <param name="Language">"en" or "es".</param>
public sealed record AskPolicy(string Document, string Language = "en");

/// <summary>One thing that a question offers.</summary>
public sealed record PolicyChoiceShown(string Id, string Sentence);

/// <summary>One plain question about a document.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Sentence">The question.</param>
/// <param name="Explanation">What hangs on it.</param>
/// <param name="Choices">What can be answered.</param>
/// <param name="Current">The choice that the document has now; "other" where somebody edited that part by hand.</param>
public sealed record PolicyQuestionShown(string Id, string Sentence, string Explanation, IReadOnlyList<PolicyChoiceShown> Choices, string Current);

/// <summary>The questions that a document can be asked.</summary>
public sealed record PolicyQuestionList(IReadOnlyList<PolicyQuestionShown> Questions);

/// <summary>Answers one question: the document with that answer comes back, and nothing is stored.</summary>
public sealed record AnswerPolicy(string Document, string Question, string Choice);

/// <summary>A document.</summary>
public sealed record PolicyDocumentText(string Document);

/// <summary>Something that keeps a document from being a policy.</summary>
/// <param name="Sentence">What is wrong, and what to write.</param>
/// <param name="Line">Where, counted from 1; absent where it is about the whole.</param>
/// <param name="Column">Counted from 1; absent with the line.</param>
public sealed record PolicyFaultShown(string Sentence, int? Line = null, int? Column = null);

/// <summary>What is to be said of a document before it is saved.</summary>
/// <param name="Faults">All of them; the rest is empty while there is one.</param>
/// <param name="AsksConsentAgain">It discloses more than the policy in force.</param>
/// <param name="Unstaffed">As in <see cref="PolicyDraft"/>.</param>
/// <param name="Notices">The notice that residents would read, in each language.</param>
/// <param name="Warnings">As in <see cref="PolicyDraft"/>.</param>
public sealed record PolicyChecked(IReadOnlyList<PolicyFaultShown> Faults, bool AsksConsentAgain, IReadOnlyList<string> Unstaffed, IReadOnlyList<NoticeText> Notices, IReadOnlyList<string> Warnings);

/// <summary>Tries a draft on the recorded decisions of the last days.</summary>
/// <param name="Days">1 to 90; it goes back to the Monday before.</param>
public sealed record SimulatePolicy(int Days);

/// <summary>A number under the policy in force and under the draft: in fives, and absent where it is about fewer than five people.</summary>
public sealed record PolicyNumbers(int? Current, int? Draft);

/// <summary>What would have become of the messages of one category and severity. For one that is held its sender gets a notice; <c>Signposts</c> are those whose sender is shown help.</summary>
public sealed record PolicyOutcome(
    CaseCategory Category,
    int Severity,
    int? Messages,
    PolicyNumbers Flagged,
    PolicyNumbers Held,
    PolicyNumbers Blocked,
    PolicyNumbers Cases,
    PolicyNumbers Alarms,
    PolicyNumbers Signposts);

/// <summary>What would have become of what people told staff beside messages.</summary>
/// <param name="Category">What it was about.</param>
/// <param name="Severity">How serious.</param>
/// <param name="AskedFor">Whom somebody asked for; absent where somebody told of somebody: a concern and a complaint are not told apart.</param>
/// <param name="Times">How often.</param>
/// <param name="Cases">How often it would have opened a case or joined one. What does not tells nobody.</param>
/// <param name="Alarms">How often the alarm outside the system would have followed, had nobody acted.</param>
public sealed record PolicyTelling(CaseCategory Category, int Severity, RequestedPerson? AskedFor, int? Times, PolicyNumbers Cases, PolicyNumbers Alarms);

/// <summary>How often one role would have been told.</summary>
/// <param name="Category">Of which category.</param>
/// <param name="Severity">Of which severity.</param>
/// <param name="Role">Who.</param>
/// <param name="Level">What it would have seen: 0 a count to 5 the whole conversation.</param>
/// <param name="Location">Whether with name and cell.</param>
/// <param name="OnlyIfNobodyActs">True: as a next recipient, had nobody acted.</param>
/// <param name="Tells">How often.</param>
public sealed record PolicyTell(CaseCategory Category, int Severity, Role Role, int Level, bool Location, bool OnlyIfNobodyActs, PolicyNumbers Tells);

/// <summary>A simulation: numbers in fives, never text. What is about fewer than five people is not in it, and looks as if it were nobody.</summary>
/// <param name="Days">How many days back it went.</param>
/// <param name="Messages">On how many recorded decisions; absent where fewer than five people wrote them, 0 where nobody wrote.</param>
/// <param name="Outcomes">By category and severity.</param>
/// <param name="Tells">By category, severity, role and level.</param>
/// <param name="Unjudged">What the draft has the computer look for and nobody had asked it for then: of these the numbers say nothing; absent where there is none.</param>
/// <param name="Told">What people told staff beside messages, and whom they asked for; who is told of it is in <paramref name="Tells"/> too.</param>
/// <param name="ToldFrom">When the first of that was told that is on record; absent where nothing is.</param>
public sealed record PolicySimulated(
    int Days,
    int? Messages,
    IReadOnlyList<PolicyOutcome> Outcomes,
    IReadOnlyList<PolicyTell> Tells,
    IReadOnlyList<PolicyUnjudged>? Unjudged = null,
    IReadOnlyList<PolicyTelling>? Told = null,
    DateTimeOffset? ToldFrom = null);

/// <summary>Messages that the computer was not asked to judge in a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Messages">How many.</param>
public sealed record PolicyUnjudged(CaseCategory Category, int Messages);
