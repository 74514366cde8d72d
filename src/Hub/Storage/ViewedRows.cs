using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>A row of the chain about a view of a case, or about work on one.</summary>
/// <param name="Sequence">Its place in the chain.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Who; null for the server.</param>
/// <param name="Act">What.</param>
/// <param name="Subject">To what.</param>
/// <param name="Role">Under which role it was viewed; null where the row names none.</param>
/// <param name="Case">The case as the chain names it, where the subject is something else of it.</param>
/// <param name="Alone">Of a break-glass: begun by one person alone.</param>
/// <param name="Unvisited">Of a decision at severity 4: nobody had stood in front of the person.</param>
internal sealed record ViewedRow(long Sequence, DateTimeOffset At, Guid? ActorId, string Act, string Subject, Role? Role, string? Case, bool Alone, bool Unvisited)
{
    public const string CaseViewed = "case-viewed";
    public const string CaseTaken = "case-taken";
    public const string CaseHandedOver = "case-handed-over";
    public const string CaseDecided = "case-decided";
    public const string CaseOpened = "case-opened";
    public const string DrillStarted = "drill-started";
    public const string ConversationViewed = "case-conversation-viewed";
    public const string GlassViewed = "break-glass-viewed";
    public const string CaseExported = "case-exported";
    public const string FormOpened = "case-form-opened";
    public const string GlassAsked = "break-glass-asked";
    public const string GlassApproved = "break-glass-approved";
    public const string GlassOver = "break-glass-over";
    public const string ReviewOverdue = "break-glass-review-overdue";

    /// <summary>The case that it is about, as the chain names it; null for none.</summary>
    public string? CaseSubject => Case ?? (Subject.StartsWith("case:", StringComparison.Ordinal) ? Subject : null);

    /// <summary>Whether content left the server.</summary>
    public bool IsLook => Act is CaseViewed or ConversationViewed or GlassViewed or CaseExported or FormOpened;

    /// <summary>Whether somebody did something about the case or for the person. Asking to see more is none of it.</summary>
    public bool IsWork => Act is CaseTaken or CaseHandedOver or CaseDecided or "case-referred" or "case-on-the-way" or "case-face-to-face"
        || ((Act.StartsWith("held-", StringComparison.Ordinal) || Act.StartsWith("person-request-", StringComparison.Ordinal)) && !Act.EndsWith("-denied", StringComparison.Ordinal));
}

/// <summary>Reads of the chain about views of cases; never of content.</summary>
internal static class ViewedRows
{
    private static readonly string[] Kinds = ["case-", "break-glass-", "held-", "drill-", "person-request-"];

    /// <summary>The facility's rows of a period about views of cases and work on them, in order.</summary>
    public static List<ViewedRow> Within(PeerConnectDb db, Guid facilityId, DateTimeOffset from, DateTimeOffset to) =>
    [
        .. db.Audit.AsNoTracking().Where(row => row.FacilityId == facilityId && row.At >= from && row.At < to).OrderBy(row => row.Sequence).AsEnumerable()
            .Where(row => Array.Exists(Kinds, kind => row.Act.StartsWith(kind, StringComparison.Ordinal)))
            .Select(Of),
    ];

    /// <summary>All rows about these subjects before an instant, in order.</summary>
    public static List<ViewedRow> About(PeerConnectDb db, Guid facilityId, IReadOnlyCollection<string> subjects, DateTimeOffset to) =>
    [
        .. db.Audit.AsNoTracking().Where(row => row.FacilityId == facilityId && subjects.Contains(row.Subject) && row.At < to).OrderBy(row => row.Sequence)
            .AsEnumerable().Select(Of),
    ];

    /// <summary>Whom each of the cases is about, by the case as the chain names it.</summary>
    public static Dictionary<string, Guid> People(PeerConnectDb db, Guid facilityId, IEnumerable<ViewedRow> rows)
    {
        var ids = rows.Select(row => row.CaseSubject).OfType<string>().Distinct()
            .Select(subject => Guid.TryParse(subject["case:".Length..], out var id) ? id : Guid.Empty).ToList();
        return db.Cases.AsNoTracking().Where(row => row.FacilityId == facilityId && ids.Contains(row.CaseId) && row.SubjectId != Guid.Empty)
            .Select(row => new { row.CaseId, row.SubjectId }).ToDictionary(row => $"case:{row.CaseId:D}", row => row.SubjectId);
    }

    private static ViewedRow Of(AuditRow row)
    {
        using var details = JsonDocument.Parse(row.Details);
        return new ViewedRow(
            row.Sequence,
            row.At,
            row.ActorId,
            row.Act,
            row.Subject,
            Enum.TryParse<Role>(Text(details.RootElement, "role"), out var role) ? role : null,
            Text(details.RootElement, "case") is { } id ? $"case:{id}" : null,
            IsTrue(details.RootElement, "alone"),
            IsTrue(details.RootElement, "unvisited"));
    }

    private static bool IsTrue(JsonElement details, string name) => details.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement details, string name) =>
        details.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
