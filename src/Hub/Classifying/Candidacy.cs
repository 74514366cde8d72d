using PeerConnect.Hub.Answering;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Gates;

namespace PeerConnect.Hub.Classifying;

/// <summary>How far a candidate is on its way into force.</summary>
/// <param name="Candidate">The model.</param>
/// <param name="Path">Where its file is.</param>
/// <param name="InForce">SHA-256 of the model beside which it is tried.</param>
/// <param name="Report">Its gate report.</param>
/// <param name="StillNeeded">What is missing before it can be signed, as sentences.</param>
internal sealed record Candidacy(Model Candidate, string Path, string InForce, CandidateReport Report, IReadOnlyList<string> StillNeeded)
{
    /// <summary>SHA-256 of the report; null where there is none that counts.</summary>
    public string? ReportSha256 => Report.Sha256;

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
/// <param name="Content">The file that counts; null where there is none.</param>
/// <param name="MissesOneIn">By it the candidate misses about one in this many.</param>
/// <param name="Fault">Why it does not count.</param>
internal sealed record CandidateReport(byte[]? Content, int MissesOneIn, string? Fault)
{
    public string? Sha256 { get; } = Content is null ? null : ModelFile.HashOf(Content);

    /// <summary>Never throws, whatever is in the file: a report is no reason not to start.</summary>
    public static CandidateReport Read(string? path, string inForce, string candidate)
    {
        if (path is null)
        {
            return Refuse("Its gate report is missing. Run the gate on the model in force and the candidate, and set Classifier:CandidateReport to the JSON that it wrote.");
        }

        try
        {
            var bytes = File.ReadAllBytes(path);
            var report = GateReport.Read(bytes);
            return FaultOf(report, inForce, candidate) is { } fault ? Refuse(fault) : new CandidateReport(bytes, report!.MissesOneIn, null);
        }
#pragma warning disable CA1031 // It came from elsewhere, and the server starts and judges without it.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            return Refuse($"Its gate report {path} cannot be read ({problem.GetType().Name}). Set Classifier:CandidateReport to the JSON that the gate wrote.");
        }
    }

    private static CandidateReport Refuse(string fault) => new(null, 1, fault);

    private static string? FaultOf(GateReport? report, string inForce, string candidate) =>
        report is null ? "Its gate report is no report. Set Classifier:CandidateReport to the JSON that the gate wrote."
        : report.Candidate.Sha256 != candidate || report.InForce.Sha256 != inForce ? "Its gate report is about other files. Run the gate on the model in force and this candidate."
        : !report.Corpus.IsTest ? "Its gate report is not about the test authors' rows. Run the gate of this release again, without --author."
        : !report.Holds ? "Its gate report does not follow from its own numbers. Run the gate of this release again."
        : !report.IsJudged ? "Its gate report judged nothing: there were too few alerts. Run the gate of this release again."
        : !report.Passed ? "It did not pass the gate. Another candidate is needed."
        : null;
}
