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

/// <summary>A model that judges for the whole server from a time on.</summary>
internal sealed class ModelInForceRow
{
    /// <summary>1 for the first that came into force after the shipped one.</summary>
    public int Ordinal { get; set; }
    public required string Sha256 { get; set; }
    public required string Version { get; set; }
    public DateTimeOffset Since { get; set; }

    /// <summary>SHA-256 of the gate report that was signed; null where somebody went back.</summary>
    public string? Report { get; set; }

    /// <summary>Whatever ships with the program, also after an upgrade.</summary>
    public bool Shipped { get; set; }
    public bool WentBack { get; set; }
}

/// <summary>The file of a model that was signed, or of the gate report that was signed with it.</summary>
internal sealed class ModelFileRow
{
    public required string Sha256 { get; set; }
    public required byte[] Content { get; set; }
}

/// <summary>One signature under a candidate, with what was signed.</summary>
internal sealed class ModelSignatureRow
{
    public required string Candidate { get; set; }
    public Guid FacilityId { get; set; }
    public Guid SignerId { get; set; }

    /// <summary>The model that it is to follow.</summary>
    public required string InForce { get; set; }
    public required string Report { get; set; }
    public DateTimeOffset At { get; set; }
}
