using PeerConnect.LoadGenerator.Targets;
using PeerConnect.LoadGenerator.Wire;

namespace PeerConnect.LoadGenerator.Load;

/// <summary>One connected person: sends when told, and notes what arrives.</summary>
internal sealed class Member : IRecordReceiver, IReceivedSink, IDisposable
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HubConnection _connection;
    private readonly IWire _wire;
    private readonly Seat _seat;
    private readonly SendTemplate _template;
    private readonly Place _place;
    private readonly RunNotes _notes;
    private Task _receiving = Task.CompletedTask;
    private long _next;
    private long _marked;
    private volatile bool _leaving;

    private Member(HubConnection connection, IWire wire, Seat seat, Place place, RunNotes notes)
    {
        _connection = connection;
        _wire = wire;
        _seat = seat;
        _template = wire.Send(seat, notes.Run);
        _place = place;
        _notes = notes;
    }

    /// <summary>Connects and waits until this member receives.</summary>
    public static async Task<Member> JoinAsync(SeatingPlan plan, Seat seat, Place place, RunNotes notes, int bufferSize, CancellationToken cancelled)
    {
        var wire = Wires.Of(plan.Wire);
        var connection = await HubConnection.OpenAsync(plan.Address, plan.HubPath, seat.Token, cancelled);
        var member = new Member(connection, wire, seat, place, notes);
        try
        {
            member._receiving = connection.ReceiveAsync(member, bufferSize);
            connection.Send(wire.Opening(seat));
            await member._opened.Task.WaitAsync(TimeSpan.FromSeconds(30), cancelled);
            return member;
        }
        catch
        {
            member.Dispose();
            throw;
        }
    }

    public void Send(int serial) => _connection.Send(_template.Fill(serial));

    public void Ping() => _connection.Send(ClientFrame.HubPing);

    /// <summary>Says how far this member has read, if it has read anything since.</summary>
    public void Mark()
    {
        var upTo = Volatile.Read(ref _next) - 1;
        if (upTo > _marked && _wire.Mark(_seat, upTo) is { } frame)
        {
            _connection.Send(frame);
            _marked = upTo;
        }
    }

    public async Task LeaveAsync()
    {
        Dispose();
        await _receiving;
    }

    public void OnRecord(ReadOnlySpan<byte> record) => _wire.Read(record, this);

    public void OnOpened() => _opened.TrySetResult();

    public void OnAccepted(int serial, long sequence) => _notes.OnAccepted(serial, sequence);

    public void OnRefused(int serial, string reason) => _notes.OnRefused(serial, reason);

    public void OnDelivered(uint run, int serial, long sequence)
    {
        _notes.OnDelivered(run, serial, sequence, _place, _next);
        Volatile.Write(ref _next, sequence + 1);
    }

    public void OnPing(ReadOnlySpan<byte> payload) => _connection.Send(ClientFrame.Pong(payload));

    public void OnClosed()
    {
        _opened.TrySetException(new InvalidDataException("The server closed the connection before it was open."));
        if (!_leaving)
        {
            _notes.OnDisconnected();
        }
    }

    public void Dispose()
    {
        _leaving = true;
        _connection.Dispose();
    }
}

/// <param name="Conversation">Which conversation of the run.</param>
/// <param name="Number">Which of its members.</param>
internal readonly record struct Place(int Conversation, int Number);
