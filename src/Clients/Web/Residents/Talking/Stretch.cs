namespace PeerConnect.Residents.Talking;

/// <summary>
/// Which lines of a long talk are drawn: those on the screen and some to either side. The others are empty space, as high as they were when they were drawn,
/// or as lines are here as a rule.
/// </summary>
internal sealed class Stretch
{
    private const double Guess = 90;
    private const double LeastSpare = 1000;
    private readonly Dictionary<object, double> heights = [];
    private IReadOnlyList<object> lines = [];
    private double measured;
    private string? shape;

    /// <summary>The first line that is drawn.</summary>
    public int From { get; private set; }

    /// <summary>The line after the last that is drawn.</summary>
    public int To { get; private set; }

    /// <summary>How high the lines above are that are not drawn.</summary>
    public double Above => Sum(0, From);

    /// <summary>How high the lines below are that are not drawn.</summary>
    public double Below => Sum(To, lines.Count);

    /// <summary>Other lines: what was drawn stays so, and so does what comes at an end that was drawn.</summary>
    public void Take(IReadOnlyList<object> now)
    {
        var drawn = lines.Skip(From).Take(To - From).ToHashSet();
        var reachesEnd = To == lines.Count;
        lines = now;
        From = 0;
        while (From < now.Count && !drawn.Contains(now[From]))
        {
            From++;
        }

        To = now.Count;
        while (!reachesEnd && To > From && !drawn.Contains(now[To - 1]))
        {
            To--;
        }
    }

    /// <summary>How high the lines are that are drawn, in their order.</summary>
    /// <param name="each">The heights.</param>
    /// <param name="of">Width and letters that they were measured with: with others, what was measured before says nothing.</param>
    public void Measure(IEnumerable<double> each, string of)
    {
        if (shape != of)
        {
            (shape, measured) = (of, 0);
            heights.Clear();
        }

        foreach (var (line, height) in lines.Skip(From).Take(To - From).Zip(each))
        {
            measured += height - heights.GetValueOrDefault(line);
            heights[line] = height;
        }
    }

    /// <summary>Draws the last lines.</summary>
    public void ToEnd(double screen) => (From, To) = (StartOfEnd(screen), lines.Count);

    /// <summary>Draws what is on the screen.</summary>
    /// <param name="offset">How far below the upper edge of what is drawn the screen begins.</param>
    /// <param name="screen">How high the screen is.</param>
    /// <returns>Whether other lines are drawn than before.</returns>
    public bool Around(double offset, double screen) => MoveTo(Sum(0, From) + offset, screen);

    /// <summary>Draws one line and those around it.</summary>
    public bool Show(int line, double screen) => MoveTo(Sum(0, line), screen);

    private bool MoveTo(double top, double screen)
    {
        var before = (From, To);
        var spare = Spare(screen);
        var from = 0;
        var at = 0.0;
        while (from < lines.Count && at + HeightOf(from) <= top - spare)
        {
            at += HeightOf(from++);
        }

        var to = from;
        while (to < lines.Count && at < top + screen + spare)
        {
            at += HeightOf(to++);
        }

        (From, To) = to == lines.Count ? (Math.Min(from, StartOfEnd(screen)), to) : (from, to);
        return before != (From, To);
    }

    private int StartOfEnd(double screen)
    {
        var from = lines.Count;
        for (var height = 0.0; from > 0 && height < screen + Spare(screen); from--)
        {
            height += HeightOf(from - 1);
        }

        return from;
    }

    private static double Spare(double screen) => Math.Max(screen, LeastSpare);

    private double HeightOf(int line) => heights.TryGetValue(lines[line], out var height) ? height : heights.Count == 0 ? Guess : measured / heights.Count;

    private double Sum(int from, int to)
    {
        var sum = 0.0;
        for (var line = from; line < to; line++)
        {
            sum += HeightOf(line);
        }

        return sum;
    }
}
