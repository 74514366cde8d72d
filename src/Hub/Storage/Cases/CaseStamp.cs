using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>What a case consists of at one moment, as a hash: two are the same while nothing that an export holds has changed. It holds ids, codes and times, and no text.</summary>
internal static class CaseStamp
{
    // What reading and exporting themselves write: it would change with each look.
    private static readonly List<string> OfReaders =
        [CaseEventRows.Viewed, CaseEventRows.ConversationViewed, CaseEventRows.FormOpened, CaseEventRows.ExportAsked, CaseEventRows.ExportSigned, CaseEventRows.Exported];

    public static byte[] Of(PeerConnectDb db, CaseRow row)
    {
        var lines = db.CaseMessages.AsNoTracking().Where(line => line.FacilityId == row.FacilityId && line.CaseId == row.CaseId).OrderBy(line => line.EntryId)
            .Select(line => new { line.EntryId, line.Sequence, line.Flagged, line.Held }).ToList();
        var entries = lines.Select(line => line.EntryId).ToList();
        IEnumerable<FormattableString> parts =
        [
            $"case {row.Severity} {row.DecidedAt?.UtcTicks} {row.DecidedBy} {row.ReasonCode} {row.Verdict} {row.OnTheWayAt?.UtcTicks} {row.FaceToFaceAt?.UtcTicks}",
            .. lines.Select(line => (FormattableString)$"line {line.EntryId} {line.Sequence} {line.Flagged} {line.Held}"),
            .. db.Decisions.AsNoTracking()
                .Where(judged => judged.HomeFacilityId == row.HomeFacilityId && judged.ConversationId == row.ConversationId && entries.Contains(judged.EntryId))
                .Select(judged => judged.DecisionId).AsEnumerable().Order().Select(id => (FormattableString)$"decision {id}"),
            .. HeldCases.In(db, row).Select(held => (FormattableString)$"held {held.EntryId} {held.State} {held.Appeal}"),
            .. db.HeldActs.AsNoTracking().Where(act => act.FacilityId == row.FacilityId && entries.Contains(act.EntryId))
                .Select(act => act.ActId).AsEnumerable().Order().Select(id => (FormattableString)$"act {id}"),
            .. db.CaseReferrals.AsNoTracking().Where(referral => referral.FacilityId == row.FacilityId && referral.CaseId == row.CaseId)
                .Select(referral => referral.ReferralId).AsEnumerable().Order().Select(id => (FormattableString)$"referral {id}"),
            .. db.CaseEvents.AsNoTracking().Where(told => told.FacilityId == row.FacilityId && told.CaseId == row.CaseId && !OfReaders.Contains(told.Kind))
                .Select(told => told.EventId).AsEnumerable().Order().Select(id => (FormattableString)$"event {id}"),
        ];
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(part => part.ToString(CultureInfo.InvariantCulture)))));
    }
}
