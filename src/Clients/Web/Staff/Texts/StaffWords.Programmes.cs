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
}
