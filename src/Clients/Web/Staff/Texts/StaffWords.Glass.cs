using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

/// <summary>Seeing more of a case than the policy gives.</summary>
internal abstract partial class StaffWords
{
    public abstract string SeeMore { get; }

    public abstract string AskForMore { get; }

    public abstract string MoreExplained { get; }

    public abstract string WhatFor { get; }

    public abstract string WhyMore { get; }

    public abstract string NamesToo { get; }

    public abstract string AloneToo { get; }

    public abstract string ChoosePurposeAndWhy { get; }

    public abstract string SendAsk { get; }

    public abstract string AnsweredSince { get; }

    public abstract string AskedSince { get; }

    public abstract string MoreAskedHere { get; }

    public abstract string WithNames { get; }

    public abstract string ByOneAlone { get; }

    public abstract string ReadMore { get; }

    public abstract string WholeConversation { get; }

    public abstract string ReadWhole { get; }

    public abstract string EachPageRecorded { get; }

    public abstract string PutAway { get; }

    public abstract string NothingMore { get; }

    public abstract string MoreIsGone { get; }

    public abstract string Justified { get; }

    public abstract string NotJustified { get; }

    public abstract string Reviews { get; }

    public abstract string ReviewThis { get; }

    public abstract string ReviewLate { get; }

    public abstract string NoReviews { get; }

    public abstract string LookForReviews { get; }

    /// <summary>How long is left, and until when.</summary>
    public abstract string ClockLeft(string left, string time);

    /// <summary>Who asked to see more.</summary>
    public abstract string MoreAsked(string name, string time);

    /// <summary>Who approved it.</summary>
    public abstract string MoreApproved(string name, string time);

    /// <summary>Who did not.</summary>
    public abstract string MoreRefused(string name, string time);

    /// <summary>Who reviewed it, and with which verdict.</summary>
    public abstract string MoreReviewed(string verdict, string name, string time);

    /// <summary>Until when it has to be reviewed.</summary>
    public abstract string ReviewDue(string day);

    /// <summary>When a page was recorded.</summary>
    public abstract string PageRecorded(string time);

    /// <summary>How many pages were read.</summary>
    public abstract string PagesRead(int count);

    /// <summary>Where a break-glass stands.</summary>
    public abstract string Glass(BreakGlassState state);

    /// <summary>How far it goes.</summary>
    public abstract string Reach(BreakGlassReach reach);
}
