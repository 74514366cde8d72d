using MimeKit;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Escalation;

/// <summary>What is wrong with a channel's settings, in sentences that say what to write.</summary>
internal static class AlarmChannelCheck
{
    public static IEnumerable<string> Faults(string name, AlarmChannelOptions channel)
    {
        var at = $"Alarms:Channels:{name}";
        if (string.IsNullOrWhiteSpace(channel.Facility) || channel.Facility.Any(letter => char.IsUpper(letter) || char.IsWhiteSpace(letter)))
        {
            yield return $"Set {at}:Facility to the code of the facility whose alarms it carries, in lower case.";
        }

        var faults = channel.Kind switch
        {
            AlarmChannelKind.Webhook => Webhook(at, channel),
            AlarmChannelKind.Email => Email(at, channel),
            null => [$"Set {at}:Kind to Webhook or Email."],
        };
        foreach (var fault in faults)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Webhook(string at, AlarmChannelOptions channel)
    {
        if (!Uri.TryCreate(channel.Url, UriKind.Absolute, out var url) || url.UserInfo.Length > 0
            || (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            yield return $"Set {at}:Url to an address that begins with https:// and holds no password (http:// only on this machine itself).";
        }

        if (SecretFile.Fault(channel.SecretFile, WebhookSender.LeastSecret) is { } fault)
        {
            yield return $"Set {at}:SecretFile to a file with at least {WebhookSender.LeastSecret} random bytes that only the server may read: {fault}";
        }
    }

    private static IEnumerable<string> Email(string at, AlarmChannelOptions channel)
    {
        if (Uri.CheckHostName(channel.Server) == UriHostNameType.Unknown || channel.Port is < 1 or > 65_535)
        {
            yield return $"Set {at}:Server to the mail server's name and {at}:Port to its port.";
        }

        if (channel.Security == MailSecurity.None && channel.Server is not ("localhost" or "127.0.0.1" or "::1"))
        {
            yield return $"Set {at}:Security to Tls or StartTls: without it mail goes only to a mail server on this machine (localhost).";
        }

        if (!MailboxAddress.TryParse(channel.From, out _) || channel.To.Count == 0 || !channel.To.All(to => MailboxAddress.TryParse(to, out _)))
        {
            yield return $"Set {at}:From and {at}:To:0, {at}:To:1 … to mail addresses.";
        }

        if (channel.UserName is not null && SecretFile.Fault(channel.PasswordFile, least: 1) is { } fault)
        {
            yield return $"Set {at}:PasswordFile to a file with the password that only the server may read: {fault}";
        }

        if (channel.AuthorityFile is { } file && MailAuthority.Fault(file) is { } missing)
        {
            yield return $"Set {at}:AuthorityFile to a PEM file with the certificate of the mail server's authority: {missing}";
        }
    }
}
