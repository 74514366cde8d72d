namespace PeerConnect.Residents.Texts;

/// <content>Signing in.</content>
internal sealed partial class Spanish : Words
{
    public override string Hello => "Hola. Habla con las personas que te apoyan.";

    public override string HelloMore => "Entra con tu número y tu PIN. El personal puede leer lo que escribes aquí cuando las reglas lo dicen. Verás esas reglas antes de escribir.";

    public override string NeedSomeone => "¿Necesitas a una persona ahora?";

    public override string NeedSomeoneMore => "Si no puede esperar, toca el timbre de tu celda o avisa al oficial más cercano. Para eso no tienes que entrar aquí.";

    public override string Place => "Dónde vives";

    public override string YourNumber => "Tu número";

    public override string YourPin => "Tu PIN";

    public override string NewPin => "Tu nuevo PIN";

    public override string NewPinAgain => "Otra vez tu nuevo PIN";

    public override string NewPinNeeded => "El personal te dio este PIN. Ahora elige uno que solo tú sepas: de 6 a 12 cifras, no seguidas como 123456.";

    public override string NewPinsDiffer => "Los dos PIN nuevos no son iguales. Escribe otra vez el PIN nuevo.";

    public override string NewPinTooPlain => "Ese PIN es muy fácil de adivinar. Elige otro.";

    public override string SignIn => "Entrar";

    public override string SigningIn => "Un momento";

    public override string Clear => "Borrar";

    public override string DeleteOne => "Borrar el último";

    public override string Letters => "ABC";

    public override string Digits => "123";

    public override string WrongPin => "El número y el PIN no van juntos. Mira los dos y prueba otra vez.";

    public override string DeviceRevoked => "Esta pantalla no se puede usar ahora. Pide al personal que la revise.";

    public override string PageClosed => "Tu página se cerró. Lo que no enviaste ya no está. Entra otra vez para seguir.";

    public override string PinHidden(int typed) => typed == 1 ? "1 cifra escrita" : $"{typed} cifras escritas";

    public override string LockedOut(int seconds) => $"Hubo muchos intentos malos. Espera {(seconds == 1 ? "1 segundo" : $"{seconds} segundos")}. Después prueba otra vez.";

    public override string ThisDevice(string place) => $"Esta pantalla: {place}";

    public override string EnrolTitle => "Hacer de esta una pantalla común";

    public override string EnrolMore => "Para el personal: pega el código que recibiste al añadir esta pantalla. Desde entonces la pantalla no guarda nada de quienes la usan.";

    public override string EnrolCode => "Código de la pantalla";

    public override string EnrolDone => "Listo. Esta pantalla ya es común.";

    public override string EnrolUnknown => "Ese código no se conoce. Míralo otra vez.";
}
