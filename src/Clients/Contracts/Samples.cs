using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>Who may do what with samples.</summary>
public static class SampleRoles
{
    /// <summary>Who may read them at all, where the policy says so: never the security side, nor anybody who works no cases.</summary>
    public static ImmutableArray<Role> Readers { get; } = [Role.Moderator, Role.Clinician, Role.Safeguarding, Role.Chaplain];
}

/// <summary>What somebody found who read a quiet message: whether the computer was right to be quiet.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SampleFinding>))]
public enum SampleFinding
{
    /// <summary>Nobody had to be told.</summary>
    Right,

    /// <summary>Somebody should have been told: it is told now.</summary>
    Missed,

    /// <summary>It cannot be said.</summary>
    Unclear,
}

/// <summary>A message without a case that chance drew for one's role to read. Nothing in it says whose it is or where it was written.</summary>
/// <param name="SampleId">Its id, made at random: it says nothing of the time.</param>
/// <param name="Day">On which day it was drawn, by the facility's clock.</param>
/// <param name="Category">What the computer saw a little of; absent where a programme's protection forbids to name it.</param>
/// <param name="Severity">How much, as the policy took it.</param>
public sealed record WaitingSample(Guid SampleId, DateOnly Day, CaseCategory? Category, int Severity);

/// <summary>What waits to be read.</summary>
/// <param name="Samples">The oldest day first, at most 100.</param>
public sealed record WaitingSamples(IReadOnlyList<WaitingSample> Samples);

/// <summary>What one source gave in one category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Source">"Model" or "Lexicon".</param>
/// <param name="Version">Of the source.</param>
/// <param name="Severity">0 to 4.</param>
/// <param name="Probability">How sure it was.</param>
/// <param name="Spans">What weighed, the heaviest first.</param>
public sealed record SampleJudgement(CaseCategory Category, string Source, string Version, int Severity, double Probability, IReadOnlyList<CaseSpan> Spans);

/// <summary>An opened sample, after the view was recorded: the message, and never a name, a number or a place.</summary>
/// <param name="SampleId">Its id.</param>
/// <param name="Day">On which day it was drawn.</param>
/// <param name="ViewedAt">When this view was recorded.</param>
/// <param name="Role">The role under which it was opened.</param>
/// <param name="Pseudonym">What its author is called here: it is made from the sample alone, so it joins nothing.</param>
/// <param name="Speaker">In which role it was written.</param>
/// <param name="Text">The message.</param>
/// <param name="Given">What the computer gave.</param>
public sealed record OpenedSample(
    Guid SampleId, DateOnly Day, DateTimeOffset ViewedAt, Role Role, string Pseudonym, MemberRole Speaker, string Text, IReadOnlyList<SampleJudgement> Given)
{
    /// <summary>Never prints the text.</summary>
    public override string ToString() => $"OpenedSample {{ {SampleId} }}";
}

/// <summary>Says what one found of a sample that one opened.</summary>
/// <param name="Finding">What.</param>
/// <param name="Category">Of <see cref="SampleFinding.Missed"/>: what it is about; absent otherwise.</param>
/// <param name="Severity">Of <see cref="SampleFinding.Missed"/>: 2 to 4; absent otherwise.</param>
public sealed record JudgeSample(SampleFinding Finding, CaseCategory? Category = null, int? Severity = null);

/// <summary>It is recorded.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Told">Of <see cref="SampleFinding.Missed"/>: whether staff have a case of it now; false where the policy tells nobody, and then somebody has to go and tell. Absent otherwise.</param>
public sealed record SampleJudged(Guid SampleId, SampleFinding Finding, bool? Told = null);
