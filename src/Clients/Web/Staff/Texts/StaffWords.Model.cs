namespace PeerConnect.Staff.Texts;

/// <summary>The model in force and the candidate on its way: counts and what the notice promises, never content.</summary>
internal abstract partial class StaffWords
{
    public abstract string ModelTitle { get; }

    public abstract string WordsStandIn { get; }

    public abstract string NoticeSays { get; }

    public abstract string NoticeWillSay { get; }

    public abstract string GoBack { get; }

    public abstract string GoBackMore { get; }

    public abstract string WentBack { get; }

    public abstract string WayIntoForce { get; }

    public abstract string GateReport { get; }

    public abstract string NoReportCounts { get; }

    public abstract string GatePassed { get; }

    public abstract string Signatures { get; }

    public abstract string OneIsYours { get; }

    public abstract string StillNeeded { get; }

    public abstract string HashOfModel { get; }

    public abstract string HashOfReport { get; }

    public abstract string SignCandidate { get; }

    public abstract string SignCandidateMore { get; }

    public abstract string CandidateSigned { get; }

    public abstract string CandidateJudgesNow { get; }

    public abstract string ModelSignedToo { get; }

    public abstract string ToModel { get; }

    public abstract string SignedByTwoOn(string at);

    public abstract string WentBackOn(string at);

    public abstract string SignaturesOfTwo(int count);

    /// <summary>What the notice says of a model; 1 is more than half.</summary>
    public abstract string MissesOneIn(int count);
}
