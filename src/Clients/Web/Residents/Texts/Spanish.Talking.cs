using PeerConnect.Shell.Texts;

namespace PeerConnect.Residents.Texts;

/// <content>A conversation.</content>
internal sealed partial class Spanish : Words
{
    public override string StaffMayRead => "El personal puede leer esto";

    public override string StaffMayReadMore => "cuando las reglas lo dicen. Nadie lo lee todo.";

    public override string WhoAndWhen => "¿Quién y cuándo?";

    public override string Write => "Escribe aquí";

    public override string Send => "Enviar";

    public override string Writing => "Guardando …";

    public override string NotSent => "No enviado";

    public override string NotSentNoLine => "No hay línea. Lo enviamos cuando vuelva la línea, si no sales antes con «Salir». Si no quieres eso, borra las palabras.";

    public override string NotSentUnknown => "La línea se cortó al enviarlo. Cuando vuelva, miramos si se guardó. Por favor déjalo como está.";

    public override string NotSentBusy => "El sistema está ocupado. Probamos otra vez sin que hagas nada.";

    public override string NotSentFast => "Eso fue un poco rápido. Sale en un momento.";

    public override string NotSentStore => "No se pudo guardar. Probamos otra vez. Si no puede esperar, toca el timbre de tu celda.";

    public override string NotSentSigns => "Hay un signo que no podemos llevar. Quítalo y envía otra vez.";

    public override string NotSentLong => "Es muy largo. Escríbelo en dos partes.";

    public override string NotSentConsent => "Primero lee quién puede verlo y di que sí. Tus palabras se quedan aquí.";

    public override string NotSentPaused => "Ahora no puedes escribir aquí. Tus palabras se quedan aquí.";

    public override string NotSentGone => "Este chat ya no está abierto para ti.";

    public override string NotSentOther => "Algo salió mal. Mira si está ahí. Si no, envíalo otra vez.";

    public override string TryAgain => "Probar otra vez";

    public override string PausedLong => "Esto está en pausa. Puedes leer, no escribir.";

    public override string EndedLong => "Esto se acabó. Puedes leer lo que se dijo.";

    public override string Earlier => "Mostrar lo de antes";

    public override string Beginning => "Aquí empieza.";

    public override string NothingYet => "Todavía nadie dijo nada. Puedes empezar tú.";

    public override string LookNewest => "Ir a lo más nuevo";

    public override string Gone => "Esto se retiró.";

    public override string WordsNotShown => "Estas palabras no se pueden mostrar aquí.";

    public override string TakeBack => "Retirar";

    public override string TakeBackAsk => "¿Retirar estas palabras? Los demás ya no las ven. El personal aún puede verlas cuando las reglas lo dicen.";

    public override string Keep => "Dejarlo ahí";

    public override string Me => "Yo";

    public override string SomeoneGone => "Alguien que estuvo aquí";

    public override string WasPaused => "Esto se puso en pausa.";

    public override string WasReopened => "Esto se abrió otra vez.";

    public override string WasEnded => "Esto se acabó.";

    public override string SlowEnded => "Ya puedes escribir cuando quieras.";

    public override string HelpTitle => "Hay personas contigo";

    public override string HelpRead => "Ya lo leí";

    public override string Unfold => "Mostrar";

    public override string Leave => "Dejar este chat";

    public override string LeaveAsk => "¿Quieres dejar este chat? No te cuesta nada y no tienes que decir por qué. Después puedes pedir volver.";

    public override string LeaveYes => "Sí, dejarlo";

    public override string Stay => "Quedarme";

    public override string More => "Más";

    public override string Close => "Cerrar";

    public override string PauseMine => "Tomar un descanso aquí";

    public override string PauseMineAsk => "¿Quieres un descanso de este chat? No te cuesta nada y no tienes que decir por qué. La otra persona ve que está en pausa, no quién lo hizo. Puedes seguir cuando quieras.";

    public override string PauseMineGroupAsk => "¿Quieres un descanso de este grupo? No te cuesta nada y no tienes que decir por qué. A los demás no se les dice. Puedes seguir cuando quieras.";

    public override string PauseMineYes => "Sí, descansar";

    public override string ResumeMine => "Terminar mi descanso";

    public override string PausedMine => "Ahora tienes un descanso aquí.";

    public override string ResumedMine => "Tu descanso aquí terminó.";

    public override string PausedByMe => "Estás en un descanso aquí.";

    public override string ChangeSupporter => "Pedir a otra persona";

    public override string ChangeSupporterAsk => "¿Quieres pedir otra persona de apoyo? No tienes que decir por qué. A esta persona no se le dice que lo pediste.";

    public override string ChangeSupporterYes => "Sí, pedir";

    public override string ChangeAsked => "Pediste a otra persona. El personal lo va a ver.";

    public override string NoLineForThat => "Ahora no hay línea. Prueba otra vez cuando vuelva.";

    public override string NotNow => "Eso no se puede hacer ahora. Pregunta al personal.";

    public override string Stored(string time) => $"Guardado {time}";

    public override string Seen => "Visto";

    public override string SeenBy(int count) => $"Visto por {count}";

    public override string HereNow => "en línea ahora";

    public override string HereNowInGroup(int others) => $"{others} más en línea ahora";

    public override string Writes(string name) => $"{name} está escribiendo";

    public override string SomeoneWrites => "Alguien está escribiendo";

    public override string Said(string name) => $"{name} escribió";

    public override string Joined(string name) => $"{name} ya está aquí.";

    public override string Left(string name) => $"{name} ya no está aquí.";

    public override string Slowed(string span) => $"Cada persona puede escribir una vez en {span}.";

    public override string MutedUntil(string time) => $"Puedes escribir aquí otra vez a {SpanishClock.The(time)}. Puedes leer.";

    public override string LettersLeft(int count) => count == 1 ? "Queda 1 letra" : $"Quedan {count} letras";

    public override string IJoined => "Ya estás aquí.";

    public override string ILeft => "Ya no estás aquí.";
}
