using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Wire;

/// <summary>What the records of one kind of server look like.</summary>
internal interface IWire
{
    /// <summary>The call that a client makes first. Its completion means that this member receives from now on.</summary>
    byte[] Opening(Seat seat);

    /// <summary>The call that sends a message.</summary>
    SendTemplate Send(Seat seat, uint run);

    Received Read(ReadOnlySpan<byte> record);
}

internal enum ReceivedKind
{
    Other,
    Opened,
    Accepted,
    Refused,
    Delivered,
    Closing,
}

/// <param name="Run">The run that a delivered message was sent in.</param>
/// <param name="Serial">Which message of the run.</param>
/// <param name="Sequence">Its place in the conversation.</param>
/// <param name="Reason">Why it was refused.</param>
internal readonly record struct Received(ReceivedKind Kind, uint Run = 0, int Serial = 0, long Sequence = 0, string? Reason = null);
