namespace PeerConnect.Hub.Storage.Schema;

/// <summary>Numbers as they were told first: whoever asks later is told the same, so that two readings show nothing by their difference.</summary>
internal sealed class ToldNumbersRow
{
    public Guid FacilityId { get; set; }

    /// <summary>What they are of: "2026-Q4", "days", "2026-11 units".</summary>
    public required string Of { get; set; }

    /// <summary>As JSON; numbers only.</summary>
    public required string Numbers { get; set; }
}
