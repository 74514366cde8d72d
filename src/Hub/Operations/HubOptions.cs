using System.ComponentModel.DataAnnotations;

namespace PeerConnect.Hub.Operations;

/// <summary>Where the server keeps its data. Section "Hub".</summary>
internal sealed class HubOptions
{
    public const string Section = "Hub";

    /// <summary>Folder of the database, the key file and the register of destroyed keys; created when absent.</summary>
    [Required(ErrorMessage = "Set Hub:DataFolder to the folder that the server may write, for example /var/lib/peerconnect.")]
    public string DataFolder { get; set; } = "data";

    /// <summary>Creates the demo facility in an empty data folder. Only on loopback.</summary>
    public bool Demo { get; set; }
}
