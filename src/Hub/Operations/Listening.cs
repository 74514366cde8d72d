using System.Net;
using Microsoft.Extensions.Options;

namespace PeerConnect.Hub.Operations;

/// <summary>Where the server listens: on loopback as it likes, elsewhere only with TLS.</summary>
internal sealed class Listening
{
    /// <exception cref="StartRefusedException">An address outside loopback has no TLS.</exception>
    public Listening(IConfiguration configuration, IOptions<HubOptions> options)
    {
        var addresses = Configured(configuration).Select(BindingAddress.Parse).ToList();
        if (addresses.FirstOrDefault(address => !IsLocal(address) && !IsTls(address)) is { } open)
        {
            throw new StartRefusedException(
                $"The server will not listen on '{open}' without TLS. Use an https address with a certificate, or a loopback address behind a proxy.");
        }

        LoopbackOnly = addresses.TrueForAll(IsLocal) && options.Value.Proxies.Count == 0;
    }

    /// <summary>Whether nobody but this machine can reach the server, as far as its configuration says.</summary>
    public bool LoopbackOnly { get; }

    private static IEnumerable<string> Configured(IConfiguration configuration)
    {
        var addresses = Split(configuration["urls"])
            .Concat(Split(configuration["http_ports"]).Select(port => $"http://*:{port}"))
            .Concat(Split(configuration["https_ports"]).Select(port => $"https://*:{port}"))
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>());
        return addresses;
    }

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsTls(BindingAddress address) => address.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

    private static bool IsLocal(BindingAddress address) =>
        address.IsUnixPipe || address.IsNamedPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
