using System.Globalization;
using System.Text.RegularExpressions;
using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

/// <summary>What the server says to staff in English sentences, in Spanish: why something cannot be done, and what is wrong with a part of it. Numbers, dates and what stands in quotation marks are carried over.</summary>
internal static partial class SpanishSentences
{
    /// <summary>English, with # for what is carried over, and Spanish, with its place.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        // Approvals, groups, people.
        ["This cannot be done to somebody who runs the group. Ask the programme office."] = "Esto no se puede hacer a quien dirige el grupo. Pregunta en la oficina del programa.",
        ["A keep-separate order of your facility stands against this. Refuse the request, or have the order lifted first."] = "Una orden de separación de tu centro lo impide. Rechaza la solicitud, o haz que antes se levante la orden.",
        ["The person of your facility is not active here now. Refuse the request, or wait."] = "La persona de tu centro no está activa aquí ahora. Rechaza la solicitud o espera.",
        ["The supporter of your facility holds no current certification. Certify first, or refuse the request."] = "La persona de apoyo de tu centro no tiene una certificación vigente. Certifica primero, o rechaza la solicitud.",
        ["The supporter of your facility has as many residents as your policy allows. End one of the pairs first, or refuse the request and have another supporter named."] = "La persona de apoyo de tu centro ya tiene tantos residentes como permite tu política. Termina antes una de las parejas, o rechaza la solicitud y haz que se nombre a otra.",
        ["The supporter of your facility rests from new residents. Wait until the rest is over, or refuse the request and have another supporter named."] = "La persona de apoyo de tu centro descansa de nuevos residentes. Espera a que termine, o rechaza la solicitud y haz que se nombre a otra.",
        ["No supporter is named yet. Name one, then approve."] = "Aún no se nombró a ninguna persona de apoyo. Nombra a una y aprueba después.",
        ["A group is run by staff with that role or by a certified supporter. Grant the role or certify first, or refuse the request."] = "Un grupo lo dirige personal con esa función o una persona de apoyo certificada. Da antes la función o certifica, o rechaza la solicitud.",
        ["The end that was set has passed. Refuse the request, and file a new one."] = "El fin que se puso ya pasó. Rechaza la solicitud y haz una nueva.",
        ["You chose this already. Staff would see more, so another coordinator has to choose it too."] = "Ya elegiste esto. El personal vería más, así que otra persona de coordinación tiene que elegirlo también.",
        ["A policy that is in force or signed names this programme. First bring one into force that does not."] = "Una política en vigor o firmada nombra este programa. Pon antes en vigor una que no lo haga.",
        ["A conversation or a request belongs to this programme, or is to. Choose another for it first."] = "Una conversación o una solicitud pertenece a este programa, o va a pertenecer. Elige antes otro para ella.",
        ["The resident's facility chooses the programme of a pair, and a group has its own already. Leave it out."] = "El centro del residente elige el programa de una pareja, y un grupo ya tiene el suyo. Déjalo vacío.",
        ["Too many of your requests wait for an answer. Take one back, or wait."] = "Demasiadas de tus solicitudes esperan respuesta. Retira una, o espera.",
        ["Another facility suspended this place and decides on it. Ask its coordinator."] = "Otro centro suspendió este lugar y decide sobre él. Pregunta a su coordinación.",
        ["A longer time across facilities is a new approval. File a new request, which each facility approves."] = "Más tiempo entre centros es una aprobación nueva. Haz una solicitud nueva, que aprueba cada centro.",
        ["A keep-separate order stands between the two records, so they are two people. Have the order lifted first, if it is the mistake."] = "Hay una orden de separación entre los dos registros: son dos personas. Si lo equivocado es la orden, haz que antes se levante.",
        ["The record that is to remain is not active. Merge into the active one, or lift its suspension first."] = "El registro que debe quedar no está activo. Únelo al activo, o levanta antes su suspensión.",
        ["By your facility's policy this is for colleagues of another role. Ask one of them to decide it."] = "Según la política de tu centro, esto es de colegas con otra función. Pide a uno de ellos que lo decida.",
        ["Somebody here was released, and has no supervising officer who could approve. Name one under People, or refuse the request."] = "Alguien aquí fue liberado y no tiene oficial de supervisión que pueda aprobar. Nombra a uno en Personas, o rechaza la solicitud.",
        ["Nobody of that name has the role of a supervising officer here. Name somebody who has it, or have an administrator give it."] = "Nadie con ese nombre tiene aquí la función de oficial de supervisión. Nombra a quien la tenga, o haz que quien administra la dé.",
        ["A longer time for somebody who was released is a new approval. File a new request, which the supervising officer approves too."] = "Más tiempo para alguien que fue liberado es una aprobación nueva. Haz una solicitud nueva, que aprueba también su oficial de supervisión.",
        ["This is about your own family. Ask the coordinator to name another supervising officer."] = "Es sobre tu propia familia. Pide a la coordinación que nombre a otro oficial de supervisión.",
        ["Your rank does not allow this: it takes # or above. Ask a colleague of that rank, or have an administrator enter yours under Staff accounts."] = "Tu rango no permite esto: hace falta {0} o más alto. Pídelo a un colega de ese rango, o haz que quien administra anote el tuyo en Cuentas del personal.",
        ["The policy lists no such rank. Choose one of its list, or add it to # of a draft first."] = "La política no tiene ese rango en su lista. Elige uno de ella, o añádelo antes a {0} en un borrador.",
        ["This cannot be done now. Ask the coordinator of the other facility."] = "Esto no se puede hacer ahora. Pregunta a la coordinación del otro centro.",
        ["There is no such other facility on this server."] = "No existe ese otro centro en este servidor.",
        ["That number is taken in this facility."] = "Ese número ya existe en este centro.",
        ["That number, name or code is taken."] = "Ese número, nombre o código ya existe.",
        ["A programme's code is # to # letters, digits, dots or dashes."] = "El código de un programa tiene de {0} a {1} letras, cifras, puntos o guiones.",
        ["A programme's name is # to # characters, without blanks at its ends and without characters that turn the direction of writing."] = "El nombre de un programa tiene de {0} a {1} caracteres, sin espacios al principio ni al final y sin caracteres que cambien la dirección de la escritura.",
        ["The end must be in the future. To end it now, end the place."] = "El fin tiene que estar en el futuro. Para terminarlo ya, termina el lugar.",
        ["The end must be in the future."] = "El fin tiene que estar en el futuro.",
        ["An order names two people."] = "Una orden nombra a dos personas.",
        ["The end of an order must be in the future."] = "El fin de una orden tiene que estar en el futuro.",
        ["The facility needs an active administrator: make another one first."] = "El centro necesita una persona que administre activa: nombra antes a otra.",
        ["Nobody is his or her own supporter. Name two people."] = "Nadie es su propia persona de apoyo. Nombra a dos personas.",
        ["Nobody is his or her own supporter. Name somebody else."] = "Nadie es su propia persona de apoyo. Nombra a otra.",

