using System.Runtime.CompilerServices;

namespace Rockpool.Tests.Guard;

/// <summary>What is found of arrays at either level, once a rent is watched.</summary>
[Collection(nameof(GuardCollection))]
public abstract class BufferGuardContract
{
    private protected const int Asked = 100;

    protected abstract GuardLevel Level { get; }

    [Fact]
    public void AnArrayThatIsReturnedTwiceIsFoundAndNotTouched()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        byte[] array = RentHere(pool, Asked);
        ReturnHere(pool, array);
        array[0] = 1;
        Assert.Throws<InvalidOperationException>(() => pool.Return(array, clearArray: true));
        Assert.Equal(1, array[0]);
        GuardFinding finding = watching.Only(GuardFindingKind.DoubleReturn);
        Assert.Contains(nameof(RentHere), finding.Rented!.Method);
        Assert.Contains(nameof(ReturnHere), finding.Returned!.Method);
        Assert.Equal(1, pool.Statistics.Arrays.Misuses);
    }

    [Fact]
    public void ASecondReturnIsReportedWhereThatIsAskedFor()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Misuse = MisuseResponse.Report });
        byte[] array = RentHere(pool, Asked);
        pool.Return(array);
        pool.Return(array);
        watching.Only(GuardFindingKind.DoubleReturn);
        Assert.NotSame(pool.Rent(Asked), pool.Rent(Asked));
    }

    [Fact]
    public void AnArrayOfAnotherPoolIsRefusedUncleared()
    {
        using var watching = new Watching(Level);
        using var home = new BufferPool<byte>(new BufferPoolOptions { Name = "home" });
        using var other = new BufferPool<byte>(new BufferPoolOptions { Name = "other" });
        other.Return(other.Rent(Asked));
        byte[] array = RentHere(home, Asked);
        array[3] = 7;
        Assert.Throws<InvalidOperationException>(() => other.Return(array, clearArray: true));
        GuardFinding finding = watching.Only(GuardFindingKind.ForeignReturn);
        Assert.Equal(("home[112]", "other[112]", 7), (finding.HomePoolName, finding.PoolName, array[3]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(57)]
    [InlineData(111)]
    public void AWriteAfterTheReturnIsFoundWithItsOffset(int offset)
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        byte[] array = RentHere(pool, Asked);
        ReturnHere(pool, array);
        array[offset]++;
        pool.Trim();
        GuardFinding finding = watching.Only(GuardFindingKind.UseAfterReturn);
        Assert.Equal([$"[{offset}]"], finding.Fields);
        Assert.Contains(nameof(ReturnHere), finding.Returned!.Method);
        Assert.Contains(nameof(RentHere), finding.Rented!.Method);
    }

    [Fact]
    public void OfManyWritesTheFirstAndTheLastAreNamedByElement()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<long>();
        long[] array = RentHere(pool, Asked);
        pool.Return(array);
        array.AsSpan(20, 30).Clear();
        pool.Trim();
        Assert.Equal(["[20] to [49]"], watching.Only(GuardFindingKind.UseAfterReturn).Fields);
    }

    [Fact]
    public void WhatWasClearedStaysClearAndIsWatched()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        byte[] array = RentHere(pool, Asked);
        Array.Fill(array, (byte)7, 0, Asked);
        pool.Return(array, clearArray: true);
        Assert.All(array, value => Assert.Equal(0, value));
        array[60] = 1;
        array[10] = 1;
        pool.Trim();
        Assert.Equal(["[10] to [60]"], watching.Only(GuardFindingKind.UseAfterReturn).Fields);
    }

    [Fact]
    public void WhatAHolderWroteIsNotThereAnyMoreAfterTheReturn()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        byte[] array = RentHere(pool, Asked);
        Array.Fill(array, (byte)7, 0, Asked);
        pool.Return(array, written: 10);
        Assert.All(array[..10], value => Assert.Equal(0, value));
        Assert.DoesNotContain((byte)7, array);
        Assert.DoesNotContain((byte)0, array[10..]);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void AReferenceThatIsPutIntoAnIdleArrayIsFound()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<string>();
        string[] array = RentHere(pool, 10);
        pool.Return(array);
        array[4] = "late";
        pool.Trim();
        Assert.Equal(["[4]"], watching.Only(GuardFindingKind.UseAfterReturn).Fields);
    }

    [Fact]
    public void AReferenceBeyondWhatWasSaidToBeWrittenIsAResidue()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<(int Number, string Text)>();
        (int, string)[] array = RentHere(pool, 10);
        array.AsSpan(0, 10).Fill((1, "kept"));
        pool.Return(array, written: 8);
        Assert.Equal(["[8] to [9]"], watching.Only(GuardFindingKind.Residue).Fields);
    }

    [Fact]
    public void ASpanThatIsWrittenAfterTheEndOfItsLeaseIsFound()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        BufferLease<byte> lease = LeaseHere(pool, Asked);
        Span<byte> span = lease.Span;
        EndHere(lease);
        span[30] = 1;
        pool.Trim();
        GuardFinding finding = watching.Only(GuardFindingKind.UseAfterReturn);
        Assert.Equal(["[30]"], finding.Fields);
        Assert.Contains(nameof(LeaseHere), finding.Rented!.Method);
        Assert.Contains(nameof(EndHere), finding.Returned!.Method);
    }

    [Fact]
    public void ASecondEndOfALeaseNamesThePlaces()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        BufferLease<byte> lease = LeaseHere(pool, Asked);
        EndHere(lease);
        string message = Assert.Throws<InvalidOperationException>(lease.Dispose).Message;
        Assert.Contains(nameof(LeaseHere), message);
        Assert.Contains(nameof(EndHere), message);
        watching.Only(GuardFindingKind.DoubleReturn);
    }

    [Fact]
    public void AnArrayThatNobodyReturnsIsALeak()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        Lose(pool);
        Wait.For(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return watching.Found.Length > 0;
        });
        Assert.Contains(nameof(Lose), watching.Only(GuardFindingKind.Leak).Rented!.Stack, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsLeftInArraysIsNoResidue()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        for (int i = 0; i < 100; i++)
        {
            byte[] array = RentHere(pool, Asked);
            Array.Fill(array, (byte)i, 0, Asked);
            if (i % 3 == 0)
                pool.Return(array, written: 50);
            else
                pool.Return(array);
        }

        Assert.Empty(watching.Found);
        Assert.Equal(0, pool.Statistics.Arrays.Outstanding);
    }

    /// <summary>Has the next rent of a length watched.</summary>
    /// <returns>What is to be done after it.</returns>
    private protected abstract Action MakeReady<T>(BufferPool<T> pool, int length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected T[] RentHere<T>(BufferPool<T> pool, int length)
    {
        Action after = MakeReady(pool, length);
        T[] array = pool.Rent(length);
        after();
        return array;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected static void ReturnHere(BufferPool<byte> pool, byte[] array) => pool.Return(array);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected BufferLease<byte> LeaseHere(BufferPool<byte> pool, int length)
    {
        Action after = MakeReady(pool, length);
        BufferLease<byte> lease = pool.Lease(length);
        after();
        return lease;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected static void EndHere(BufferLease<byte> lease) => lease.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Lose(BufferPool<byte> pool) => RentHere(pool, Asked)[0] = 1;
}
