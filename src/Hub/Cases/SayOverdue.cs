using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Cases;

/// <summary>Counts each limit that passed without its act and logs it as critical, whoever found it: the watch, or a message that came before it looked.</summary>
internal sealed partial class SayOverdue(CaseMetrics metrics, ILogger<SayOverdue> logger) : ICommitListener
{
    public void Committed(WriteTransaction transaction)
    {
        foreach (var limit in transaction.Passed)
        {
            metrics.Overdue(limit.Act);
            LogOverdue(limit.Number, limit.FacilityId, limit.Act);
        }
    }

    [LoggerMessage(6202, LogLevel.Critical, "Case {Number} of facility {Facility} is overdue: nobody did this in time: {Act}. Somebody must look at it now.")]
    private partial void LogOverdue(long number, Guid facility, string act);
}
