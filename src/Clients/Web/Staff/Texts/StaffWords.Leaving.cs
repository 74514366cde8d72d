using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

/// <summary>A case that leaves the system.</summary>
internal abstract partial class StaffWords
{
    public abstract string TakeOut { get; }

    public abstract string AskForExport { get; }

    public abstract string ExportExplained { get; }

    public abstract string WhyExport { get; }

    public abstract string NameOthersToo { get; }

    public abstract string SignAsFirst { get; }

    public abstract string SignExport { get; }

    public abstract string LookWhetherSigned { get; }

    public abstract string Download { get; }

    public abstract string LeavesTheSystem { get; }

    public abstract string OthersNamed { get; }

    public abstract string Kept { get; }

    /// <summary>Who asked, which is the first signature.</summary>
    public abstract string ExportAsked(string name, string time);

    /// <summary>Who signed, too.</summary>
    public abstract string ExportSigned(string name, string time);

    /// <summary>How often it was written.</summary>
    public abstract string WrittenTimes(int count);

    /// <summary>Where an export stands.</summary>
    public abstract string Export(ExportState state);
}
