using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string Approvals => "Aprobaciones";

    public override string People => "Personas";

    public override string Pairs => "Parejas";

    public override string NoPairs => "No hay parejas.";

    public override string Supporters => "Personas de apoyo";

    public override string NoSupporters => "Nadie aquí tiene una certificación vigente.";

    public override string WithoutEnd => "sin fin";

    public override string EndPair => "Terminar esta pareja";

    public override string ReallyEndPair => "La pareja termina para los dos. Lo dicho se queda; una nueva aprobación abre otra conversación.";

    public override string ChangeEnd => "Cambiar su fin";

    public override string SetEnd => "Fijar este fin";

    public override string Supports(int supported, int? most) => most is { } cap ? $"apoya a {supported} de {cap}" : $"apoya a {supported}";

    public override string RestsSince(string day) => $"descansa de residentes nuevos desde el {day}";

    public override string Groups => "Grupos";

    public override string Separations => "Mantener separados";

    public override string NothingWaits => "No espera nada.";

    public override string Approve => "Aprobar";

    public override string Refuse => "No aprobar";

    public override string OurReason => "Motivo, queda con el personal de tu centro";

    public override string ReasonNeeded => "Escribe por qué. Queda con el personal.";

    public override string UntilDay => "¿Hasta qué día? Puede quedar vacío.";

    public override string NeedsSupporter => "Aún no se nombró a nadie de apoyo";

    public override string NameSupporter => "Nombrar a esta persona";

    public override string ChooseSupporter => "Persona de apoyo";

    public override string Nobody => "Elige";

    public override string WaitsForOther => "Aprobado aquí. Espera al otro centro.";

    public override string SomebodyElsewhere => "alguien de otro centro";

    public override string ShowReason => "Mostrar el motivo";

    public override string NoReason => "No se escribió motivo.";

    public override string ReasonIsRecorded => "Leer un motivo queda registrado.";

    public override string Search => "Parte de un número o de un nombre";

    public override string Find => "Buscar";

    public override string MorePeople => "Más";

    public override string NobodyFound => "No se encontró a nadie.";

    public override string Certifications => "Certificaciones";

    public override string NoCertification => "Ninguna. Sin una vigente, la función de apoyo no vale.";

    public override string Certify => "Certificar";

    public override string Programme => "Programa de formación";

    public override string LastDay => "Último día";

    public override string Withdraw => "Retirar";

    public override string WithdrawMore => "El certificado termina ahora. Si no vale ningún otro, con él termina cada pareja en la que esta persona da apoyo, y hay que pedirla de nuevo.";

    public override string Withdrawn => "retirada";

    public override string Expired => "vencida";

    public override string Suspend => "Suspender";

    public override string Lift => "Levantar la suspensión";

    public override string DoneNow => "Hecho. Queda registrado.";

    public override string FillIn => "Rellena todos los campos.";

    public override string NewGroup => "Grupo nuevo";

    public override string GroupName => "Nombre";

    public override string Facilitator => "Quién lo lleva";

    public override string Topic => "Tema. Puede quedar vacío.";

    public override string Create => "Crear";

    public override string Pause => "Pausar";

    public override string Reopen => "Abrir de nuevo";

    public override string CloseForGood => "Cerrar para siempre";

    public override string ReallyClose => "¿Cerrar este grupo para siempre?";

    public override string AddMember => "Añadir a alguien";

    public override string NumberOf => "Número";

    public override string Add => "Añadir";

    public override string SuspendPlace => "Suspender la plaza";

    public override string ReinstatePlace => "Devolver la plaza";

    public override string EndPlace => "Terminar la plaza";

    public override string EndPlaceMore => "Esta persona deja el grupo para siempre: para volver hay que pedir y aprobar otra plaza. Por un tiempo, suspéndela.";

    public override string PlaceSuspended => "suspendida";

    public override string WaitsAmongApprovals => "Pedido. Espera entre las aprobaciones.";

    public override string NoGroups => "Aún no hay ningún grupo.";

    public override string NewOrder => "Mantener separadas a dos personas";

    public override string FirstPerson => "Número de una persona";

    public override string SecondNumber => "Número de la otra";

    public override string WhoOrdered => "¿Quién lo ordenó?";

    public override string Order => "Mantener separadas";

    public override string NoOrders => "No hay ninguna orden.";

    public override string LiftOrder => "Levantar";

    public override string LiftMore => "Desde ahora los dos pueden coincidir en parejas y grupos. Si fue una equivocación, hay que escribir otra orden.";

    public override string NeverRevealed => "Nunca se dice a quienes nombra. Lo que una orden terminó sigue terminado cuando se levanta.";

    public override string NotOneNumber(string typed) => $"Aquí nadie tiene el número {typed}.";

    public override string Pairing(string person, string other) => $"{person} con {other}";

    public override string GroupPlace(string person, string group) => $"{person} en {group}";

    public override string AskedBy(string name, string day) => $"Pedido por {name} el {day}";

    public override string Obstacle(string sentence) => $"Lo impide: {sentence}";

    public override string ValidUntil(string day) => $"hasta el {day}";

    public override string OrderedOn(string day) => $"desde el {day}";

    public override string LiftedOn(string day) => $"levantada el {day}";

    public override string Request(RequestState state) => state switch
    {
        RequestState.Requested => "Espera respuesta",
        RequestState.Approved => "Aprobado. La conversación está abierta.",
        RequestState.Refused => "No aprobado. El motivo queda con el personal.",
        RequestState.Withdrawn => "Se retiró antes.",
    };

    public override string Source(SeparationSource source) => source switch
    {
        SeparationSource.Classification => "Clasificación",
        SeparationSource.Court => "Un tribunal",
        SeparationSource.Security => "Seguridad",
        SeparationSource.Medical => "Sanidad",
        SeparationSource.OwnRequest => "Lo pidió uno de los dos",
        SeparationSource.Other => "Otro",
    };

    public override string Status(PersonStatus status) => status switch
    {
        PersonStatus.Active => "participa",
        PersonStatus.Suspended => "suspendido",
        PersonStatus.TransferredOut => "trasladado a otro centro",
        PersonStatus.Released => "en libertad",
        PersonStatus.Deceased => "fallecido",
        PersonStatus.Merged => "unido a otro registro",
    };

    public override string Conversation(ConversationState state) => state switch
    {
        ConversationState.Open => "abierto",
        ConversationState.Paused => "en pausa",
        ConversationState.Ended => "terminado",
    };

    public override string OfficerTitle => "Oficial de supervisión";

    public override string OfficerIs => "Quién supervisa a esta persona";

    public override string NoOfficer => "Nadie";

    public override string SaveOfficer => "Guardar el oficial";

    public override string OfficerAsked => "Según la política, el oficial aprueba también cada pareja y cada lugar en un grupo de esta persona. Sin oficial, nadie puede aprobarlos.";

    public override string OfficerNotAsked => "La política en vigor no pregunta al oficial.";

    public override string OfficerGone => "Quien estaba nombrado ya no tiene esa función aquí. Nombra a otra persona.";

    public override string NoOfficersHere => "Nadie aquí tiene la función de oficial de supervisión. Quien administra invita a uno en Cuentas del personal.";

    public override string WaitsForOfficer => "Espera al oficial de supervisión.";

    public override string OfficerHasApproved => "El oficial de supervisión ya aprobó.";

    public override string WaitsForAnother => "Anotado. Espera otra aprobación.";

    public override string YouApproved => "Ya aprobaste. Espera otra aprobación.";

    public override string SupervisedTitle => "De las personas que supervisas";

    public override string SupervisedMore => "La política pide también tu aprobación, además de la del centro. Tu motivo se queda con su personal.";
}
