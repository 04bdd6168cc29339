using System.Runtime.CompilerServices;
using Rockpool.Tides;

namespace Rockpool.Tests.Leases;

/// <summary>What a lease of every kind of pool promises. A kind subclasses this and says how it lends.</summary>
public abstract class LeaseContract
{
    [Fact]
    public void TheItemComesHomeResetAndIsLentAgain()
    {
        PooledItem item;
        using (Lease<PooledItem> lease = Lease())
        {
            item = lease.Value;
            Assert.Same(item, lease.Value);
            item.Residue = "left behind";
        }

        Assert.Null(item.Residue);
        using Lease<PooledItem> next = Lease();
        Assert.Same(item, next.Value);
    }

    [Fact]
    public void LeasesAndRentsShareThePool()
    {
        PooledItem item = Rent();
        Return(item);
        Lease<PooledItem> lease = Lease();
        Assert.Same(item, lease.Value);
        lease.Dispose();
        Assert.Same(item, Rent());
    }

    [Fact]
    public void TheSecondEndThrowsAndNamesThePoolAndTheItem()
    {
        Lease<PooledItem> lease = Lease();
        lease.Dispose();
        PoolStatistics before = Statistics;
        string message = Assert.Throws<InvalidOperationException>(lease.Dispose).Message;
        Assert.Contains($"'{Name}'", message);
        Assert.Contains(nameof(PooledItem), message);
        Assert.Equal(before with { Misuses = before.Misuses + 1 }, Statistics);
    }

    [Fact]
    public void ACopyEndsWithTheLease()
    {
        Lease<PooledItem> lease = Lease();
        Lease<PooledItem> copy = lease;
        lease.Dispose();
        long before = Statistics.Misuses;
        string message = Assert.Throws<ObjectDisposedException>(() => copy.Value).Message;
        Assert.Contains($"'{Name}'", message);
        Assert.Contains(nameof(PooledItem), message);
        Assert.Throws<InvalidOperationException>(copy.Dispose);
        Assert.Equal(before + 2, Statistics.Misuses);
    }

    [Fact]
    public void ALeaseThatEndedReachesNothingOfTheNext()
    {
        Lease<PooledItem> stale = Lease();
        PooledItem item = stale.Value;
        stale.Dispose();
        for (int round = 0; round < 100; round++)
        {
            using Lease<PooledItem> next = Lease();
            Assert.Same(item, next.Value);
            Assert.Throws<ObjectDisposedException>(() => stale.Value);
            Assert.Throws<InvalidOperationException>(stale.Dispose);
            Assert.Same(item, next.Value);
        }
    }

    [Fact]
    public void OfCopiesEndedAtOnceExactlyOneBringsTheItemHome()
    {
        // Enough for a thread to lose the right to end its leases plainly, and to begin anew, twice.
        const int Rounds = 6_000;
        PoolStatistics before = Statistics;
        Lease<PooledItem> lease = default;
        int[] refused = new int[2];
        using var gate = new Barrier(2);
        var other = new Thread(() => EndWithAnother(1));
        other.Start();
        EndWithAnother(0);
        other.Join();
        Assert.Equal(Rounds, refused.Sum());
        void EndWithAnother(int me)
        {
            for (int round = 0; round < Rounds; round++)
            {
                if (me == 0)
                    lease = Lease();
                gate.SignalAndWait();
                refused[me] += Record.Exception(lease.Dispose) is InvalidOperationException ? 1 : 0;
                gate.SignalAndWait();
            }
        }

        Assert.Equal(before.Returns + Rounds, Statistics.Returns);
        Assert.Equal(before.Outstanding, Statistics.Outstanding);
        Assert.Equal(before.Misuses + Rounds, Statistics.Misuses);
    }

    [Fact]
    public async Task ALeaseLastsAcrossAwait()
    {
        long before = Statistics.Outstanding;
        await HoldUntilOnAnotherThread();
        Assert.Equal(before, Statistics.Outstanding);
    }

    [Fact]
    public void TheDefaultValueHoldsNothing()
    {
        Lease<PooledItem> none = default;
        none.Dispose();
        none.Dispose();
        Assert.Contains(nameof(PooledItem), Assert.Throws<InvalidOperationException>(() => none.Value).Message);
    }

