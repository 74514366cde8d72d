using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>An authority of the test's own and a server's certificate by it, as PEM files in a folder. No system trusts them.</summary>
internal sealed class TestCertificate
{
    private TestCertificate(string folder, string name)
    {
        AuthorityFile = Path.Combine(folder, $"{name}.authority.pem");
        CertificateFile = Path.Combine(folder, $"{name}.pem");
        KeyFile = Path.Combine(folder, $"{name}.key");
    }

    public string AuthorityFile { get; }

    public string CertificateFile { get; }

    public string KeyFile { get; }

    /// <summary>Makes both.</summary>
    /// <param name="folder">Where the files go.</param>
    /// <param name="host">For which name the certificate is.</param>
    public static TestCertificate In(string folder, string host)
    {
        // TLS looks at the machine's clock, whatever the test's shows.
        var (from, until) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest("CN=authority of a test", authorityKey, HashAlgorithmName.SHA256);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var authority = asked.CreateSelfSigned(from, until);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=mail server of a test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        server.CertificateExtensions.Add(names.Build());
        using var certificate = server.Create(authority, from, until, RandomNumberGenerator.GetBytes(16));

        var made = new TestCertificate(folder, RandomNumberGenerator.GetHexString(8));
        File.WriteAllText(made.AuthorityFile, authority.ExportCertificatePem());
        File.WriteAllText(made.CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(made.KeyFile, key.ExportPkcs8PrivateKeyPem());
        return made;
    }
}
