using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Begins the time of a break-glass: its end and its review are owed from the same commit on.</summary>
internal static class OpenGlass
{
    public static void Open(WriteTransaction transaction, BreakGlassRow row, CaseRow of, string told)
    {
        row.State = BreakGlassState.Open;
        row.Since = transaction.Now;
        row.Until = transaction.Now.AddSeconds(row.OpenSeconds);
        row.ReviewBy = row.Until.Value.AddSeconds(row.ReviewSeconds);
        GlassRows.Owe(transaction, OwedKind.BreakGlassEnd, row, row.Until.Value);
        GlassRows.Owe(transaction, OwedKind.BreakGlassReview, row, row.ReviewBy.Value);
        CaseEventRows.Add(transaction, of, told, row.AnsweredBy ?? row.AskedBy);
    }
}
