using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>A labelled message of the two halves that method detail is measured on.</summary>
/// <param name="IsDetail">Whether it tells in detail how.</param>
/// <param name="Language">en or es.</param>
/// <param name="Kind">What sort of message it is.</param>
/// <param name="Text">The message.</param>
internal sealed record MethodRow(bool IsDetail, string Language, string Kind, string Text)
{
    public const string DevelopmentFile = "method-detail.development.tsv";
    public const string TestFile = "method-detail.test.tsv";

    public static IReadOnlyList<MethodRow> Read(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(columns => new MethodRow(columns[0] == "1", columns[1], columns[2], columns[3]))];

    /// <summary>The rule that takes it for method detail; null for none.</summary>
    public string? Rule() => MethodDetail.RuleOf(Text);

    public override string ToString() => $"[method row, {Kind}]";
}

/// <summary>How the rules did on some rows.</summary>
/// <param name="Found">Of those that tell in detail how, those taken for it.</param>
/// <param name="Right">Of those taken for it, those that do.</param>
internal sealed record MethodMeasure(Share Found, Share Right)
{
    public static MethodMeasure Of(IReadOnlyCollection<MethodRow> rows)
    {
        var taken = rows.Where(row => row.Rule() is not null).ToList();
        var right = taken.Count(row => row.IsDetail);
        return new MethodMeasure(new Share(right, rows.Count(row => row.IsDetail)), new Share(right, taken.Count));
    }
}
