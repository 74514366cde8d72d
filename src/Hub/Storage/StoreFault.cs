namespace PeerConnect.Hub.Storage;

/// <summary>What an error of SQLite means to whoever runs the server, and what to do.</summary>
internal static class StoreFault
{
    public static string Sentence(int code) => code switch
    {
        5 or 6 => "Another program holds the database file. Stop that program.",
        8 => "The database file may not be written. Check its owner and whether the disk is mounted for reading only.",
        10 => "The disk does not read or write (SQLite 10). Check the disk, its room and its limits.",
        11 or 26 => "The file is damaged or no database. Stop the server, keep the file, and restore a backup.",
        13 => "The disk has no room. Make some.",
        14 => "The database file cannot be opened. Check its owner and its folder's.",
        _ => $"The database cannot be used (SQLite {code}). Check that the file is a PeerConnect database; or restore a backup.",
    };
}
