using System.Globalization;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Comparing;

/// <summary>One thing that is measured of both servers.</summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Workload">How people are seated.</param>
/// <param name="Arguments">The command that measures it.</param>
/// <param name="WarmUp">What a server does once before it is measured; null when each measurement needs a server that has just started.</param>
/// <param name="Metrics">The numbers that are compared.</param>
internal sealed record Step(string Name, Workload Workload, IReadOnlyList<string> Arguments, IReadOnlyList<string>? WarmUp, IReadOnlyDictionary<string, Func<Measurement, double?>> Metrics)
{
    private static readonly int[] LowRates = [50, 150, 300];

    private static readonly string[] WarmingUp = ["rate", "--rate", "500", "--seconds", "15", "--warm-up", "0"];

    private static readonly Dictionary<string, Func<Measurement, double?>> RateMetrics = new(StringComparer.Ordinal)
    {
        ["p50"] = measured => measured.Rate?.Delivery.P50,
        ["p99"] = measured => measured.Rate?.Delivery.P99,
        ["cpuPerThousandDeliveries"] = measured => measured.Rate?.CpuPerThousandDeliveries,
    };

    private static readonly Dictionary<string, Func<Measurement, double?>> SaturationMetrics = new(StringComparer.Ordinal)
    {
        ["messagesPerSecond"] = measured => measured.Saturation?.Rate,
        ["cpuPerThousandDeliveries"] = measured => measured.Saturation?.At?.CpuPerThousandDeliveries,
    };

    private static readonly Dictionary<string, Func<Measurement, double?>> IdleMetrics = new(StringComparer.Ordinal)
    {
        ["kibPerConnection"] = measured => measured.Idle?.KibPerConnection,
    };

    /// <param name="names">Of <c>low</c>, <c>saturation</c>, <c>pairs</c>, <c>idle</c>.</param>
    public static IReadOnlyList<Step> Of(IReadOnlyList<string> names, ComparisonOptions options) => [.. names.SelectMany(name => name switch
    {
        "low" => LowRates.Select(rate => AtRate(rate, options)),
        "saturation" => [Saturation("groups at saturation", Workload.Groups, options)],
        "pairs" => [Saturation("pairs at saturation", Workload.Pairs, options)],
        "idle" => [new("idle connections", Workload.Idle, ["idle", "--connections", Text(options.IdleConnections)], null, IdleMetrics)],
        _ => throw new ArgumentException($"'{name}' is no step. Write some of low, saturation, pairs, idle."),
    })];

    private static Step AtRate(int rate, ComparisonOptions options) => new(
        $"groups at {rate}",
        Workload.Groups,
        ["rate", "--rate", Text(rate), "--seconds", Text(options.Seconds), "--warm-up", Text(options.WarmUp)],
        WarmingUp,
        RateMetrics);

    private static Step Saturation(string name, Workload workload, ComparisonOptions options) => new(
        name,
        workload,
        ["saturate", "--from", Text(options.SaturationFrom), "--seconds", Text(options.Seconds), "--warm-up", Text(options.WarmUp)],
        WarmingUp,
        SaturationMetrics);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
