using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;
using Rockpool.Tests.Events;

namespace Rockpool.Tests.Guard;

/// <summary>Every rent and return is looked at.</summary>
public sealed class FullGuardTests : GuardContract
{
    private const int MoreThanTheQuarantine = 20;
    private const long GuardKeyword = 8;

    protected override GuardLevel Level => GuardLevel.Full;

    [Fact]
    public void AnItemThatNoPoolRentedOutIsForeign()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        pool.Return(pool.Rent());
        Assert.Throws<InvalidOperationException>(() => ReturnHere(pool, new Parcel()));
        GuardFinding finding = watching.Only(GuardFindingKind.ForeignReturn);
        Assert.Null(finding.HomePoolName);
        Assert.EndsWith($"{Environment.NewLine}  returned by {finding.Seen}", finding.ToString());
    }

    [Fact]
    public void WhatWasRentedBeforeTheGuardCameIsNotForeign()
    {
        using Pool<Parcel> pool = NewPool();
        Parcel[] early = [pool.Rent(), pool.Rent()];
        using var watching = new Watching(Level);
        Array.ForEach(early, pool.Return);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void AnItemThatWasReturnedTwiceBeforeTheGuardCameIsFoundWhenItHasTwoHolders()
    {
        using Pool<Parcel> pool = NewPool();
        pool.Return(pool.Rent());
        Parcel item = new();
        pool.Return(item);
        pool.Return(item);
        using var watching = new Watching(Level);
        Assert.Same(RentHere(pool), RentHere(pool));
        GuardFinding finding = watching.Only(GuardFindingKind.DoubleReturn);
        Assert.Null(finding.Returned);
        Assert.Contains(nameof(RentHere), finding.Rented!.Method);
    }

    [Fact]
    public void AStackBeginsWithWhoeverCalledThePool()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Parcel item = RentHere(pool);
        ReturnHere(pool, item);
        Assert.Throws<InvalidOperationException>(() => ReturnHere(pool, item));
        GuardFinding finding = watching.Only(GuardFindingKind.DoubleReturn);
        Assert.All([finding.Returned!, finding.Seen!], site => Assert.Contains(nameof(ReturnHere), site.Stack.Split('\n')[0]));
    }

    [Fact]
    public void TheAmbientPoolIsGuardedToo()
    {
        using var watching = new Watching(Level);
        Parcel item = Ambient<Parcel, ParcelPolicy>.Rent();
        Ambient<Parcel, ParcelPolicy>.Return(item);
        int uses = item.Uses;
        Assert.Throws<InvalidOperationException>(() => Ambient<Parcel, ParcelPolicy>.Return(item));
        watching.Only(GuardFindingKind.DoubleReturn);
        Assert.Equal(uses, item.Uses);
    }

    [Fact]
    public void AResidueIsToldOnceForEachPlaceThatReturnsIt()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        for (int i = 0; i < 3; i++)
        {
            LeaveWeight(pool, ReturnHere);
            LeaveWeight(pool, ReturnThereToo);
        }

        Assert.Equal(2, watching.Found.Length);
        Assert.All(watching.Found, finding => Assert.Equal(["Weight"], finding.Fields));
    }

    [Fact]
    public void WhatOthersLeftInAnItemIsNotToldOfWhoReturnsItNext()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Parcel item = RentHere(pool);
        item.Weight = 1;
        item.WhileReset = () => true;
        ReturnHere(pool, item);
        for (int i = 0; i < 40; i++)
        {
            Parcel next = RentHere(pool);
            if (next == item)
                next.WhileReset = () => true;
            ReturnThereToo(pool, next);
        }

        Assert.Contains(nameof(ReturnHere), watching.Only(GuardFindingKind.Residue).Returned!.Method);
    }

    /// <summary>A recorder that attaches long after a mistake was first made.</summary>
    [Fact]
    public void AListenerThatComesLaterIsToldOfAResidueToo()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool(MisuseResponse.Report, "told later");
        LeaveWeight(pool, ReturnHere);
        using Listener listener = Listener.For(EventLevel.Informational, GuardKeyword);
        LeaveWeight(pool, ReturnHere);
        LeaveWeight(pool, ReturnHere);
        Assert.Single(listener.Of("told later"), one => one.Name == "GuardFound");
        watching.Only(GuardFindingKind.Residue);
    }

    [Fact]
    public void WhoListensToTheEventSourceIsToldWithBothStacks()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool(MisuseResponse.Report, "told");
        using Listener listener = Listener.For(EventLevel.Informational, GuardKeyword);
        Parcel item = RentHere(pool);
        item.Weight = 1;
        item.WhileReset = () => true;
        ReturnHere(pool, item);
        ReturnThereToo(pool, item);
        HeardEvent[] told = listener.Of("told");
        Assert.All(told, one => Assert.Equal("GuardFound", one.Name));
        Assert.Equal([4, 0], told.Select(one => (int)one.Fields[2]!));
        Assert.Equal("Weight", told[0].Fields[3]);
        Assert.True(told[0].Item > 0);
        Assert.Equal(told[0].Item, told[1].Item);
        Assert.Contains(nameof(RentHere), (string)told[1].Fields[5]!);
        Assert.Contains(nameof(ReturnHere), (string)told[1].Fields[6]!);
        Assert.Contains(nameof(ReturnThereToo), (string)told[1].Fields[7]!);
    }

    [Fact]
    public void AnItemThatIsACollectionItselfIsLookedInto()
    {
        using var watching = new Watching(Level);
        using var pool = Pool.Create(() => new List<int>());
        List<int> item = pool.Rent();
        item.Add(5);
        pool.Return(item);
        Assert.Equal(["contents (of length 1)"], watching.Only(GuardFindingKind.Residue).Fields);
    }

    [Fact]
    public void WhatItemsShareIsNotTheirs()
    {
        var shared = new List<string>();
        using var watching = new Watching(Level);
        using var pool = Pool.Create(() => new Tuple<List<string>>(shared));
        pool.Return(pool.Rent());
        shared.Add("of all");
        LetOut(pool);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void AnItemThatTravelsThroughTwoPoolsIsOfEither()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> lower = NewPool(name: "lower");
        using (var upper = Pool.Create(lower.Rent, item => item.Reset(), lower.Return))
        {
            for (int i = 0; i < 2; i++)
            {
                upper.Return(upper.Rent());
                upper.Trim();
            }
        }

        Assert.Empty(watching.Found);
    }

    [Fact]
    public void ItemsThatGoWithTheirPoolAreNoLeaks()
    {
        using var watching = new Watching(Level);
        LoseWithPool(dispose: true);
        WeakReference pool = LoseWithPool(dispose: false);
        Wait.For(() => !pool.IsAlive);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void AGuardedPoolThatIsForgottenIsReclaimed()
    {
        using var watching = new Watching(Level);
        WeakReference pool = UseAndForget();
        Wait.For(() => !pool.IsAlive);
    }

    private protected override Action MakeReady(Pool<Parcel> pool) => () => { };

    private protected override void LetOut(Pool<Parcel> pool) => LetOut<Parcel>(pool);

    private static void LetOut<T>(Pool<T> pool)
        where T : class
    {
        T[] more = [.. Enumerable.Range(0, MoreThanTheQuarantine).Select(_ => pool.Rent())];
        Array.ForEach(more, pool.Return);
    }

    private void LeaveWeight(Pool<Parcel> pool, Action<Pool<Parcel>, Parcel> toReturn)
    {
        Parcel item = RentHere(pool);
        item.Weight = 1;
        item.WhileReset = () => true;
        toReturn(pool, item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoseWithPool(bool dispose)
    {
        Pool<Parcel> pool = NewPool();
        pool.Rent();
        if (dispose)
            pool.Dispose();
        return new WeakReference(pool);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseAndForget()
    {
        Pool<Parcel> pool = NewPool();
        LetOut(pool);
        return new WeakReference(pool);
    }
}
