namespace PeerConnect.LoadGenerator.Baseline;

internal sealed record BareSend(string Conversation, string ClientMessageId, string Body)
{
    public override string ToString() => $"BareSend {ClientMessageId}";
}

internal sealed record BareAccepted(long Sequence);

public sealed record BareEntry(string Conversation, long Sequence, string Sender, string ClientMessageId, DateTimeOffset At, string Body)
{
    public override string ToString() => $"BareEntry {Conversation}/{Sequence}";
}

/// <summary>Public, because the framework implements it in an assembly of its own.</summary>
public interface IBareClient
{
    Task Delivered(BareEntry entry);
}

/// <summary>Stores a message, gives it its place and delivers it.</summary>
internal interface IBareLog
{
    Task<long> AppendAsync(string sender, BareSend message);
}
