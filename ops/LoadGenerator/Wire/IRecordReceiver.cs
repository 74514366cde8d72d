namespace PeerConnect.LoadGenerator.Wire;

internal interface IRecordReceiver
{
    /// <summary>One hub record, without its separator. The bytes are only valid during the call.</summary>
    void OnRecord(ReadOnlySpan<byte> record);

    /// <summary>A WebSocket ping, which must be answered with the same payload.</summary>
    void OnPing(ReadOnlySpan<byte> payload);

    void OnClosed();
}
