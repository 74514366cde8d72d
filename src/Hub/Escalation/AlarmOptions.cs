using System.ComponentModel.DataAnnotations;

namespace PeerConnect.Hub.Escalation;

internal enum AlarmChannelKind
{
    /// <summary>An HTTP POST, signed.</summary>
    Webhook = 1,

    /// <summary>A mail, by SMTP.</summary>
    Email = 2,
}

internal enum MailSecurity
{
    /// <summary>TLS from the start (port 465).</summary>
    Tls = 1,

    /// <summary>TLS after STARTTLS (port 587); without it nothing is sent.</summary>
    StartTls = 2,

    /// <summary>In the clear: only to a mail server on this machine.</summary>
    None = 3,
}

/// <summary>How the alarm leaves the system. Section "Alarms".</summary>
internal sealed class AlarmOptions : IValidatableObject
{
    public const string Section = "Alarms";

    /// <summary>The channels by name: Alarms:Channels:pager:Kind … A facility may have several; each alarm goes through all of them.</summary>
    public IDictionary<string, AlarmChannelOptions> Channels { get; } = new Dictionary<string, AlarmChannelOptions>(StringComparer.Ordinal);

    /// <summary>After so many tries an alarm is given up on a channel, said again by the others, and readiness is degraded. 1 to 1000; 20 by default, which is about 75 minutes.</summary>
    [Range(1, 1_000, ErrorMessage = "Set Alarms:Attempts to a number between 1 and 1000.")]
    public int Attempts { get; set; } = 20;

    /// <summary>The pause after the first failed try; it doubles from try to try. One second to ten minutes; 5 seconds by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Set Alarms:FirstPause to a time between 00:00:01 and 00:10:00.")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>No pause is longer. One second to one hour; 5 minutes by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Set Alarms:LongestPause to a time between 00:00:01 and 01:00:00.")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A try that takes longer has failed. One second to one minute; 10 seconds by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Set Alarms:TimeLimit to a time between 00:00:01 and 00:01:00.")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Channels.SelectMany(channel => AlarmChannelCheck.Faults(channel.Key, channel.Value)).Select(sentence => new ValidationResult(sentence));
}

/// <summary>One channel.</summary>
internal sealed class AlarmChannelOptions
{
    /// <summary>Code of the facility whose alarms it carries.</summary>
    public string Facility { get; set; } = "";

    public AlarmChannelKind? Kind { get; set; }

    /// <summary>Webhook: where to. https, or http on this machine.</summary>
    public string? Url { get; set; }

    /// <summary>Webhook: file with the shared secret, at least 32 bytes, readable by the server alone.</summary>
    public string? SecretFile { get; set; }

    /// <summary>E-mail: the mail server's name.</summary>
    public string? Server { get; set; }

    /// <summary>E-mail: its port; 587 by default.</summary>
    public int Port { get; set; } = 587;

    /// <summary>E-mail: Tls, StartTls (default) or None.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>E-mail: who signs in there; none by default.</summary>
    public string? UserName { get; set; }

    /// <summary>E-mail: file with the password, readable by the server alone.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>E-mail: PEM file with the certificate of the authority that vouches for the mail server, where that is not on the system's list; no other is trusted then.</summary>
    public string? AuthorityFile { get; set; }

    /// <summary>E-mail: the sender's address.</summary>
    public string? From { get; set; }

    /// <summary>E-mail: the receivers' addresses.</summary>
    public IList<string> To { get; } = [];
}