        // Cases.
        ["Nobody of that user name may take this case. Check the name, or give the case back to the queue."] = "Nadie con ese nombre de usuario puede tomar este caso. Revisa el nombre, o devuelve el caso a la cola.",
        ["Somebody was named out of this case, and nobody has seen to that person yet. Have somebody stand there and record it, then decide this case."] = "De este caso salió el aviso por otra persona, y nadie la ha atendido todavía. Haz que alguien vaya y lo anote, y decide después este caso.",
        ["Nobody of that number lives here now, so nobody is sent. Check the number. If the person is somewhere else, telephone there, and note it with the decision."] = "Nadie con ese número vive aquí ahora, así que no va nadie. Revisa el número. Si la persona está en otro lugar, llama allí por teléfono y anótalo con la decisión.",
        ["Say how near it is: # for soon, # for a life in danger now."] = "Di qué tan cerca está: {0} si es pronto, {1} si hay una vida en peligro ahora.",
        ["What is known of self-harm serves care alone: name the person for self-harm."] = "Lo que se sabe de una autolesión sirve solo para cuidar: elige autolesión.",
        ["Name the person for the danger of this case, for violence or for self-harm."] = "Elige el peligro de este caso, violencia o autolesión.",
        ["In this case nobody wrote anything that could mean somebody else. If you know of a danger, telephone the control room."] = "En este caso nadie escribió nada que pueda tratar de otra persona. Si sabes de un peligro, llama por teléfono a la sala de control.",
        ["This case is about that person already. Name the other one whom the words mean, or work on this case."] = "Este caso ya trata de esa persona. Di quién es la otra de quien se habla, o trabaja en este caso.",
        ["By the policy nobody is told at once where that person is, so nobody is sent. If somebody has to stand there now, name the person with severity #; else telephone whoever is near."] = "Según la política nadie se entera enseguida de dónde está esa persona, así que no va nadie. Si alguien debe ir ahora, nombra a la persona con gravedad {0}; si no, llama por teléfono a quien esté cerca.",
        ["The facility's policy does not let anybody see more of this case than it gives. Work with what the case shows."] = "La política del centro no deja a nadie ver más de este caso de lo que da. Trabaja con lo que muestra.",
        ["You may see no more of this case than it shows. Ask a colleague who works it for care."] = "No puedes ver más de este caso de lo que muestra. Pídelo a un colega que lo atienda por cuidado.",
        ["The policy gives your role the messages of this case, and not the whole conversation. Whoever needs more asks to break the glass."] = "La política da a tu puesto los mensajes de este caso, y no la conversación entera. Quien necesite más pide un acceso ampliado.",
        ["This case has no conversation: there is no more to see."] = "Este caso no tiene conversación: no hay más que ver.",
        ["You asked for this case already. Open the case to see how that stands."] = "Ya lo pediste para este caso. Abre el caso para ver cómo va.",
        ["A colleague refused this. Open the case to see why."] = "Un colega no lo aprobó. Abre el caso para ver por qué.",
        ["Nobody answered this in time. Whoever still needs it asks anew."] = "Nadie contestó a tiempo. Quien todavía lo necesite, lo pide otra vez.",
        ["Its time is over. Whoever still needs it asks anew."] = "Se acabó su tiempo. Quien todavía lo necesite, lo pide otra vez.",
        ["It is still open. Review it when its time is over or the case is decided."] = "Sigue abierto. Revísalo cuando se acabe su tiempo o el caso esté decidido.",
        ["This was never opened: there is nothing to review."] = "Nunca se abrió: no hay nada que revisar.",
        ["The time of this export is over. Ask for it anew."] = "Se acabó el tiempo de esta exportación. Pídela otra vez.",
        ["The case has changed since it was asked for, and something else would leave than was agreed. Ask for it anew."] = "El caso cambió desde que se pidió, y saldría otra cosa que lo acordado. Pídela otra vez.",
        ["Some of these rows have gone since it was asked for, or you may not read them all. Somebody who may has to sign, or it has to be asked for anew."] = "Faltan algunos de estos mensajes desde que se pidió, o no puedes leerlos todos. Tiene que firmar alguien que pueda, o hay que pedirlo otra vez.",
        ["There is nothing that two people labelled the same and that you may take out."] = "No hay nada que dos personas etiquetaran igual y que puedas sacar.",
        ["This is not the hash of what was asked for. Look at the export again."] = "Este no es el hash de lo que se pidió. Mira la exportación otra vez.",
        ["This case has no conversation: there is nothing to export."] = "Este caso no tiene conversación: no hay nada que exportar.",
        ["A colleague asked that this message is rejected. Confirm that, or release the message."] = "Un colega pidió rechazar este mensaje. Confírmalo, o entrega el mensaje.",
        ["Nobody asked that this message is rejected. Reject it first; then a colleague confirms."] = "Nadie pidió rechazar este mensaje. Recházalo primero; después confirma un colega.",
        ["There is no appeal on this message."] = "Nadie pidió revisar este mensaje.",
        ["There is nothing to appeal here. You can ask the programme office about it."] = "Aquí no hay nada que revisar. Puedes preguntar en la oficina del programa.",
        ["A message of this case still waits. Release or reject it first, then decide the case."] = "Un mensaje de este caso todavía espera. Entrégalo o recházalo primero y decide el caso después.",
        ["Nobody goes to this person yet: the time would show who told. Refer the case once that time has come; it stands on the case."] = "Todavía no va nadie a esta persona: la hora mostraría quién avisó. Deriva el caso cuando llegue esa hora; está en el caso.",
        ["The policy offers no referral for this case. Hand it on by the way of the place, and say so in the decision's note."] = "La política no ofrece derivación para este caso. Pásalo por la vía del lugar, y dilo en la nota de la decisión.",
        ["Nobody asked for a person in this case. Open it, and decide it."] = "En este caso nadie pidió a una persona. Ábrelo y decídelo.",
        ["Nobody said yet that somebody stood in front of the person. Record that first, or refuse with a reason."] = "Nadie dijo todavía que alguien estuvo delante de la persona. Anota eso primero, o di que no con un motivo.",
        ["Somebody stood in front of the person already. Close it instead."] = "Alguien ya estuvo delante de la persona. Ciérralo.",
        ["A drill is running. Look at its report, end it, then start the next."] = "Hay un simulacro en marcha. Mira su informe, termínalo y empieza después el siguiente.",
        ["The policy in force tells nobody of imminent self-harm in this unit, so there is nothing to try."] = "La política en vigor no avisa a nadie de una autolesión inminente en esta unidad: no hay nada que probar.",

