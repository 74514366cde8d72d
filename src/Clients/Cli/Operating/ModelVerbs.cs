using System.CommandLine;

namespace PeerConnect.Cli.Operating;

/// <summary><c>models</c>: the model that judges, and the one that is tried beside it.</summary>
internal static class ModelVerbs
{
    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "models",
            "The model that judges messages and the candidate beside it; for administrators.",
            verbs.Make("show", "Which they are, and where they differ, in numbers.", ShowAsync)),
    ];

    private static Task<int> ShowAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Operations.ModelsAsync(cancellationToken), models =>
        {
            call.Print.Say(models.InForce is { } inForce ? $"In force: {inForce.Version} ({inForce.Sha256})" : "No model is in force: the list of words stands in.");
            if (models.CandidateRefusal is { } refusal)
            {
                call.Print.Say(Printer.Safe($"The candidate is not tried: {refusal}"));
            }

            if (models.Shadow is not { } shadow)
            {
                return;
            }

            call.Print.Say($"Candidate: {shadow.Candidate.Version} ({shadow.Candidate.Sha256}), tried since {shadow.Since:yyyy-MM-dd HH:mm}; it decides nothing.");
            call.Print.Say($"{shadow.Messages} messages judged by both, {shadow.Agreed} alike, {shadow.Missed} not judged by the candidate. Numbers are rounded down to fives.");
            if (shadow.Differences.Count > 0)
            {
                call.Print.Table(
                    ["category", "in force", "candidate", "messages"],
                    shadow.Differences.Select(row => (IReadOnlyList<string>)[$"{row.Category}", $"{row.InForce}", $"{row.Candidate}", $"{row.Messages}"]));
            }
        }));
}
