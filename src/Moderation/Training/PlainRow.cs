using System.Globalization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>A labelled message of the two halves that plain statements are measured on.</summary>
/// <param name="Category">Of what it is a plain statement; null for a message that sounds near and is none.</param>
/// <param name="Severity">How severe, by hand.</param>
/// <param name="Language">en or es.</param>
/// <param name="Kind">What sort of message it is.</param>
/// <param name="Text">The message.</param>
internal sealed record PlainRow(Category? Category, int Severity, string Language, string Kind, string Text)
{
    public const string DevelopmentFile = "plain-statements.development.tsv";
    public const string TestFile = "plain-statements.test.tsv";

    private readonly Verdict? _said = PlainStatements.Judge(Text).MaxBy(verdict => (verdict.Category == Category, verdict.Severity));

    /// <summary>A danger by others' doing, or a harmless twin of one.</summary>
    public bool IsOfOthers => Kind.StartsWith("danger", StringComparison.Ordinal);

    public bool IsTaken => _said is not null;

    /// <summary>Taken for what it is.</summary>
    public bool IsRight => _said is { } said && said.Category == Category;

    public bool IsAsSevere => IsRight && _said!.Severity == Severity;

    public static IReadOnlyList<PlainRow> Read(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(columns => new PlainRow(
            columns[0] switch { "self-harm" => Moderation.Classification.Category.SelfHarm, "violence" => Moderation.Classification.Category.Violence, _ => null },
            int.Parse(columns[1], CultureInfo.InvariantCulture),
            columns[2],
            columns[3],
            columns[4]))];

    public override string ToString() => $"[plain row, {Kind}]";
}

/// <summary>How the rules did on some rows.</summary>
/// <param name="Found">Of the plain statements, those taken for what they are.</param>
/// <param name="Right">Of all taken, those that are what they were taken for.</param>
/// <param name="AsSevere">Of those found, those with the severity that was given by hand.</param>
internal sealed record PlainMeasure(Share Found, Share Right, Share AsSevere)
{
    public static PlainMeasure Of(IReadOnlyCollection<PlainRow> rows)
    {
        var right = rows.Count(row => row.IsRight);
        return new PlainMeasure(
            new Share(right, rows.Count(row => row.Category is not null)), new Share(right, rows.Count(row => row.IsTaken)), new Share(rows.Count(row => row.IsAsSevere), right));
    }
}
