namespace PeerConnect.Moderation.Policies;

/// <summary>What help there is here: the phone on the wing, a crisis line, a Listener, the cell bell.</summary>
/// <param name="Kind">When it is shown.</param>
/// <param name="Language">In which language.</param>
/// <param name="Text">At most 400 characters, in plain words.</param>
public sealed record SignpostText(SignpostKind Kind, NoticeLanguage Language, string Text);

/// <summary>Where to find something that the system never carries.</summary>
/// <param name="Thing">What.</param>
/// <param name="Language">In which language.</param>
/// <param name="Text">At most 400 characters, in plain words.</param>
public sealed record WhereToFindText(NotOffered Thing, NoticeLanguage Language, string Text);

/// <summary>The words for a facility that has written none of its own: they name nothing that a facility might not have.</summary>
internal static class BuiltInSignposts
{
    public static string? Words(SignpostKind kind, NoticeLanguage language) => language switch
    {
        NoticeLanguage.English => English(kind),
        NoticeLanguage.Spanish => Spanish(kind),
    };

    private static string? English(SignpostKind kind) => kind switch
    {
        SignpostKind.None => null,
        SignpostKind.Safety => "If you are angry and could hurt someone, stop. Step back and ask for a person to talk to. If somebody threatens you, tell an officer or any member of staff you trust. You can ask to move to a safe place.",
        SignpostKind.SexualAbuse => "You can tell any member of staff, or somebody outside. It is never your fault. Ask for the outside help line: it does not go through here.",
        SignpostKind.SelfHarm =>
            "You wrote something that worried us. You are not in trouble. Somebody from the care team is told. "
            + "If it cannot wait, press your cell bell or tell the nearest officer now.",
    };

    private static string? Spanish(SignpostKind kind) => kind switch
    {
        SignpostKind.None => null,
        SignpostKind.Safety => "Si sientes tanto enojo que podrías lastimar a alguien, detente. Aléjate y pide hablar con una persona. Si alguien te amenaza, dilo a un oficial o a quien del personal tengas confianza. Puedes pedir que te lleven a un lugar seguro.",
        SignpostKind.SexualAbuse => "Puedes decirlo a cualquier persona del personal, o a alguien de afuera. Nunca es tu culpa. Pide la línea de ayuda de afuera: no pasa por aquí.",
        SignpostKind.SelfHarm =>
            "Escribiste algo que nos preocupa. No estás en problemas. Avisamos a alguien del equipo de cuidado. "
            + "Si no puede esperar, toca el timbre de tu celda o dile al oficial más cercano ahora.",
    };
}
