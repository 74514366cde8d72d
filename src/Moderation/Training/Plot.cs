using System.Globalization;
using System.Text;

namespace PeerConnect.Training;

/// <summary>A line in a plot whose axes go from 0 to 1.</summary>
internal sealed record PlotLine(string Name, string Colour, IReadOnlyList<(double X, double Y)> Points);

/// <summary>Draws a square plot as SVG text: the same numbers give the same bytes.</summary>
internal static class Plot
{
    private const int Size = 360;
    private const int Margin = 48;
    private const int Ticks = 5;

    /// <summary>The names of the lines stand at the right, from a height on where no line is.</summary>
    public static string Draw(string title, string across, string up, bool hasDiagonal, IReadOnlyList<PlotLine> lines, double namesFrom = 1)
    {
        var svg = new StringBuilder();
        void Line(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        var full = Size + (2 * Margin);
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {full} {full}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"{title}\">");
        Line($"<rect width=\"{full}\" height=\"{full}\" fill=\"white\"/>");
        Line($"<text x=\"{full / 2}\" y=\"24\" text-anchor=\"middle\" font-size=\"14\">{title}</text>");
        for (var tick = 0; tick <= Ticks; tick++)
        {
            var at = (double)tick / Ticks;
            Line($"<path d=\"M{X(at):F1} {Y(0):F1}V{Y(1):F1}M{X(0):F1} {Y(at):F1}H{X(1):F1}\" stroke=\"#ddd\" fill=\"none\"/>");
            Line($"<text x=\"{X(at):F1}\" y=\"{Y(0) + 16:F1}\" text-anchor=\"middle\">{at:F1}</text>");
            Line($"<text x=\"{X(0) - 6:F1}\" y=\"{Y(at) + 4:F1}\" text-anchor=\"end\">{at:F1}</text>");
        }

        if (hasDiagonal)
        {
            Line($"<path d=\"M{X(0):F1} {Y(0):F1}L{X(1):F1} {Y(1):F1}\" stroke=\"#999\" stroke-dasharray=\"4\" fill=\"none\"/>");
        }

        for (var index = 0; index < lines.Count; index++)
        {
            var points = string.Join(' ', lines[index].Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.X):F1},{Y(point.Y):F1}")));
            Line($"<polyline points=\"{points}\" stroke=\"{lines[index].Colour}\" stroke-width=\"2\" fill=\"none\"/>");
            Line($"<text x=\"{X(1) - 4:F1}\" y=\"{Y(namesFrom) + 16 + (index * 16):F1}\" text-anchor=\"end\" fill=\"{lines[index].Colour}\">{lines[index].Name}</text>");
        }

        Line($"<text x=\"{full / 2}\" y=\"{full - 10}\" text-anchor=\"middle\">{across}</text>");
        Line($"<text transform=\"translate(14 {full / 2}) rotate(-90)\" text-anchor=\"middle\">{up}</text>");
        Line($"</svg>");
        return svg.ToString();
    }

    /// <summary>Recall across, precision up, at each threshold.</summary>
    public static IReadOnlyList<(double X, double Y)> PrecisionRecall(IReadOnlyList<(float Score, bool Is)> scored)
    {
        var positives = scored.Count(pair => pair.Is);
        var found = 0;
        var points = new List<(double, double)>();
        foreach (var (pair, index) in scored.OrderByDescending(pair => pair.Score).Select((pair, index) => (pair, index)))
        {
            if (pair.Is)
            {
                found++;
                points.Add(((double)found / positives, (double)found / (index + 1)));
            }
        }

        return points;
    }

    private static double X(double value) => Margin + (value * Size);

    private static double Y(double value) => Margin + ((1 - value) * Size);
}