        // The policy, its model, its figures.
        ["This draft is signed and waits for its time. Give it up, then write a new one."] = "Este borrador está firmado y espera su fecha. Abandónalo y escribe después otro.",
        ["Somebody saved this draft since you read it. Read it again, then write what both of you want."] = "Alguien guardó este borrador después de que lo leíste. Léelo otra vez y escribe lo que los dos quieren.",
        ["The draft was changed since you read it. Read it again, then sign."] = "El borrador cambió desde que lo leíste. Léelo otra vez y firma después.",
        ["Another version came into force after this was written. Compare it, save it anew, then sign."] = "Otra versión entró en vigor después de escribirse esta. Compárala, guárdala otra vez y firma después.",
        ["Another draft is signed and waits for its time. Give one of the two up."] = "Otro borrador está firmado y espera su fecha. Abandona uno de los dos.",
        ["A code in it stands for another unit or programme than when it was signed first. Save it anew, then both sign."] = "Un código ya no corresponde a la misma unidad o al mismo programa que cuando se firmó primero. Guárdala otra vez y firmen después los dos.",
        ["Its date passed before two had signed. Save it with a later date, or with none."] = "Su fecha pasó antes de que firmaran dos. Guárdalo con otra fecha, o sin ninguna.",
        ["The policy tells you neither who it is nor where. Decide what you can do; whoever is to go there is told the place."] = "La política no te dice ni quién es ni dónde está. Decide lo que puedas hacer; a quien tiene que ir se le dice el lugar.",
        ["Only whoever said to be with the person can take that back, until the case begins anew."] = "Solo quien dijo que está con la persona puede retirarlo, hasta que el caso empiece de nuevo.",
        ["There are not yet five messages that two people labelled the same and that you may take out."] = "Todavía no hay cinco mensajes que dos personas calificaron igual y que tú puedas leer. Espera a que haya más.",
        ["Who wrote a policy does not sign it. Ask two colleagues."] = "Quien escribió una política no la firma. Pídelo a dos colegas.",
        ["There are # drafts already. Give one up first."] = "Ya hay {0} borradores. Abandona antes uno.",
        ["The date on which it comes into force has passed. Choose a later one, or none for as soon as two have signed."] = "La fecha en que entra en vigor ya pasó. Elige otra, o ninguna: entonces vale en cuanto firmen dos.",
        ["There is no model to go back to. Another one comes into force by two signatures."] = "No hay modelo al que volver. Otro entra en vigor con dos firmas.",
        ["Another model is in force than you read. Read it again, then decide."] = "Está en vigor otro modelo que el que leíste. Mira otra vez y decide después.",
        ["No candidate is being tried. An administrator sets one up: Classifier:Candidate."] = "No hay ningún candidato a prueba. Lo pone quien administra: Classifier:Candidate.",
        ["The candidate or its report is another than you read. Read them again, then sign."] = "El candidato o su informe no son los que leíste. Léelos otra vez y firma después.",
        ["The candidate's file was changed or removed since it was opened. Put it back, or restart the server with another."] = "El archivo del candidato cambió o ya no está. Devuélvelo a su sitio, o arranca el servidor con otro.",
        ["Another model came into force since this one was tried. It has to be tried beside that one."] = "Otro modelo entró en vigor desde que este está a prueba. Hay que probarlo junto a ese.",
        ["The policy in force counts on the roster #. Keep somebody on it under that name, or first bring a policy into force that does not name it."] = "La política en vigor cuenta con el turno {0}. Deja a alguien en él con ese nombre, o pon antes en vigor una política que no lo nombre.",
        ["A signed policy that waits for its time counts on the roster #. Keep somebody on it under that name, or first give that draft up."] = "Una política firmada que espera su fecha cuenta con el turno {0}. Deja a alguien en él con ese nombre, o abandona antes ese borrador.",
        ["This quarter is over on #. Ask for its report after that."] = "Este trimestre termina el {0}. Pide su informe después.",
        ["Give a period that begins before it ends, of at most # days."] = "Da un período que empiece antes de terminar, de {0} días como mucho.",

