using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>What forbids the parts of a policy that are not rules.</summary>
internal static class TermsValidation
{
    private const int LongestText = 400;
    private static readonly TimeSpan LongestTimeBox = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(90);

    public static IEnumerable<PolicyFault> Faults(DisclosurePolicy policy) =>
        Informed(policy).Concat(OwnDisclosures(policy.Inform)).Concat(BreakingGlass(policy.BreakGlass)).Concat(Approving(policy.Approvals)).Concat(Keeping(policy.Retention)).Concat(Failing(policy.Failures))
            .Concat(Texts(policy)).Concat(Staff(policy)).Concat(Judging(policy.Classifier)).Select(fault => new PolicyFault(null, fault.Sentence, fault.Path));

    private static IEnumerable<(string Path, string Sentence)> Informed(DisclosurePolicy policy)
    {
        if (!policy.Inform.NeverWhoRaisedConcern)
        {
            yield return ("/inform/never-who-raised-concern", "Who raised a concern is told to nobody: write true, or leave the line out.");
        }

        if (!policy.Inform.SupporterWithAgreement)
        {
            yield return ("/inform/supporter-with-agreement", "A supporter learns of a case only with the resident's agreement: write true, or leave the line out.");
        }

        // Nobody is worried about somebody's asthma by this way: a doctor is called.
        var soonest = policy.Rules.Where(rule => rule.When.FromSeverity < Verdict.MaxSeverity && rule.When.Categories.Any(Facts.ToldAbout.Contains))
            .SelectMany(rule => rule.Recipients).Select(recipient => recipient.Limits.Acknowledge).Min();
        if (policy.Inform.ConcernSpread is { } spread && (spread <= TimeSpan.Zero || spread > (soonest ?? LongestTimeBox)))
        {
            yield return ("/inform/concern-spread", "The answer to a concern may be spread over no more time than the shortest 'acknowledge' below severity 4 for what people are worried about.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Judging(ClassifierRules? rules)
    {
        if (rules is { Judges: var judges } && !(judges.Contains(JudgedCategory.SelfHarm) && judges.Contains(JudgedCategory.Violence)))
        {
            yield return ("/classifier/judges", "The computer always judges self-harm and violence: write 'judges: [self-harm, violence]' and what else it looks for, or leave 'classifier' out.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> OwnDisclosures(InformRules inform)
    {
        if (inform.OwnDisclosuresAfter is { } after && (after < LongestTimeBox || after > LongestDelay))
        {
            yield return ("/inform/own-disclosures-after", "People see which messages staff read after a danger is over: write a time from 1d to 90d, such as 7d, or leave the line out for never.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> BreakingGlass(BreakGlassRules rules)
    {
        if (rules.Allowed && (rules.TimeBox <= TimeSpan.Zero || rules.TimeBox > LongestTimeBox || rules.Purposes.IsEmpty))
        {
            yield return ("/break-glass", "Break-glass needs a time box of at most one day, and at least one purpose.");
        }

        if (rules.Allowed && (rules.ReviewWithin <= TimeSpan.Zero || rules.ReviewWithin == RetentionRules.WithoutEnd))
        {
            yield return ("/break-glass/review-within", "Somebody else reviews each break-glass: write until when, such as 3d.");
        }

        if (rules.Purposes.Contains(Purpose.LegalProcess))
        {
            yield return ("/break-glass/purposes", "Courts and prosecutors have a logged route of their own: take 'legal-process' out.");
        }

        if (rules.AloneFromSeverity is { } alone and not Verdict.MaxSeverity)
        {
            yield return ("/break-glass/alone-from-severity", $"One person alone may break glass at severity 4 only, not from {alone}: write 4, or leave the line out for never.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Approving(ApprovalRules rules)
    {
        if (rules.Approvers.IsEmpty || rules.Approvers.Any(role => role is StaffRole.Administrator or StaffRole.Auditor))
        {
            yield return ("/approvals", "Somebody must be able to approve, and neither administrators nor auditors: write for example 'approvers: [coordinator]'.");
        }

        if (string.IsNullOrWhiteSpace(rules.LegalBasis))
        {
            yield return ("/approvals/legal-basis", "Name the rule of the place by which people are approved.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Keeping(RetentionRules kept)
    {
        TimeSpan?[] times = [kept.Messages, kept.TrueCases, kept.FalseCases, kept.Scores, kept.AfterLegalHold, kept.UnclearCases, kept.RejectedMessages];
        if (times.Any(time => time <= TimeSpan.Zero))
        {
            yield return ("/retention", "Each retention time must be above zero.");
        }

        if (kept.Scores == RetentionRules.WithoutEnd)
        {
            yield return ("/retention/scores", "Scores expire: write a time, such as 30d.");
        }

        if (kept.AfterLegalHold == RetentionRules.WithoutEnd)
        {
            yield return ("/retention/after-legal-hold", "What a lifted hold kept goes back to its retention after some time: write one, such as 30d.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Failing(FailureRules rules)
    {
        if (rules.RescoreWithin <= TimeSpan.Zero || rules.RescoreWithin > LongestTimeBox)
        {
            yield return ("/failures/rescore-within", "A message that only the lexicon has judged needs a deadline for its re-score: above zero, and one day at most.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Texts(DisclosurePolicy policy)
    {
        var signposts = policy.Signposts.Select((text, index) => ($"/signposts/{index}", (object)(text.Kind, text.Language), text.Text));
        var places = policy.WhereToFind.Select((text, index) => ($"/where-to-find/{index}", (object)(text.Thing, text.Language), text.Text));
        var seen = new HashSet<object>();
        foreach (var (path, what, text) in signposts.Concat(places))
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            {
                yield return ($"{path}/text", $"People read this on a small screen: write 1 to {LongestText} characters.");
            }

            if (!seen.Add(what))
            {
                yield return (path, "There is a text for this in this language already. Keep one of them.");
            }
        }

        foreach (var index in Enumerable.Range(0, policy.Signposts.Length).Where(index => policy.Signposts[index].Kind == SignpostKind.None))
        {
            yield return ($"/signposts/{index}/kind", "A signpost that shows nothing needs no text: write safety, sexual-abuse or self-harm.");
        }

        foreach (var index in Enumerable.Range(0, policy.WhereToFind.Length).Where(index => !policy.NotOffered.Contains(policy.WhereToFind[index].Thing)))
        {
            yield return ($"/where-to-find/{index}/thing", "This is not in 'not-offered': add it there, so that people know that it never comes through here.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Staff(DisclosurePolicy policy)
    {
        if (policy.FollowUp is { } form && (form.FromSeverity is < Verdict.AlertSeverity or > Verdict.MaxSeverity || form.Within <= TimeSpan.Zero || form.Within > TimeSpan.FromDays(3)))
        {
            yield return ("/follow-up", "The form of the place follows from severity 2, 3 or 4 on, within three days at most.");
        }

        if (policy.FollowUp is { Form: var follows } && !policy.Referrals.Contains(follows == PlaceForm.Acct ? ReferralKind.Acct : ReferralKind.WatchForm))
        {
            yield return ("/follow-up/form", "Nobody can refer a case to the form that follows: add it to 'referrals' too.");
        }

        if (policy.Workload is { } workload && (workload.CasesPerHour is < 1 or > 1_000 || IsOutside(workload.BreakAfter, 5, 600) || IsOutside(workload.Break, 1, 240)))
        {
            yield return ("/workload", "A break is due after 1 to 1000 cases in an hour and after 5m to 10h, and lasts 1m to 4h.");
        }

        if (policy.Caseload is { MostResidents: < 1 or > 100 })
        {
            yield return ("/caseload", "One supporter supports 1 to 100 residents at most. Leave 'caseload' out for no cap.");
        }
    }

    private static bool IsOutside(TimeSpan time, int fewestMinutes, int mostMinutes) => time < TimeSpan.FromMinutes(fewestMinutes) || time > TimeSpan.FromMinutes(mostMinutes);
}
