using PeerConnect.Contracts;

namespace PeerConnect.Staff.Cases;

/// <content>The whole conversation, where the policy gives it.</content>
internal sealed partial class Reading
{
    // The policy's level for "the whole conversation".
    private const int WholeLevel = 5;

    /// <summary>What was read of the whole conversation; null for nothing.</summary>
    public CaseConversation? Whole { get; private set; }

    /// <summary>Only whether there is a button: the server decides.</summary>
    public bool MayReadWhole => Opened is { Level: >= WholeLevel } && Item?.Conversation is not null;

    /// <summary>Reads the newest page, or the one before what is shown. Each is another view.</summary>
    public Task ReadWholeAsync() => DoAsync(async () =>
    {
        var page = Take(await visit.Client.Cases.ReadConversationAsync(Opened!.Case.CaseId, new ReadConversation(Whole?.MoreBefore)));
        Whole = page is null ? null : page with { Lines = [.. page.Lines, .. Whole?.Lines ?? []] };
    });

    /// <summary>Lets go of it.</summary>
    public void PutWholeAway() => Tell(() => Whole = null);
}
