namespace PeerConnect.Hub.Operations;

/// <summary>Where things lie in a data folder.</summary>
internal sealed record DataPaths(string Root)
{
    public string Database => Path.Combine(Root, "peerconnect.db");

    /// <summary>A database that a restore has not finished.</summary>
    public string Restoring => Database + ".restoring";

    /// <summary>The register of destroyed keys.</summary>
    public string DestroyedKeys => Path.Combine(Root, "destroyed-keys");

    /// <summary>What operators did with commands, until it is in the chain.</summary>
    public string OperatorNotes => Path.Combine(Root, "operator-notes");

    public string KeyFile => Path.Combine(Root, "key-file");

    public string Lock => Path.Combine(Root, "lock");

    /// <summary>The database with the files that SQLite keeps beside it.</summary>
    public IReadOnlyList<string> DatabaseFiles => [Database, Database + "-wal", Database + "-shm"];

    /// <summary>Everything that the server itself puts here.</summary>
    public IReadOnlyList<string> Own => [.. DatabaseFiles, Restoring, DestroyedKeys, OperatorNotes, KeyFile, Lock];
}
