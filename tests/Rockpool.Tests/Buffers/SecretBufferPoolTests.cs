using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rockpool.Tests.Buffers;

/// <summary>A pool for key material.</summary>
public sealed class SecretBufferPoolTests : IDisposable
{
    private const int Length = 48;

    private readonly List<IDisposable> _pools = [];

    public void Dispose() => _pools.ForEach(pool => pool.Dispose());

    /// <summary>To the compiler the last who reads the array is the one who wrote the key: it is looked at through its address.</summary>
    [Fact]
    public void AReturnedArrayIsZeroThoughNobodyReadsIt()
    {
        BufferPool<byte> pool = Make<byte>();
        GCHandle pin = UseKey(pool);
        for (int at = 0; at < Length; at++)
            Assert.Equal(0, Marshal.ReadByte(pin.AddrOfPinnedObject(), at));
        pin.Free();
    }

    [Fact]
    public void AllOfItIsZeroWhateverTheReturnSays()
    {
        BufferPool<int> pool = Make<int>();
        foreach (Action<int[]> bringHome in (Action<int[]>[])[array => pool.Return(array), array => pool.Return(array, true), array => pool.Return(array, 3)])
        {
            int[] array = pool.Rent(Length);
            array.AsSpan().Fill(7);
            bringHome(array);
            Assert.False(array.AsSpan().ContainsAnyExcept(0));
        }
    }

    [Theory]
    [InlineData(Length)]
    [InlineData(5000)]
    [InlineData(1_234_567)]
    public void SoIsOneThatIsNotKept(int length)
    {
        BufferPool<byte> pool = Make<byte>(new BufferPoolOptions { Clearing = BufferClearing.Secret, MaxArrayBytes = 4000, MaxBytes = 4000 });
        byte[][] arrays = [.. Enumerable.Range(0, 80).Select(_ => pool.Rent(length))];
        Array.ForEach(arrays, array => array.AsSpan().Fill(7));
        Array.ForEach(arrays, array => pool.Return(array));
        Assert.All(arrays, array => Assert.False(array.AsSpan().ContainsAnyExcept((byte)0)));
        Assert.True(pool.Statistics.Arrays is { DroppedByOverflow: > 0 } or { DroppedByReset: 80 });
    }

    [Fact]
    public void SoIsOneThatComesHomeAfterThePoolsEnd()
    {
        BufferPool<byte> pool = Make<byte>();
        byte[] here = pool.Rent(Length);
        byte[] elsewhere = pool.Rent(Length);
        BufferLease<byte> lease = pool.Lease(Length);
        byte[] leased = lease.Segment.Array!;
        byte[][] arrays = [here, elsewhere, leased];
        Array.ForEach(arrays, array => array.AsSpan().Fill(7));
        pool.Dispose();
        pool.Return(here);
        On.AnotherThread(() => pool.Return(elsewhere));
        lease.Dispose();
        Assert.All(arrays, array => Assert.False(array.AsSpan().ContainsAnyExcept((byte)0)));
    }

    [Fact]
    public void AnArrayThatThePoolDidNotMakeIsRefusedUntouched()
    {
        BufferPool<byte> pool = Make<byte>();
        BufferPool<byte> other = Make<byte>();
        byte[] array = other.Rent(Length);
        array[0] = 7;
        foreach (byte[] stray in (byte[][])[array, new byte[Length], new byte[Length + 1]])
            Assert.Throws<InvalidOperationException>(() => pool.Return(stray));
        Assert.Equal((7L, 3L, 0L), ((long)array[0], pool.Statistics.DroppedForeign, pool.Statistics.Arrays.ItemsHeld));
        other.Return(array);
        Assert.NotSame(array, pool.Rent(Length));
    }

    [Fact]
    public void OrIsCountedWhereThatIsAskedFor()
    {
        BufferPool<byte> pool = Make<byte>(new BufferPoolOptions { Clearing = BufferClearing.Secret, Misuse = MisuseResponse.Report });
        pool.Return(new byte[Length], clearArray: true);
        Assert.Equal((1, 0), (pool.Statistics.DroppedForeign, pool.Statistics.Arrays.Returns));
    }

    [Fact]
    public void ElementsWithReferencesAreRefused() =>
        Assert.Throws<ArgumentException>(() => new BufferPool<string>(new BufferPoolOptions { Clearing = BufferClearing.Secret }));

    [Fact]
    public void AClearingThatThereIsNotIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BufferPool<int>(new BufferPoolOptions { Clearing = (BufferClearing)3 }));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GCHandle UseKey(BufferPool<byte> pool)
    {
        byte[] key = pool.Rent(Length);
        var pin = GCHandle.Alloc(key, GCHandleType.Pinned);
        key.AsSpan().Fill(7);
        Assert.Equal(7, Marshal.ReadByte(pin.AddrOfPinnedObject(), Length - 1));
        pool.Return(key);
        return pin;
    }

    private BufferPool<T> Make<T>(BufferPoolOptions? options = null)
    {
        var pool = new BufferPool<T>(options ?? new BufferPoolOptions { Clearing = BufferClearing.Secret });
        _pools.Add(pool);
        return pool;
    }
}
