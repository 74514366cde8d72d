namespace PeerConnect.Hub.Storage.Schema;

/// <summary>What a candidate would have said beside the model in force: numbers of the whole server, nobody's text and nobody's name.</summary>
internal sealed class ShadowRow
{
    /// <summary>SHA-256 of the file of the model in force.</summary>
    public required string InForce { get; set; }

    /// <summary>SHA-256 of the candidate's file.</summary>
    public required string Candidate { get; set; }
    public DateTimeOffset Since { get; set; }
    public long Messages { get; set; }
    public long Agreed { get; set; }
    public long Missed { get; set; }

    /// <summary>How many messages there were of each category, severity in force and severity of the candidate, as JSON.</summary>
    public required string Cells { get; set; }
}
