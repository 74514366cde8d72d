namespace PeerConnect.Staff;

/// <summary>The addresses of the pages. None says which case or person: a browser's history is there for the next one to read. A form to print alone has an id in its own, which opens for one person.</summary>
internal static class Addresses
{
    public const string Home = "/staff";
    public const string Enrol = "/staff/enrol";
    public const string Password = "/staff/password";
    public const string Accounts = "/staff/accounts";
    public const string Approvals = "/staff/approvals";
    public const string People = "/staff/people";
    public const string Import = "/staff/import";
    public const string Places = "/staff/places";
    public const string Pairs = "/staff/pairs";
    public const string Groups = "/staff/groups";
    public const string Rosters = "/staff/rosters";
    public const string Separations = "/staff/separations";
    public const string Overview = "/staff/overview";
    public const string Policy = "/staff/policy";
    public const string Model = "/staff/model";
    public const string Samples = "/staff/samples";
    public const string Training = "/staff/training";
    public const string Audit = "/staff/audit";
    public const string System = "/staff/system";

    /// <summary>Whether a browser is at an address; a stroke at its end makes it no other.</summary>
    /// <param name="uri">Where the browser is.</param>
    /// <param name="address">One of these.</param>
    public static bool Is(string uri, string address) => new Uri(uri).AbsolutePath.TrimEnd('/') == address;
}
