using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Tests.People;

/// <summary>What the audit chain says was done.</summary>
internal static class Acts
{
    /// <summary>The acts on a subject in their order, of the given kinds or all.</summary>
    public static IReadOnlyList<string> Of(TestServer server, string subject, params string[] kinds)
    {
        using var db = server.Service<Store>().Read();
        return [.. db.Audit.Where(row => row.Subject == subject).OrderBy(row => row.Sequence).Select(row => row.Act).ToList()
            .Where(act => kinds.Length == 0 || kinds.Contains(act))];
    }
}