        // What a candidate still needs.
        ["Its gate report is missing. Run the gate on the model in force and the candidate, and set Classifier:CandidateReport to the JSON that it wrote."] = "Falta su informe de la prueba de paso. Pasa la prueba con el modelo en vigor y el candidato, y pon en Classifier:CandidateReport el JSON que escribió.",
        ["Its gate report is no report. Set Classifier:CandidateReport to the JSON that the gate wrote."] = "Su informe de la prueba de paso no es un informe. Pon en Classifier:CandidateReport el JSON que escribió la prueba.",
        ["Its gate report is about other files. Run the gate on the model in force and this candidate."] = "Su informe es sobre otros archivos. Pasa la prueba con el modelo en vigor y este candidato.",
        ["Its gate report is not about the test authors' rows. Run the gate of this release again, without --author."] = "Su informe no es sobre las filas de los autores de prueba. Pasa otra vez la prueba de esta versión, sin --author.",
        ["Its gate report does not follow from its own numbers. Run the gate of this release again."] = "Su informe no sale de sus propios números. Pasa otra vez la prueba de esta versión.",
        ["Its gate report judged nothing: there were too few alerts. Run the gate of this release again."] = "Su informe no juzgó nada: había muy pocos avisos. Pasa otra vez la prueba de esta versión.",
        ["It did not pass the gate. Another candidate is needed."] = "No pasó la prueba. Hace falta otro candidato.",
        ["It has judged # of # messages in the shadow."] = "Ha juzgado a la sombra {0} de {1} mensajes.",
        ["It can be signed from # # UTC on: # days after it was first tried beside this model."] = "Se puede firmar desde el {0} a las {1} UTC: {2} días después de la primera prueba junto a este modelo.",

