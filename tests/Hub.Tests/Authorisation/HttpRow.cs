using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Tests.Authorisation;

/// <summary>One row of http.md.</summary>
internal sealed partial record HttpRow(string Endpoint, string Who, string OtherFacility, string OwnPath, string Suspended, string With, string Body)
{
    public const string Anybody = "anonymous";
    public const string SignedIn = "signed in";
    public const string AnyMethod = "any";

    public static IReadOnlyList<HttpRow> All { get; } =
        [.. MatrixTable.Read("http.md").Rows.Select(cells => new HttpRow(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]))];

    public string Method => Endpoint.Split(' ')[0];

    public string Pattern => Endpoint.Split(' ')[1];

    /// <summary>Empty where no role is asked for. The first is the one whose example succeeds.</summary>
    public IReadOnlyList<Role> Roles { get; } = Who is Anybody or SignedIn ? [] : [.. Who.Split(", ").Select(Enum.Parse<Role>)];

    /// <summary>Whether the path, the query or the body names something of a facility.</summary>
    public bool NamesSomething => Roles.Count > 0 && (Pattern.Contains(":guid}", StringComparison.Ordinal) || NamesInBody);

    public bool NamesInBody => Placeholder().Matches(Body).Any(match => match.Groups[1].Value is not ("new" or "soon"));

    public bool MayCall(Role role) => Who is Anybody or SignedIn || Roles.Contains(role);

    public static HttpRow Of(string endpoint) => All.Single(row => row.Endpoint == endpoint);

    /// <summary>The example as a request, with the ids of one scene in the path and of one in the body.</summary>
    public HttpRequestMessage Request(HttpScene path, HttpScene body)
    {
        var with = With == "-" ? [] : With.Split(", ").Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => path.Find(pair[1]) ?? pair[1]);
        var address = Parameter().Replace(Pattern, match =>
            with.Remove(match.Groups[1].Value, out var value) ? value : path.Find(match.Groups[1].Value[..^"Id".Length])!);
        if (with.Count > 0)
        {
            address += "?" + string.Join('&', with.Select(pair => $"{pair.Key}={pair.Value}"));
        }

        var negotiates = Pattern.EndsWith("/negotiate", StringComparison.Ordinal);
        var method = Method != AnyMethod ? new HttpMethod(Method) : negotiates ? HttpMethod.Post : HttpMethod.Get;
        var request = new HttpRequestMessage(method, address);
        if (Body != "-")
        {
            var json = Body.StartsWith('{');
            var text = Placeholder().Replace(Body, match => match.Groups[1].Value switch
            {
                "new" => RandomNumberGenerator.GetHexString(12, lowercase: true),
                "soon" => TimeProvider.System.GetUtcNow().AddDays(30).ToString("O"),
                var name => body.Find(name) ?? throw new InvalidOperationException($"{Endpoint}: a scene has no {name}."),
            });
            request.Content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(json ? "application/json" : "text/csv"));
        }

        if (Method == AnyMethod && !negotiates && Pattern.StartsWith("/v1/", StringComparison.Ordinal))
        {
            AskForSocket(request);
        }

        return request;
    }

    private static void AskForSocket(HttpRequestMessage request)
    {
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new ProductHeaderValue("websocket"));
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));
    }

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
