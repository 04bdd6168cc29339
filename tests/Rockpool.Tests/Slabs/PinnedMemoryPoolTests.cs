using System.Buffers;
using System.Runtime.InteropServices;

namespace Rockpool.Tests.Slabs;

/// <summary>Rents, owners and leases of pinned memory.</summary>
public sealed class PinnedMemoryPoolTests : IDisposable
{
    private readonly PinnedMemoryPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData(4096)]
    [InlineData(64)]
    [InlineData(65536)]
    [InlineData(1 << 20)]
    public void EveryBlockBeginsAtACacheLineAndDoesNotMove(int blockBytes)
    {
        using var pool = new PinnedMemoryPool(new PinnedMemoryPoolOptions { BlockBytes = blockBytes });
        IMemoryOwner<byte>[] owners = [.. Enumerable.Range(0, 70).Select(_ => pool.Rent())];
        long[] before = [.. owners.Select(owner => (long)AddressOf(owner))];
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        Assert.Equal(before, owners.Select(owner => (long)AddressOf(owner)));
        Assert.All(before, address => Assert.Equal(0, address % 64));
        Assert.All(owners, owner => Assert.Equal(blockBytes, owner.Memory.Length));
        // None overlaps the next.
        Assert.All(before.Order().Zip(before.Order().Skip(1)), pair => Assert.True(pair.Second - pair.First >= blockBytes));
        Array.ForEach(owners, owner => owner.Dispose());
    }

    [Theory]
    [InlineData(-1, 4096)]
    [InlineData(0, 4096)]
    [InlineData(1, 4096)]
    [InlineData(4096, 4096)]
    [InlineData(4097, 4097)]
    [InlineData(100_000, 100_000)]
    public void MemoryIsABlockOrAsLongAsAskedFor(int asked, int given)
    {
        using IMemoryOwner<byte> owner = _pool.Rent(asked);
        Assert.Equal(given, owner.Memory.Length);
        owner.Memory.Span.Fill(1);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void LengthsThatThereAreNotAreRefused(int length)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Rent(length));
        Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Lease(length));
        Assert.Throws<ArgumentOutOfRangeException>(() => _pool.RentSlice(length));
        Assert.Equal(0, _pool.Statistics.Blocks.Rents);
    }

    [Fact]
    public void ABlockComesHomeAndIsLentAgain()
    {
        long address;
        using (IMemoryOwner<byte> owner = _pool.Rent())
            address = AddressOf(owner);
        using IMemoryOwner<byte> again = _pool.Rent(100);
        Assert.Equal(address, AddressOf(again));
        PinnedMemoryStatistics statistics = _pool.Statistics;
        Assert.Equal((2, 1, 1, 1), (statistics.Blocks.Rents, statistics.Blocks.Returns, statistics.Blocks.SlotHits, statistics.Slabs));
    }

    [Fact]
    public void WhatIsLargerThanABlockIsNeverKept()
    {
        for (int i = 0; i < 3; i++)
            _pool.Rent(5000).Dispose();
        PinnedMemoryStatistics statistics = _pool.Statistics;
        Assert.Equal((3, 3, 0, 0), (statistics.LargeRents, statistics.Blocks.Returns, statistics.Blocks.ItemsHeld, statistics.Slabs));
    }

    [Fact]
    public void AnOwnerThatEndedShowsNothingAndEndsNoMore()
    {
        IMemoryOwner<byte> owner = _pool.Rent();
        owner.Dispose();
        Assert.Throws<ObjectDisposedException>(() => owner.Memory);
        Assert.Throws<InvalidOperationException>(owner.Dispose);
        IMemoryOwner<byte> large = _pool.Rent(5000);
        large.Dispose();
        Assert.Throws<ObjectDisposedException>(() => large.Memory);
        Assert.Throws<InvalidOperationException>(large.Dispose);
        Assert.Equal((2, 4), (_pool.Statistics.Blocks.Returns, _pool.Statistics.Blocks.Misuses));
    }

    [Fact]
    public void ASecondEndIsCountedOnlyWhereThatIsAskedFor()
    {
        using var pool = new PinnedMemoryPool(new PinnedMemoryPoolOptions { Misuse = MisuseResponse.Report });
        IMemoryOwner<byte> owner = pool.Rent();
        owner.Dispose();
        owner.Dispose();
        BlockSlice slice = pool.RentSlice(10);
        slice.Dispose();
        slice.Dispose();
        Assert.Equal((2, 2), (pool.Statistics.Blocks.Misuses, pool.Statistics.Blocks.Returns));
    }

    [Fact]
    public void OfThreadsThatDisposeAnOwnerAtOnceOneBringsItHome()
    {
        for (int round = 0; round < 300; round++)
        {
            IMemoryOwner<byte> owner = _pool.Rent();
            int failures = 0;
            Parallel.For(0, 4, _ =>
            {
                if (Record.Exception(owner.Dispose) is InvalidOperationException)
                    Interlocked.Increment(ref failures);
            });
            Assert.Equal(3, failures);
        }

        Assert.Equal((300, 300), (_pool.Statistics.Blocks.Rents, _pool.Statistics.Blocks.Returns));
    }

    [Fact]
    public void ALeaseShowsExactlyTheLengthAndIsNeverMistakenForTheNext()
    {
        BlockLease lease = _pool.Lease(100);
        Assert.Equal((100, 100, 100), (lease.Length, lease.Span.Length, lease.Memory.Length));
        lease.Dispose();
        using BlockLease next = _pool.Lease(50);
        Assert.Throws<InvalidOperationException>(lease.Dispose);
        Assert.Throws<ObjectDisposedException>(() => lease.Memory);
        next.Span.Fill(1);
        Assert.Equal(1, _pool.Statistics.Blocks.Outstanding);
    }

    [Fact]
    public void TheDefaultValuesHoldNothing()
    {
        BlockLease lease = default;
        lease.Dispose();
        BlockSlice slice = default;
        slice.Dispose();
        Assert.Equal((0, 0), (lease.Length, slice.Length));
        Assert.Throws<InvalidOperationException>(() => lease.Memory);
        Assert.Throws<InvalidOperationException>(() => slice.Memory);
        Assert.Throws<InvalidOperationException>(() => slice.Slice(0, 0));
    }

    [Fact]
    public void ALeaseMayEndOnAnotherThread()
    {
        for (int i = 0; i < 3; i++)
        {
            BlockLease lease = _pool.Lease(10);
            On.AnotherThread(lease.Dispose);
            Assert.Throws<InvalidOperationException>(lease.Dispose);
        }

        Assert.Equal(0, _pool.Statistics.Blocks.Outstanding);
    }

    [Fact]
    public void AfterTheEndOfThePoolRentsThrowAndWhatIsOutStaysUsable()
    {
        IMemoryOwner<byte> owner = _pool.Rent();
        BlockSlice slice = _pool.RentSlice(10);
        BlockSlice wide = _pool.RentSlice(10_000);
        _pool.Dispose();
        _pool.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _pool.Rent());
        Assert.Throws<ObjectDisposedException>(() => _pool.Rent(10_000));
        Assert.Throws<ObjectDisposedException>(() => _pool.Lease(1));
        Assert.Throws<ObjectDisposedException>(() => _pool.RentSlice(1));
        Assert.Throws<ObjectDisposedException>(() => _pool.RentSlice(10_000));
        Assert.Throws<ObjectDisposedException>(() => _pool.RentSlice(100_000));
        owner.Memory.Span.Fill(1);
        slice.Span.Fill(2);
        wide.Span.Fill(3);
        owner.Dispose();
        slice.Dispose();
        wide.Dispose();
        Assert.Equal((0, 0), (_pool.Statistics.Slabs, _pool.Statistics.Blocks.Outstanding));
    }

    [Fact]
    public void OptionsThatMakeNoSenseAreRefused()
    {
        Assert.All<Func<PinnedMemoryPoolOptions>>(
        [
            () => new() { Name = " " }, () => new() { BlockBytes = 0 }, () => new() { BlockBytes = 100 }, () => new() { BlockBytes = 1 << 21 },
            () => new() { MaxSliceBytes = 1000 }, () => new() { MinFreeShare = -0.1 }, () => new() { MinFreeShare = double.NaN },
            () => new() { MinFreeShare = 0.95 }, () => new() { Misuse = (MisuseResponse)9 },
        ],
        options => Assert.ThrowsAny<ArgumentException>(() => new PinnedMemoryPool(options())));
    }

    [Fact]
    public void AWarmRentAllocatesNothing()
    {
        Use(1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Use(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Use(int times)
    {
        for (int i = 0; i < times; i++)
        {
            using IMemoryOwner<byte> owner = _pool.Rent();
            using BlockLease lease = _pool.Lease(100);
            using BlockSlice slice = _pool.RentSlice(1000);
            using BlockSlice part = slice.Slice(10, 20);
            part.Span[0] = lease.Span[0];
        }
    }

    private static long AddressOf(IMemoryOwner<byte> owner)
    {
        Assert.True(MemoryMarshal.TryGetArray<byte>(owner.Memory, out ArraySegment<byte> segment));
        return Marshal.UnsafeAddrOfPinnedArrayElement(segment.Array!, segment.Offset);
    }
}
