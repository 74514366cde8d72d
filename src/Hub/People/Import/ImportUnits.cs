using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.People.Import;

/// <summary>Housing units from a CSV file, by code.</summary>
internal sealed class ImportUnits(ImportRecords records, TimeProvider time)
{
    private static readonly string[] Required = ["code", "name"];

    public async Task<Reply<ImportReport>> HandleAsync(Caller caller, Stream file, bool dryRun, NoticeLanguage language, CancellationToken cancellation)
    {
        var csv = await CsvLines.ReadAsync(file, Required, [], cancellation);
        var plan = Plan(caller.FacilityId, csv, await records.KnownUnitsAsync(caller.FacilityId, cancellation));
        if (!dryRun && plan.Faults.Count == 0)
        {
            await records.WriteUnitsAsync(
                caller.FacilityId,
                known => (plan = Plan(caller.FacilityId, csv, known)).ToWrite,
                caller.PersonId,
                cancellation);
        }

        return plan.ToReply(dryRun, language);
    }

    private ImportPlan<UnitRow> Plan(Guid facilityId, CsvLines csv, IReadOnlyDictionary<string, UnitRow> known)
    {
        var (created, changed, unchanged, faults) = (new List<UnitRow>(), new List<UnitRow>(), 0, new List<LineFault>(csv.Faults));
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in csv.Lines)
        {
            var (code, name) = (line.Text("code"), line.Text("name"));
            Wording?[] checks =
            [
                LineWords.UnitCode(code),
                seen.TryAdd(code, line.Number) ? null : new($"the code is also on line {seen[code]}.", $"el código está también en la línea {seen[code]}."),
                LineWords.UnitName(name),
            ];
            var bad = checks.OfType<Wording>().ToList();
            faults.AddRange(bad.Select(said => new LineFault(line.Number, said)));
            var before = known.GetValueOrDefault(code);
            if (bad.Count > 0)
            {
                continue;
            }

            if (before?.Name == name)
            {
                unchanged++;
                continue;
            }

            var row = new UnitRow { FacilityId = facilityId, UnitId = before?.UnitId ?? Guid.CreateVersion7(time.GetUtcNow()), Code = code, Name = name };
            (before is null ? created : changed).Add(row);
        }

        return new ImportPlan<UnitRow>(created, changed, unchanged, faults);
    }
}
