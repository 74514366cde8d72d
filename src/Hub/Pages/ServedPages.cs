using System.Security.Cryptography;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Pages;

/// <summary>Names the browser apps that are served, in each answer: a page that has been open since before an update learns from it that it is old.</summary>
/// <remarks>The name is a hash over the documents and the two loaders, which name every other file by its fingerprint.</remarks>
internal sealed class ServedPages
{
    private static readonly string[] Beginnings = ["index.html", "_framework/dotnet.js", "staff/index.html", "staff/_framework/dotnet.js"];
    private readonly string name;

    public ServedPages(IWebHostEnvironment host)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> part = stackalloc byte[8192];
        foreach (var file in Beginnings.Select(host.WebRootFileProvider.GetFileInfo).Where(file => file.Exists))
        {
            using var stream = file.CreateReadStream();
            for (var read = stream.Read(part); read > 0; read = stream.Read(part))
            {
                all.AppendData(part[..read]);
            }
        }

        name = Convert.ToHexStringLower(all.GetHashAndReset().AsSpan(0, 8));
    }

    public void Name(HttpContext context) => context.Response.Headers[Protocol.PagesHeader] = name;
}
