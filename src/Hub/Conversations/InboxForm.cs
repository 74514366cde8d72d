using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Conversations;

/// <summary>The sentences of personal notices, in the person's language. One text for every cause of a pause or an end, and one for whatever keeps a message from its readers.</summary>
internal sealed class InboxForm(PolicyBook policies)
{
    /// <param name="row">The notice.</param>
    /// <param name="language">The person's, "en" or "es".</param>
    /// <param name="isOver">Whether what it says was so once and is no more.</param>
    /// <param name="about">Whom it names, if anybody; see <see cref="About"/>.</param>
    public InboxItem Of(InboxRow row, string language, bool isOver = false, string? about = null) =>
        new(row.Sequence, row.Kind, row.At, row.ConversationId, Text(row, language, about), row.EntryId, row.Until, row.Answer, isOver || row is { Kind: InboxKind.DidTheyCome, AnsweredAt: not null, Answer: null } ? true : null);

    /// <summary>Whom a notice to a supporter names, as the two see each other; null where it names nobody. No name is kept with it.</summary>
    public static string? About(ApprovalSnapshot snapshot, InboxRow row) =>
        row is { Kind: InboxKind.StaffWereWith, ConversationId: { } id } && snapshot.Conversations.TryGetValue(id, out var pair)
        && pair.Members.FirstOrDefault(member => member.Role == MemberRole.Member) is { } member ? snapshot.People.GetValueOrDefault(member.Person)?.ShortName : null;

    private string Text(InboxRow row, string language, string? about) => row.Kind == InboxKind.Signpost
        ? Signpost(row, language == "es" ? NoticeLanguage.Spanish : NoticeLanguage.English)
        : language == "es" ? Spanish(row, about) : English(row, about);

    private string Signpost(InboxRow row, NoticeLanguage language)
    {
        var kind = row.Detail is { } detail ? Enum.Parse<SignpostKind>(detail) : SignpostKind.SelfHarm;
        return policies.Active(row.FacilityId).SignpostWords(kind, language) ?? throw new InvalidOperationException($"There are no words for {kind}.");
    }

    private static string English(InboxRow row, string? about) => row.Kind switch
    {
        InboxKind.Signpost => throw new InvalidOperationException("A signpost has a text of its own."),
        InboxKind.Approved => "Staff said yes. You can write now.",
        InboxKind.NotApproved => "Your request was not approved this time. You can ask the programme office about it.",
        InboxKind.ConversationPaused => "This conversation is paused or over. You can ask the programme office about it.",
        InboxKind.ConsentAsked when row.ConversationId is not null => "Who may read this chat has changed. Please read the notice before you write again.",
        InboxKind.ConsentAsked => "The notice about who may read what you write has changed. Please read it before you write again.",
        InboxKind.MessageHeld => "Your message is stored. It waits for a person to look at it before anybody else can read it. You can take it back until then.",
        InboxKind.MessageReleased => "Your message waited. It is delivered now.",
        InboxKind.MessageRejected => $"Your message was not delivered: {EnglishReason(row)} You can ask that another person looks at it again.",
        InboxKind.MessageExpired => "Nobody could look at your message in time, so it was not delivered. You can ask that a person looks at it.",
        InboxKind.MessageNotDelivered => "Your message could not be delivered. You can ask the programme office about it.",
        InboxKind.MessageBlocked when row.Detail is { Length: > 0 } =>
            $"Your message was not delivered: {EnglishReason(row)} Messages of this kind are not carried here. You can ask that a person looks at it.",
        InboxKind.MessageBlocked => "Your message was not delivered. Messages of this kind are not carried here. You can ask the programme office about it.",
        InboxKind.AppealAnswered when row.Detail == nameof(AppealState.Upheld) => "Another person looked at your message again and agreed with you.",
        InboxKind.AppealAnswered => "Another person looked at your message again. It stays undelivered. You can ask the programme office about it.",
        InboxKind.SomeoneComing => "Someone is coming.",
        InboxKind.DidTheyCome => "Did someone come to you?",
        InboxKind.SupporterMayKnow => "May your supporter know that staff came to see you?",
        InboxKind.StaffWereWith => $"Staff have been with {Ended(about ?? "someone you support")} You may ask how things are.",
        InboxKind.RequestRefused => $"You asked for a person. {EnglishRefusal(row)} If it cannot wait, press your cell bell or tell an officer.",
        InboxKind.NobodyComing => "Nobody is on the way to you any more. You can ask for a person at any time. If it cannot wait, press your cell bell or tell an officer.",
        InboxKind.NewPin => "A coordinator made a new PIN for you. If you did not ask for it, tell an officer or ask for a person.",
        InboxKind.Gone => "",
    };

