namespace PeerConnect.Shell.Texts;

internal sealed class SpanishShell : ShellWords
{
    public override string OwnName => "Español";

    public override string Choose => "Idioma";

    public override string Starting => "Un momento";

    public override string SkipToContent => "Ir a la parte principal";

    public override string ReadToMe => "Léeme esto";

    public override string StopReading => "Deja de leer";

    public override string Bigger => "Letras más grandes";

    public override string NormalSize => "Letras normales";

    public override string Appearance => "Claro u oscuro";

    public override string LikeTheDevice => "Como este aparato";

    public override string Light => "Claro";

    public override string Dark => "Oscuro";

    public override string MoreContrast => "Colores más fuertes";

    public override string LineDown => "No se pierde nada. Lo que escribes se queda aquí hasta que se guarde.";

    public override string LineBack => "La línea volvió. Ya tienes todo lo que llegó mientras no había línea.";

    public override string TryingNow => "Probando ahora";

    public override string CannotReach => "Esta pantalla no puede llegar al sistema en este momento. Vuelve a probar sola.";

    public override string MaybeSignedIn => "Si habías entrado aquí, sal antes de irte.";

    public override string SignsOutSoon => "Tu visita se cierra en cuanto el sistema responda. Esta pantalla no muestra nada de ti.";

    public override string KeepsNothing => "Este navegador no guarda nada, por eso no puedes entrar aquí. Pide al personal que lo revise.";

    public override string PagesAreNewer => "Hay una versión más nueva de esta página. Empezará otra vez sola y espera hasta que termines aquí.";

    public override string PagesAreNewerByHand => "Hay una versión más nueva de esta página. Empiézala de nuevo cuando termines aquí. Después tócala una vez, para que pueda sonar.";

    public override string StillThere => "¿Sigues ahí?";

    public override string StillHere => "Sigo aquí";

    public override string SignOut => "Salir";

    public override string WentWrong => "Esta página se detuvo. Lo que se guardó está seguro.";

    public override string Again => "Empezar de nuevo";

    public override string LineDownSince(string time) => $"Sin línea desde {SpanishClock.The(time)}.";

    public override string TryingIn(int seconds) => $"Probamos otra vez en {seconds} s";

    public override string LockedIn(int seconds) => $"Cerramos tu página en {Seconds(seconds)}, para que la próxima persona no la vea. Lo que no enviaste se borra.";

    public override string LockedWithText(int seconds) => $"Cerramos tu página en {Seconds(seconds)}. Lo que escribiste espera en esta página hasta que entres otra vez.";

    public override string EndsAt(string time) => $"Cerramos tu página {SpanishClock.At(time)}. Nadie puede quedarse más tiempo sin entrar de nuevo. Envía antes lo que escribiste, o se borra. Después puedes entrar otra vez.";

    public override string EndsWithText(string time) => $"Cerramos tu página {SpanishClock.At(time)}. Nadie puede quedarse más tiempo sin entrar de nuevo. Lo que escribiste espera en esta página hasta que entres otra vez.";

    private static string Seconds(int count) => count == 1 ? "1 segundo" : $"{count} segundos";
}
