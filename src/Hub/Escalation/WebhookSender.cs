using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Escalation;

/// <summary>POSTs the alarm as JSON, signed with the shared secret. Only an answer of success counts; redirects are not followed, the answer is not read.</summary>
internal sealed class WebhookSender(SteadyClock clock) : IAlarmSender, IDisposable
{
    public const string TimestampHeader = "PeerConnect-Timestamp";
    public const string SignatureHeader = "PeerConnect-Signature";

    /// <summary>Bytes of the shortest secret.</summary>
    public const int LeastSecret = 32;

    // A connection lives shortly, so that a changed address of the other side is found.
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public AlarmChannelKind Kind => AlarmChannelKind.Webhook;

    public async Task<string?> SendAsync(AlarmChannelOptions channel, AlarmText alarm, CancellationToken cancellation)
    {
        var body = alarm.ToJson();
        var timestamp = clock.Shown.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, channel.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, "sha256=" + Sign(SecretFile.Read(channel.SecretFile!), timestamp, body));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.IsSuccessStatusCode ? null : $"status-{(int)answer.StatusCode}";
        }
        catch (HttpRequestException fault)
        {
            return $"http-{fault.HttpRequestError}";
        }
    }

    /// <summary>HMAC-SHA256 over the timestamp, a dot and the body, in lower-case hexadecimal.</summary>
    public static string Sign(byte[] secret, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp + "."), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, signed));
    }

    public void Dispose() => http.Dispose();
}
