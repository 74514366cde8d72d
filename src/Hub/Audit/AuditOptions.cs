using System.ComponentModel.DataAnnotations;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Audit;

/// <summary>How often the chain is signed, and where that is kept outside the database. Section "Audit".</summary>
internal sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>File that each checkpoint is appended to: best on another machine or on paper's side of a write-once medium. None by default; the log holds each checkpoint too.</summary>
    public string? AnchorFile { get; set; }

    /// <summary>A checkpoint is made after this many new rows, at most a minute later. 1 to 100,000; 500 by default.</summary>
    [Range(1, 100_000, ErrorMessage = "Set Audit:CheckpointRows to a number between 1 and 100000.")]
    public int CheckpointRows { get; set; } = 500;

    /// <summary>A checkpoint is made at the latest this long after the last, when there are new rows. One minute to one day; 15 minutes by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "Set Audit:CheckpointEvery to a time between 00:01:00 and 1.00:00:00.")]
    public TimeSpan CheckpointEvery { get; set; } = TimeSpan.FromMinutes(15);
}