        // Rosters.
        ["# # to # # has nobody on #."] = "{0} {1} a {2} {3}: nadie en {4}.",
        ["# # to # has nobody on #."] = "{0} {1} a {2}: nadie en {3}.",
        ["# # # # # to # # # # # has nobody on #."] = "{0} {1} de {2} de {3} {4} a {5} {6} de {7} de {8} {9}: nadie en {10}.",
        ["# # # # # to # has nobody on #."] = "{0} {1} de {2} de {3} {4} a {5}: nadie en {6}.",
        ["Nobody is ever on #."] = "Nunca hay nadie en {0}.",
        ["Some of the input cannot be taken; each fault is listed."] = "Algo de esto no se puede usar:",
        ["There is a roster # already. Change that one, or choose another name."] = "Ya hay un turno {0}. Cambia ese, o elige otro nombre.",
        ["A roster needs a name of # to # characters, for example \"night control\"."] = "Un turno necesita un nombre de {0} a {1} caracteres, por ejemplo \"control de noche\".",
        ["A roster has # to # shifts, at most # members and at most # exceptions."] = "Un turno tiene de {0} a {1} horarios, como mucho {2} personas y como mucho {3} días distintos.",
        ["Shift # needs at least one day, and a start and an end such as \"#\" and \"#\"."] = "El horario {0} necesita al menos un día, y un comienzo y un fin como \"{1}\" y \"{2}\".",
        ["# is nobody who holds the role # here. Grant the role first, or check the user name."] = "{0} no es nadie que tenga aquí la función {1}. Da antes la función, o revisa el nombre de usuario.",
        ["# is no resident here with a certificate that holds. Certify first, or check the number."] = "{0} no es aquí ningún residente con un certificado vigente. Certifica antes, o revisa el número.",
        ["# is over: who was away or stood in then cannot be written down any more."] = "El {0} ya pasó: ya no se puede anotar quién faltó o sustituyó.",

