using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string SeeMore => "Más de lo que da la política";

    public override string AskForMore => "Pedir ver más";

    public override string MoreExplained => "Un colega que puede abrir este caso tiene que aprobarlo. Hasta dónde y cuánto tiempo, lo dice la política. Cada página que leas queda registrada, y después otra persona lo revisa.";

    public override string WhatFor => "¿Para qué es?";

    public override string WhyMore => "Por qué, con palabras. Queda sellado; lo lee quien aprueba o revisa.";

    public override string NamesToo => "Mostrarme también quién escribió. Quien aprueba ve que lo pides, y queda registrado.";

    public override string AloneToo => "Hay una vida en peligro ahora: empezar sin esperar, si la política deja a una sola persona. Se revisa igual.";

    public override string ChoosePurposeAndWhy => "Elige para qué es y escribe por qué.";

    public override string SendAsk => "Pedir";

    public override string AnsweredSince => "Un colega contestó. Abre el caso otra vez para ver qué.";

    public override string AskedSince => "Un colega pide ver más de este caso. Ábrelo otra vez para leer por qué.";

    public override string MoreAskedHere => "Un colega pide ver más";

    public override string WithNames => "con quién escribió";

    public override string ByOneAlone => "empezado por una sola persona";

    public override string ReadMore => "Leer";

    public override string WholeConversation => "Toda la conversación";

    public override string ReadWhole => "Leerla toda";

    public override string EachPageRecorded => "Cada página queda registrada antes de mostrarse.";

    public override string PutAway => "Quitar de la vista";

    public override string NothingMore => "Aquí no hay más que mostrar: cada mensaje sigue la política con la que se escribió.";

    public override string MoreIsGone => "Se acabó su tiempo. Lo que mostró ya no está en esta página.";

    public override string Justified => "Fue justificado";

    public override string NotJustified => "No fue justificado";

    public override string Reviews => "Espera tu revisión";

    public override string ReviewThis => "Un colega vio más de un caso";

    public override string ReviewLate => "Se pasó el plazo de esta revisión.";

    public override string NoReviews => "Nada espera tu revisión.";

    public override string LookForReviews => "Buscar revisiones otra vez";

    public override string ClockLeft(string left, string time) => $"quedan {left}, hasta {SpanishClock.The(time)}";

    public override string MoreAsked(string name, string time) => $"{name} lo pidió {SpanishClock.At(time)}.";

    public override string MoreApproved(string name, string time) => $"{name} lo aprobó {SpanishClock.At(time)}.";

    public override string MoreRefused(string name, string time) => $"{name} no lo aprobó, {SpanishClock.At(time)}.";

    public override string MoreReviewed(string verdict, string name, string time) => $"{verdict}, dice {name} {SpanishClock.At(time)}.";

    public override string ReviewDue(string day) => $"Alguien que no tomó parte dice hasta el {day} si fue justificado.";

    public override string PageRecorded(string time) => $"Esta página quedó registrada {SpanishClock.At(time)}.";

    public override string PagesRead(int count) => $"páginas leídas: {count}";

    public override string Glass(BreakGlassState state) => state switch
    {
        BreakGlassState.Asked => "Espera la respuesta de un colega",
        BreakGlassState.Open => "Abierto",
        BreakGlassState.Refused => "No se aprobó",
        BreakGlassState.Lapsed => "Nadie contestó a tiempo",
        BreakGlassState.Over => "Terminado",
    };

    public override string Reach(BreakGlassReach reach) => reach switch
    {
        BreakGlassReach.Case => "mensajes cerca de los marcados",
        BreakGlassReach.Conversation => "toda la conversación",
    };
}
