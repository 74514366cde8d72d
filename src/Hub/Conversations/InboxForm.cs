using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Conversations;

/// <summary>The sentences of personal notices, in the person's language. One text for every cause of a pause.</summary>
internal static class InboxForm
{
    public static InboxItem Of(InboxRow row, string language) =>
        new(row.Sequence, row.Kind, row.At, row.ConversationId, language == "es" ? Spanish(row.Kind) : English(row.Kind), row.Answer);

    private static string English(InboxKind kind) => kind switch
    {
        InboxKind.Signpost =>
            "You wrote something that worried us. You are not in trouble. Somebody from the care team is told. "
            + "If it cannot wait, press your cell bell or tell the nearest officer now.",
        InboxKind.Approved => "Your request was approved. You can write now.",
        InboxKind.NotApproved => "Your request was not approved this time. You can ask the programme office about it.",
        InboxKind.ConversationPaused => "This conversation is paused. You can ask the programme office about it.",
        InboxKind.ConsentAsked => "The notice about who may read what you write has changed. Please read it before you write again.",
        InboxKind.SomeoneComing => "Someone is coming.",
        InboxKind.DidTheyCome => "Did they come?",
    };

    private static string Spanish(InboxKind kind) => kind switch
    {
        InboxKind.Signpost =>
            "Escribiste algo que nos preocupa. No estás en problemas. Avisamos a alguien del equipo de cuidado. "
            + "Si no puede esperar, toca el timbre de tu celda o dile al oficial más cercano ahora.",
        InboxKind.Approved => "Tu solicitud fue aprobada. Ya puedes escribir.",
        InboxKind.NotApproved => "Tu solicitud no fue aprobada esta vez. Puedes preguntar en la oficina del programa.",
        InboxKind.ConversationPaused => "Esta conversación está en pausa. Puedes preguntar en la oficina del programa.",
        InboxKind.ConsentAsked => "Cambió el aviso sobre quién puede leer lo que escribes. Léelo antes de volver a escribir.",
        InboxKind.SomeoneComing => "Alguien viene en camino.",
        InboxKind.DidTheyCome => "¿Vino alguien?",
    };
}
