using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Verdicts;
using PeerConnect.Hub.Transparency;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Verdicts;

/// <summary>Flags, verdicts and promises as figures of which none shows a number of cases under five. Pure.</summary>
internal static class VerdictForm
{
    private static readonly Category[] Classes = [Category.SelfHarm, Category.Violence, Category.SexualAbuse, Category.Exploitation];

    public static FlagVerdicts Of(IReadOnlyList<JudgedFlag> flags, IReadOnlyList<JudgedMessages> messages, ModelPromises promises, string inUse) => new(
    [
        .. messages.Select(judged => judged.Model).Concat(flags.Select(flag => flag.Model)).Append(inUse).Distinct()
            .OrderByDescending(model => model == inUse).ThenBy(model => model, StringComparer.Ordinal)
            .Select(model => Of(
                model,
                model == inUse,
                [.. flags.Where(flag => flag.Model == model)],
                [.. messages.Where(judged => judged.Model == model)],
                promises.Find(model))),
    ]);

    /// <summary>With what readers found of samples: a model of which there are any has judged messages, so it is in the list.</summary>
    public static FlagVerdicts With(FlagVerdicts verdicts, IReadOnlyList<SampledRow> sampled) => new(
    [
        .. verdicts.Models.Select(model => sampled.SingleOrDefault(row => row.Model == model.Model) is { } row ? model with { Samples = Figures(row) } : model),
    ]);

    private static SampleFigures? Figures(SampledRow row)
    {
        if (Withholding.Alone(row.Right + row.Missed + row.Unclear) is not { } read)
        {
            return null;
        }

        return Withholding.ShowsParts(row.Right, row.Missed, row.Unclear) ? new SampleFigures(read, row.Right, row.Missed, row.Unclear) : new SampleFigures(read);
    }

    private static ModelVerdicts Of(string model, bool inUse, List<JudgedFlag> flags, List<JudgedMessages> messages, ModelPromise? promise)
    {
        List<VerdictFigure> figures =
        [
            .. Classes.Where(category => !category.IsPattern() || messages.Exists(judged => judged.Patterns.Has(category)))
                .SelectMany(category => Of(
                    category,
                    [.. flags.Where(flag => flag.Category == category)],
                    category.IsPattern() ? [.. messages.Where(judged => judged.Patterns.Has(category))] : messages,
                    promise)),
        ];

        // Of the wholes alone: the gravest of so many parts would be grave by chance.
        var wholes = figures.Where(figure => figure is { Severity: null, Sender: null, Language: null, SeveralQuiet: false });
        return new ModelVerdicts(model, inUse, wholes.Max(figure => figure.Standing!.Value), figures);
    }

    private static IEnumerable<VerdictFigure> Of(Category category, List<JudgedFlag> flags, List<JudgedMessages> messages, ModelPromise? promise)
    {
        var runs = flags.ToLookup(flag => flag.Run);
        var alone = runs[false].ToList();
        Tally Count(FlagGroup group) => Tally.Of(
            group,
            [.. alone.Where(flag => group.Has(flag.Severity, flag.Sender, flag.Language))],
            messages.Where(judged => group.Has(group.Severity ?? 0, judged.Sender, judged.Language)).Sum(judged => judged.Messages),
            promise?.Of(category, group));

        foreach (var figure in Figures(category, [Count(default)]))
        {
            yield return figure with { CannotBeSaid = Withholding.Alone(alone.Count(flag => flag.Verdict == FlagVerdict.Unclear)) };
        }

        foreach (var figure in FlagGroup.Axes.SelectMany(axis => Figures(category, [.. axis.Select(Count)])))
        {
            yield return figure;
        }

        foreach (var figure in Figures(category, [Tally.Of(default, [.. runs[true]], 0, null)]))
        {
            yield return figure with { SeveralQuiet = true };
        }
    }

    /// <summary>
    /// The parts of one whole: how many verdicts each has where all have enough, and how many are right where all have enough that are and that are not.
    /// How a part stands to the promise is said where its right ones are shown: elsewhere the word would tell of them. Of a whole it is always said.
    /// </summary>
    public static IEnumerable<VerdictFigure> Figures(Category category, IReadOnlyList<Tally> parts)
    {
        var counts = Withholding.ShowsParts(parts.Select(part => part.Right.Of));
        var shares = Withholding.ShowsParts(parts.SelectMany(part => new[] { part.Right.Hits, part.Right.Of - part.Right.Hits }));
        return parts.Select(part => new VerdictFigure(
            PolicyWords.Category(category),
            shares || part.Group == default ? Standing(PromisedShare.Compare(part.Promised, part.Right, part.Others)) : null,
            part.Group.Severity,
            part.Group.Sender is { } sender ? (sender == SpeakerRole.Resident ? MemberRole.Member : MemberRole.Supporter) : null,
            part.Group.Language is { } language ? Written(language) : null,
            Verdicts: counts ? part.Right.Of : null,
            Right: shares ? part.Right.Hits : null,
            Found: shares ? new ShareRange(Hundredths(part.Right.Low), Hundredths(part.Right.High)) : null,
            Promised: counts && part.Promised is { } promised ? new ShareRange(Hundredths(promised.Low), Hundredths(promised.High)) : null));
    }

    // Finer, the promise would say how many flags nobody has decided yet.
    private static double Hundredths(double share) => Math.Round(share, 2);

    private static VerdictStanding Standing(PromiseKept kept) => kept switch
    {
        PromiseKept.NoPromise => VerdictStanding.NoPromise,
        PromiseKept.TooFew => VerdictStanding.TooFew,
        PromiseKept.Kept => VerdictStanding.AsPromised,
        PromiseKept.FewerRight => VerdictStanding.FewerRight,
    };

    private static WrittenLanguage Written(MessageLanguage language) => language switch
    {
        MessageLanguage.Other => WrittenLanguage.Other,
        MessageLanguage.English => WrittenLanguage.English,
        MessageLanguage.Spanish => WrittenLanguage.Spanish,
    };

    /// <summary>One part: how many of its flags staff found right of those that they found right or false, how many others it has, and what was promised.</summary>
    internal sealed record Tally(FlagGroup Group, Share Right, int Others, PromisedShare? Promised)
    {
        public static Tally Of(FlagGroup group, List<JudgedFlag> flags, long messages, Share? alarms)
        {
            // There are many parts: each has to differ more clearly than a whole.
            var z = group == default ? Share.Z95 : Share.Z99;
            var right = new Share(flags.Count(flag => flag.Verdict == FlagVerdict.True), flags.Count(flag => flag.Verdict is FlagVerdict.True or FlagVerdict.False), z);
            return new Tally(group, right, flags.Count - right.Of, alarms is { } promised ? PromisedShare.Of(promised with { Z = z }, messages, flags.Count) : null);
        }
    }
}
