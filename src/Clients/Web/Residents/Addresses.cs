namespace PeerConnect.Residents;

/// <summary>The addresses of the pages. None says which conversation or person: a browser's history is there for the next one to read.</summary>
internal static class Addresses
{
    public const string Home = "/";
    public const string Talk = "/app/talk";
    public const string Rights = "/app/rights";
    public const string Ask = "/app/ask";
    public const string Need = "/app/need";
    public const string Help = "/app/help";
    public const string Choices = "/app/choices";
    public const string Hidden = "/app/hidden";
    public const string Disclosures = "/app/disclosures";

    /// <summary>Where one tells staff of somebody else; of whom is in memory alone.</summary>
    public const string Tell = "/app/tell";

    /// <summary>Where the browser is after a sign-out that nobody asked for.</summary>
    public const string Left = "/app/left";

    /// <summary>Where staff make this browser a shared screen.</summary>
    public const string Screen = "/app/screen";
}
