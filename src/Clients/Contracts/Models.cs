using System.Collections.Immutable;

namespace PeerConnect.Contracts;

/// <summary>Who may do what with the models.</summary>
public static class ModelRoles
{
    /// <summary>Who may sign one, or go back from one: who signs the policy.</summary>
    public static ImmutableArray<Role> Signers { get; } = PolicyRoles.Signers;

    /// <summary>Who may see how they do.</summary>
    public static ImmutableArray<Role> Readers { get; } = [.. Signers, Role.Auditor];
}

/// <summary>A model by its version and its file.</summary>
/// <param name="Version">Stored with each verdict.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal.</param>
public sealed record ModelName(string Version, string Sha256);

/// <summary>Messages that the two judged differently. Rounded down to fives: fewer are not told.</summary>
/// <param name="Category">In which category.</param>
/// <param name="InForce">Severity by the model in force, 0 to 4.</param>
/// <param name="Candidate">Severity by the candidate.</param>
/// <param name="Messages">How many.</param>
public sealed record ShadowDifference(CaseCategory Category, int InForce, int Candidate, long Messages);

/// <summary>What a candidate that decides nothing would have said, in numbers of the whole server. All are rounded down to fives.</summary>
/// <param name="Candidate">Which.</param>
/// <param name="Since">Since when it is compared with the model in force.</param>
/// <param name="Messages">How many messages both judged.</param>
/// <param name="Agreed">To how many of them both gave the same severity in each category.</param>
/// <param name="Missed">Messages that the candidate did not judge, because it would have been late or the list of words stood in.</param>
/// <param name="Differences">Where they differ.</param>
public sealed record ModelShadow(ModelName Candidate, DateTimeOffset Since, long Messages, long Agreed, long Missed, IReadOnlyList<ShadowDifference> Differences);

/// <summary>How far the candidate is on its way into force.</summary>
/// <param name="ReportSha256">SHA-256 of its gate report; absent where there is none that counts.</param>
/// <param name="StillNeeded">What is missing before it can be signed, as sentences; empty where nothing is.</param>
/// <param name="Signatures">How many signed it with this report; with two it comes into force.</param>
/// <param name="OwnSignature">Whether whoever asks is one of them.</param>
/// <param name="MissesOneIn">What the notice will say: it misses about one in so many, by its file and no better than its gate report; 1 says more than half.</param>
public sealed record ModelCandidacy(string? ReportSha256, IReadOnlyList<string> StillNeeded, int Signatures, bool OwnSignature, int MissesOneIn);

/// <summary>A model that came into force by signatures, or by going back.</summary>
/// <param name="Model">Which.</param>
/// <param name="Since">When.</param>
/// <param name="WentBack">Whether somebody went back to it.</param>
public sealed record ModelBegan(ModelName Model, DateTimeOffset Since, bool WentBack);

/// <summary>Signs the candidate as it was read.</summary>
/// <param name="Sha256">SHA-256 of its file.</param>
/// <param name="ReportSha256">SHA-256 of its gate report.</param>
public sealed record SignCandidate(string Sha256, string ReportSha256);

/// <summary>What a signature came to.</summary>
/// <param name="Signatures">How many there are.</param>
/// <param name="InForce">Whether it is the model in force now.</param>
public sealed record ModelSigned(int Signatures, bool InForce);

/// <summary>Goes back to the model before the one in force.</summary>
/// <param name="Sha256">SHA-256 of the one in force, as it was read.</param>
public sealed record LeaveModel(string Sha256);

/// <summary>The model in force and the one that is tried beside it.</summary>
/// <param name="InForce">The model that judges; absent while the list of words stands in.</param>
/// <param name="Shadow">The candidate; absent where none is set up.</param>
/// <param name="CandidateRefusal">Why the candidate that was set up is not used, and what to do.</param>
/// <param name="Candidacy">How far the candidate is; absent where none is tried.</param>
/// <param name="History">Models that came into force after the shipped one, newest first.</param>
/// <param name="MissesOneIn">What the notice says now: what judges misses about one in so many; 1 says more than half.</param>
public sealed record ModelOverview(
    ModelName? InForce, ModelShadow? Shadow, string? CandidateRefusal, ModelCandidacy? Candidacy, IReadOnlyList<ModelBegan> History, int MissesOneIn);
