using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal abstract partial class StaffWords
{
    public abstract string ChatProgrammes { get; }

    public abstract string ChatProgrammesMore { get; }

    public abstract string ProgrammeCode { get; }

    public abstract string ProgrammeName { get; }

    public abstract string AddProgramme { get; }

    public abstract string Rename { get; }

    public abstract string ChatProgramme { get; }

    public abstract string NoProgramme { get; }

    public abstract string SetProgramme { get; }

    public abstract string RemoveProgramme { get; }

    public abstract string ReallyRemoveProgramme { get; }

    /// <summary>That a choice waits for a second coordinator.</summary>
    public abstract string ProgrammeWaits(string askedBy, string programme);

    /// <summary>That the own one does.</summary>
    public abstract string AnotherChoosesToo { get; }

    public abstract string AgreeToProgramme { get; }

    public abstract string DropProgramme { get; }

    /// <summary>What became of the choice; null where it was refused.</summary>
    public string? Chosen(ProgrammeChosen? chosen) => chosen is null ? null : chosen.Waits ? AnotherChoosesToo : DoneNow;
}
