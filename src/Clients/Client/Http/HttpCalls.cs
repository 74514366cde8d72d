using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>A refusal as HTTP carries it (RFC 9457 with the protocol's own members).</summary>
internal sealed record Problem(string? Code = null, string? Title = null, string? Detail = null, int? RetryAfterMs = null, IReadOnlyList<string>? Faults = null);

/// <summary>One request, one reply: results and refusals are values; no answer is a <see cref="NotConnectedException"/>.</summary>
internal sealed class HttpCalls(HttpClient http, Func<SignedIn?> session, Func<SignedIn?, IEnumerable<(string Name, string Value)>> headers, Action<SignedIn?> signInAsked)
{
    /// <summary>What every path begins with.</summary>
    public const string Root = "api/v1/";

    public Task<Reply<T>> GetAsync<T>(string path, CancellationToken cancellationToken)
        where T : class => AskAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    public Task<Reply<T>> PostAsync<T>(string path, object? body, CancellationToken cancellationToken)
        where T : class => AskAsync<T>(HttpMethod.Post, path, Json(body), cancellationToken);

    public Task<Reply<T>> PutAsync<T>(string path, object? body, CancellationToken cancellationToken)
        where T : class => AskAsync<T>(HttpMethod.Put, path, Json(body), cancellationToken);

    public Task<Reply<T>> DeleteAsync<T>(string path, CancellationToken cancellationToken)
        where T : class => AskAsync<T>(HttpMethod.Delete, path, null, cancellationToken);

    public Task<Reply<T>> AskAsync<T>(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
        where T : class => SendAsync<Reply<T>>(method, path, content, async (response, by) =>
        {
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? JsonSerializer.Deserialize(bytes, TypeOf<T>()) ?? throw new JsonException("The answer is empty.")
                : Refused(response.StatusCode, bytes, by);
        }, cancellationToken);

    public Task<Reply<Done>> DownloadAsync(string path, Stream target, CancellationToken cancellationToken) =>
        SendAsync<Reply<Done>>(HttpMethod.Get, path, null, async (response, by) =>
        {
            if (!response.IsSuccessStatusCode)
            {
                return Refused(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), by);
            }

            await response.Content.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
            return Done.Value;
        }, cancellationToken);

    private async Task<T> SendAsync<T>(
        HttpMethod method, string path, HttpContent? content, Func<HttpResponseMessage, SignedIn?, Task<T>> read, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Content = content };
        var by = session();
        foreach (var (name, value) in headers(by))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return await read(response, by).ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is HttpRequestException or HttpIOException)
        {
            throw new NotConnectedException("The server could not be reached, or the connection was lost.", lost);
        }
        catch (JsonException strange)
        {
            throw new NotConnectedException("The server's answer could not be read. Is this a PeerConnect server of the same version?", strange);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotConnectedException("The server did not answer in time.", late);
        }
    }

    private Refusal Refused(HttpStatusCode status, byte[] bytes, SignedIn? by)
    {
        Problem? problem = null;
        try
        {
            problem = JsonSerializer.Deserialize(bytes, TypeOf<Problem>());
        }
        catch (JsonException)
        {
            // A proxy's page instead of the server's words: the status has to do.
        }

        var code = Enum.TryParse<RefusalCode>(problem?.Code, out var known) ? known : ByStatus(status);
        if (code == RefusalCode.SignInNeeded)
        {
            signInAsked(by);
        }

        var sentence = problem?.Detail ?? $"The server answered {(int)status} without saying why.";
        return new Refusal(code, sentence, problem?.RetryAfterMs, problem?.Faults);
    }

    private static RefusalCode ByStatus(HttpStatusCode status) => (int)status switch
    {
        401 => RefusalCode.SignInNeeded,
        403 or 404 => RefusalCode.NotFound,
        429 => RefusalCode.TooFast,
        503 => RefusalCode.Busy,
        >= 500 => RefusalCode.ServerFault,
        _ => RefusalCode.Malformed,
    };

    private static ByteArrayContent? Json(object? body)
    {
        if (body is null)
        {
            return null;
        }

        var type = WireJson.Default.GetTypeInfo(body.GetType()) ?? throw new InvalidOperationException($"{body.GetType()} is not known to the wire.");
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static JsonTypeInfo<T> TypeOf<T>() =>
        (JsonTypeInfo<T>)(WireJson.Default.GetTypeInfo(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} is not known to the wire."));
}
