using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>What became of one hub call.</summary>
internal enum AnswerKind
{
    /// <summary>The result is here.</summary>
    Ok,

    /// <summary>The server refused, with its reason.</summary>
    Refused,

    /// <summary>Nothing left this device.</summary>
    NotConnected,

    /// <summary>The call left, and no answer came: it may have taken effect.</summary>
    Lost,
}

/// <summary>What became of one hub call, and its result or refusal.</summary>
internal sealed record Answer<T>(AnswerKind Kind, T? Ok = null, Refusal? Refusal = null, Exception? Cause = null)
    where T : class
{
    /// <summary>The reply as callers see it; no answer is an outage and throws.</summary>
    public Reply<T> ToReply() => Kind switch
    {
        AnswerKind.Ok => new Reply<T>(Ok, null),
        AnswerKind.Refused => new Reply<T>(null, Refusal),
        AnswerKind.NotConnected => throw new NotConnectedException("There is no connection to the server."),
        AnswerKind.Lost => throw new NotConnectedException("The connection was lost before the answer came.", Cause),
    };
}

/// <summary>Calls over one connection. It never throws for an outage: the outcome says what is known.</summary>
internal sealed class HubCaller(HubConnection connection)
{
    // SignalR's own words for a call that does not bind: it reached no handler, so nothing took effect.
    private const string NotBound = "Failed to invoke ";
    private static readonly Refusal Malformed = new(RefusalCode.Malformed, "The call does not have the documented form.");

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a transport throws means one thing here: the answer did not come.")]
    public async Task<Answer<T>> AskAsync<T>(string method, object? argument, CancellationToken cancellationToken)
        where T : class
    {
        if (connection.State != HubConnectionState.Connected)
        {
            return new Answer<T>(AnswerKind.NotConnected);
        }

        try
        {
            var reply = argument is null
                ? await connection.InvokeAsync<Reply<T>>(method, cancellationToken).ConfigureAwait(false)
                : await connection.InvokeAsync<Reply<T>>(method, argument, cancellationToken).ConfigureAwait(false);
            return reply switch
            {
                { Refusal: { } refusal } => new Answer<T>(AnswerKind.Refused, Refusal: refusal),
                { Ok: { } ok } => new Answer<T>(AnswerKind.Ok, ok),
                _ => new Answer<T>(AnswerKind.Lost),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (HubException refused) when (RefusalIn(refused.Message) is { } refusal)
        {
            return new Answer<T>(AnswerKind.Refused, Refusal: refusal);
        }
        catch (Exception lost)
        {
            return new Answer<T>(AnswerKind.Lost, Cause: lost);
        }
    }

    /// <summary>What the server rejects before or around its handlers comes as an exception whose last word is the code.</summary>
    private static Refusal? RefusalIn(string message) => message.StartsWith(NotBound, StringComparison.Ordinal) ? Malformed : message[(message.LastIndexOf(' ') + 1)..] switch
    {
        nameof(RefusalCode.SignInNeeded) => new Refusal(RefusalCode.SignInNeeded, "You are signed out. Sign in again."),
        nameof(RefusalCode.NotStored) => new Refusal(RefusalCode.NotStored, "The server cannot store now. Keep the text and try again."),
        nameof(RefusalCode.Malformed) => Malformed,

        // Any other fault leaves open what took effect.
        _ => null,
    };
}