    [Fact]
    public void AResetThatThrowsEndsTheLease()
    {
        Lease<PooledItem> lease = Lease();
        PooledItem item = lease.Value;
        PoolStatistics before = Statistics;
        item.WhileReset = () => throw new NotSupportedException("reset");
        Assert.Throws<NotSupportedException>(lease.Dispose);
        Assert.Throws<InvalidOperationException>(lease.Dispose);
        Assert.Equal(before.Outstanding - 1, Statistics.Outstanding);
        using Lease<PooledItem> next = Lease();
        Assert.NotSame(item, next.Value);
    }

    [Fact]
    public void AResetMayLease()
    {
        Lease<PooledItem> outer = Lease();
        PooledItem? inner = null;
        outer.Value.WhileReset = () =>
        {
            using Lease<PooledItem> lease = Lease();
            inner = lease.Value;
        };
        long before = Statistics.Outstanding;
        PooledItem item = outer.Value;
        outer.Dispose();
        Assert.NotNull(inner);
        Assert.NotSame(item, inner);
        Assert.Equal(before - 1, Statistics.Outstanding);
    }

    [Fact]
    public void ALeaseThatNobodyEndsIsCollectedWithItsItem()
    {
        // A new item: where an awaiting test's end goes on into this one, what that test lent is on this very stack still.
        Pool.Trim();
        WeakReference leaked = Leak();
        // More than one tide: a thread of another test that has ended may have lent the same item last.
        Wait.For(() =>
        {
            Tide.Turn([Pool]);
            return !leaked.IsAlive;
        });
        GC.KeepAlive(Pool);
    }

    [Fact]
    public void AnItemThatWasNotKeptIsNotHeldByWhatIsLeftOfItsLease()
    {
        // A test beside this one may have the guard on, which holds what came home for a while: then another is tried.
        WeakReference spoilt = EndSpoilt();
        Wait.For(() =>
        {
            if (!spoilt.IsAlive)
                return true;
            spoilt = EndSpoilt();
            return false;
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(60)]
    public void WarmLeasesAllocateNothing(int held)
    {
        var leases = new Lease<PooledItem>[held];
        // On a thread of its own: one whose leases others have ended makes a new cell now and then.
        using var worker = new Worker();
        worker.Do(() =>
        {
            for (int warm = 0; warm < 10; warm++)
                LeaseAndEnd(leases);
            long before = GC.GetAllocatedBytesForCurrentThread();
            LeaseAndEnd(leases);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        });
    }

    [Fact]
    public void LeasesThatEndElsewhereAllocateNextToNothing()
    {
        const int Rounds = 10;
        const long BytesOfACell = 32;
        using var other = new Worker();
        var leases = new Lease<PooledItem>[200];
        long bytes = 0;
        for (int round = -Rounds; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < leases.Length; i++)
                leases[i] = Lease();
            if (round >= 0)
                bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            other.Do(() => Array.ForEach(leases, lease => lease.Dispose()));
        }

        // All pools of the process share idle cells, so that another test may be given some of this one's.
        Assert.InRange(bytes, 0, Rounds * leases.Length * BytesOfACell / 2);
    }

    [Fact]
    public void NoItemHasTwoHoldersWhereverLeasesEnd()
    {
        long before = Statistics.Outstanding;
        var market = new LeaseMarket(Lease);
        market.Run(threads: 4, turns: 20_000);
        Assert.Equal(before, Statistics.Outstanding);
    }

    private protected abstract Pool<PooledItem> Pool { get; }

    private string Name => Pool.Name;

    private PoolStatistics Statistics => Pool.Statistics;

    private protected abstract PooledItem Rent();

    private protected abstract void Return(PooledItem item);

    private protected abstract Lease<PooledItem> Lease();

    private async Task HoldUntilOnAnotherThread()
    {
        int begun = Environment.CurrentManagedThreadId;
        using Lease<PooledItem> lease = Lease();
        PooledItem item = lease.Value;
        while (Environment.CurrentManagedThreadId == begun)
        {
            await Task.Factory.StartNew(
                () => { }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }

        Assert.Same(item, lease.Value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Leak() => new(Lease().Value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference EndSpoilt()
    {
        using Lease<PooledItem> lease = Lease();
        lease.Value.IsSpoilt = true;
        return new WeakReference(lease.Value);
    }

    private void LeaseAndEnd(Lease<PooledItem>[] leases)
    {
        for (int i = 0; i < leases.Length; i++)
            leases[i] = Lease();
        for (int i = 0; i < leases.Length; i++)
            leases[i].Dispose();
    }
}
