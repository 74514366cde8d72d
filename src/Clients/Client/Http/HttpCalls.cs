using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>A refusal as HTTP carries it (RFC 9457 with the protocol's own members).</summary>
internal sealed record Problem(string? Code = null, string? Title = null, string? Detail = null, int? RetryAfterMs = null, IReadOnlyList<string>? Faults = null);

/// <summary>One request, one reply: results and refusals are values; no answer is a <see cref="NotConnectedException"/>.</summary>
internal sealed class HttpCalls(
    HttpClient http, Func<SignedIn?> session, Func<SignedIn?, IEnumerable<(string Name, string Value)>> headers, Action<SignedIn?> signInAsked, TimeProvider time, TimeSpan limit)
{
    /// <summary>So long an ordinary answer may take; after it, nobody knows what became of the request.</summary>
    public static readonly TimeSpan Ordinary = TimeSpan.FromSeconds(30);

    /// <summary>The same where a person in need, or whoever goes to one, waits for the answer: what is sent so can be sent again.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    /// <summary>The same where the server goes through much before it answers.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    /// <summary>What every path begins with.</summary>
    public const string Root = "api/v1/";

    /// <summary>The same calls with another limit for the whole answer.</summary>
    public HttpCalls Within(TimeSpan other) => new(http, session, headers, signInAsked, time, other);

    public Task<Reply<T>> GetAsync<T>(string path, CancellationToken cancellationToken)
        where T : class => AskAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    public Task<Reply<T>> PostAsync<T>(string path, object? body, CancellationToken cancellationToken)
        where T : class => AskAsync<T>(HttpMethod.Post, path, Json(body), cancellationToken);

    public Task<Reply<T>> PutAsync<T>(string path, object? body, CancellationToken cancellationToken)
        where T : class => AskAsync<T>(HttpMethod.Put, path, Json(body), cancellationToken);

    public Task<Reply<T>> DeleteAsync<T>(string path, CancellationToken cancellationToken)
        where T : class => AskAsync<T>(HttpMethod.Delete, path, null, cancellationToken);

    public Task<Reply<T>> AskAsync<T>(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
        where T : class => SendAsync<Reply<T>>(method, path, content, async (response, by, late) =>
        {
            var bytes = await response.Content.ReadAsByteArrayAsync(late.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? JsonSerializer.Deserialize(bytes, TypeOf<T>()) ?? throw new JsonException("The answer is empty.")
                : Refused(response.StatusCode, bytes, by);
        }, cancellationToken);

    /// <summary>Only the beginning of the answer has a limit: the rest is as long as what is downloaded.</summary>
    public Task<Reply<Done>> DownloadAsync(string path, Stream target, CancellationToken cancellationToken) =>
        SendAsync<Reply<Done>>(HttpMethod.Get, path, null, async (response, by, late) =>
        {
            if (!response.IsSuccessStatusCode)
            {
                return Refused(response.StatusCode, await response.Content.ReadAsByteArrayAsync(late.Token).ConfigureAwait(false), by);
            }

            late.CancelAfter(Timeout.InfiniteTimeSpan);
            await response.Content.CopyToAsync(target, late.Token).ConfigureAwait(false);
            return Done.Value;
        }, cancellationToken);

    private async Task<T> SendAsync<T>(
        HttpMethod method, string path, HttpContent? content, Func<HttpResponseMessage, SignedIn?, CancellationTokenSource, Task<T>> read, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Content = content };
        var by = session();
        foreach (var (name, value) in headers(by))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var late = new CancellationTokenSource(limit, time);
        using var given = cancellationToken.Register(late.Cancel);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token).ConfigureAwait(false);
            return await read(response, by, late).ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is HttpRequestException or HttpIOException)
        {
            throw new NotConnectedException("The server could not be reached, or the connection was lost.", lost);
        }
        catch (JsonException strange)
        {
            throw new NotConnectedException("The server's answer could not be read. Is this a PeerConnect server of the same version?", strange);
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotConnectedException("The server did not answer in time.", slow);
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
