using System.ComponentModel.DataAnnotations;

namespace PeerConnect.Hub.Conversations;

/// <summary>Limits of sending. Section "Sending".</summary>
internal sealed class SendingOptions
{
    public const string Section = "Sending";

    /// <summary>Messages that one person may send in a minute over a longer time.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Set Sending:MessagesPerMinute to a number from 1 to 1000000.")]
    public int MessagesPerMinute { get; set; } = 30;

    /// <summary>Messages that one person may send at once.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Set Sending:Burst to a number from 1 to 1000000.")]
    public int Burst { get; set; } = 10;

    /// <summary>Messages that may wait for the writer; beyond, senders are told that the server is busy.</summary>
    [Range(16, 100_000, ErrorMessage = "Set Sending:QueueLength to a number from 16 to 100000.")]
    public int QueueLength { get; set; } = 1_024;

    /// <summary>Messages that one transaction takes at most.</summary>
    [Range(1, 1_000, ErrorMessage = "Set Sending:MaxBatch to a number from 1 to 1000.")]
    public int MaxBatch { get; set; } = 128;

    /// <summary>Entries that may wait for one slow connection before it is closed; it catches up when it returns.</summary>
    [Range(16, 10_000, ErrorMessage = "Set Sending:UnsentEntries to a number from 16 to 10000.")]
    public int UnsentEntries { get; set; } = 256;
}
