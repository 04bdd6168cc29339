using System.Buffers;
using Microsoft.Extensions.ObjectPool;

namespace Gateway.Reuse.Arrays;

/// <summary>A rented array under a count of its slices, which these pools leave to their users.</summary>
internal sealed class ArrayDatagram : Datagram
{
    private ObjectPool<ArrayDatagram>? _home;
    private byte[] _array = [];
    private int _length;
    private int _users;

    public override Memory<byte> Memory => _array.AsMemory(0, _length);

    public void Open(ObjectPool<ArrayDatagram> home, byte[] array, int length)
    {
        (_home, _array, _length) = (home, array, length);
        _users = 1;
    }

    public override Parcel Slice(int start, int length)
    {
        Interlocked.Increment(ref _users);
        return new Parcel(new ReadOnlySequence<byte>(Memory.Slice(start, length)), this);
    }

    public override void Release()
    {
        if (Interlocked.Decrement(ref _users) > 0)
            return;
        ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        _home!.Return(this);
    }
}
