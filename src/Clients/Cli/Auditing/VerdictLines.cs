using System.Globalization;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Auditing;

/// <summary>What staff found of flags, a line a figure: warnings first.</summary>
internal static class VerdictLines
{
    public static IEnumerable<string> Of(FlagVerdicts found) => found.Models.SelectMany(model => model.Figures
        .Where(figure => figure.Standing == VerdictStanding.FewerRight)
        .Select(figure => $"{Words(VerdictStanding.FewerRight).ToUpperInvariant()}: {model.Model}, {Flags(figure)}")
        .Append($"{model.Model}{(model.InUse ? ", in use" : string.Empty)}: {Words(model.Standing)}")
        .Concat(model.Figures.Where(figure => figure is { Severity: null, Sender: null, Language: null, SeveralQuiet: false } || figure.Verdicts is not null).Select(Line))
        .Concat(model.Samples is { } samples ? [Sampled(samples)] : []));

    private static string Sampled(SampleFigures samples) => $"  quiet messages that were read: {samples.Read}" + (samples is { Right: { } right, Missed: { } missed, Unclear: { } unclear }
        ? $", rightly quiet {right}, missed {missed}, of {unclear} it cannot be said"
        : string.Empty);

    private static string Line(VerdictFigure figure)
    {
        var right = figure switch
        {
            { Right: { } hits, Verdicts: { } verdicts, Found: { } share } => $"{hits} of {verdicts} right ({Percent(share)})",
            { Verdicts: { } verdicts } => $"{verdicts} verdicts",
            _ => "not shown",
        };
        var promised = figure.Promised is { } share2 ? $", promised {Percent(share2)}" : string.Empty;
        var unclear = figure.CannotBeSaid is { } count ? $", of {count} more it cannot be said" : string.Empty;
        return $"  {Flags(figure)}: {right}{promised}{unclear}{(figure.Standing is { } standing ? $": {Words(standing)}" : string.Empty)}";
    }

    private static string Percent(ShareRange share) => string.Create(CultureInfo.InvariantCulture, $"{share.Low * 100:F0} to {share.High * 100:F0} %");

    private static string Flags(VerdictFigure figure) => (figure.Category == CaseCategory.SelfHarm ? "self-harm" : "violence") + figure switch
    {
        { Severity: { } severity } => $", severity {severity}",
        { Sender: { } sender } => sender == MemberRole.Member ? ", from residents" : ", from supporters",
        { Language: { } language } => language switch
        {
            WrittenLanguage.Other => ", in both languages or too short to tell",
            WrittenLanguage.English => ", in English",
            WrittenLanguage.Spanish => ", in Spanish",
        },
        { SeveralQuiet: true } => ", several quiet messages together",
        _ => string.Empty,
    };

    private static string Words(VerdictStanding standing) => standing switch
    {
        VerdictStanding.NoPromise => "nothing was promised",
        VerdictStanding.TooFew => "too few verdicts to say",
        VerdictStanding.AsPromised => "no warning",
        VerdictStanding.FewerRight => "fewer right than promised",
    };
}
