using System.ComponentModel.DataAnnotations;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>How long a sign-in lasts. Section "Sessions".</summary>
internal sealed class SessionOptions
{
    public const string Section = "Sessions";

    /// <summary>A session ends this long after sign-in. One minute to 12 hours; 12 hours by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00", ErrorMessage = "Set Sessions:Longest to a time between 00:01:00 and 12:00:00.")]
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(12);

    /// <summary>A session ends after this long without a call. One to 15 minutes; 15 by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "00:15:00", ErrorMessage = "Set Sessions:Idle to a time between 00:01:00 and 00:15:00.")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(Contracts.Protocol.LongestIdleSeconds);

    /// <summary>As a client counts it.</summary>
    public int IdleSeconds => (int)Idle.TotalSeconds;

    /// <summary>Whoever did nothing since then is signed out. When people were last seen is written down within a minute.</summary>
    public DateTimeOffset SeenAfter(DateTimeOffset now) => now - Idle - TimeSpan.FromMinutes(1);

    /// <summary>Most sessions of one person at a time; one more ends the oldest. 1 to 50; 10 by default.</summary>
    [Range(1, 50, ErrorMessage = "Set Sessions:MostPerPerson to a number between 1 and 50.")]
    public int MostPerPerson { get; set; } = 10;

    /// <summary>Origins of browser pages that may use the session cookie, besides the server's own address (behind a proxy: the public address).</summary>
    public IList<string> Origins { get; } = [];
}
