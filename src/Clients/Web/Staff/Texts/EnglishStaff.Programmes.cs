namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string ChatProgrammes => "Programmes";

    public override string ChatProgrammesMore => "A conversation can belong to one. Another name changes nothing for those that do.";

    public override string ProgrammeCode => "Code of the programme";

    public override string ProgrammeName => "Name of the programme";

    public override string AddProgramme => "Add the programme";

    public override string Rename => "Rename";

    public override string ChatProgramme => "Programme";

    public override string NoProgramme => "None";

    public override string SetProgramme => "Set the programme";
}
