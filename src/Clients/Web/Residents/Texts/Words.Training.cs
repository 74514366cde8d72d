namespace PeerConnect.Residents.Texts;

/// <content>Whether the own words may teach the computer.</content>
internal abstract partial class Words
{
    public abstract string TrainingTitle { get; }

    public abstract string TrainingWhat { get; }

    /// <summary>Who reads it.</summary>
    public abstract string TrainingWho { get; }

    /// <summary>That no costs nothing and that nobody is told.</summary>
    public abstract string TrainingCosts { get; }

    /// <summary>That it can be taken back, and what cannot.</summary>
    public abstract string TrainingEnds { get; }

    /// <summary>How it stands, where the person said yes.</summary>
    public abstract string TrainingIsYes { get; }

    /// <summary>How it stands otherwise.</summary>
    public abstract string TrainingIsNo { get; }

    public abstract string TrainingSayYes { get; }

    public abstract string TrainingTakeBack { get; }
}
