namespace PeerConnect.Staff.Cases;

/// <summary>How the work on the last case ended.</summary>
internal enum CaseEnd
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>One decided it.</summary>
    Decided,

    /// <summary>One handed it over.</summary>
    HandedOver,

    /// <summary>A colleague decided it, or the policy gives it to one no longer.</summary>
    Gone,
}
