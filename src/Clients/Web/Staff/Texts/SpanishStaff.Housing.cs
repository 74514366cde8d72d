using PeerConnect.Contracts;
using PeerConnect.Staff.Coordinating;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string Unit => "Unidad";

    public override string Cell => "Celda o cama. Puede quedar vacío.";

    public override string Home => "Dónde vive esta persona";

    public override string SavePlace => "Guardar";

    public override string GivePin => "Dar un primer PIN";

    public override string NoPinYet => "Aún no hay PIN: nadie puede entrar con este número.";

    public override string PinReplaces => "Sustituye al PIN que hay, que deja de valer. Quien entró con él sale de su sesión.";

    public override string PinIs => "Primer PIN:";

    public override string PinOnce => "Díselo solo a esta persona. No se muestra otra vez. Al entrar la primera vez elige uno propio.";

    public override string WhoseSignIn => "Quién puede entrar";

    public override string Everybody => "Todas las personas";

    public override string Pin(PinState pin) => pin switch
    {
        PinState.None => "Aún sin PIN",
        PinState.First => "Primer PIN sin usar",
        PinState.Own => "PIN propio",
    };

    public override string FirstPins => "Primeros PIN de una unidad";

    public override string FirstPinsMore => "Después de importar una lista nadie puede entrar. Aquí cada persona presa de una unidad que no tiene PIN recibe uno, en una hoja para imprimir.";

    public override string MakePins => "Crear los primeros PIN";

    public override string MakePinsMore => "Cada persona de allí que no tiene PIN recibe uno. Quien ya tiene uno lo conserva. La hoja se muestra una vez: imprímela antes de quitarla de la vista.";

    public override string PinsOnce => "Recórtala y da a cada persona solo su línea. No se muestra otra vez. Al entrar la primera vez cada una elige un PIN propio.";

    public override string FirstPinOf => "Primer PIN";

    public override string NobodyWithoutPin => "Todas las personas de esta unidad tienen PIN.";

    public override string MoreWithoutPin(int left) => $"Allí hay {left} más sin PIN. Quita esta hoja de la vista y créalos también.";

    public override string Print => "Imprimir";

    public override string Arrived => "Viene de otro centro";

    public override string ArrivedMore => "Espera a que se le reciba. El PIN y la certificación quedaron allá; las órdenes de separación y los parientes vinieron también.";

    public override string NumberHere => "Número aquí, si cambia";

    public override string Receive => "Recibir";

    public override string ChooseUnit => "Elige la unidad.";

    public override string Roles => "Funciones";

    public override string TakingPart => "Participación";

    public override string Leaves => "Deja el centro";

    public override string HowLeaves => "¿Cómo termina la participación de esta persona?";

    public override string OtherFacility => "Nombre corto del otro centro";

    public override string LeavesMore => "Las conversaciones y aprobaciones terminan enseguida y ya no se puede entrar. No se puede deshacer.";

    public override string RecordIt => "Registrarlo";

    public override string GoesOn => "Seguir como apoyo liberado";

    public override string GoesOnMore => "Hace falta una certificación vigente; cada pareja se aprueba de nuevo.";

    public override string NewResident => "Añadir a una persona en custodia";

    public override string GivenName => "Nombre";

    public override string FamilyName => "Apellido";

    public override string ReadsIn => "Lee en";

    public override string NumberAndNames => "Rellena el número, el nombre y el apellido.";

    public override string ImportList => "Importar una lista";

    public override string WhatIsImported => "¿Qué contiene el archivo?";

    public override string Columns => "La primera línea nombra las columnas:";

    public override string NobodyIsRemoved => "Los números conocidos se cambian, pero conservan su idioma; los nuevos se añaden. No se quita a nadie por no estar en el archivo.";

    public override string CsvFile => "Archivo (CSV)";

    public override string TryIt => "Probarlo, sin escribir";

    public override string ImportTried => "Qué haría";

    public override string ImportWritten => "Escrito";

    public override string FileTooLarge => "El archivo pasa de 8 MB. Divídelo.";

    public override string ChooseWhatAndFile => "Elige qué contiene el archivo, y el archivo.";

    public override string PlacesTitle => "Lugares";

    public override string Devices => "Quioscos y tabletas";

    public override string NoDevices => "Aún no hay ninguno registrado.";

    public override string DeviceName => "Nombre del quiosco o la tableta";

    public override string Enrol => "Registrar";

    public override string Enrolled => "Registrado";

    public override string EnrolledMore => "En el quiosco, abre esta dirección y escribe el código que está debajo. No se muestra otra vez.";

    public override string Revoke => "Revocar";

    public override string RevokeMore => "Se detiene enseguida, y quien tenga ahí una sesión sale de ella. Para usarlo otra vez hay que registrarlo de nuevo.";

    public override string Units => "Unidades";

    public override string UnitCode => "Código";

    public override string UnitName => "Nombre de la unidad";

    public override string GiveRole(string role) => $"Dar la función: {role}";

    public override string TakeRole(string role) => $"Quitar la función: {role}";

    public override string EnrolledOn(string day) => $"registrado el {day}";

    public override string RevokedOn(string day) => $"revocado el {day}";

    public override string ImportCounts(int created, int changed, int unchanged) => $"{created} nuevos, {changed} cambiados, {unchanged} como antes.";

    public override string ImportFaults(int count) => count == 1 ? "Una línea no se puede leer así. No se escribió nada. Corrígela y elige el archivo otra vez." : $"{count} líneas no se pueden leer así. No se escribió nada. Corrígelas y elige el archivo otra vez.";

    public override string WriteIt(int count) => $"Escribir {count}";

    public override string LeavesBy(EndsPart.Way way) => way switch
    {
        EndsPart.Way.Transfer => "Pasa a otro centro",
        EndsPart.Way.Release => "Queda en libertad",
        EndsPart.Way.Death => "Ha muerto",
    };

    public override string Imported(ImportPage.What what) => what switch
    {
        ImportPage.What.People => "Personas en custodia",
        ImportPage.What.Units => "Unidades",
    };

    public override string RelationsTitle => "Parientes y superiores";

    public override string RelationsMore => "Nadie ve los casos de sus propios parientes ni decide sobre ellos. Algunos casos tampoco los ven los superiores ni quienes están por debajo.";

    public override string NoRelations => "No hay nadie anotado.";

    public override string RelationIs => "¿Qué es la otra persona para esta?";

    public override string RelationTo => "Número de la otra persona; si es del personal, su nombre de usuario";

    public override string RecordRelation => "Anotar esta relación";

    public override string TakeRelationBackMore => "Lo que por esto no podía ver la otra persona se podrá ver de nuevo. Vale desde ahora.";

    public override string NameOnItsWay => "alguien cuyo nombre se está buscando";

    public override string NameNotRead => "alguien cuyo nombre no se pudo leer ahora";

    public override string NameNotHere => "alguien que ya no está en los registros de aquí";

    public override string RelationByAnother => "Es sobre ti: tiene que retirarlo un colega.";

    public override string Relation(RelationType type) => type switch
    {
        RelationType.Kin => "Familia, pareja o alguien igual de cercano",
        RelationType.ReportsTo => "Su superior",
    };

    public override string TakeRelationBack(string name) => $"Retirar: {name}";
}
