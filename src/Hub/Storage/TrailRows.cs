using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>Reads of the chain about one case; never of content.</summary>
internal static class TrailRows
{
    // What a supporter told or somebody reported has rows of its own, which name whoever did: none of them is a row about the case.
    private static readonly string[] Kinds = ["case-", "break-glass-", "held-", "drill-", "person-request", "off-system-alarm", "alarm-"];

    /// <summary>What staff call the case; null for one that the facility does not have.</summary>
    public static long? Number(PeerConnectDb db, Guid facilityId, Guid caseId) =>
        db.Cases.Where(row => row.FacilityId == facilityId && row.CaseId == caseId).Select(row => (long?)Math.Abs(row.Number)).SingleOrDefault();

    /// <summary>The case of a row, or of a number.</summary>
    public static IEnumerable<AuditedCase> Find(PeerConnectDb db, Guid facilityId, long? sequence, long? number)
    {
        var named = sequence is null ? null : db.Audit.AsNoTracking().SingleOrDefault(row => row.FacilityId == facilityId && row.Sequence == sequence);
        var id = named is not null && IsAbout(named) ? CaseOf(named) : null;
        return
        [
            .. db.Cases.AsNoTracking().Where(row => row.FacilityId == facilityId && (row.CaseId == id || (number != null && row.Number == number)))
                .OrderBy(row => row.Number).Select(row => new AuditedCase(row.CaseId, Math.Abs(row.Number))),
        ];
    }

    /// <summary>Rows about the case, in order.</summary>
    public static List<AuditStep> Of(PeerConnectDb db, Guid facilityId, Guid caseId, int most)
    {
        var (subject, id) = ($"case:{caseId:D}", caseId.ToString("D"));
        var rows = db.Audit.AsNoTracking().Where(row => row.FacilityId == facilityId && (row.Subject == subject || row.Details.Contains(id)))
            .OrderBy(row => row.Sequence).AsEnumerable().Where(row => IsAbout(row) && CaseOf(row) == caseId).Take(most).ToList();

        // Residents act too, on a request for a person: who that was is not the auditor's question, and not told here.
        var actors = rows.Select(row => row.ActorId).OfType<Guid>().Distinct().ToList();
        var staff = db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Kind == PersonKind.Staff && actors.Contains(row.PersonId)).Select(row => row.PersonId).ToList();
        var names = StaffNames.Of(db, facilityId, staff);
        return [.. rows.Select(row => Step(row, names))];
    }

    private static bool IsAbout(AuditRow row) => Array.Exists(Kinds, kind => row.Act.StartsWith(kind, StringComparison.Ordinal));

    private static Guid? CaseOf(AuditRow row)
    {
        using var details = JsonDocument.Parse(row.Details);
        return Guid.TryParse(Text(details.RootElement, "case") ?? (row.Subject.StartsWith("case:", StringComparison.Ordinal) ? row.Subject["case:".Length..] : null), out var id)
            ? id
            : null;
    }

    private static AuditStep Step(AuditRow row, Dictionary<Guid, string> names)
    {
        using var parsed = JsonDocument.Parse(row.Details);
        var details = parsed.RootElement;
        return new AuditStep(
            row.Sequence,
            row.At,
            row.Act,
            row.ActorId is { } actor ? names.GetValueOrDefault(actor) : null,
            Enum.TryParse<Role>(Text(details, "role"), out var role) ? role : null,
            (int?)Number(details, "level"),
            Enum.TryParse<CasePurpose>(Text(details, "purpose"), out var purpose) ? purpose : null,
            details.TryGetProperty("names", out var named) && named.ValueKind == JsonValueKind.True ? true : null,
            Number(details, "from"),
            Number(details, "to"),
            (int?)Number(details, "policyVersion"),
            Enum.TryParse<CaseReferralKind>(Text(details, "referral"), out var referral) ? referral : null);
    }

    private static string? Text(JsonElement details, string name) =>
        details.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement details, string name) =>
        details.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
