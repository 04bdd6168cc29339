using System.Runtime.CompilerServices;

namespace Rockpool.Tests.Guard;

/// <summary>What the full guard sees of arrays.</summary>
[Collection(nameof(GuardCollection))]
public sealed class BufferGuardTests
{
    [Fact]
    public void AnArrayThatIsReturnedTwiceIsFoundAndNotTouched()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new BufferPool<byte>();
        byte[] array = pool.Rent(100);
        pool.Return(array);
        array[0] = 1;
        Assert.Throws<InvalidOperationException>(() => pool.Return(array, clearArray: true));
        Assert.Equal(1, array[0]);
        watching.Only(GuardFindingKind.DoubleReturn);
        Assert.Equal((1, 1), (pool.Statistics.Arrays.Misuses, pool.Statistics.Arrays.Returns));
    }

    [Fact]
    public void AnArrayOfTheRightLengthFromElsewhereIsForeign()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new BufferPool<byte>();
        pool.Return(pool.Rent(128));
        Assert.Throws<InvalidOperationException>(() => pool.Return(new byte[128]));
        watching.Only(GuardFindingKind.ForeignReturn);
    }

    [Fact]
    public void ASecondReturnIsReportedWhereThatIsAskedFor()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Misuse = MisuseResponse.Report });
        byte[] array = pool.Rent(100);
        pool.Return(array);
        pool.Return(array);
        Assert.Equal(GuardFindingKind.DoubleReturn, watching.Only(GuardFindingKind.DoubleReturn).Kind);
        Assert.NotSame(pool.Rent(100), pool.Rent(100));
    }

    [Fact]
    public void WhatIsLeftInArraysIsNoResidue()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new BufferPool<byte>();
        for (int i = 0; i < 100; i++)
        {
            byte[] array = pool.Rent(100);
            Array.Fill(array, (byte)i);
            if (i % 3 == 0)
                pool.Return(array, written: 50);
            else
                pool.Return(array);
        }

        Assert.Empty(watching.Found);
        Assert.Equal(0, pool.Statistics.Arrays.Outstanding);
    }

    [Fact]
    public void AnArrayThatNobodyReturnsIsALeak()
    {
        using var watching = new Watching(GuardLevel.Full);
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Lose(BufferPool<byte> pool) => pool.Rent(100)[0] = 1;
}
