using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Wire;

/// <summary>What the records of one kind of server look like.</summary>
internal interface IWire
{
    /// <summary>The call that a client makes first. Its completion means that this member receives from now on.</summary>
    byte[] Opening(Seat seat);

    /// <summary>The call that sends a message.</summary>
    SendTemplate Send(Seat seat, uint run);

    /// <summary>The call that says how far this member has received and read, or null where there is no such call.</summary>
    byte[]? Mark(Seat seat, long upTo);

    /// <summary>Tells the sink what a record says; one record may say several things.</summary>
    void Read(ReadOnlySpan<byte> record, IReceivedSink sink);
}

internal interface IReceivedSink
{
    void OnOpened();

    void OnAccepted(int serial, long sequence);

    void OnRefused(int serial, string reason);

    /// <param name="run">The run that the message was sent in.</param>
    /// <param name="serial">Which message of the run.</param>
    /// <param name="sequence">Its place in the conversation.</param>
    void OnDelivered(uint run, int serial, long sequence);
}
