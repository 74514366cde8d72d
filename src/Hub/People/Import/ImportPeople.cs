using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.People.Import;

/// <summary>Residents from a CSV file, by number: new ones are added, known ones changed. Nobody is removed for being absent from it.</summary>
internal sealed class ImportPeople(ImportRecords records, TimeProvider time)
{
    private static readonly string[] Required = ["number", "given_name", "family_name"];
    private static readonly string[] Optional = ["language", "unit", "cell"];

    public async Task<Reply<ImportReport>> HandleAsync(Caller caller, Stream file, bool dryRun, NoticeLanguage language, CancellationToken cancellation)
    {
        var csv = await CsvLines.ReadAsync(file, Required, Optional, cancellation);
        var plan = Plan(caller.FacilityId, csv, await records.KnownPeopleAsync(caller.FacilityId, cancellation));
        if (!dryRun && plan.Faults.Count == 0)
        {
            await records.WritePeopleAsync(
                caller.FacilityId,
                known => (plan = Plan(caller.FacilityId, csv, known)).ToWrite,
                caller.PersonId,
                cancellation);
        }

        return plan.ToReply(dryRun, language);
    }

    private ImportPlan<PersonRow> Plan(Guid facilityId, CsvLines csv, ImportRecords.KnownPeople known)
    {
        var (created, changed, unchanged, faults) = (new List<PersonRow>(), new List<PersonRow>(), 0, new List<LineFault>(csv.Faults));
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in csv.Lines)
        {
            var number = PersonRules.Number(line.Text("number"));
            var before = known.People.GetValueOrDefault(number);
            var bad = Faults(line, number, before, known.Units, seen);
            faults.AddRange(bad.Select(said => new LineFault(line.Number, said)));
            if (bad.Count > 0)
            {
                continue;
            }

            var after = Row(facilityId, line, number, before, known.Units);
            if (before is null)
            {
                created.Add(after);
            }
            else if (IsSame(before, after))
            {
                unchanged++;
            }
            else
            {
                changed.Add(after);
            }
        }

        return new ImportPlan<PersonRow>(created, changed, unchanged, faults);
    }

    private static IReadOnlyList<Wording> Faults(
        CsvLine line, string number, PersonRow? before, IReadOnlyDictionary<string, UnitRow> units, Dictionary<string, int> seen)
    {
        Wording?[] checks =
        [
            LineWords.Number(number),
            seen.TryAdd(number, line.Number) ? null : new($"the number is also on line {seen[number]}.", $"el número está también en la línea {seen[number]}."),
            LineWords.GivenName(line.Text("given_name")),
            LineWords.FamilyName(line.Text("family_name")),
            LineWords.Language(line.Optional("language") ?? "en"),
            line.Optional("unit") is { } unit && !units.ContainsKey(unit)
                ? new("there is no such unit. Import or add the units first.", "no existe esa unidad. Importa o añade primero las unidades.")
                : null,
            LineWords.Cell(line.Optional("cell")),
            before is { Kind: PersonKind.Staff } ? new("the number belongs to a member of staff.", "el número es de alguien del personal.") : null,
            before is { Kind: not PersonKind.Staff, State: not (PersonState.Active or PersonState.Suspended) }
                ? new("the person with this number has left the facility.", "la persona con este número ya no está en el centro.")
                : null,
        ];
        return [.. checks.OfType<Wording>()];
    }

    private PersonRow Row(Guid facilityId, CsvLine line, string number, PersonRow? before, IReadOnlyDictionary<string, UnitRow> units) => new()
    {
        FacilityId = facilityId,
        PersonId = before?.PersonId ?? Guid.CreateVersion7(time.GetUtcNow()),
        Kind = before?.Kind ?? PersonKind.Resident,
        State = before?.State ?? PersonState.Active,
        Number = number,
        GivenName = line.Text("given_name"),
        FamilyName = line.Text("family_name"),
        // A person chooses it on the page; the list is only right about somebody new.
        Language = before?.Language ?? line.Optional("language") ?? "en",
        UnitId = !line.Has("unit") ? before?.UnitId : line.Optional("unit") is { } unit ? units[unit].UnitId : null,
        Cell = line.Has("cell") ? line.Optional("cell") : before?.Cell,
    };

    private static bool IsSame(PersonRow before, PersonRow after) =>
        (before.GivenName, before.FamilyName, before.Language, before.UnitId, before.Cell)
        == (after.GivenName, after.FamilyName, after.Language, after.UnitId, after.Cell);
}
