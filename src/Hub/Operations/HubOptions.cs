using System.ComponentModel.DataAnnotations;
using System.Net;

namespace PeerConnect.Hub.Operations;

/// <summary>Where the server keeps its data, and what stands before it. Section "Hub".</summary>
internal sealed class HubOptions : IValidatableObject
{
    public const string Section = "Hub";

    /// <summary>Folder of the database, the key file and the register of destroyed keys; created when absent.</summary>
    [Required(ErrorMessage = "Set Hub:DataFolder to the folder that the server may write, for example /var/lib/peerconnect.")]
    public string DataFolder { get; set; } = "data";

    /// <summary>Readiness is degraded when the data folder's disk has less room than this, in MiB. 0 to 10,000,000; 512 by default.</summary>
    [Range(0, 10_000_000, ErrorMessage = "Set Hub:LeastFreeMiB to a number between 0 and 10000000.")]
    public int LeastFreeMiB { get; set; } = 512;

    /// <summary>For one start: the machine's clock is right although what is recorded says later, because it was ahead before. Off by default: what is recorded is past.</summary>
    public bool TrustClock { get; set; }

    /// <summary>Creates the demo facility in an empty data folder. Only on loopback.</summary>
    public bool Demo { get; set; }

    /// <summary>
    /// Addresses of reverse proxies that are believed when they say who calls. None by default: behind a proxy that is not named here, all devices that are not
    /// enrolled count as one place, and slow each other down when one of them guesses PINs.
    /// </summary>
    public IList<string> Proxies { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var proxy in Proxies.Where(proxy => !IPAddress.TryParse(proxy, out _)))
        {
            yield return new ValidationResult($"'{proxy}' is no address. Set Hub:Proxies:0, Hub:Proxies:1 … to the IP addresses of the reverse proxies.");
        }
    }
}
