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

    public override string RemoveProgramme => "Remove";

    public override string ReallyRemoveProgramme => "Remove it? What was written in it keeps it.";

    public override string ProgrammeWaits(string askedBy, string programme) => $"{askedBy} chose the programme {programme}. Staff would see more, so another coordinator has to agree.";

    public override string AnotherChoosesToo => "Staff would see more, so another coordinator has to agree first.";

    public override string AgreeToProgramme => "Agree";

    public override string DropProgramme => "Leave it as it is";
}