    private static string Spanish(InboxRow row, string? about) => row.Kind switch
    {
        InboxKind.Signpost => throw new InvalidOperationException("A signpost has a text of its own."),
        InboxKind.Approved => "El personal dijo que sí. Ya puedes escribir.",
        InboxKind.NotApproved => "Tu solicitud no fue aprobada esta vez. Puedes preguntar en la oficina del programa.",
        InboxKind.ConversationPaused => "Esta conversación está en pausa o se acabó. Puedes preguntar en la oficina del programa.",
        InboxKind.ConsentAsked when row.ConversationId is not null => "Cambió quién puede leer este chat. Lee el aviso antes de volver a escribir.",
        InboxKind.ConsentAsked => "Cambió el aviso sobre quién puede leer lo que escribes. Léelo antes de volver a escribir.",
        InboxKind.MessageHeld => "Tu mensaje está guardado. Espera a que una persona lo mire antes de que otros lo puedan leer. Hasta entonces puedes retirarlo.",
        InboxKind.MessageReleased => "Tu mensaje esperó. Ya está entregado.",
        InboxKind.MessageRejected => $"Tu mensaje no fue entregado: {SpanishReason(row)} Puedes pedir que otra persona lo mire de nuevo.",
        InboxKind.MessageExpired => "Nadie pudo mirar tu mensaje a tiempo, así que no fue entregado. Puedes pedir que una persona lo mire.",
        InboxKind.MessageNotDelivered => "Tu mensaje no se pudo entregar. Puedes preguntar en la oficina del programa.",
        InboxKind.MessageBlocked when row.Detail is { Length: > 0 } =>
            $"Tu mensaje no fue entregado: {SpanishReason(row)} Aquí no se llevan mensajes de este tipo. Puedes pedir que una persona lo mire.",
        InboxKind.MessageBlocked => "Tu mensaje no fue entregado. Aquí no se llevan mensajes de este tipo. Puedes preguntar en la oficina del programa.",
        InboxKind.AppealAnswered when row.Detail == nameof(AppealState.Upheld) => "Otra persona miró tu mensaje de nuevo y te dio la razón.",
        InboxKind.AppealAnswered => "Otra persona miró tu mensaje de nuevo. Sigue sin entregarse. Puedes preguntar en la oficina del programa.",
        InboxKind.SomeoneComing => "Alguien viene en camino.",
        InboxKind.DidTheyCome => "¿Vino alguien?",
        InboxKind.SupporterMayKnow => "¿Puede saber tu persona de apoyo que el personal vino a verte?",
        InboxKind.StaffWereWith => $"El personal estuvo con {Ended(about ?? "alguien a quien apoyas")} Puedes preguntar cómo va todo.",
        InboxKind.RequestRefused => $"Pediste a una persona. {SpanishRefusal(row)} Si no puede esperar, toca el timbre de tu celda o díselo a un oficial.",
        InboxKind.NobodyComing => "Ya nadie viene en camino. Puedes pedir a una persona cuando quieras. Si no puede esperar, toca el timbre de tu celda o díselo a un oficial.",
        InboxKind.NewPin => "La oficina del programa te hizo un PIN nuevo. Si no lo pediste, díselo a un oficial o pide a una persona.",
        InboxKind.Gone => "",
    };

    // A shortened name brings its own full stop.
    private static string Ended(string name) => name.EndsWith('.') ? name : $"{name}.";

    private static string EnglishReason(InboxRow row) => Reason(row) switch
    {
        RejectReason.Threat => "it reads as a threat.",
        RejectReason.Pressure => "it puts pressure on somebody.",
        RejectReason.Abuse => "it would hurt somebody.",
        RejectReason.MethodDetail => "it tells how to do harm.",
        RejectReason.PersonalDetails => "it carries an address, a number or a message of somebody else.",
    };

    private static string SpanishReason(InboxRow row) => Reason(row) switch
    {
        RejectReason.Threat => "se lee como una amenaza.",
        RejectReason.Pressure => "presiona a alguien.",
        RejectReason.Abuse => "heriría a alguien.",
        RejectReason.MethodDetail => "dice cómo hacer daño.",
        RejectReason.PersonalDetails => "lleva una dirección, un número o un recado de otra persona.",
    };

    private static string EnglishRefusal(InboxRow row) => Refusal(row) switch
    {
        PersonRefusal.NobodyThere => "Nobody like that is here now. You can ask for somebody else.",
        PersonRefusal.NobodyMoves => "Nobody can be moved right now. You can ask again later.",
        PersonRefusal.SomebodyElse => "Somebody else comes to you instead.",
        PersonRefusal.SpokenAlready => "Staff say that they spoke with you already.",
    };

    private static string SpanishRefusal(InboxRow row) => Refusal(row) switch
    {
        PersonRefusal.NobodyThere => "Ahora no hay nadie así aquí. Puedes pedir a otra persona.",
        PersonRefusal.NobodyMoves => "Ahora no se puede mover a nadie. Puedes pedirlo otra vez más tarde.",
        PersonRefusal.SomebodyElse => "Otra persona viene a verte.",
        PersonRefusal.SpokenAlready => "El personal dice que ya habló contigo.",
    };

    private static PersonRefusal Refusal(InboxRow row) => Enum.Parse<PersonRefusal>(row.Detail ?? "");

    private static RejectReason Reason(InboxRow row) => Enum.Parse<RejectReason>(row.Detail ?? "");
}
