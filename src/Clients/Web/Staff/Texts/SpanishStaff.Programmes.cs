namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string ChatProgrammes => "Programas";

    public override string ChatProgrammesMore => "Una conversación puede pertenecer a uno. Otro nombre no cambia nada para las que pertenecen.";

    public override string ProgrammeCode => "Código del programa";

    public override string ProgrammeName => "Nombre del programa";

    public override string AddProgramme => "Añadir el programa";

    public override string Rename => "Cambiar el nombre";

    public override string ChatProgramme => "Programa";

    public override string NoProgramme => "Ninguno";

    public override string SetProgramme => "Poner el programa";

    public override string RemoveProgramme => "Quitar";

    public override string ReallyRemoveProgramme => "¿Quitarlo? Lo que se escribió en él lo conserva.";

    public override string ProgrammeWaits(string askedBy, string programme) => $"{askedBy} eligió el programa {programme}. El personal vería más, así que otra persona de coordinación tiene que aceptarlo.";

    public override string AnotherChoosesToo => "El personal vería más, así que otra persona de coordinación tiene que aceptarlo primero.";

    public override string AgreeToProgramme => "Aceptar";

    public override string DropProgramme => "Dejarlo como está";
}
