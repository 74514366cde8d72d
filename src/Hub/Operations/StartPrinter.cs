namespace PeerConnect.Hub.Operations;

/// <summary>What the person at the console must see at start (one-time codes, demo sign-ins). Never the log: logs are kept.</summary>
internal sealed class StartPrinter(TextWriter console)
{
    public void Print(string text) => console.WriteLine(text);
}
