using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Transparency;

/// <summary>What became of a request for a person.</summary>
internal enum RequestEnd
{
    Unanswered,
    Refused,
    Arrived,
}

/// <summary>A request for a person: when, and what became of it so far. Not whose.</summary>
internal sealed record AskedRow(DateTimeOffset At, RequestEnd End);

internal static class AskedRows
{
    public static List<AskedRow> Of(PeerConnectDb db, Guid facilityId, DateTimeOffset from, DateTimeOffset to) =>
    [
        .. db.Cases.AsNoTracking().Where(row => row.FacilityId == facilityId && !row.Drill && row.AskedFor != null && row.OpenedAt >= from && row.OpenedAt < to)
            .Select(row => new { row.OpenedAt, row.State, row.ReasonCode, row.FaceToFaceAt }).AsEnumerable()
            .Select(row => new AskedRow(row.OpenedAt, End(row.State == CaseState.Decided, row.ReasonCode, row.FaceToFaceAt))),
    ];

    private static RequestEnd End(bool over, string? reasonCode, DateTimeOffset? faceToFaceAt) =>
        over && Enum.TryParse<PersonRefusal>(reasonCode, out _) ? RequestEnd.Refused : over || faceToFaceAt is not null ? RequestEnd.Arrived : RequestEnd.Unanswered;
}
