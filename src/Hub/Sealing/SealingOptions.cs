namespace PeerConnect.Hub.Sealing;

/// <summary>Where the key file is. Section "Sealing".</summary>
internal sealed class SealingOptions
{
    public const string Section = "Sealing";

    /// <summary>Path of the key file, mode 600; by default "key-file" in the data folder. Keep it out of the database's backups.</summary>
    public string? KeyFile { get; set; }
}
