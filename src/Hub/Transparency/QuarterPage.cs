using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Transparency;

/// <summary>The report as a page to print, in the language of whoever prints it: one file that asks for nothing else and runs nothing.</summary>
internal static class QuarterPage
{
    private static readonly Wording Title = new("Quarterly report", "Informe trimestral");
    private static readonly Wording Made = new("Peer support by PeerConnect, in numbers. Made on", "Apoyo entre pares con PeerConnect, en números. Hecho el");
    private static readonly Wording NotShown = new("not shown", "no se muestra");
    private static readonly Wording UntilSomebodyCame = new(
        "From a flag to the first who stood in front of the person: median (the half in the middle)", "De un aviso hasta el primero que estuvo delante de la persona: mediana (la mitad de en medio)");

    private static readonly Wording Below = new(
        "\"Not shown\": fewer than five, or a number from which such a one could be worked out. Fewer than five messages or requests at its end are counted in the next. The report is made once; what staff decide later is not in it.",
        "«No se muestra»: menos de cinco, o un número del que se podría sacar uno así. Menos de cinco mensajes o peticiones al final se cuentan en el siguiente. El informe se hace una vez; lo que el personal decide después no está en él.");

    public static string Of(QuarterReport report, string facility, NoticeLanguage language)
    {
        var page = new StringBuilder($$"""
            <!DOCTYPE html>
            <html lang="{{Spoken.Code(language)}}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{Title.In(language)}}</title>
            <style>
            body { font: 12pt/1.5 Georgia, serif; color: #111; background: #fff; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid #999; padding: .4rem .2rem; text-align: left; }
            td { text-align: right; white-space: nowrap; }
            .part th { padding-left: 1.5rem; font-weight: normal; }
            @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } @page { margin: 2cm; } }
            </style>
            </head>
            <body>
            <main>

            """);
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Safe(facility)}, {Safe(report.Quarter)}</h1>\n<p>{Made.In(language)} {report.MadeAt:yyyy-MM-dd}.</p>\n<table>\n");
        foreach (var cell in report.Cells)
        {
            var (words, part) = Words(cell.Figure);
            page.Append(CultureInfo.InvariantCulture, $"<tr{(part ? " class=\"part\"" : "")}><th scope=\"row\">{words.In(language)}</th><td>{Number(cell.Count, language)}</td></tr>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{UntilSomebodyCame.In(language)}</th><td>{Times(report.Visits).In(language)}</td></tr>\n");
        return page.Append(CultureInfo.InvariantCulture, $"""
            </table>
            <p>{Below.In(language)}</p>
            </main>
            </body>
            </html>

            """).ToString();
    }

    /// <summary>What a figure counts, and whether it is a part of the one above it.</summary>
    internal static (Wording Words, bool Part) Words(ReportFigure figure) => figure switch
    {
        ReportFigure.Messages => (new("Messages written", "Mensajes escritos"), false),
        ReportFigure.Flags => (new("Messages that the computer flagged, as cases", "Mensajes que marcó la computadora, como casos"), false),
        ReportFigure.Confirmed => (new("found right by staff", "el personal los encontró bien marcados"), true),
        ReportFigure.FalseAlarms => (new("false alarms", "falsas alarmas"), true),
        ReportFigure.Unclear => (new("unclear or undecided", "sin aclarar o sin decidir"), true),
        ReportFigure.Visited => (new("somebody stood in front of the person", "alguien estuvo delante de la persona"), true),
        ReportFigure.NotVisited => (new("nobody did, or nobody recorded it", "nadie estuvo, o nadie lo anotó"), true),
        ReportFigure.Requests => (new("Requests for a person", "Peticiones de una persona"), false),
        ReportFigure.Answered => (new("somebody came", "alguien vino"), true),
        ReportFigure.Refused => (new("refused, with a reason", "no se pudo, con un motivo"), true),
        ReportFigure.Unanswered => (new("neither", "ni lo uno ni lo otro"), true),
        ReportFigure.BreaksOfGlass => (
            new("Times that staff saw more than the policy gives (break-glass)", "Veces que el personal vio más de lo que da la política (accesos ampliados)"), false),
    };

    private static Wording Times(VisitTimes? visits) => visits is null
        ? NotShown
        : new(
            string.Create(CultureInfo.InvariantCulture, $"{visits.MedianMinutes} min{(visits is { FromMinutes: { } from, ToMinutes: { } to } ? $" ({from} to {to})" : "")}"),
            string.Create(CultureInfo.InvariantCulture, $"{visits.MedianMinutes} min{(visits is { FromMinutes: { } de, ToMinutes: { } a } ? $" (de {de} a {a})" : "")}"));

    private static string Number(int? count, NoticeLanguage language) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? NotShown.In(language);

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
