using System.Buffers;

namespace Rockpool.Tests.Buffers;

/// <summary>What code that takes an <see cref="ArrayPool{T}"/> relies on.</summary>
public abstract class ArrayPoolContract
{
    protected abstract ArrayPool<T> PoolOf<T>();

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    [InlineData(4096)]
    [InlineData(84_968)]
    [InlineData(85_000)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    public void AnArrayIsAsLongAsAskedForAtLeast(int length)
    {
        ArrayPool<byte> pool = PoolOf<byte>();
        byte[] array = pool.Rent(length);
        Assert.True(array.Length >= length);
        pool.Return(array);
    }

    [Fact]
    public void AnArrayIsRentedAgain()
    {
        ArrayPool<Probe> pool = PoolOf<Probe>();
        Probe[] array = pool.Rent(1000);
        pool.Return(array);
        Assert.Same(array, pool.Rent(1000));
    }

    [Fact]
    public void ArraysThatAreOutAtOnceAreNotTheSame()
    {
        ArrayPool<int> pool = PoolOf<int>();
        int[][] arrays = [.. Enumerable.Range(0, 200).Select(_ => pool.Rent(100))];
        Assert.Equal(arrays.Length, arrays.Distinct().Count());
        Array.ForEach(arrays, array => pool.Return(array));
    }

    [Fact]
    public void ClearedMeansEmpty()
    {
        ArrayPool<Probe> pool = PoolOf<Probe>();
        Probe[] array = pool.Rent(500);
        Array.Fill(array, new Probe(7));
        pool.Return(array, clearArray: true);
        Assert.All(array, probe => Assert.Equal(default, probe));
    }

    [Fact]
    public void ZeroIsTheSameEmptyArrayForAll()
    {
        ArrayPool<int> pool = PoolOf<int>();
        int[] empty = pool.Rent(0);
        Assert.Empty(empty);
        Assert.Same(empty, pool.Rent(0));
        pool.Return(empty);
        pool.Return([]);
    }

    [Fact]
    public void NegativeLengthsAreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PoolOf<int>().Rent(-1));

    [Fact]
    public void NullIsRefused() => Assert.Throws<ArgumentNullException>(() => PoolOf<int>().Return(null!));

    [Fact]
    public void NoArrayIsTooLong() => Assert.Throws<OutOfMemoryException>(() => PoolOf<long>().Rent(int.MaxValue));

    [Fact]
    public void ArraysComeHomeOnOtherThreads()
    {
        ArrayPool<Probe> pool = PoolOf<Probe>();
        Probe[][] arrays = [.. Enumerable.Range(0, 100).Select(_ => pool.Rent(64))];
        On.AnotherThread(() => Array.ForEach(arrays, array => pool.Return(array)));
        Probe[][] again = [.. Enumerable.Range(0, 100).Select(_ => pool.Rent(64))];
        Assert.Equal(again.Length, again.Distinct().Count());
    }

    [Fact]
    public void OneReturnMakesOneRent()
    {
        ArrayPool<Probe> pool = PoolOf<Probe>();
        Probe[] first = pool.Rent(3000);
        pool.Return(first);
        Assert.NotSame(pool.Rent(3000), pool.Rent(3000));
    }

    /// <summary>Nobody else's, so that its pools are this suite's.</summary>
    protected readonly record struct Probe(int Value);
}
