using System.Net;

namespace PeerConnect.Hub.Operations;

/// <summary>Closes an endpoint to everybody but this machine; from outside it does not exist.</summary>
internal static class FromThisMachine
{
    public static TBuilder OnlyFromThisMachine<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder =>
        {
            var next = builder.RequestDelegate!;
            builder.RequestDelegate = context =>
            {
                if (IsLocal(context))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        return endpoint;
    }

    /// <summary>A proxy on this machine speaks for others, so a forwarded call is never local.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
