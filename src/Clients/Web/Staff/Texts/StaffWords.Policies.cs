using System.Globalization;
using PeerConnect.Staff.Policies;

namespace PeerConnect.Staff.Texts;

/// <summary>The policy: what is in force, drafts, trying them, signing them.</summary>
internal abstract partial class StaffWords
{
    public abstract string PolicyTitle { get; }

    public abstract string PolicyNotForYou { get; }

    public abstract string PolicyWaitsForYou { get; }

    public abstract string PolicyName { get; }

    public abstract string InForceSince { get; }

    public abstract string InForceUntil { get; }

    public abstract string WhoWrote { get; }

    public abstract string WhoSigned { get; }

    public abstract string CameWithSystem { get; }

    public abstract string PolicyVersions { get; }

    public abstract string ShowVersion { get; }

    public abstract string IsInForce { get; }

    public abstract string AskedAgain { get; }

    public abstract string PolicyDocument { get; }

    public abstract string PolicyNotice { get; }

    public abstract string PolicyNoticeExplained { get; }

    public abstract string PolicyNoticeLanguage { get; }

    public abstract string NoPolicyNotice { get; }

    /// <summary>Opens and closes the notice, and says how long it is.</summary>
    public abstract string PolicyNoticeOf(int paragraphs);

    public abstract string PolicyDrafts { get; }

    public abstract string NoPolicyDrafts { get; }

    public abstract string OpenDraft { get; }

    public abstract string BeginDraft { get; }

    public abstract string BeginFrom { get; }

    public abstract string FromPolicyInForce { get; }

    public abstract string NewDraft { get; }

    public abstract string NotSavedYet { get; }

    public abstract string InForceFromWhen { get; }

    public abstract string InForceFromExplained { get; }

    public abstract string SavingTakesOff { get; }

    public abstract string SaveDraft { get; }

    public abstract string DraftIsSaved { get; }

    public abstract string YoursIsStillHere { get; }

    public abstract string ReadTheirs { get; }

    public abstract string SaveApart { get; }

    public abstract string SaveOver { get; }

    public abstract string TakeTheirs { get; }

    public abstract string DraftIsOver { get; }

    public abstract string LeaveUnsaved { get; }

    public abstract string LeaveAnyway { get; }

    public abstract string BackToPolicy { get; }

    public abstract string GiveUpDraft { get; }

    public abstract string ReallyGiveUp { get; }

    public abstract string DraftGivenUp { get; }

    public abstract string PolicyQuestions { get; }

    public abstract string PolicyQuestionsExplained { get; }

    public abstract string PolicyAnswersRead { get; }

    public abstract string UndoAnswer { get; }

    public abstract string InForceToday { get; }

    public abstract string AnsweredByHand { get; }

    public abstract string SomethingByHand { get; }

    public abstract string QuestionsWait { get; }

    public abstract string EditDocument { get; }

    public abstract string ReadDocument { get; }

    public abstract string PolicyDocumentExplained { get; }

    public abstract string CheckDocument { get; }

    public abstract string NoFaults { get; }

    public abstract string WholeDocument { get; }

    public abstract string TryDraft { get; }

    public abstract string TryDraftExplained { get; }

    public abstract string SaveThenTry { get; }

    public abstract string DaysBack { get; }

    public abstract string TryNow { get; }

    public abstract string NoDifference { get; }

    public abstract string TriedBefore { get; }

    public abstract string BarsExplained { get; }

    public abstract string WhoWouldBeTold { get; }

    public abstract string WhatBecomesOfMessages { get; }

    /// <summary>Of concerns, complaints and requests for a person.</summary>
    public abstract string WhatBecomesOfTold { get; }

    public abstract string TwoKindsCountTwice { get; }

    public abstract string NotLookedForThen(string category, int messages);

    public abstract string ComparedWhat { get; }

    public abstract string ComparedToday { get; }

    public abstract string ComparedDraft { get; }

    public abstract string ComparedDifference { get; }

    public abstract string NoChange { get; }

    public abstract string IfNobodyActs { get; }

    public abstract string ToldAtOnce { get; }

    public abstract string WithThePlace { get; }

    public abstract string TwoSignatures { get; }

