using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Rockpool.Slabs;

namespace Rockpool;

/// <summary>
/// Receives datagrams into pinned blocks, several to a block, and hands each out as a slice of it: from the socket on nothing is
/// copied. A block goes home when the last of its datagrams has ended and the receiver is done with it.
/// </summary>
/// <remarks>
/// One receive at a time; for more at once make more receivers, of one socket or of several. Datagrams may be used and ended on
/// any thread, and those that were received stay usable after the receiver's end. One that is kept for long keeps its whole
/// block. A warm receive allocates nothing.
/// </remarks>
public sealed class DatagramReceiver : IDisposable
{
    private const int Idle = 0;
    private const int Receiving = 1;
    private const int Ended = 2;

    private readonly Socket _socket;
    private readonly PinnedMemoryPool _pool;
    private readonly int _room;
    private BlockSlice _block;
    private int _used;
    private int _state;
    private long _tooLong;

    /// <summary>Makes a receiver.</summary>
    /// <param name="socket">A datagram socket that is bound. It stays the caller's, who ends it.</param>
    /// <param name="pool">Where the blocks are from. It stays the caller's too.</param>
    /// <param name="maxDatagramBytes">A longer datagram is dropped and counted; from 1. Blocks are wide, or fresh memory, where
    /// that needs it: see <see cref="PinnedMemoryPool.RentSlice"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDatagramBytes"/> is not 1 to 65,535.</exception>
    public DatagramReceiver(Socket socket, PinnedMemoryPool pool, int maxDatagramBytes = 2048)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxDatagramBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDatagramBytes, ushort.MaxValue);
        _socket = socket;
        _pool = pool;
        // A byte more than the longest, which shows that there was more.
        _room = maxDatagramBytes + 1;
    }

    /// <summary>Datagrams that were dropped because they were too long.</summary>
    public long TooLong => Interlocked.Read(ref _tooLong);

    /// <summary>Receives the next datagram, of whomever.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The datagram, which whoever gets it disposes; empty if it is.</returns>
    /// <exception cref="InvalidOperationException">Another receive has not ended.</exception>
    /// <exception cref="ObjectDisposedException">The receiver, the pool or the socket has ended.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="SocketException">The socket failed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for another slab.</exception>
    public ValueTask<BlockSlice> ReceiveAsync(CancellationToken cancellationToken = default) => Receive(null, cancellationToken);

    /// <summary>The same, and says from whom it is.</summary>
    /// <param name="from">Is overwritten with the sender's address: <see cref="SocketAddress"/> of the socket's family. The
    /// caller's, who may use it again for the next receive.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The datagram, which whoever gets it disposes; empty if it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="from"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Another receive has not ended.</exception>
    /// <exception cref="ObjectDisposedException">The receiver, the pool or the socket has ended.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="SocketException">The socket failed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for another slab.</exception>
    public ValueTask<BlockSlice> ReceiveFromAsync(SocketAddress from, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        return Receive(from, cancellationToken);
    }

    /// <summary>Ends the receiver; the socket stays open. A receive that has not ended goes on, and is the last.</summary>
    public void Dispose()
    {
        // The block of a receive that is under way is still written to: who receives lets go of it.
        if (Interlocked.Exchange(ref _state, Ended) == Idle)
            _block.Dispose();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<BlockSlice> Receive(SocketAddress? from, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            while (true)
            {
                MakeRoom();
                Memory<byte> room = _block.Memory.Slice(_used, _room);
                int length = await ReceiveInto(room, from, cancellationToken).ConfigureAwait(false);
                if (length < _room)
                    return Cut(length);
                Interlocked.Increment(ref _tooLong);
            }
        }
        finally
        {
            Leave();
        }
    }

    private ValueTask<int> ReceiveInto(Memory<byte> room, SocketAddress? from, CancellationToken cancellationToken) => from is null
        ? _socket.ReceiveAsync(room, SocketFlags.None, cancellationToken)
        : _socket.ReceiveFromAsync(room, SocketFlags.None, from, cancellationToken);

    private void Enter()
    {
        int state = Interlocked.CompareExchange(ref _state, Receiving, Idle);
        if (state == Receiving)
            Throw.ReceiverBusy();
        ObjectDisposedException.ThrowIf(state == Ended, this);
    }

    private void Leave()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Receiving) == Ended)
            _block.Dispose();
    }

    private void MakeRoom()
    {
        if (_block.Length - _used >= _room)
            return;
        BlockSlice full = _block;
        _block = default;
        full.Dispose();
        _block = _pool.RentSlice(_pool.LengthFor(_room));
        _used = 0;
    }

    private BlockSlice Cut(int length)
    {
        BlockSlice datagram = _block.Slice(_used, length);
        // The next one begins at a cache line of its own: they are used on several threads.
        _used += (length + Slab.Alignment - 1) & -Slab.Alignment;
        return datagram;
    }
}
