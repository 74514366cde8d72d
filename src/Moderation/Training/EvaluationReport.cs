using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>What was measured, as numbers: of a model, and of the one before it on the same messages. The model card is written from it.</summary>
internal sealed record EvaluationReport(
    int TrainingRows,
    string TestAuthors,
    int TestRows,
    string DevelopmentAuthors,
    int DevelopmentRows,
    OperatingPoint OperatingPoint,
    ModelMeasures Model,
    ModelMeasures? Previous,
    PartMeasures ByLexicon,
    IReadOnlyList<ErrorRow> TestErrors,
    IReadOnlyList<ErrorRow> DevelopmentErrors,
    IReadOnlyList<AuthorResult> CrossValidation,
    IReadOnlyList<RecallResult> CrossValidationRecall,
    IReadOnlyList<ErrorRow> CrossValidationErrors,
    ModelPromise? Promise = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.EvaluationReport);

    public static EvaluationReport Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllText(path), ReportJson.Default.EvaluationReport) ?? throw new JsonException("The report is empty.");
}

/// <summary>All that is measured of one model file.</summary>
/// <param name="Version">The model's.</param>
/// <param name="Test">Single messages of the test authors.</param>
/// <param name="TestGroups">The same by who writes, and how.</param>
/// <param name="Disguises">The same, disguised by a program.</param>
/// <param name="TestConversations">The test's conversations, with the risk state.</param>
/// <param name="Patterns">Exploitation and sexual abuse in the conversations of test and development.</param>
/// <param name="Development">Single messages of the development authors.</param>
/// <param name="PublicFalseAlarms">Public messages that should be no alert.</param>
/// <param name="SystemAlarms">The same in a row, with the risk state.</param>
/// <param name="PublicAnchors">Public sets with labels of other projects.</param>
/// <param name="Timing">What a message costs.</param>
internal sealed record ModelMeasures(
    string Version,
    PartMeasures Test,
    IReadOnlyList<GroupResult> TestGroups,
    IReadOnlyList<DisguiseResult> Disguises,
    IReadOnlyList<ConversationResult> TestConversations,
    IReadOnlyList<ConversationPartResult> Patterns,
    PartMeasures Development,
    IReadOnlyList<AlarmRate> PublicFalseAlarms,
    IReadOnlyList<SystemAlarms> SystemAlarms,
    IReadOnlyList<PublicResult> PublicAnchors,
    Timing Timing);

/// <summary>Single messages of some authors: each class, what should be no alert, and both classes at the price of the aim.</summary>
internal sealed record PartMeasures(IReadOnlyList<ClassResult> Classes, IReadOnlyList<AlarmRate> FalseAlarms, JointPoint Joint)
{
    public static PartMeasures Of(IReadOnlyList<JudgedRow> rows) => new(Evaluation.ByClass(rows), Evaluation.FalseAlarms(rows), JointPoint.Of(rows));
}

/// <summary>One class on some authors.</summary>
internal sealed record ClassResult(
    Category Category,
    int Alerts,
    double AreaUnderCurve,
    double AveragePrecision,
    IReadOnlyList<RecallResult> Recall,
    IReadOnlyList<CalibrationBin> Calibration,
    int[][] Severities,
    IReadOnlyList<FixedRateRecall> AtFixedRates);

/// <summary>The recall that the ranking allows where exactly so many ordinary messages of the test alarm in this class alone: no threshold chosen elsewhere.</summary>
internal sealed record FixedRateRecall(double PerThousand, double Concerning, double ActiveOrImminent);

/// <summary>How many messages of a severity became an alert in their class.</summary>
internal sealed record RecallResult(Category Category, string Severity, int Found, int Of, double Share, double Low, double High)
{
    public static RecallResult From(Category category, string severity, Share share) =>
        new(category, severity, share.Hits, share.Of, share.Value, share.Low, share.High);
}

/// <summary>How many messages that should be no alert became one, in either class.</summary>
internal sealed record AlarmRate(string Source, int Alarms, int Of, double PerThousand, double Low, double High)
{
    public static AlarmRate From(string source, Share share) => new(source, share.Hits, share.Of, share.Value * 1000, share.Low * 1000, share.High * 1000);
}

/// <summary>One speaker role, dialect, language, kind or way of hiding of the test authors: what each class found in itself, and what either alarmed on.</summary>
internal sealed record GroupResult(string Axis, string Group, int Rows, Share SelfHarm, Share Violence, Share FalseAlarms);

/// <summary>An author scored by a model of the others.</summary>
internal sealed record AuthorResult(string Author, Category Category, double AreaUnderCurve, double AveragePrecision);

/// <summary>A public set of another project's labels.</summary>
internal sealed record PublicResult(string Source, Category Category, int Positives, int Of, double AveragePrecision, double AreaUnderCurve, int Flagged, int Alarms)
{
    public int Negatives => Of - Positives;

    public double FlaggedLow => new Share(Flagged, Positives).Low;

    public double FlaggedHigh => new Share(Flagged, Positives).High;

    public double AlarmsLow => new Share(Alarms, Negatives).Low;

    public double AlarmsHigh => new Share(Alarms, Negatives).High;
}

/// <summary>Messages grouped by the probability given, and the share that really was an alert.</summary>
internal sealed record CalibrationBin(double From, double To, int Messages, double Predicted, double Actual);

/// <summary>What a message costs on the sending path, on the machine that measured.</summary>
internal sealed record Timing(int Messages, double MedianMicroseconds, double P99Microseconds, double PatternsMicroseconds, double OpenMilliseconds);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower)]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
