using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Escalation;

/// <summary>Sends the alarm as a short plain mail. Subject and text are all of it: no name of this machine, no id.</summary>
internal sealed class EmailSender(SteadyClock clock) : IAlarmSender
{
    private const string Domain = "peerconnect.invalid";

    public AlarmChannelKind Kind => AlarmChannelKind.Email;

    public async Task<string?> SendAsync(AlarmChannelOptions channel, AlarmText alarm, CancellationToken cancellation)
    {
        using var message = Write(channel, alarm);
        using var authority = MailAuthority.Of(channel);

        // A facility's network reaches no list of revoked certificates; names and chains are checked.
        using var smtp = new SmtpClient { LocalDomain = Domain, CheckCertificateRevocation = false, ServerCertificateValidationCallback = authority.Trusts };
        try
        {
            await smtp.ConnectAsync(channel.Server!, channel.Port, Security(channel.Security), cancellation);
            if (channel.UserName is { } user)
            {
                await smtp.AuthenticateAsync(user, Encoding.UTF8.GetString(SecretFile.Read(channel.PasswordFile!)), cancellation);
            }

            await smtp.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException refused)
        {
            return $"smtp-{(int)refused.StatusCode}";
        }
        catch (AuthenticationException)
        {
            return "smtp-sign-in-refused";
        }
        catch (SslHandshakeException)
        {
            return "smtp-certificate";
        }
        catch (NotSupportedException)
        {
            // It is thrown while connecting, which then ends, or while signing in.
            return smtp.IsConnected ? "smtp-no-sign-in" : "smtp-no-starttls";
        }
        catch (Exception fault) when (fault is ProtocolException or SocketException)
        {
            return $"smtp-{fault.GetType().Name}";
        }

        try
        {
            await smtp.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception fault) when (fault is ProtocolException or SocketException or IOException)
        {
            // It was taken; how the farewell went says nothing of that.
        }

        return null;
    }

    private MimeMessage Write(AlarmChannelOptions channel, AlarmText alarm)
    {
        var message = new MimeMessage
        {
            Subject = alarm.ToSubject(), Date = clock.Shown, MessageId = $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}@{Domain}", Body = new TextPart("plain") { Text = alarm.ToLines() },
        };
        message.From.Add(MailboxAddress.Parse(channel.From!));
        message.To.AddRange(channel.To.Select(to => MailboxAddress.Parse(to)));
        return message;
    }

    private static SecureSocketOptions Security(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.None => SecureSocketOptions.None,
    };
}
