using System.Buffers;
using System.Runtime.CompilerServices;
using Rockpool.Tests.Guard;

namespace Rockpool.Tests.Slabs;

/// <summary>What the full guard sees of blocks.</summary>
[Collection(nameof(GuardCollection))]
public sealed class BlockGuardTests
{
    [Fact]
    public void OwnersAreFreshSoThatASecondEndIsAlwaysSeen()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new PinnedMemoryPool();
        IMemoryOwner<byte> first = pool.Rent();
        first.Dispose();
        IMemoryOwner<byte>[] next = [.. Enumerable.Range(0, 20).Select(_ => pool.Rent())];
        Assert.Throws<InvalidOperationException>(first.Dispose);
        Assert.Throws<ObjectDisposedException>(() => first.Memory);
        Assert.Equal(20, pool.Statistics.Blocks.Outstanding);
        Assert.Equal(["DoubleReturn", "UseAfterReturn"], watching.Found.Select(finding => $"{finding.Kind}"));
        Array.ForEach(next, owner => owner.Dispose());
    }

    [Fact]
    public void ASliceThatIsUsedAfterItsEndIsFoundWithThePlaceOfThat()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new PinnedMemoryPool();
        using BlockSlice whole = pool.RentSlice(100);
        BlockSlice part = whole.Slice(0, 10);
        EndIt(part);
        Assert.Throws<ObjectDisposedException>(() => part.Memory);
        GuardFinding finding = watching.Only(GuardFindingKind.UseAfterReturn);
        Assert.Contains(nameof(EndIt), finding.Returned!.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void WritingThroughASpanAfterTheLastSliceIsSeenWhenTheBlockIsRentedAgain()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new PinnedMemoryPool();
        BlockSlice slice = pool.RentSlice(100);
        Memory<byte> kept = slice.Memory;
        slice.Dispose();
        kept.Span[17] = 1;
        pool.Trim();
        GuardFinding finding = watching.Only(GuardFindingKind.UseAfterReturn);
        Assert.Equal("[17]", Assert.Single(finding.Fields));
    }

    [Fact]
    public void WritingBeyondASliceIsSeenWhenTheBlockComesHome()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new PinnedMemoryPool();
        BlockSlice slice = pool.RentSlice(100);
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray<byte>(slice.Memory, out ArraySegment<byte> segment));
        segment.Array![segment.Offset + 100] = 1;
        slice.Dispose();
        GuardFinding finding = watching.Only(GuardFindingKind.Overrun);
        Assert.Equal("[100]", Assert.Single(finding.Fields));
    }

    [Fact]
    public void AnOwnerMayUseAllOfItsBlock()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new PinnedMemoryPool();
        for (int i = 0; i < 100; i++)
        {
            using IMemoryOwner<byte> owner = pool.Rent(100);
            owner.Memory.Span.Fill((byte)i);
        }

        pool.Trim();
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void ABlockThatNeverCameHomeIsALeak()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new PinnedMemoryPool();
        On.AnotherThread(() => Leak(pool));
        Wait.For(() => watching.Found.Length > 0);
        watching.Only(GuardFindingKind.Leak);
        Wait.For(() => pool.Statistics.LostBlocks == 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Leak(PinnedMemoryPool pool) => pool.Rent();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void EndIt(BlockSlice slice) => slice.Dispose();
}
