namespace PeerConnect.Contracts;

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

/// <summary>What a candidate that decides nothing would have said, in numbers of the whole server. All but <paramref name="Missed"/> are rounded down to fives.</summary>
/// <param name="Candidate">Which.</param>
/// <param name="Since">Since when it is compared with the model in force.</param>
/// <param name="Messages">How many messages both judged.</param>
/// <param name="Agreed">To how many of them both gave the same severity in each category.</param>
/// <param name="Missed">Messages that the candidate did not judge, because it would have been late or the list of words stood in.</param>
/// <param name="Differences">Where they differ.</param>
public sealed record ModelShadow(ModelName Candidate, DateTimeOffset Since, long Messages, long Agreed, long Missed, IReadOnlyList<ShadowDifference> Differences);

/// <summary>The model in force and the one that is tried beside it.</summary>
/// <param name="InForce">The model that judges; absent while the list of words stands in.</param>
/// <param name="Shadow">The candidate; absent where none is set up.</param>
/// <param name="CandidateRefusal">Why the candidate that was set up is not used, and what to do.</param>
public sealed record ModelOverview(ModelName? InForce, ModelShadow? Shadow, string? CandidateRefusal);
