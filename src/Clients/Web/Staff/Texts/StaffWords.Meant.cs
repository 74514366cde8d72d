namespace PeerConnect.Staff.Texts;

/// <summary>Somebody else whom the words of a case mean, and who has a case of the own by it.</summary>
internal abstract partial class StaffWords
{
    /// <summary>The button, and the form's head.</summary>
    public abstract string NameMeant { get; }

    public abstract string MeantExplained { get; }

    public abstract string MeantNumber { get; }

    public abstract string MeantHow { get; }

    /// <summary>How near it is.</summary>
    /// <param name="severity">3 or 4.</param>
    public abstract string MeantSeverity(int severity);

    public abstract string MeantDanger { get; }

    public abstract string MeantNote { get; }

    public abstract string SendThere { get; }

    public abstract string MeantIncomplete { get; }

    /// <summary>Nobody has seen to the person yet.</summary>
    public abstract string MeantWaits { get; }

    /// <summary>Somebody stood in front of the person.</summary>
    public abstract string MeantMet(string time);
}
