namespace PeerConnect.Shell.Pieces;

/// <summary>The icons there are. Each stands beside words, or has its own for a screen reader.</summary>
public enum IconName
{
    /// <summary>An arrow to where one came from.</summary>
    Back,

    /// <summary>Reading aloud.</summary>
    Speaker,

    /// <summary>Takes the last sign away.</summary>
    Delete,

    /// <summary>Size of the letters.</summary>
    Letters,

    /// <summary>Somebody: who is called.</summary>
    Person,

    /// <summary>An eye: who may read.</summary>
    Eye,

    /// <summary>A speech bubble.</summary>
    Speech,

    /// <summary>Choices.</summary>
    Dials,
}
