using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Measures what a model promises, on the messages of its card.</summary>
internal static class Promising
{
    /// <summary>False alarms among messages in which nobody's safety is spoken of. Metaphors and what is long past are left out: the corpus has far too many of them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="messages">Single messages, as it judged them.</param>
    /// <param name="conversations">Whole conversations: of a pattern, what counts is a message that is raised in one that shows neither.</param>
    public static ModelPromise Of(Model model, IReadOnlyList<JudgedRow> messages, IReadOnlyList<CorpusRow> conversations)
    {
        var ordinary = messages.Where(row => row.Row.IsOrdinary || row.Row.IsSupportive).ToList();
        return new ModelPromise(
            model.Version,
            [
                .. from category in new[] { Category.SelfHarm, Category.Violence }
                   from FlagGroup @group in FlagGroup.Axes.SelectMany(axis => axis).Prepend(default)
                   select Of(ordinary, category, @group),
                .. Patterns(model, conversations),
            ]);
    }

    private static IEnumerable<PromisedAlarms> Patterns(Model model, IReadOnlyList<CorpusRow> conversations)
    {
        if (model.ConversationLimits is not { } limits)
        {
            return [];
        }

        var bare = ConversationHeads.Bare(ConversationHeads.Summed(model, conversations)).Select(row => (Row: row, Language: LanguageReader.Of(row.Row.Text))).ToList();
        return from head in Head.OfConversations
               from FlagGroup @group in FlagGroup.Axes.SelectMany(axis => axis).Prepend(default)
               let could = bare.Where(one => @group.Has(@group.Severity ?? 0, one.Row.Row.Speaker, one.Language)).ToList()

               // A pattern is raised to severity 2 and never higher.
               let alarms = could.Count(one => (@group.Severity ?? Verdict.AlertSeverity) == Verdict.AlertSeverity && one.Row.Of(head.Category) >= limits.Of(head.Category))
               select new PromisedAlarms(head.Category, @group.Severity, @group.Sender, @group.Language, alarms, could.Count);
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
