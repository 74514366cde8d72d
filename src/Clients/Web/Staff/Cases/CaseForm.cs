namespace PeerConnect.Staff.Cases;

/// <summary>What is asked about the open case before an act is sent.</summary>
internal enum CaseForm
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Reason, verdict and note.</summary>
    Decide,

    /// <summary>To whom.</summary>
    HandOver,

    /// <summary>Where to, and why.</summary>
    Refer,

    /// <summary>Whom the words mean, how near, what the danger is.</summary>
    Meant,

    /// <summary>What seeing more is for, and why.</summary>
    AskMore,

    /// <summary>What taking the case out is for, and why.</summary>
    AskExport,
}
