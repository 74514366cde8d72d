using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PeerConnect.Hub.Escalation;

/// <summary>Whose word is taken for a mail server's certificate: the system's list of authorities, or the one that the channel names and no other.</summary>
internal sealed class MailAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private readonly X509Certificate2Collection? own;

    private MailAuthority(X509Certificate2Collection? own) => this.own = own;

    /// <summary>The channel's, read anew each time, so that it can be changed without a restart.</summary>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    /// <exception cref="CryptographicException">It holds no certificate.</exception>
    public static MailAuthority Of(AlarmChannelOptions channel) => new(channel.AuthorityFile is { } file ? Read(file) : null);

    /// <summary>Why the file cannot be used; null when it can.</summary>
    public static string? Fault(string file)
    {
        try
        {
            Array.ForEach([.. Read(file)], certificate => certificate.Dispose());
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "it cannot be read.";
        }
        catch (CryptographicException)
        {
            return "there is none in it.";
        }
    }

    /// <summary>Whether the server may be signed in to. Its name has to fit in any case.</summary>
    public bool Trusts(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        if (own is null)
        {
            return errors == SslPolicyErrors.None;
        }

        if (shown is not X509Certificate2 certificate || chain is null || (errors | SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.RemoteCertificateChainErrors)
        {
            return false;
        }

        using var anew = new X509Chain();
        anew.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        anew.ChainPolicy.CustomTrustStore.AddRange(own);
        anew.ChainPolicy.ExtraStore.AddRange(chain.ChainPolicy.ExtraStore);
        anew.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        anew.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        anew.ChainPolicy.DisableCertificateDownloads = true;
        return anew.Build(certificate);
    }

    public void Dispose() => Array.ForEach([.. own ?? []], certificate => certificate.Dispose());

    private static X509Certificate2Collection Read(string file)
    {
        var read = new X509Certificate2Collection();
        read.ImportFromPemFile(file);
        return read.Count > 0 ? read : throw new CryptographicException("The file holds no certificate.");
    }
}