    public abstract string SignedByTwo { get; }

    public abstract string InForceAtOnce { get; }

    public abstract string ConsentTitle { get; }

    public abstract string DisclosesMore { get; }

    public abstract string DisclosesNoMore { get; }

    public abstract string NobodyIsThere { get; }

    public abstract string OwnTextIsForOthers { get; }

    public abstract string YouHaveSigned { get; }

    public abstract string YourRoleDoesNotSign { get; }

    public abstract string NobodyCouldSign { get; }

    public abstract string LastSignature { get; }

    public abstract string SignNow { get; }

    public abstract string SignPolicyFirst { get; }

    public abstract string SignPolicySecond { get; }

    public abstract string SignedAsFirst { get; }

    public abstract string NowInForce { get; }

    public abstract string ReadAgainThenSign { get; }

    public abstract string DraftHasEnded { get; }

    public abstract string SaveThenSign { get; }

    public abstract string AnotherCameIntoForce { get; }

    public abstract string AnotherWaitsForItsTime { get; }

    public abstract string DateHasPassed { get; }

    /// <summary>A version by its number.</summary>
    public abstract string PolicyVersionNumber(int version);

    /// <summary>The version that is in force.</summary>
    public abstract string VersionInForce(int version);

    /// <summary>A version that is in force no longer.</summary>
    public abstract string VersionOver(int version);

    /// <summary>Since when.</summary>
    public abstract string SinceDay(string day, string time);

    /// <summary>Until when.</summary>
    public abstract string UntilThen(string day, string time);

    /// <summary>Who signed.</summary>
    public abstract string SignedByNames(string names);

    /// <summary>Who wrote a draft last, and when.</summary>
    public abstract string DraftWrittenBy(string name, string day, string time);

    /// <summary>How many have signed.</summary>
    public abstract string SignedSoFar(int count);

    /// <summary>From when on it is to be in force.</summary>
    public abstract string InForceFrom(string day, string time);

    /// <summary>Signed, and waiting for its time.</summary>
    public abstract string WillBeInForce(string day, string time);

    /// <summary>A draft.</summary>
    public abstract string DraftBy(string name);

    /// <summary>Which version it would take the place of.</summary>
    public abstract string ComesAfter(int version);

    /// <summary>Nothing is unsaved.</summary>
    public abstract string IsSaved(string day, string time);

    /// <summary>A colleague saved the same draft.</summary>
    public abstract string SavedMeanwhileBy(string name);

    /// <summary>It was not saved.</summary>
    public abstract string MendThenSave(int count);

    /// <summary>How many faults there are.</summary>
    public abstract string FaultsFound(int count);

    /// <summary>A place in the document.</summary>
    public abstract string LineAndColumn(int line, int column);

    /// <summary>What an answer takes the place of.</summary>
    public abstract string ChangedFrom(string sentence);

    /// <summary>A number that cannot be.</summary>
    public abstract string DaysOutOfRange(int longest);

    /// <summary>There is nothing to try it on.</summary>
    public abstract string NothingRecorded(int days);

    /// <summary>On what it was tried.</summary>
    public abstract string TriedOn(int? messages, int days);

    public abstract string FewAreLeftOut { get; }

    /// <summary>A number of a simulation; null where too few people are behind it.</summary>
    public string Fives(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Few;

    public abstract string Few { get; }

    /// <summary>On what else it was tried, and from when on that is on record.</summary>
    public abstract string TriedOnTold(int times, string since);

    /// <summary>Somebody told staff of somebody.</summary>
    public abstract string ToldOf(string category, int severity);

    /// <summary>The list of the differences.</summary>
    public abstract string EachDifference(int count);

    /// <summary>A bigger number.</summary>
    public abstract string MoreBy(int count);

    /// <summary>A smaller number.</summary>
    public abstract string FewerBy(int count);

    /// <summary>Two numbers, one after the other.</summary>
    public abstract string FromTo(string today, string draft);

    /// <summary>Who else could sign.</summary>
    public abstract string CouldSign(string names);

    /// <summary>What somebody who is told sees.</summary>
    public abstract string WouldSee(int level);

    /// <summary>What becomes of a message.</summary>
    public abstract string Becomes(MessageOutcome outcome);
}
