namespace PeerConnect.Hub.Escalation;

/// <summary>Sends an alarm once.</summary>
internal interface IAlarmSender
{
    AlarmChannelKind Kind { get; }

    /// <returns>Null when the other side took it; otherwise a code of what went wrong, never what the other side said.</returns>
    Task<string?> SendAsync(AlarmChannelOptions channel, AlarmText alarm, CancellationToken cancellation);
}
