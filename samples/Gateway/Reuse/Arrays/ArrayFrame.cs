using System.Buffers;
using Microsoft.Extensions.ObjectPool;

namespace Gateway.Reuse.Arrays;

/// <summary>Grows by renting twice the room and copying.</summary>
internal sealed class ArrayFrame : FrameWriter
{
    /// <summary>Room for most frames.</summary>
    private const int FirstRoom = 1024;

    private ObjectPool<ArrayFrame>? _home;
    private byte[] _array = [];
    private int _written;

    public override ReadOnlySequence<byte> Written => new(_array, 0, _written);

    public void Open(ObjectPool<ArrayFrame> home)
    {
        _home = home;
        _array = ArrayPool<byte>.Shared.Rent(FirstRoom);
        _written = 0;
    }

    public override void Advance(int count) => _written += count;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        int needed = _written + Math.Max(sizeHint, 1);
        if (needed > _array.Length)
            Grow(Math.Max(needed, 2 * _array.Length));
        return _array.AsMemory(_written);
    }

    public override void Release()
    {
        ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        _home!.Return(this);
    }

    private void Grow(int room)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(room);
        _array.AsSpan(0, _written).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}
