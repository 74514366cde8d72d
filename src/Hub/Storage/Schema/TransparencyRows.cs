namespace PeerConnect.Hub.Storage.Schema;

/// <summary>A quarter's report as it was made.</summary>
internal sealed class QuarterReportRow
{
    public Guid FacilityId { get; set; }

    /// <summary>"2026-Q4".</summary>
    public required string Quarter { get; set; }

    /// <summary>As JSON; numbers only.</summary>
    public required string Report { get; set; }
}
