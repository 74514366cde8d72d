using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

/// <summary>Quiet messages that are read without a name.</summary>
internal abstract partial class StaffWords
{
    public abstract string SamplesTitle { get; }

    public abstract string SamplesExplained { get; }

    public abstract string NothingToRead { get; }

    /// <summary>Opens one: the day, and what the computer saw.</summary>
    public abstract string ReadSample(string day, string what);

    public abstract string OnlyQuiet { get; }

    /// <summary>One that is open.</summary>
    public abstract string SampleOf(string day);

    /// <summary>That the view is on record.</summary>
    public abstract string SampleViewed(string time);

    public abstract string WhatWasIt { get; }

    public abstract string WhatItIsAbout { get; }

    public abstract string HowSerious { get; }

    public abstract string SayAllOfIt { get; }

    public abstract string RecordFinding { get; }

    public abstract string FindingRecorded { get; }

    public abstract string FindingTold { get; }

    public abstract string FindingToldNobody { get; }

    /// <summary>So many were read.</summary>
    public abstract string SamplesRead(int read);

    /// <summary>What was found of them.</summary>
    public abstract string SamplesFound(int right, int missed, int unclear);

    /// <summary>What a reader says of one.</summary>
    public abstract string Finding(SampleFinding finding);
}
