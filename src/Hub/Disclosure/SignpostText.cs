using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>The words that point a person to help, by the kind of help and the person's language.</summary>
internal static class SignpostText
{
    /// <param name="policy">The person's facility's.</param>
    /// <param name="kind">Which help.</param>
    /// <param name="language">"en" or "es".</param>
    public static string Of(DisclosurePolicy policy, SignpostKind kind, string language)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return language == "es" ? Spanish(kind) : English(kind);
    }

    private static string English(SignpostKind kind) => kind switch
    {
        SignpostKind.None => throw new ArgumentOutOfRangeException(nameof(kind), "There is nothing to say."),
        SignpostKind.SelfHarm =>
            "You wrote something that worried us. You are not in trouble. Somebody from the care team is told. "
            + "If it cannot wait, press your cell bell or tell the nearest officer now.",
        SignpostKind.Safety =>
            "If somebody is a danger to you or to another person, press your cell bell or tell the nearest officer now. "
            + "You can also ask to be moved to a safer place.",
        SignpostKind.SexualAbuse =>
            "Nobody may touch you or ask you for sex against your will. You can tell any member of staff, or use the outside line for reports of sexual abuse, "
            + "which is free and not listened to. If it cannot wait, press your cell bell now.",
    };

    private static string Spanish(SignpostKind kind) => kind switch
    {
        SignpostKind.None => throw new ArgumentOutOfRangeException(nameof(kind), "There is nothing to say."),
        SignpostKind.SelfHarm =>
            "Escribiste algo que nos preocupa. No estás en problemas. Avisamos a alguien del equipo de cuidado. "
            + "Si no puede esperar, toca el timbre de tu celda o dile al oficial más cercano ahora.",
        SignpostKind.Safety =>
            "Si alguien es un peligro para ti o para otra persona, toca el timbre de tu celda o dile al oficial más cercano ahora. "
            + "También puedes pedir que te cambien a un lugar más seguro.",
        SignpostKind.SexualAbuse =>
            "Nadie puede tocarte ni pedirte sexo contra tu voluntad. Puedes decírselo a cualquier persona del personal o usar la línea externa para denunciar abuso sexual, "
            + "que es gratis y nadie la escucha. Si no puede esperar, toca el timbre de tu celda ahora.",
    };
}
