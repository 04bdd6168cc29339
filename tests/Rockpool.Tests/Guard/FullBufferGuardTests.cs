using System.Runtime.CompilerServices;

namespace Rockpool.Tests.Guard;

/// <summary>Every rent and return of an array is looked at.</summary>
public sealed class FullBufferGuardTests : BufferGuardContract
{
    private const int Quarantine = 16;

    protected override GuardLevel Level => GuardLevel.Full;

    [Fact]
    public void AnArrayOfTheRightLengthFromElsewhereIsForeign()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        pool.Return(pool.Rent(128));
        Assert.Throws<InvalidOperationException>(() => pool.Return(new byte[128]));
        watching.Only(GuardFindingKind.ForeignReturn);
    }

    [Fact]
    public void WhoRentsAnArrayThatWasWrittenWhileItWasIdleIsNamed()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        byte[] array = RentHere(pool, Asked);
        byte[][] others = [.. Enumerable.Range(0, Quarantine).Select(_ => pool.Rent(Asked))];
        ReturnHere(pool, array);
        Array.ForEach(others, other => pool.Return(other));
        array[50] = 1;
        Assert.Same(array, RentHere(pool, Asked));
        GuardFinding finding = watching.Only(GuardFindingKind.UseAfterReturn);
        Assert.Equal(["[50]"], finding.Fields);
        Assert.Contains(nameof(ReturnHere), finding.Returned!.Method);
        Assert.Contains(nameof(RentHere), finding.Seen!.Method);
    }

    [Theory]
    [InlineData(Asked)]
    [InlineData(111)]
    public void AWriteBeyondWhatWasAskedForIsFoundAtTheReturn(int offset)
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        byte[] array = RentHere(pool, Asked);
        array[offset]++;
        ReturnHere(pool, array);
        GuardFinding finding = watching.Only(GuardFindingKind.Overrun);
        Assert.Equal([$"[{offset}]"], finding.Fields);
        Assert.Contains(nameof(RentHere), finding.Rented!.Method);
        Assert.Contains(nameof(ReturnHere), finding.Returned!.Method);
        Assert.Contains("beyond the length", finding.ToString());
    }

    [Fact]
    public void AWriteBeyondALeaseIsFoundAtItsEnd()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        BufferLease<byte> lease = LeaseHere(pool, 0);
        lease.Segment.Array![0]++;
        EndHere(lease);
        Assert.Equal(["[0]"], watching.Only(GuardFindingKind.Overrun).Fields);
    }

    [Fact]
    public void AReferenceBeyondWhatWasAskedForIsFound()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<object>();
        object[] array = RentHere(pool, 10);
        array[12] = this;
        pool.Return(array);
        Assert.Equal(["[12]"], watching.Only(GuardFindingKind.Overrun).Fields);
        Assert.Null(array[12]);
    }

    [Fact]
    public void APlaceThatWritesBeyondAgainAndAgainIsToldOnce()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        for (int i = 0; i < 3; i++)
        {
            byte[] array = RentHere(pool, Asked);
            array.AsSpan(Asked).Clear();
            pool.Return(array);
        }

        watching.Only(GuardFindingKind.Overrun);
        Assert.Equal(3, pool.Statistics.Arrays.Returns);
    }

    [Fact]
    public void AnArrayThatIsTooLongToBeKeptHasNothingBeyond()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>(new BufferPoolOptions { MaxArrayBytes = 1000 });
        byte[] array = RentHere(pool, 5000);
        Array.Fill(array, (byte)1);
        pool.Return(array);
        Assert.Throws<InvalidOperationException>(() => pool.Return(array));
        watching.Only(GuardFindingKind.DoubleReturn);
    }

    [Theory]
    [InlineData(BufferClearing.Always)]
    [InlineData(BufferClearing.Secret)]
    public void WhereArraysAreClearedTheyStayEmptyAndAreWatchedAllTheSame(BufferClearing clearing)
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Clearing = clearing });
        byte[] array = RentHere(pool, Asked);
        array.AsSpan(0, Asked).Fill(7);
        pool.Return(array);
        Assert.All(array, value => Assert.Equal(0, value));
        Assert.Empty(watching.Found);
        array[3] = 1;
        pool.Trim();
        Assert.Equal(["[3]"], watching.Only(GuardFindingKind.UseAfterReturn).Fields);
    }

    [Fact]
    public void WhatAReturnSaysToBeWrittenMustBeAllWhereArraysAreCleared()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Clearing = BufferClearing.Always });
        byte[] array = RentHere(pool, Asked);
        array.AsSpan(0, 60).Fill(7);
        ReturnHere(pool, array, written: 50);
        GuardFinding finding = watching.Only(GuardFindingKind.Residue);
        Assert.Equal(["[50] to [59]"], finding.Fields);
        Assert.Contains(nameof(ReturnHere), finding.Returned!.Method);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReturnHere(BufferPool<byte> pool, byte[] array, int written) => pool.Return(array, written);

    private protected override Action MakeReady<T>(BufferPool<T> pool, int length) => () => { };
}
