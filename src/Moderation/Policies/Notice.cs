using System.Collections.Immutable;
using System.Globalization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>Makes the notice from the policy, so that it cannot promise less than the policy discloses.</summary>
public static class Notice
{
    private static readonly ImmutableArray<Category> Patterned = [Category.Exploitation, Category.SexualAbuse];

    /// <summary>The notice of a policy.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="missesOneIn">From the model card: the computer misses about one in this many messages that somebody should have seen; 1 says more than half.</param>
    /// <param name="language">The language.</param>
    public static NoticeText Generate(DisclosurePolicy policy, int missesOneIn, NoticeLanguage language)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(missesOneIn, 1);
        var words = Words(language);
        var paragraphs = Opening(policy, words, language)
            .Concat(policy.Rules.Where(rule => rule.Discloses).Select(rule => Telling(rule, words)))
            .Concat(Closing(policy, missesOneIn, words));
        return new NoticeText(language, policy.Version, [.. paragraphs]);
    }

    /// <summary>What the notice says of one rule, whether or not it tells anybody.</summary>
    internal static string RuleParagraph(DisclosureRule rule, NoticeLanguage language) =>
        rule.Discloses ? Telling(rule, Words(language)).Text : Stopping(rule, Words(language));

    /// <summary>When one rule holds, in the words of the notice.</summary>
    public static string Occasion(DisclosureRule rule, NoticeLanguage language) => $"{Words(language).When(rule).TrimEnd(':')}.";

    private static NoticeWords Words(NoticeLanguage language) => language switch
    {
        NoticeLanguage.English => new EnglishNotice(),
        NoticeLanguage.Spanish => new SpanishNotice(),
    };

    private static IEnumerable<NoticeParagraph> Opening(DisclosurePolicy policy, NoticeWords words, NoticeLanguage language)
    {
        yield return Fixed(words.NotPrivate);
        yield return Fixed(words.LooksFor([.. Patterned.Where(category => policy.Patterns.Has(category))]));
        yield return Fixed(words.NobodyReadsEverything(askable: policy.Rules.Any(rule => rule.When.IsRequest)));
        if (!policy.NotOffered.IsEmpty)
        {
            yield return Fixed(words.NotOffered(policy.NotOffered));
        }

        foreach (var place in policy.WhereToFind.Where(text => text.Language == language).OrderBy(text => text.Thing))
        {
            yield return Fixed(place.Text);
        }
    }

    private static NoticeParagraph Telling(DisclosureRule rule, NoticeWords words)
    {
        var sentences = new List<string> { words.When(rule) };
        sentences.AddRange(rule.Recipients.Select(recipient => rule.When.IsRequest ? words.Called(recipient) : words.Sees(recipient, IsConcern(rule))));
        if (rule.Sample is { } sample)
        {
            sentences.Add(words.Sampled(sample));
        }

        sentences.AddRange(rule.Recipients.Select(recipient => recipient.Limits.FaceToFace).OfType<TimeSpan>().Order().Take(1).Select(words.Comes));
        sentences.AddRange(Steps(rule).Select(step => words.Next(step, IsConcern(rule))));
        if (rule.Delivery.Action is Delivery.Hold or Delivery.Block)
        {
            sentences.Add(words.Delivered(rule.Delivery));
        }

        if (rule.When.IsRequest)
        {
            sentences.Add(words.CalledFor);
        }

        return new NoticeParagraph(string.Join(' ', sentences), [rule.Id]);
    }

    // In danger of life the alarm does not wait for a rule that puts it off: then the notice says until when it goes out, and not when the rule would have it.
    private static IEnumerable<EscalationStep> Steps(DisclosureRule rule)
    {
        var sooner = rule.When.FromSeverity == Verdict.MaxSeverity && !rule.Recipients.Any(GrantAxis.EndsInTime);
        return rule.Recipients.SelectMany(recipient => recipient.Limits.Escalation)
            .Select(step => sooner && step.Role is null && step.After > GrantAxis.LastVisit ? step with { After = GrantAxis.LastVisit } : step)
            .Distinct().OrderBy(step => step.After);
    }

    private static IEnumerable<NoticeParagraph> Closing(DisclosurePolicy policy, int missesOneIn, NoticeWords words)
    {
        var stopping = policy.Rules.Where(rule => !rule.Discloses && rule.Delivery.Action >= Delivery.Hold);
        foreach (var rule in stopping)
        {
            yield return new NoticeParagraph(Stopping(rule, words), [rule.Id]);
        }

        if (policy.Rules.Select(rule => rule.Delivery).Where(delivery => delivery.Action >= Delivery.Hold).Distinct().Count() > 1)
        {
            yield return Fixed(words.StricterCounts);
        }

        if (policy.Failures.ClassifierDown == ClassifierDown.Hold)
        {
            yield return Fixed(words.ComputerDown);
        }

        yield return Fixed(words.OtherPlaces);
        yield return Fixed(words.GoNow(officers: !policy.Rules.Any(rule => rule.When.ToSeverity == Verdict.MaxSeverity && rule.Prohibited.Contains(StaffRole.Officer))));
        yield return Fixed(words.Moved);
        if (policy.FollowUp is { } form)
        {
            yield return Fixed(words.FollowUp(form));
        }

        if (!policy.Referrals.IsEmpty)
        {
            yield return Fixed(words.Referred(policy.Referrals));
        }

        yield return Fixed(words.Misses(missesOneIn));
        yield return Fixed(words.HelpIsNoOffence);
        if (policy.BreakGlass.Allowed)
        {
            yield return Fixed(words.BreakGlass(policy.BreakGlass));
        }

        yield return Fixed(words.Courts);
        yield return Fixed(words.OpenCase);
        yield return Fixed(words.Owner);
        yield return Fixed(words.Kept(policy.Retention));
        yield return Fixed(words.Visible(policy.Visibility));
        yield return Fixed(policy.Inform.ConcernSpread is null ? words.Concerns : $"{words.Concerns} {words.ConcernsSpread}");
        yield return Fixed(words.Meant);
        yield return Fixed(words.SupporterAsked);
        if (policy.Inform.OwnDisclosuresAfter is { } after)
        {
            yield return Fixed(words.OwnDisclosures(after, patterns: policy.Patterns != Patterns.None));
        }

        if (policy.OffersTraining)
        {
            yield return Fixed(words.Training);
        }

        if (policy.Approvals.Approvers is not [StaffRole.Coordinator])
        {
            yield return Fixed(words.Approvers(policy.Approvals.Approvers));
        }

        if (policy.Approvals.Rank is { } rank)
        {
            yield return Fixed(words.Rank(rank));
        }

        if (policy.Approvals.SupervisingOfficer)
        {
            yield return Fixed(words.SupervisingOfficer);
        }

        if (policy.Workload is not null)
        {
            yield return Fixed(words.Breaks);
        }

        yield return Fixed(words.AskedAgain);
        yield return Fixed(words.Leaving);
    }

    // Of a concern there is no message to read: somebody told it. Nothing else tells of who needs a doctor.
    internal static bool IsConcern(DisclosureRule rule) =>
        rule.When.Evidence is [EvidenceSource.Concern] || rule.When.Categories.All(category => category == Category.MedicalEmergency);

    private static string Stopping(DisclosureRule rule, NoticeWords words) => $"{words.When(rule)} {words.Delivered(rule.Delivery)}";

    private static NoticeParagraph Fixed(string text) => new(text, []);
}

