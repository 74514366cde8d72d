using PeerConnect.Shell.Texts;

using PeerConnect.Staff.Policies;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string PolicyTitle => "Política";

    public override string PolicyNotForYou => "Tus funciones no tienen parte en la política.";

    public override string PolicyWaitsForYou => "Tu sesión terminó. Lo que escribiste en la política sigue aquí: entra otra vez y continúa.";

    public override string PolicyName => "Nombre";

    public override string InForceSince => "En vigor desde";

    public override string InForceUntil => "En vigor hasta";

    public override string WhoWrote => "Quién la escribió";

    public override string WhoSigned => "Quién la firmó";

    public override string CameWithSystem => "Vino con el sistema";

    public override string PolicyVersions => "Todas las versiones";

    public override string ShowVersion => "Mostrar";

    public override string IsInForce => "en vigor";

    public override string AskedAgain => "se volvió a pedir el consentimiento a todos";

    public override string PolicyDocument => "El documento";

    public override string PolicyNotice => "Lo que leen los residentes";

    public override string PolicyNoticeExplained => "El aviso se hace a partir del documento. Nadie lo escribe, así que no puede prometer otra cosa.";

    public override string PolicyNoticeOf(int paragraphs) => $"El aviso entero, {paragraphs} párrafos";

    public override string PolicyNoticeLanguage => "Idioma del aviso";

    public override string NoPolicyNotice => "No hay aviso mientras el documento tenga fallos.";

    public override string PolicyDrafts => "Borradores";

    public override string NoPolicyDrafts => "No hay ninguno. Lo que está en vigor se queda.";

    public override string OpenDraft => "Abrir";

    public override string BeginDraft => "Empezar un borrador";

    public override string BeginFrom => "Empezar con";

    public override string FromPolicyInForce => "la política en vigor";

    public override string NewDraft => "Borrador nuevo";

    public override string NotSavedYet => "Sin guardar todavía.";

    public override string InForceFromWhen => "En vigor desde el";

    public override string InForceFromExplained => "Según el reloj de esta pantalla. Déjalo vacío para que valga en cuanto firmen dos.";

    public override string SavingTakesOff => "Guardar quita las firmas: los colegas firman lo que han leído.";

    public override string SaveDraft => "Guardar el borrador";

    public override string DraftIsSaved => "El borrador está guardado. Pruébalo y pide después la firma de dos colegas.";

    public override string YoursIsStillHere => "No se sobrescribió nada. Lo que escribiste sigue aquí, sin guardar.";

    public override string ReadTheirs => "Leer lo que se guardó";

    public override string SaveApart => "Guardar lo mío como borrador aparte";

    public override string SaveOver => "Guardar lo mío encima";

    public override string TakeTheirs => "Dejar lo mío y tomar lo suyo";

    public override string DraftIsOver => "Mientras tanto este borrador se firmó, entró en vigor o se abandonó. Lo que escribiste sigue aquí.";

    public override string LeaveUnsaved => "Lo que cambiaste no está guardado. ¿Volver sin ello?";

    public override string LeaveAnyway => "Volver sin ello";

    public override string BackToPolicy => "Volver a la política";

    public override string GiveUpDraft => "Abandonar el borrador";

    public override string ReallyGiveUp => "¿Abandonar este borrador para todos?";

    public override string DraftGivenUp => "El borrador está abandonado.";

    public override string PolicyQuestions => "Cambiarla con respuestas";

    public override string PolicyQuestionsExplained => "Cada respuesta edita el documento de abajo, que se escribe de nuevo: los comentarios que alguien puso se pierden. Nada vale antes de guardarlo y de que firmen dos.";

    public override string PolicyAnswersRead => "Lo que responde este borrador.";

    public override string UndoAnswer => "Deshacer el último cambio por respuesta";

    public override string InForceToday => "en vigor ahora";

    public override string AnsweredByHand => "Esta parte se editó a mano, con algo que no se ofrece aquí. Una respuesta la reemplaza.";

    public override string SomethingByHand => "algo editado a mano";

    public override string QuestionsWait => "El documento tiene fallos. Corrígelos abajo, y vuelven las preguntas.";

    public override string EditDocument => "Para personas expertas: editar el documento";

    public override string ReadDocument => "Leer el documento";

    public override string PolicyDocumentExplained => "Líneas con una clave y un valor, con espacios al principio. La tecla Tab pasa al botón que revisa.";

    public override string CheckDocument => "Revisar el documento";

    public override string NoFaults => "El documento no tiene fallos.";

    public override string WholeDocument => "Todo el documento";

    public override string TryDraft => "Probarlo con lo registrado";

    public override string TryDraftExplained => "¿Qué habría sido distinto en los últimos días? No se lee ningún texto: son números. La prueba queda registrada.";

    public override string SaveThenTry => "Lo que cambiaste no está guardado. Guárdalo y pruébalo después.";

    public override string DaysBack => "Días hacia atrás";

    public override string TryNow => "Probar el borrador";

    public override string NoDifference => "En lo que se muestra, nada habría sido distinto.";

    public override string TriedBefore => "El borrador se guardó otra vez desde entonces. Pruébalo otra vez para ver sus números.";

    public override string BarsExplained => "Barra de arriba, solo contorno: hoy. Barra de abajo, llena: el borrador.";

    public override string WhoWouldBeTold => "Cuántas veces se avisaría a alguien";

    public override string WhatBecomesOfMessages => "Qué pasa con los mensajes";

    public override string WhatBecomesOfTold => "Lo que la gente avisa al personal, y a quién pide: abre un caso o se suma a uno";

    public override string TwoKindsCountTwice => "Un mensaje de dos clases cuenta dos veces.";

    public override string NotLookedForThen(string category, int messages) =>
        $"{category}: nadie había pedido a la computadora buscar esto en {(messages == 1 ? "1 de estos mensajes" : $"{messages} de estos mensajes")}. No se puede decir cuántos casos traería el borrador.";

    public override string ComparedWhat => "Qué";

    public override string ComparedToday => "Hoy";

    public override string ComparedDraft => "Borrador";

    public override string ComparedDifference => "Diferencia";

    public override string NoChange => "igual";

    public override string IfNobodyActs => "si nadie actúa";

    public override string ToldAtOnce => "en seguida";

    public override string WithThePlace => "con nombre y lugar";

    public override string TwoSignatures => "Dos firmas";

    public override string SignedByTwo => "Firmado por dos";

    public override string InForceAtOnce => "Entra en vigor en cuanto firmen dos.";

    public override string ConsentTitle => "Consentimiento";

    public override string DisclosesMore => "Revela más que la política en vigor: cuando valga, todos leen el nuevo aviso y se les pregunta otra vez antes del próximo mensaje.";

    public override string DisclosesNoMore => "No revela más que la política en vigor: no se vuelve a preguntar a nadie.";

    public override string NobodyIsThere => "Avisa a alguien que no está. Da la función a alguien, pon a alguien en el turno, o quítalo:";

    public override string OwnTextIsForOthers => "La escribiste tú, así que la firman dos colegas.";

    public override string YouHaveSigned => "Ya firmaste. Un colega firma en segundo lugar.";

    public override string YourRoleDoesNotSign => "Tu función lee la política y no la firma.";

    public override string NobodyCouldSign => "Nadie más podría firmarla ahora.";

    public override string LastSignature => "La tuya es la última firma.";

    public override string SignNow => "Firmar ahora";

    public override string SignPolicyFirst => "Firmar como primera de dos personas";

    public override string SignPolicySecond => "Firmar como segunda persona";

    public override string SignedAsFirst => "Firmado. Falta una segunda firma.";

    public override string NowInForce => "Firmado por dos. Está en vigor.";

    public override string ReadAgainThenSign => "Cambió, o algo se opone desde que lo leíste. Se muestra como está ahora: léelo otra vez y firma después.";

    public override string DraftHasEnded => "Este borrador entró en vigor o se abandonó.";

    public override string SaveThenSign => "Lo que cambiaste no está guardado, así que todavía no hay nada que firmar.";

    public override string AnotherCameIntoForce => "Otra versión entró en vigor después de escribir esta. Alguien la compara y la guarda de nuevo; entonces se puede firmar.";

    public override string AnotherWaitsForItsTime => "Otro borrador está firmado y espera su fecha. Hay que abandonar uno de los dos.";

    public override string DateHasPassed => "Su fecha ya pasó. Elige una posterior, o ninguna, y guarda.";

    public override string PolicyVersionNumber(int version) => $"Versión {version}";

    public override string VersionInForce(int version) => $"La versión {version} está en vigor";

    public override string VersionOver(int version) => $"La versión {version}, que ya no está en vigor";

    public override string SinceDay(string day, string time) => $"desde el {day} {time}";

    public override string UntilThen(string day, string time) => $"hasta el {day} {time}";

    public override string SignedByNames(string names) => $"firmas de {names}";

    public override string DraftWrittenBy(string name, string day, string time) => $"Escrito por {name}, {day} {time}";

    public override string SignedSoFar(int count) => $"firmaron {count} de 2";

    public override string InForceFrom(string day, string time) => $"en vigor a partir del {day} {time}";

    public override string WillBeInForce(string day, string time) => $"Con dos firmas, entra en vigor el {day} {SpanishClock.At(time)}.";

    public override string DraftBy(string name) => $"Borrador de {name}";

    public override string ComesAfter(int version) => $"Tomaría el lugar de la versión {version}.";

    public override string IsSaved(string day, string time) => $"Guardado el {day} {SpanishClock.At(time)}.";

    public override string SavedMeanwhileBy(string name) => $"{name} guardó este borrador mientras escribías";

    public override string MendThenSave(int count) => $"No se guardó: el documento tiene fallos ({count}). Corrígelos y guarda después.";

    public override string FaultsFound(int count) => $"Fallos: {count}";

    public override string LineAndColumn(int line, int column) => $"Línea {line}, columna {column}";

    public override string ChangedFrom(string sentence) => $"Cambiado. En vigor ahora: {sentence}";

    public override string DaysOutOfRange(int longest) => $"Escribe un número de días de 1 a {longest}.";

    public override string NothingRecorded(int days) => $"No se registró nada en los últimos {days} días, así que no hay nada que comparar. Elige más días, o juzga el borrador por su aviso.";

    public override string TriedOn(int? messages, int days) => $"Decisiones registradas sobre mensajes en los últimos {days} días: {Fives(messages)}.";

    public override string FewAreLeftOut => "Semanas enteras, y números de cinco en cinco. Lo que escribieron menos de cinco personas no se muestra, como si no lo hubiera escrito nadie. Los mensajes que no abrieron ningún caso cuentan solo hasta donde la política guarda las puntuaciones.";

    public override string Few => "pocos o ninguno";

    public override string TriedOnTold(int times, string since) =>
        $"Preocupaciones, quejas y peticiones de una persona en estos días: {times}. Están registradas desde el {since}. Lo que se rechazó porque ninguna regla avisa a nadie no lo está.";

    public override string ToldOf(string category, int severity) => $"Se avisa de: {category} {severity}";

    public override string EachDifference(int count) => $"Cada diferencia en los avisos: {count}";

    public override string MoreBy(int count) => $"{count} más";

    public override string FewerBy(int count) => $"{count} menos";

    public override string FromTo(string today, string draft) => $"hoy {today}, con el borrador {draft}";

    public override string CouldSign(string names) => $"Podrían firmar: {names}.";

    public override string WouldSee(int level) => level switch
    {
        0 => "que hay algo",
        1 => "cuándo, de qué clase y qué tan serio",
        2 => "las palabras, sin el nombre",
        3 => "las palabras y los mensajes de alrededor",
        4 => "las palabras y el nombre",
        _ => "toda la conversación",
    };

    public override string Becomes(MessageOutcome outcome) => outcome switch
    {
        MessageOutcome.Flagged => "Llegan, y se avisa a alguien",
        MessageOutcome.Held => "Se retienen para decidir",
        MessageOutcome.Blocked => "No llegan",
        MessageOutcome.Cases => "Abren un caso o se suman a uno",
        MessageOutcome.Alarms => "Alarma fuera del sistema, si nadie actúa",
        MessageOutcome.Signposts => "Se muestra a quien escribe dónde hay ayuda",
    };
}
