using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>One error. The text is given for rows that developers may read, never for the test's.</summary>
internal sealed record ErrorRow(string Id, string Kind, Category Category, int Labelled, double Probability, string? Text)
{
    public override string ToString() => $"[error {Id}]";
}

/// <summary>The thirty worst errors, grouped by what sort of message they are: the surest alarm about nothing, the surest silence about a danger.</summary>
internal static class WorstErrors
{
    private const int Most = 30;

    public static IReadOnlyList<ErrorRow> Of(IEnumerable<(CorpusRow Row, Func<Category, (double Probability, bool IsAlert)> Given)> rows, bool withText) =>
    [
        .. rows.SelectMany(row => new[] { Category.SelfHarm, Category.Violence }.Select(category => (row.Row, Category: category, Given: row.Given(category))))
            .Where(one => one.Given.IsAlert ? !one.Row.IsAlert : one.Row.Severity(one.Category) > Verdict.AlertSeverity)
            .OrderByDescending(one => one.Given.IsAlert ? one.Given.Probability : 1 - one.Given.Probability)
            .ThenBy(one => one.Row.Id, StringComparer.Ordinal)
            .Take(Most)
            .OrderBy(one => one.Row.Kind, StringComparer.Ordinal)
            .ThenBy(one => one.Row.Id, StringComparer.Ordinal)
            .Select(one => new ErrorRow(one.Row.Id, one.Row.Kind, one.Category, one.Row.Severity(one.Category), one.Given.Probability, withText ? one.Row.Text : null)),
    ];
}
