using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string SeeMore => "More than the policy gives";

    public override string AskForMore => "Ask to see more";

    public override string MoreExplained => "A colleague who may open this case has to approve. How far it goes and how long is the policy's. Each page you read is recorded, and somebody else reviews it afterwards.";

    public override string WhatFor => "What is it for?";

    public override string WhyMore => "Why, in words. Sealed; whoever approves or reviews reads it.";

    public override string NamesToo => "Show me who wrote, too. Whoever approves sees that you ask for it, and it is recorded.";

    public override string AloneToo => "A life is in danger now: begin without waiting, where the policy lets one person. It is reviewed all the same.";

    public override string ChoosePurposeAndWhy => "Choose what it is for, and write why.";

    public override string SendAsk => "Ask";

    public override string AnsweredSince => "A colleague answered. Open the case again to see how.";

    public override string AskedSince => "A colleague asks to see more of this case. Open it again to read why.";

    public override string MoreAskedHere => "A colleague asks to see more";

    public override string WithNames => "with who wrote it";

    public override string ByOneAlone => "begun by one person alone";

    public override string ReadMore => "Read";

    public override string WholeConversation => "The whole conversation";

    public override string ReadWhole => "Read all of it";

    public override string EachPageRecorded => "Each page is recorded before it is shown.";

    public override string PutAway => "Put away";

    public override string NothingMore => "There is no more to show here: each message keeps to the policy it was written under.";

    public override string MoreIsGone => "Its time is over. What it showed is gone from this page.";

    public override string Justified => "It was justified";

    public override string NotJustified => "It was not justified";

    public override string Reviews => "Waits for your review";

    public override string ReviewThis => "A colleague saw more of a case";

    public override string ReviewLate => "The time for this review has passed.";

    public override string NoReviews => "Nothing waits for your review.";

    public override string LookForReviews => "Look for reviews again";

    public override string ClockLeft(string left, string time) => $"{left} left, until {time}";

    public override string MoreAsked(string name, string time) => $"{name} asked at {time}.";

    public override string MoreApproved(string name, string time) => $"{name} approved at {time}.";

    public override string MoreRefused(string name, string time) => $"{name} did not approve, at {time}.";

    public override string MoreReviewed(string verdict, string name, string time) => $"{verdict}, says {name} at {time}.";

    public override string ReviewDue(string day) => $"Somebody who had no part in it says by {day} whether it was justified.";

    public override string PageRecorded(string time) => $"This page was recorded at {time}.";

    public override string PagesRead(int count) => $"pages read: {count}";

    public override string Glass(BreakGlassState state) => state switch
    {
        BreakGlassState.Asked => "Waits for a colleague's answer",
        BreakGlassState.Open => "Open",
        BreakGlassState.Refused => "Not approved",
        BreakGlassState.Lapsed => "Nobody answered in time",
        BreakGlassState.Over => "Over",
    };

    public override string Reach(BreakGlassReach reach) => reach switch
    {
        BreakGlassReach.Case => "messages around those that were flagged",
        BreakGlassReach.Conversation => "the whole conversation",
    };
}
