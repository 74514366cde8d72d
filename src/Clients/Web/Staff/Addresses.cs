namespace PeerConnect.Staff;

/// <summary>The addresses of the pages. None says which case or person: a browser's history is there for the next one to read.</summary>
internal static class Addresses
{
    public const string Home = "/staff";
}
