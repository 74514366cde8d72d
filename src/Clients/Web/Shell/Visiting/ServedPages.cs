namespace PeerConnect.Shell.Visiting;

/// <summary>Whether the server has newer pages than the one that is open: then this one may not understand its answers much longer.</summary>
public sealed class ServedPages
{
    private string? own;

    /// <summary>The server has newer ones since now.</summary>
    public event Action? Changed;

    /// <summary>Whether this page has to be loaded anew.</summary>
    public bool AreNewer { get; private set; }

    /// <summary>The server said which pages it serves. A page learns its own from the first answer: it was loaded from there a moment before.</summary>
    public void Hear(string served)
    {
        own ??= served;
        if (served != own && !AreNewer)
        {
            AreNewer = true;
            Changed?.Invoke();
        }
    }
}
