namespace PeerConnect.Staff.Texts;

/// <summary>Messages that may teach the computer: the second label, and how they leave.</summary>
internal abstract partial class StaffWords
{
    public abstract string TrainingTitle { get; }

    public abstract string TrainingExplained { get; }

    public abstract string NothingToLabel { get; }

    /// <summary>Opens one of that day.</summary>
    public abstract string ReadForLabel(string day);

    public abstract string LabelSelfHarm { get; }

    public abstract string LabelViolence { get; }

    /// <summary>A severity from 0 on, with what it means.</summary>
    public abstract string Label(int severity);

    public abstract string SayBothLabels { get; }

    public abstract string RecordLabel { get; }

    public abstract string ItSaysWho { get; }

    public abstract string LabelRecorded { get; }

    public abstract string TrainingLeaves { get; }

    public abstract string TrainingLeavesExplained { get; }

    /// <summary>So many may be asked for, in fives; 0 is fewer than five.</summary>
    public abstract string TrainingReady(int rows);

    /// <summary>So many are in it, in fives.</summary>
    public abstract string TrainingRowsOf(int rows);

    /// <summary>What both sign.</summary>
    public abstract string TrainingHash(string sha256);

    /// <summary>The file was written.</summary>
    public abstract string TrainingWritten(string sha256);
}
