using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Gates;

namespace PeerConnect.Hub.Classifying;

/// <summary>How far a candidate is on its way into force.</summary>
/// <param name="Candidate">The model.</param>
/// <param name="Path">Where its file is.</param>
/// <param name="InForce">SHA-256 of the model beside which it is tried.</param>
/// <param name="ReportSha256">SHA-256 of its gate report; null where there is none that counts.</param>
/// <param name="StillNeeded">What is missing before it can be signed, as sentences.</param>
internal sealed record Candidacy(Model Candidate, string Path, string InForce, string? ReportSha256, IReadOnlyList<string> StillNeeded)
{
    /// <summary>The file, as it was when it was opened; null where it is another by now.</summary>
    public byte[]? Content()
    {
        try
        {
            var bytes = File.ReadAllBytes(Path);
            return ModelFile.HashOf(bytes) == Candidate.Sha256 ? bytes : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>The gate report that came with a candidate, or why it does not count.</summary>
internal sealed record CandidateReport(string? Sha256, string? Fault)
{
    public static CandidateReport Read(string? path, string inForce, string candidate)
    {
        if (path is null)
        {
            return new CandidateReport(null, "Its gate report is missing. Run the gate on the model in force and the candidate, and set Classifier:CandidateReport to the JSON that it wrote.");
        }

        try
        {
            var bytes = File.ReadAllBytes(path);
            return FaultOf(GateReport.Read(bytes), inForce, candidate) is { } fault ? new CandidateReport(null, fault) : new CandidateReport(ModelFile.HashOf(bytes), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new CandidateReport(null, $"Its gate report {path} cannot be read ({problem.GetType().Name}). Set Classifier:CandidateReport to the JSON that the gate wrote.");
        }
    }

    private static string? FaultOf(GateReport? report, string inForce, string candidate) =>
        report is null ? "Its gate report is no report. Set Classifier:CandidateReport to the JSON that the gate wrote."
        : report.Candidate.Sha256 != candidate || report.InForce.Sha256 != inForce ? "Its gate report is about other files. Run the gate on the model in force and this candidate."
        : !report.Holds ? "Its gate report does not follow from its own numbers. Run the gate of this release again."
        : !report.Passed ? "It did not pass the gate. Another candidate is needed."
        : null;
}
