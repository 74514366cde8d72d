using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Transparency;

/// <summary>The report as a page to print: one file that asks for nothing else and runs nothing.</summary>
internal static class QuarterPage
{
    public static string Of(QuarterReport report, string facility)
    {
        var page = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Quarterly report</title>
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
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Safe(facility)}, {Safe(report.Quarter)}</h1>\n<p>Peer support by PeerConnect, in numbers. Made on {report.MadeAt:yyyy-MM-dd}.</p>\n<table>\n");
        foreach (var cell in report.Cells)
        {
            var (words, part) = Words(cell.Figure);
            page.Append(CultureInfo.InvariantCulture, $"<tr{(part ? " class=\"part\"" : "")}><th scope=\"row\">{words}</th><td>{Number(cell.Count)}</td></tr>\n");
        }

        var visits = report.Visits is { } times
            ? string.Create(CultureInfo.InvariantCulture, $"{times.MedianMinutes} min ({times.ShortestMinutes} to {times.LongestMinutes})")
            : "not shown";
        page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">From a flag to somebody in front of the person: median (range)</th><td>{visits}</td></tr>\n");
        return page.Append("""
            </table>
            <p>"Not shown": fewer than five, or a number from which such a one could be worked out. Fewer than five messages or requests at its end are counted in the next. The report is made once; what staff decide later is not in it.</p>
            </main>
            </body>
            </html>

            """).ToString();
    }

    private static string Number(int? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "not shown";

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);

    private static (string Words, bool Part) Words(ReportFigure figure) => figure switch
    {
        ReportFigure.Messages => ("Messages written", false),
        ReportFigure.Flags => ("Messages that the computer flagged, as cases", false),
        ReportFigure.Confirmed => ("found right by staff", true),
        ReportFigure.FalseAlarms => ("false alarms", true),
        ReportFigure.Unclear => ("unclear or undecided", true),
        ReportFigure.Visited => ("somebody stood in front of the person", true),
        ReportFigure.NotVisited => ("nobody did, or nobody recorded it", true),
        ReportFigure.Requests => ("Requests for a person", false),
        ReportFigure.Answered => ("somebody came", true),
        ReportFigure.Refused => ("refused, with a reason", true),
        ReportFigure.Unanswered => ("neither", true),
        ReportFigure.BreaksOfGlass => ("Times that staff saw more than the policy gives (break-glass)", false),
    };
}
