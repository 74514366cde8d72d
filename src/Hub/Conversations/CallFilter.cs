using System.Collections.Frozen;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Data.Sqlite;
using PeerConnect.Contracts;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Conversations;

/// <summary>Around every hub call: the session must still live, and a fault becomes a fixed code that tells nothing else.</summary>
internal sealed partial class CallFilter(ILogger<CallFilter> logger) : IHubFilter
{
    // What a client calls without a person doing anything must not keep an abandoned kiosk signed in.
    private static readonly FrozenSet<string> ByItself =
        FrozenSet.Create(StringComparer.Ordinal, nameof(IChatServer.Mark), nameof(IChatServer.CatchUp), nameof(IChatServer.Conversations), nameof(IChatServer.Held));

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var user = invocationContext.Context.User!;
        if (!(ByItself.Contains(invocationContext.HubMethodName) ? user.IsLive() : user.MarkSeen()))
        {
            invocationContext.Context.Abort();
            throw new HubException(nameof(RefusalCode.SignInNeeded));
        }

        try
        {
            return await next(invocationContext);
        }
        catch (SqliteException fault)
        {
            LogFault(invocationContext.HubMethodName, $"SQLite error {fault.SqliteErrorCode}");
            throw new HubException(nameof(RefusalCode.NotStored));
        }
        catch (Exception fault) when (fault is not (HubException or OperationCanceledException))
        {
            LogFault(invocationContext.HubMethodName, fault.GetType().Name);
            throw new HubException(nameof(RefusalCode.ServerFault));
        }
    }

    [LoggerMessage(3301, LogLevel.Error, "The call {Method} failed: {Fault}.")]
    private partial void LogFault(string method, string fault);
}
