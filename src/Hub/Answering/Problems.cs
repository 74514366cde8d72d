using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Answering;

/// <summary>The one place where refusals and exceptions become HTTP answers.</summary>
internal static partial class Problems
{
    /// <summary>The answer of an endpoint: the result, or the refusal as a problem.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Answer<T>(Reply<T> reply)
        where T : class
    {
        return reply.Refusal is { } refusal ? TypedResults.Problem(Details(refusal)) : TypedResults.Ok(reply.Ok!);
    }

    public static ProblemDetails Details(Refusal refusal)
    {
        var details = new ProblemDetails { Status = Status(refusal.Code), Type = "about:blank", Title = refusal.Code.ToString(), Detail = refusal.Message };
        details.Extensions["code"] = refusal.Code.ToString();
        if (refusal.RetryAfterMs is { } wait)
        {
            details.Extensions["retryAfterMs"] = wait;
        }

        if (refusal.Faults is { } faults)
        {
            details.Extensions["faults"] = faults;
        }

        return details;
    }

    /// <summary>Writes a refusal where there is no endpoint to return it.</summary>
    public static async Task WriteAsync(HttpContext context, Refusal refusal)
    {
        if (!context.Response.HasStarted)
        {
            await TypedResults.Problem(Details(refusal)).ExecuteAsync(context);
        }
    }

    /// <summary>The sentence for a status that the framework set by itself.</summary>
    public static Refusal ForStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Refusals.SignInNeeded,
        StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound => Refusals.NotFound,
        StatusCodes.Status413PayloadTooLarge => new(RefusalCode.Malformed, "That is larger than the server takes here."),
        StatusCodes.Status503ServiceUnavailable => new(RefusalCode.Busy, "The server is busy. Try again in a moment.", 1_000),
        _ => Refusals.Malformed,
    };

    public static Refusal? ForException(Exception fault) => fault switch
    {
        BadHttpRequestException bad => ForStatus(bad.StatusCode),

        // 5 busy, 6 locked, 8 read-only, 10 input/output, 13 full: nothing was committed.
        SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 } => Refusals.NotStored,
        _ => null,
    };

    private static int Status(RefusalCode code) => code switch
    {
        RefusalCode.Malformed or RefusalCode.BodyEmpty or RefusalCode.BodyTooLong or RefusalCode.BodyInvalid => StatusCodes.Status400BadRequest,
        RefusalCode.SignInNeeded or RefusalCode.WrongCredentials => StatusCodes.Status401Unauthorized,
        RefusalCode.ConsentNeeded or RefusalCode.SecondPersonNeeded or RefusalCode.PinChangeNeeded => StatusCodes.Status403Forbidden,
        RefusalCode.NotFound => StatusCodes.Status404NotFound,
        RefusalCode.Paused or RefusalCode.Muted or RefusalCode.Conflict or RefusalCode.TakenByOther or RefusalCode.AlreadyDecided
            or RefusalCode.OpenFirst or RefusalCode.BreakDue or RefusalCode.FaceToFaceFirst or RefusalCode.FormFirst or RefusalCode.NotPossible => StatusCodes.Status409Conflict,
        RefusalCode.InvalidInput => StatusCodes.Status422UnprocessableEntity,
        RefusalCode.LockedOut or RefusalCode.TooFast => StatusCodes.Status429TooManyRequests,
        RefusalCode.Busy or RefusalCode.NotStored => StatusCodes.Status503ServiceUnavailable,
        RefusalCode.ServerFault => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Maps exceptions; what it does not know is a bug or an outage, told to the log and not to the caller.</summary>
    internal sealed partial class Exceptions(ILogger<Exceptions> log) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (httpContext.RequestAborted.IsCancellationRequested)
            {
                return true;
            }

            if (exception is not BadHttpRequestException)
            {
                // Not the message: it may repeat what somebody wrote.
                var fault = exception is SqliteException sqlite ? $"SQLite error {sqlite.SqliteErrorCode}" : exception.GetType().Name;
                LogFault(httpContext.GetEndpoint()?.DisplayName, fault, exception.StackTrace);
            }

            await WriteAsync(httpContext, ForException(exception) ?? Refusals.ServerFault);
            return true;
        }

        [LoggerMessage(5001, LogLevel.Error, "{Endpoint} failed: {Fault}. {Where}")]
        private partial void LogFault(string? endpoint, string fault, string? where);
    }

    /// <summary>Puts the waiting time into the standard header too, and leaves out what is in no contract.</summary>
    internal static void Finish(ProblemDetailsContext context)
    {
        context.ProblemDetails.Extensions.Remove("traceId");
        if (context.ProblemDetails.Extensions.TryGetValue("retryAfterMs", out var wait) && wait is int milliseconds)
        {
            context.HttpContext.Response.Headers.RetryAfter = ((milliseconds + 999) / 1_000).ToString(CultureInfo.InvariantCulture);
        }
    }
}