        // Parts of the server.
        ["The approval view waits to be loaded again."] = "La vista de aprobaciones espera a cargarse otra vez.",
        ["Messages cannot be stored."] = "No se pueden guardar mensajes.",
        ["Writing waits for longer than two seconds."] = "Escribir espera más de dos segundos.",
        ["The server is stopping."] = "El servidor se está parando.",
        ["# MiB free, the floor is # MiB. Make room."] = "Quedan {0} MiB libres; el mínimo es {1} MiB. Haz sitio.",
        ["Another program holds the database file. Stop that program."] = "Otro programa tiene el archivo de la base de datos. Para ese programa.",
        ["The database file may not be written. Check its owner and whether the disk is mounted for reading only."] = "No se puede escribir en el archivo de la base de datos. Revisa de quién es y si el disco está montado solo para leer.",
        ["The disk does not read or write (SQLite #). Check the disk, its room and its limits."] = "El disco no lee o no escribe (SQLite {0}). Revisa el disco, su espacio y sus límites.",
        ["The file is damaged or no database. Stop the server, keep the file, and restore a backup."] = "El archivo está dañado o no es una base de datos. Para el servidor, guarda el archivo y restaura una copia.",
        ["The disk has no room. Make some."] = "El disco no tiene espacio. Haz sitio.",
        ["The database file cannot be opened. Check its owner and its folder's."] = "No se puede abrir el archivo de la base de datos. Revisa de quién son el archivo y su carpeta.",
        ["The database cannot be used (SQLite #). Check that the file is a PeerConnect database; or restore a backup."] = "La base de datos no se puede usar (SQLite {0}). Revisa que el archivo sea una base de datos de PeerConnect, o restaura una copia.",
        ["The machine's clock is # behind what is recorded here. Limits and alarms come on time all the same, by the time that really passes. Set the machine's clock, best by a time server."] = "El reloj de la máquina va {0} por detrás de lo registrado aquí. Los plazos y las alarmas llegan igual a tiempo, por el tiempo que pasa de verdad. Pon en hora el reloj, mejor con un servidor de hora.",
        ["Channel # does not deliver: # alarms wait, # were given up. Mend it; the next alarm that arrives makes it healthy."] = "El canal {0} no entrega: {1} alarmas esperan y {2} se abandonaron. Arréglalo; la próxima alarma que llegue lo da por sano.",
        ["Alarms of undecided cases without a channel to go through: #. Set Alarms:Channels for their facility."] = "Alarmas de casos sin decidir que no tienen canal por donde salir: {0}. Pon Alarms:Channels para su centro.",
        ["The policy of facility # raises the alarm outside the system, and no channel carries it. Set Alarms:Channels, then start a drill."] = "La política del centro {0} lanza la alarma fuera del sistema, y ningún canal la lleva. Pon Alarms:Channels y haz después un simulacro.",
        ["Rosters that the policy of facility # counts on and that have nobody on them who holds the role: #. The page Rosters there says which. Put somebody on each, or give the role to somebody on it."] = "Turnos con los que cuenta la política del centro {0} y en los que nadie tiene la función: {1}. La página Turnos de ese centro dice cuáles. Pon a alguien en cada uno, o da la función a alguien que esté en él.",
        ["A policy has the computer look for exploitation or sexual abuse, and the model in force judges neither. Go back to one that does (peerconnect models back), sign one that does, or take them out of the policy."] = "Una política pide buscar explotación o abuso sexual, y el modelo en vigor no juzga ninguna de las dos. Vuelve a uno que lo haga (peerconnect models back), firma uno que lo haga, o quítalas de la política.",
        ["There is no model in force to compare the candidate with: the list of words stands in. Put the shipped file back and restart, or go back from a signed model that is refused."] = "No hay modelo en vigor con el que comparar el candidato: lo sustituye la lista de palabras. Devuelve a su sitio el archivo que vino con el producto y arranca otra vez, o vuelve atrás desde un modelo firmado que se rechaza.",
        ["A destroyed key may remain in the write-ahead log: a reader is in the way of emptying it."] = "Una clave destruida puede seguir en el registro de escritura: un lector impide vaciarlo.",
        ["A rotation of keys is under way or was cut short. If it stays so, rotate again."] = "Hay una rotación de claves en curso, o se interrumpió. Si sigue así, rota otra vez.",
        ["A chain does not fit its anchors: rows were changed or cut off, or an older database was restored. Give the anchor file to the auditor, and set Audit:AnchorFile to a new one."] = "Una cadena no encaja con sus anclas: se cambiaron o cortaron filas, o se restauró una base de datos más vieja. Da el archivo de anclas a auditoría, y pon otro en Audit:AnchorFile.",
        ["The last checkpoint of the audit chain could not be stored."] = "No se pudo guardar el último punto de control de la cadena de auditoría.",
        ["The anchor file cannot be written. Set Audit:AnchorFile to a file that the server may append to."] = "No se puede escribir el archivo de anclas. Pon en Audit:AnchorFile un archivo al que el servidor pueda añadir.",
    };

    /// <summary>Days of the week, months and names of roles, which are carried over in Spanish.</summary>
    private static readonly Dictionary<string, string> Carried = Names();

    /// <summary>The sentence in Spanish, or several that stand one after the other; null where one is not known.</summary>
    public static string? Of(string english)
    {
        if (One(english) is { } whole)
        {
            return whole;
        }

        for (var end = english.LastIndexOf(". ", StringComparison.Ordinal); end > 0; end = english.LastIndexOf(". ", end - 1, StringComparison.Ordinal))
        {
            if (One(english[..(end + 1)]) is { } first && Of(english[(end + 2)..]) is { } rest)
            {
                return $"{first} {rest}";
            }
        }

        return null;
    }

    private static string? One(string english)
    {
        var carried = Carrying().Matches(english).Select(match => (object)InSpanish(match.Value)).ToArray();
        return Known.TryGetValue(Carrying().Replace(english, "#"), out var spanish)
            ? carried.Length == 0 ? spanish : SpanishClock.Singular(string.Format(CultureInfo.InvariantCulture, spanish, carried))
            : null;
    }

    // A role may stand with one of its rosters: 'control room, nights'.
    private static string InSpanish(string carried) =>
        Carried.TryGetValue(carried, out var known) ? known
        : carried.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && Carried.TryGetValue($"{carried[..comma]}'", out var role) ? role[..^1] + carried[comma..]
        : carried;

    private static Dictionary<string, string> Names()
    {
        var (english, spanish) = (CultureInfo.InvariantCulture.DateTimeFormat, StaffWords.In(Language.Spanish));
        var names = Enum.GetValues<Weekday>().ToDictionary(day => day.ToString(), spanish.Day, StringComparer.Ordinal);
        foreach (var (month, name) in english.MonthNames.Zip((string[])["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]))
        {
            names[month] = name;
        }

        foreach (var role in Enum.GetValues<Role>())
        {
            // As the server writes it: "ControlRoom" is 'control room'.
            names[$"'{Words().Replace(role.ToString(), " $1").TrimStart().ToLowerInvariant()}'"] = $"'{spanish.RoleName(role)}'";
        }

        return names;
    }

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<!\w)'[^']*'(?!\w)|(?<!\w)\d(?:[\d:.,-]*\d)?(?!\w)|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?= \d{4})")]
    private static partial Regex Carrying();
}
