using PeerConnect.Staff.Policies;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string PolicyTitle => "Policy";

    public override string PolicyNotForYou => "Your roles have no part in the policy.";

    public override string PolicyWaitsForYou => "Your session has ended. What you wrote in the policy is still here: sign in again, and go on.";

    public override string PolicyName => "Name";

    public override string InForceSince => "In force since";

    public override string InForceUntil => "In force until";

    public override string WhoWrote => "Who wrote it";

    public override string WhoSigned => "Who signed it";

    public override string CameWithSystem => "It came with the system";

    public override string PolicyVersions => "Every version";

    public override string ShowVersion => "Show";

    public override string IsInForce => "in force";

    public override string AskedAgain => "everybody was asked for consent again";

    public override string PolicyDocument => "The document";

    public override string PolicyNotice => "What residents read";

    public override string PolicyNoticeExplained => "The notice is made from the document. Nobody writes it, so it cannot promise something else.";

    public override string PolicyNoticeOf(int paragraphs) => $"The whole notice, {paragraphs} paragraphs";

    public override string PolicyNoticeLanguage => "Language of the notice";

    public override string NoPolicyNotice => "There is none while the document has faults.";

    public override string PolicyDrafts => "Drafts";

    public override string NoPolicyDrafts => "There is none. What is in force stays.";

    public override string OpenDraft => "Open";

    public override string BeginDraft => "Begin a draft";

    public override string BeginFrom => "Begin with";

    public override string FromPolicyInForce => "the policy in force";

    public override string NewDraft => "New draft";

    public override string NotSavedYet => "Not saved yet.";

    public override string InForceFromWhen => "In force from";

    public override string InForceFromExplained => "By the clock of this screen. Leave it empty for as soon as two have signed.";

    public override string SavingTakesOff => "Saving takes the signatures off: colleagues sign what they have read.";

    public override string SaveDraft => "Save the draft";

    public override string DraftIsSaved => "The draft is saved. Try it, then ask two colleagues to sign.";

    public override string YoursIsStillHere => "Nothing was written over. What you typed is still here, not saved.";

    public override string ReadTheirs => "Read what was saved";

    public override string SaveApart => "Save mine as a draft of its own";

    public override string SaveOver => "Save mine over it";

    public override string TakeTheirs => "Drop mine and take theirs";

    public override string DraftIsOver => "This draft was signed, came into force or was given up meanwhile. What you typed is still here.";

    public override string LeaveUnsaved => "What you changed is not saved. Go back without it?";

    public override string LeaveAnyway => "Go back without it";

    public override string BackToPolicy => "Back to the policy";

    public override string GiveUpDraft => "Give the draft up";

    public override string ReallyGiveUp => "Give this draft up for everybody?";

    public override string DraftGivenUp => "The draft is given up.";

    public override string PolicyQuestions => "Change it by answering";

    public override string PolicyQuestionsExplained => "Each answer edits the document below, which is then written anew: comments that somebody typed into it are lost. Nothing counts before it is saved and two have signed.";

    public override string PolicyAnswersRead => "What this draft answers.";

    public override string UndoAnswer => "Undo the last change by an answer";

    public override string InForceToday => "in force now";

    public override string AnsweredByHand => "This part was edited by hand, to something that is not offered here. An answer replaces it.";

    public override string SomethingByHand => "something edited by hand";

    public override string QuestionsWait => "The document has faults. Mend them below, and the questions are back.";

    public override string EditDocument => "For experts: edit the document";

    public override string ReadDocument => "Read the document";

    public override string PolicyDocumentExplained => "Lines of a key and a value, indented with blanks. The Tab key goes on to the button that checks.";

    public override string CheckDocument => "Check the document";

    public override string NoFaults => "The document has no faults.";

    public override string WholeDocument => "The whole document";

    public override string TryDraft => "Try it on what was recorded";

    public override string TryDraftExplained => "What would have been different in the last days? No text is read: these are numbers. Trying is recorded.";

    public override string SaveThenTry => "What you changed is not saved. Save it, then try it.";

    public override string DaysBack => "Days back";

    public override string TryNow => "Try the draft";

    public override string NoDifference => "In what is shown, nothing would have been different.";

    public override string TriedBefore => "The draft was saved again since. Try it again for its numbers.";

    public override string BarsExplained => "Upper bar, an outline: today. Lower bar, filled: the draft.";

    public override string WhoWouldBeTold => "How often somebody would be told";

    public override string WhatBecomesOfMessages => "What becomes of messages";

    public override string WhatBecomesOfTold => "What people tell staff, and whom they ask for: opens or joins a case";

    public override string TwoKindsCountTwice => "A message of two kinds counts twice.";

    public override string NotLookedForThen(string category, int messages) =>
        $"{category}: nobody had asked the computer to look for this in {(messages == 1 ? "1 of these messages" : $"{messages} of these messages")}. How many cases the draft would bring cannot be said.";

    public override string ComparedWhat => "What";

    public override string ComparedToday => "Today";

    public override string ComparedDraft => "Draft";

    public override string ComparedDifference => "Difference";

    public override string NoChange => "the same";

    public override string IfNobodyActs => "if nobody acts";

    public override string ToldAtOnce => "at once";

    public override string WithThePlace => "with name and place";

    public override string TwoSignatures => "Two signatures";

    public override string SignedByTwo => "Signed by two";

    public override string InForceAtOnce => "It comes into force as soon as two have signed.";

    public override string ConsentTitle => "Consent";

    public override string DisclosesMore => "It discloses more than the policy in force: once it is in force, everybody reads the new notice and is asked again before the next message.";

    public override string DisclosesNoMore => "It discloses no more than the policy in force: nobody is asked again.";

    public override string NobodyIsThere => "It tells somebody who is not there. Give somebody the role, put somebody on the roster, or take it out:";

    public override string OwnTextIsForOthers => "You wrote it, so two colleagues sign it.";

    public override string YouHaveSigned => "You have signed. A colleague signs as the second.";

    public override string YourRoleDoesNotSign => "Your role reads the policy and does not sign it.";

    public override string NobodyCouldSign => "Nobody else could sign it now.";

    public override string LastSignature => "Yours is the last signature.";

    public override string SignNow => "Sign now";

    public override string SignPolicyFirst => "Sign as the first of two";

    public override string SignPolicySecond => "Sign as the second";

    public override string SignedAsFirst => "Signed. A second signature is missing.";

    public override string NowInForce => "Signed by two. It is in force.";

    public override string ReadAgainThenSign => "It was changed, or something stands against it since you read it. It is shown as it is now: read it again, then sign.";

    public override string DraftHasEnded => "This draft came into force, or was given up.";

    public override string SaveThenSign => "What you changed is not saved, so there is nothing to sign yet.";

    public override string AnotherCameIntoForce => "Another version came into force after this was written. Somebody compares it and saves it anew, then it can be signed.";

    public override string AnotherWaitsForItsTime => "Another draft is signed and waits for its time. One of the two has to be given up.";

    public override string DateHasPassed => "Its date has passed. Choose a later one, or none, and save.";

    public override string PolicyVersionNumber(int version) => $"Version {version}";

    public override string VersionInForce(int version) => $"Version {version} is in force";

    public override string VersionOver(int version) => $"Version {version}, in force no longer";

    public override string SinceDay(string day, string time) => $"since {day} {time}";

    public override string UntilThen(string day, string time) => $"until {day} {time}";

    public override string SignedByNames(string names) => $"signed by {names}";

    public override string DraftWrittenBy(string name, string day, string time) => $"Written by {name}, {day} {time}";

    public override string SignedSoFar(int count) => $"{count} of 2 have signed";

    public override string InForceFrom(string day, string time) => $"to be in force from {day} {time}";

    public override string WillBeInForce(string day, string time) => $"Signed by two, it comes into force on {day} at {time}.";

    public override string DraftBy(string name) => $"Draft of {name}";

    public override string ComesAfter(int version) => $"It would take the place of version {version}.";

    public override string IsSaved(string day, string time) => $"Saved on {day} at {time}.";

    public override string SavedMeanwhileBy(string name) => $"{name} saved this draft while you wrote";

    public override string MendThenSave(int count) => $"Not saved: the document has faults ({count}). Mend them, then save.";

    public override string FaultsFound(int count) => $"Faults: {count}";

    public override string LineAndColumn(int line, int column) => $"Line {line}, column {column}";

    public override string ChangedFrom(string sentence) => $"Changed. In force now: {sentence}";

    public override string DaysOutOfRange(int longest) => $"Write a number of days from 1 to {longest}.";

    public override string NothingRecorded(int days) => $"Nothing was recorded in the last {days} days, so there is nothing to compare. Choose more days, or judge the draft by its notice.";

    public override string TriedOn(int? messages, int days) => $"Recorded decisions on messages in the last {days} days: {Fives(messages)}.";

    public override string FewAreLeftOut => "Whole weeks, and numbers in fives. What fewer than five people wrote is not shown, as if nobody had. Messages that opened no case are counted only as far back as the policy keeps scores.";

    public override string Few => "few or none";

    public override string TriedOnTold(int times, string since) =>
        $"Concerns, complaints and requests for a person in these days: {times}. They are on record since {since}. What was refused because no rule tells anybody is not.";

    public override string ToldOf(string category, int severity) => $"Somebody is told of: {category} {severity}";

    public override string EachDifference(int count) => $"Each difference in being told: {count}";

    public override string MoreBy(int count) => $"{count} more";

    public override string FewerBy(int count) => $"{count} fewer";

    public override string FromTo(string today, string draft) => $"today {today}, with the draft {draft}";

    public override string CouldSign(string names) => $"Could sign: {names}.";

    public override string WouldSee(int level) => level switch
    {
        0 => "that there is something",
        1 => "when, what kind and how serious",
        2 => "the words, without the name",
        3 => "the words and messages around them",
        4 => "the words and the name",
        _ => "the whole conversation",
    };

    public override string Becomes(MessageOutcome outcome) => outcome switch
    {
        MessageOutcome.Flagged => "Arrive, and somebody is told",
        MessageOutcome.Held => "Are held for a decision",
        MessageOutcome.Blocked => "Do not arrive",
        MessageOutcome.Cases => "Open or join a case",
        MessageOutcome.Alarms => "Alarm outside the system, if nobody acts",
        MessageOutcome.Signposts => "Their sender is shown where to find help",
    };
}
