using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>What was measured of a model, as numbers. The model card is written from it.</summary>
internal sealed record EvaluationReport(
    string ModelVersion,
    int TrainingRows,
    string TestAuthors,
    int TestRows,
    OperatingPoint OperatingPoint,
    IReadOnlyList<ClassResult> Test,
    IReadOnlyList<AlarmRate> TestFalseAlarms,
    IReadOnlyList<GroupResult> TestGroups,
    IReadOnlyList<ErrorRow> TestErrors,
    IReadOnlyList<ConversationResult> TestConversations,
    IReadOnlyList<SystemAlarms> SystemAlarms,
    IReadOnlyList<ClassResult> TestByPrevious,
    IReadOnlyList<AlarmRate> TestFalseAlarmsByPrevious,
    string? PreviousVersion,
    IReadOnlyList<AuthorResult> CrossValidation,
    IReadOnlyList<RecallResult> CrossValidationRecall,
    IReadOnlyList<ErrorRow> CrossValidationErrors,
    IReadOnlyList<AlarmRate> PublicFalseAlarms,
    IReadOnlyList<PublicResult> PublicAnchors,
    Timing Timing,
    JointPoint Joint,
    JointPoint? JointByPrevious,
    PartResult Development,
    IReadOnlyList<ClassResult> ByLexicon,
    IReadOnlyList<AlarmRate> FalseAlarmsByLexicon,
    IReadOnlyList<DisguiseResult> Disguises,
    IReadOnlyList<ConversationPartResult> OfConversations,
    ModelPromise? Promise = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.EvaluationReport);

    public static EvaluationReport Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllText(path), ReportJson.Default.EvaluationReport) ?? throw new JsonException("The report is empty.");
}

/// <summary>One class on the test authors.</summary>
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

/// <summary>One speaker role, dialect, language, kind or way of hiding of the test authors.</summary>
internal sealed record GroupResult(string Axis, string Group, int Rows, int Found, int Alerts, int FalseAlarms, int NoAlerts)
{
    public double RecallLow => new Share(Found, Alerts).Low;

    public double RecallHigh => new Share(Found, Alerts).High;

    public double FalseAlarmsLow => new Share(FalseAlarms, NoAlerts).Low;

    public double FalseAlarmsHigh => new Share(FalseAlarms, NoAlerts).High;
}

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
internal sealed record Timing(int Messages, double MedianMicroseconds, double P99Microseconds, double OpenMilliseconds);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower)]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
