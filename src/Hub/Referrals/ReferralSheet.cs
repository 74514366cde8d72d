using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using PeerConnect.Hub.Cases;

namespace PeerConnect.Hub.Referrals;

/// <summary>Writes a form as a page to print: no script, nothing from anywhere, every text escaped.</summary>
internal static class ReferralSheet
{
    private const string Style =
        "@page{margin:16mm}html{font:12pt/1.45 system-ui,sans-serif;color:#000;background:#fff}body{margin:0 auto;max-width:180mm;padding:8mm}"
        + "h1{font-size:18pt;margin:0 0 4mm}h2{font-size:13pt;margin:7mm 0 2mm}p{margin:0 0 2mm}"
        + "dl{display:grid;grid-template-columns:fit-content(60mm) 1fr;gap:2mm 6mm;margin:0}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}"
        + "dd.blank{border-bottom:1px solid #000;min-height:8mm}ol{margin:0;padding-left:6mm}li{break-inside:avoid;margin-bottom:2mm}li p,.why{white-space:pre-wrap;overflow-wrap:anywhere}"
        + "h2{break-after:avoid}footer{margin-top:8mm;border-top:1px solid #000;padding-top:2mm;font-size:10pt}@media print{body{padding:0;max-width:none}}";

    /// <summary>The Content-Security-Policy that it is sent with: a text that got into it could do nothing.</summary>
    public static string ContentPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Of(ReferralFacts facts, ReferralWords words)
    {
        var kind = facts.Referral.Kind;
        return $"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{Text(words.Title(kind))}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{Text(words.Title(kind))}</h1>
            <dl>{string.Concat(Known(facts, words).Select(fact => Row(fact.Name, fact.Value)))}</dl>
            <h2>{Text(words.Why)}</h2>
            <p class="why" dir="auto">{Text(facts.Referral.Reason ?? words.ReasonNotShown)}</p>
            {Written(facts, words)}
            <h2>{Text(words.ToFillIn)}</h2>
            <dl>{string.Concat(words.Blanks(kind).Select(name => $"<dt>{Text(name)}</dt><dd class=\"blank\"></dd>"))}</dl>
            </main>
            <footer>
            <p>{Text(words.OpenedBy(facts.OpenedBy, Time(facts, facts.Opened.ViewedAt)))}</p>
            <p>{Text(words.Keep(kind))}</p>
            {(facts.InProgramme ? $"<p lang=\"en\">{Text(Part2.Notice)}</p>" : string.Empty)}
            </footer>
            </body>
            </html>

            """;
    }

    /// <summary>What is known already. When the case was opened is not on it: where somebody told of it, the time alone would say who.</summary>
    private static IEnumerable<(string Name, string Value)> Known(ReferralFacts facts, ReferralWords words)
    {
        var (opened, item) = (facts.Opened, facts.Opened.Case);
        yield return (words.Place, facts.Facility);
        yield return (words.CaseNumber, opened.Number.ToString(CultureInfo.InvariantCulture));
        yield return (words.ReferredAt, Time(facts, facts.Referral.At));
        yield return (words.ReferredBy, facts.Referral.By ?? words.Unknown);
        yield return (words.Person, opened.Subject is { } subject ? $"{subject.Name}, {subject.Number}"
            : opened.Location is { } at ? at.Name : words.WithoutName(item.Pseudonym));
        yield return (words.Where, string.Join(", ", ((string?[])[opened.Location?.Unit ?? item.Unit, opened.Location?.Cell]).OfType<string>()) is { Length: > 0 } found ? found : words.Unknown);
        if (item.Category is { } category)
        {
            yield return (words.About, item.Pattern == true ? $"{words.Category(category)}: {words.Pattern}" : words.Category(category));
        }

        yield return (words.Severity, words.HowSerious(item.Severity));
        yield return (words.StoodThere, item.WithPersonSince is { } met ? Time(facts, met) : words.NotYet);
    }

    private static string Written(ReferralFacts facts, ReferralWords words)
    {
        // Under its own heading also where no line is on the form: it is no part of the reason.
        var left = facts.Left > 0 ? $"<p>{Text(words.Left(facts.Left))}</p>" : string.Empty;
        var lines = string.Concat(facts.Lines.Select(line => $"<li><p dir=\"auto\">{Text(line.Text ?? words.Destroyed)}</p><p>{Text(Time(facts, line.At))}</p></li>"));
        return lines.Length == 0 && left.Length == 0 ? string.Empty : $"""
            <h2>{Text(words.Written)}</h2>
            {(lines.Length == 0 ? string.Empty : $"<ol>{lines}</ol>")}
            {left}
            """;
    }

    private static string Row(string name, string value) => $"<dt>{Text(name)}</dt><dd dir=\"auto\">{Text(value)}</dd>";

    private static string Time(ReferralFacts facts, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, facts.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