/// <summary>The sentences of one language.</summary>
internal abstract class NoticeWords
{
    // As documents count them: nobody reckons 2555 days. The leap days are less than the week within which is deleted.
    private const int DaysOfYear = 365;

    public abstract string NotPrivate { get; }

    public abstract string HelpIsNoOffence { get; }

    public abstract string Courts { get; }

    public abstract string OpenCase { get; }

    public abstract string Owner { get; }

    public abstract string Concerns { get; }

    public abstract string ConcernsSpread { get; }

    /// <summary>That what somebody wrote may bring staff to somebody else.</summary>
    public abstract string Meant { get; }

    public abstract string SupporterAsked { get; }

    /// <param name="officers">Whether the unit's officer always learns the place; false where a rule forbids it.</param>
    public abstract string GoNow(bool officers);

    public abstract string Moved { get; }

    public abstract string Breaks { get; }

    /// <summary>That the own words may teach the computer, where somebody says yes.</summary>
    public abstract string Training { get; }

    public abstract string AskedAgain { get; }

    public abstract string Leaving { get; }

    /// <summary>What the computer looks for.</summary>
    /// <param name="patterns">What it looks for in whole chats; empty for nothing.</param>
    public abstract string LooksFor(ImmutableArray<Category> patterns);

    /// <param name="askable">Whether there is a button that calls a person.</param>
    public abstract string NobodyReadsEverything(bool askable);

