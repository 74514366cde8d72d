using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Exports of cases, always by the case they belong to.</summary>
internal static class CaseExportRows
{
    /// <summary>The export of that case; null otherwise. Tracked inside a transaction.</summary>
    public static CaseExportRow? Find(PeerConnectDb db, CaseRow of, Guid exportId) =>
        db.CaseExports.SingleOrDefault(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.ExportId == exportId);

    public static List<CaseExportRow> Of(PeerConnectDb db, CaseRow of) =>
        [.. db.CaseExports.AsNoTracking().Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId).OrderBy(row => row.AskedAt).ThenBy(row => row.ExportId)];
}
