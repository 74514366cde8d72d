using System.CommandLine;
using PeerConnect.Cli.People;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Operating;

/// <summary><c>models</c>: the model that judges, and the one that is tried beside it.</summary>
internal static class ModelVerbs
{
    private static readonly Argument<string> Candidate = new("candidate") { Description = "SHA-256 of the candidate, from: peerconnect models show" };
    private static readonly Argument<string> Report = new("report") { Description = "SHA-256 of its gate report, from: peerconnect models show. Read the report first." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "models",
            "The model that judges messages and the candidate beside it; for administrators and whoever may sign.",
            verbs.Make("show", "Which they are, and where they differ, in numbers.", ShowAsync),
            verbs.Make("sign", "Sign the candidate and its gate report as you read them; the second signature brings it into force.", SignAsync, Candidate, Report),
            verbs.Make("back", "Go back to the model before the one in force, at once.", BackAsync)),
    ];

    private static Task<int> ShowAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Operations.ModelsAsync(cancellationToken), models =>
        {
            call.Print.Say(models.InForce is { } inForce ? $"In force: {inForce.Version} ({inForce.Sha256}); the notice says that it misses {OneIn(models.MissesOneIn)}." : "No model is in force: the list of words stands in.");
            if (models.CandidateRefusal is { } refusal)
            {
                call.Print.Say(Printer.Safe($"The candidate is not tried: {refusal}"));
            }

            foreach (var began in models.History)
            {
                call.Print.Say($"    {began.Since:yyyy-MM-dd HH:mm}  {began.Model.Version}{(began.WentBack ? ", gone back to" : ", signed by two")}");
            }

            if (models.Candidacy is { } candidacy)
            {
                call.Print.Say(candidacy.StillNeeded.Count == 0
                    ? $"The candidate can be signed: {candidacy.Signatures} of 2 signatures. Gate report {candidacy.ReportSha256}; the notice will say that it misses {OneIn(candidacy.MissesOneIn)}."
                    : Printer.Safe($"Before the candidate can be signed: {string.Join(' ', candidacy.StillNeeded)}"));
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

    private static string OneIn(int many) => many <= 1 ? "more than half" : $"about one in {many}";

    private static Task<int> SignAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var signature = new SignCandidate(call.Get(Candidate), call.Get(Report));
        return call.Answer(await client.Operations.SignModelAsync(signature, cancellationToken), signed => call.Print.Say(Printer.Safe(
            signed.InForce ? $"Signed. {signature.Sha256} judges from now on." : $"Signed: {signed.Signatures} of 2. {signature.Sha256} with report {signature.ReportSha256}")));
    });

    private static Task<int> BackAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var models = PersonFinder.Take(await client.Operations.ModelsAsync(cancellationToken));
        var leave = new LeaveModel(models.History.Count > 0 ? models.History[0].Model.Sha256 : string.Empty);
        return call.Answer(await client.Operations.LeaveModelAsync(leave, cancellationToken), _ => call.Print.Say("Done. The model before judges from now on."));
    });
}