    public abstract string NotOffered(ImmutableArray<NotOffered> things);

    public abstract string When(DisclosureRule rule);

    /// <param name="recipient">Who.</param>
    /// <param name="told">Whether somebody told it to staff, so that there is no message.</param>
    public abstract string Sees(Recipient recipient, bool told);

    /// <summary>What somebody learns of a request for a person.</summary>
    public abstract string Called(Recipient recipient);

    /// <summary>What all of those learn besides.</summary>
    public abstract string CalledFor { get; }

    public abstract string Sampled(QualitySample sample);

    public abstract string Comes(TimeSpan within);

    /// <param name="step">Who is next.</param>
    /// <param name="told">As in <see cref="Sees"/>.</param>
    public abstract string Next(EscalationStep step, bool told);

    public abstract string Delivered(DeliveryRule rule);

    /// <summary>What the floor makes of a message that is blocked, or rejected by the clock.</summary>
    public abstract string HelpIsStoppedByStaffAlone { get; }

    /// <summary>What another facility's policy may do to a message that its people would read; always, because this policy cannot know of it.</summary>
    public abstract string OtherPlaces { get; }

    /// <summary>Where rules do not do the same to a message that they stop.</summary>
    public abstract string StricterCounts { get; }

    /// <summary>Where the policy holds what the model did not judge.</summary>
    public abstract string ComputerDown { get; }

    public abstract string Misses(int oneIn);

    public abstract string BreakGlass(BreakGlassRules rules);

    public abstract string Kept(RetentionRules rules);

    /// <param name="after">So long after staff were done.</param>
    /// <param name="patterns">Whether the computer looks for something in whole chats, too.</param>
    public abstract string OwnDisclosures(TimeSpan after, bool patterns);

    public abstract string FollowUp(FollowUp form);

    public abstract string Referred(ImmutableArray<ReferralKind> kinds);

    public abstract string Approvers(ImmutableArray<StaffRole> roles);

    public abstract string Rank(string rank);

    public abstract string SupervisingOfficer { get; }

    public abstract string Visible(ResidentVisibility visibility);

    public abstract string Who(StaffRole role);

    protected static string Number(double number) => Math.Round(number).ToString(CultureInfo.InvariantCulture);

    /// <summary>In the largest unit that says it exactly: ninety minutes are not "one hour".</summary>
    protected static (double Count, TimeUnit Unit) Exactly(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 * DaysOfYear } when time.Ticks % (DaysOfYear * TimeSpan.TicksPerDay) == 0 => (time.TotalDays / DaysOfYear, TimeUnit.Years),
        { TotalDays: >= 2 } when time.Ticks % TimeSpan.TicksPerDay == 0 => (time.TotalDays, TimeUnit.Days),
        { TotalHours: >= 2 } when time.Ticks % TimeSpan.TicksPerHour == 0 => (time.TotalHours, TimeUnit.Hours),
        { TotalMinutes: 60 } => (1, TimeUnit.OneHour),
        { TotalMinutes: >= 2 } when time.Ticks % TimeSpan.TicksPerMinute == 0 => (time.TotalMinutes, TimeUnit.Minutes),
        { TotalMinutes: 1 } => (1, TimeUnit.OneMinute),
        _ => (time.TotalSeconds, TimeUnit.Seconds),
    };

    protected enum TimeUnit
    {
        Years,
        Days,
        Hours,
        OneHour,
        Minutes,
        OneMinute,
        Seconds,
    }

    protected static string Listed(IEnumerable<string> things, string last)
    {
        var all = things.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.Take(all.Count - 1))} {last} {all[^1]}";
    }

    /// <summary>The classes that need a word of their own; none for a rule of the ordinary ones.</summary>
    protected static bool OnlyPart2(DisclosureRule rule) => rule.Scope.Classes is [ConversationClass.Part2];

    protected static bool NotPart2(DisclosureRule rule) => !rule.Scope.Classes.IsEmpty && !rule.Scope.Classes.Contains(ConversationClass.Part2);

    /// <summary>Of a rule for requests: whom it is about; all where it names none.</summary>
    protected static IEnumerable<AskedPerson> Asked(DisclosureRule rule) => rule.When.AskedFor.IsEmpty ? Enum.GetValues<AskedPerson>() : rule.When.AskedFor;
}
