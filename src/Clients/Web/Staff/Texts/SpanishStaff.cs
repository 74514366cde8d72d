using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff : StaffWords
{
    public override string Drill => "Simulacro";

    public override string Title => "Personal";

    public override string Facility => "Centro";

    public override string UserName => "Nombre de usuario";

    public override string Password => "Contraseña";

    public override string Code => "Seis cifras de tu autenticador";

    public override string SignIn => "Entrar";

    public override string DoesNotFit => "El nombre, la contraseña y el código no van juntos. Revísalos y prueba otra vez. Cada código sirve una vez.";

    public override string NotPossible => "Eso no se puede hacer ahora. Prueba otra vez en un momento.";

    public override string Queue => "Cola";

    public override string GoNow => "Ir ahora";

    public override string ThatIsAll => "Eso es todo.";

    public override string NobodyYet => "Nadie lo tiene todavía";

    public override string Overdue => "Vencido";

    public override string NoLimit => "Sin límite";

    public override string Pair => "entre dos";

    public override string Group => "grupo";

    public override string NoQueue => "Tus funciones no tienen cola aquí.";

    public override string MyGroups => "Mis grupos";

    public override string Locked(int seconds) => $"Demasiados intentos. Espera {seconds} segundos.";

    public override string HeldBy(string name) => $"Lo tiene {name}";

    public override string Minutes(int count) => $"Quedan {count} min";

    public override string Messages(int count) => $"{count} mensajes";

    public override string Since(string time) => $"desde {SpanishClock.The(time)}";

    public override string OpenFor(string age) => $"abierto hace {age}";

    public override string Asked(string time) => $"pedido {SpanishClock.At(time)}";

    public override string Counted(int count) => $"{count} más que tu función solo puede contar";

    public override string Category(CaseCategory category) => category switch
    {
        CaseCategory.SelfHarm => "Autolesión",
        CaseCategory.Violence => "Violencia",
        CaseCategory.SexualAbuse => "Abuso sexual",
        CaseCategory.Exploitation => "Explotación",
        CaseCategory.ContactSharing => "Intercambio de contactos",
        CaseCategory.Escape => "Fuga",
        CaseCategory.MedicalEmergency => "Emergencia médica",
        CaseCategory.Company => "Pide a una persona",
    };

    public override string NotSignedIn => "sin entrar";

    public override string OnCall(string roster) => $"de guardia ({roster})";

    public override string ForGroup => "Llama por un grupo que dirige";

    public override string PatternHere => "Señales en toda la conversación";

    public override string AsksFor(RequestedPerson asked) => asked switch
    {
        RequestedPerson.Supporter => "Pide a una persona de apoyo",
        RequestedPerson.Chaplain => "Pide al capellán",
        RequestedPerson.Listener => "Pide a un Listener",
        RequestedPerson.Officer => "Pide a un oficial",
    };

    public override string FromServer(string sentence) => SpanishSentences.Of(sentence) ?? sentence;

    public override string Severity(int severity) => severity switch
    {
        4 => "4 Inminente",
        3 => "3 Activo",
        _ => "2 Preocupante",
    };
}
