using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Measures what a model promises, on the messages of its card.</summary>
internal static class Promising
{
    /// <summary>False alarms among messages in which nobody's safety is spoken of. Metaphors and what is long past are left out: the corpus has far too many of them.</summary>
    public static ModelPromise Of(string version, IReadOnlyList<JudgedRow> messages)
    {
        var ordinary = messages.Where(row => row.Row.IsOrdinary || row.Row.IsSupportive).ToList();
        return new ModelPromise(
            version,
            [
                .. from category in new[] { Category.SelfHarm, Category.Violence }
                   from FlagGroup @group in FlagGroup.Axes.SelectMany(axis => axis).Prepend(default)
                   select Of(ordinary, category, @group),
            ]);
    }

    /// <summary>Writes the promise beside the model. What other versions promised stays: their verdicts are still counted.</summary>
    public static void Keep(string models, ModelPromise promise)
    {
        var path = Path.Combine(models, ModelPromises.FileName);
        var others = File.Exists(path) ? ModelPromises.Read(File.ReadAllBytes(path)).Where(other => other.Model != promise.Model) : [];
        File.WriteAllBytes(path, [.. ModelPromises.ToUtf8([promise, .. others]), (byte)'\n']);
    }

    private static PromisedAlarms Of(List<JudgedRow> ordinary, Category category, FlagGroup group)
    {
        // Each message could have been flagged with any severity, but was written by one side and in one language.
        var could = ordinary.Where(row => group.Has(group.Severity ?? 0, row.Row.Speaker, row.Judgement.Language)).ToList();
        var alarms = could.Select(row => row.Of(category).Severity).Count(severity => severity >= Verdict.AlertSeverity && (group.Severity ?? severity) == severity);
        return new PromisedAlarms(category, group.Severity, group.Sender, group.Language, alarms, could.Count);
    }
}
