using System.Runtime.CompilerServices;

namespace Rockpool.Tests.Guard;

/// <summary>What is found at either level, once a rent is watched.</summary>
[Collection(nameof(GuardCollection))]
public abstract class GuardContract
{
    protected abstract GuardLevel Level { get; }

    [Fact]
    public void ASecondReturnIsThrownAndNamesBothSites()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Parcel item = RentHere(pool);
        ReturnHere(pool, item);
        string message = Assert.Throws<InvalidOperationException>(() => ReturnThereToo(pool, item)).Message;
        Assert.Contains(nameof(ReturnHere), message);
        Assert.Contains(nameof(ReturnThereToo), message);
        GuardFinding finding = watching.Only(GuardFindingKind.DoubleReturn);
        Assert.Contains(nameof(RentHere), finding.Rented!.Method);
        Assert.Contains(nameof(ReturnHere), finding.Returned!.Method);
        Assert.Contains(nameof(ReturnThereToo), finding.Seen!.Method);
        Assert.Contains(nameof(ReturnThereToo), finding.Seen.Stack);
        Assert.Equal(pool.Name, finding.PoolName);
        Assert.Equal(typeof(Parcel), finding.ItemType);
    }

    [Fact]
    public void ASecondReturnIsReportedWhereThePoolSaysSoAndDoesNothing()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool(MisuseResponse.Report);
        Parcel item = RentHere(pool);
        ReturnHere(pool, item);
        int uses = item.Uses;
        ReturnThereToo(pool, item);
        watching.Only(GuardFindingKind.DoubleReturn);
        Assert.Equal(uses, item.Uses);
        Assert.Equal(0, pool.Statistics.Outstanding);
        Assert.Equal(1, pool.Statistics.Misuses);
        pool.Prewarm(40);
        Assert.Equal(60, Enumerable.Range(0, 60).Select(_ => pool.Rent()).Distinct().Count());
    }

    [Fact]
    public void OfTwoThreadsThatReturnOneItemAtOnceOneIsRefused()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        const int Rounds = 100;
        for (int i = 0; i < Rounds; i++)
        {
            using var barrier = new Barrier(2);
            Parcel item = RentHere(pool);
            int refused = 0;
            Parallel.Invoke(Race, Race);
            Assert.Equal(1, refused);

            void Race()
            {
                barrier.SignalAndWait(TestContext.Current.CancellationToken);
                if (Record.Exception(() => pool.Return(item)) is InvalidOperationException)
                    Interlocked.Increment(ref refused);
            }
        }

        Assert.Equal(Rounds, watching.Found.Count(finding => finding.Kind == GuardFindingKind.DoubleReturn));
    }

    [Fact]
    public void AnItemOfAnotherPoolIsRefusedUntouched()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> home = NewPool(name: "home");
        using Pool<Parcel> other = NewPool(name: "other");
        Parcel item = RentHere(home);
        item.Receiver = "mine";
        Assert.Throws<InvalidOperationException>(() => ReturnHere(other, item));
        GuardFinding finding = watching.Only(GuardFindingKind.ForeignReturn);
        Assert.Equal("other", finding.PoolName);
        Assert.Equal("home", finding.HomePoolName);
        Assert.Contains(nameof(RentHere), finding.Rented!.Method);
        Assert.Contains(nameof(ReturnHere), finding.Seen!.Method);
        Assert.Equal("mine", item.Receiver);
    }

    [Fact]
    public void AnItemThatChangedWhileIdleIsReportedWithItsFieldsAndSites()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Parcel item = RentHere(pool);
        ReturnHere(pool, item);
        item.Weight = 3;
        item.Stamps.Add("late");
        item.Buffer[3] = 1;
        item.Label.Text = "late";
        LetOut(pool);
        GuardFinding finding = watching.Only(GuardFindingKind.UseAfterReturn);
        Assert.Equal(["Buffer", "Label.Text", "Stamps", "Weight"], finding.Fields.Order());
        Assert.Contains(nameof(RentHere), finding.Rented!.Method);
        Assert.Contains(nameof(ReturnHere), finding.Returned!.Method);
    }

    [Fact]
    public void AnItemThatChangedWhileIdleIsReportedWhenItsPoolEnds()
    {
        using var watching = new Watching(Level);
        Pool<Parcel> pool = NewPool();
        Parcel item = RentHere(pool);
        ReturnHere(pool, item);
        item.Weight = 3;
        pool.Dispose();
        Assert.Equal(["Weight"], watching.Only(GuardFindingKind.UseAfterReturn).Fields);
    }

    [Fact]
    public void AnItemThatIsNeverReturnedIsALeakFromItsRentSite()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Lose(pool);
        Wait.For(() => watching.Found.Length > 0);
        GuardFinding finding = watching.Only(GuardFindingKind.Leak);
        Assert.Contains(nameof(RentHere), finding.Rented!.Method);
        Assert.Null(finding.Returned);
    }

    [Fact]
    public void WhatAResetForgetsIsNamedWithTheReturner()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Parcel item = RentHere(pool);
        item.Sender = "somebody";
        item.Weight = 3;
        item.Stamps.AddRange(["red", "blue"]);
        item.Duties["customs"] = 5;
        item.Note.Append("fragile");
        item.Label.Text = "to whom";
        item.Slots[2] = item;
        item.Buffer[0] = 1;
        item.Arrived = () => { };
        item.Posted = DateTime.UnixEpoch;
        item.WhileReset = () => true;
        ReturnHere(pool, item);
        GuardFinding finding = watching.Only(GuardFindingKind.Residue);
        Assert.Equal(
            [
                "Arrived", "Duties (of length 1)", "Label.Text", "Note (of length 7)", "Posted", "Slots (of length 1)",
                "Stamps (of length 2)", "Weight", "_sender",
            ],
            finding.Fields.Order(StringComparer.Ordinal));
        Assert.Contains(nameof(ReturnHere), finding.Returned!.Method);
        Assert.Contains("Label.Text", finding.ToString());
    }

    [Fact]
    public void AnItemWhoseResetThrewIsNoLeak()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Forget(LoseInReset(pool));
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void AnAmbientItemWhoseResetThrewIsNoLeak()
    {
        using var watching = new Watching(Level);
        Forget(LoseInAmbientReset());
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void AnItemThatWasRefusedIsNoLeak()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Forget(LoseByRefusal(pool));
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void WhatIsOutWhenTheLevelChangesIsNotJudged()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        WeakReference lost = Rented(pool);
        RockpoolGuard.Level = GuardLevel.Off;
        RockpoolGuard.Level = Level;
        Forget(lost);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void SwitchedOffItLooksNoMore()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Parcel item = RentHere(pool);
        RockpoolGuard.Level = GuardLevel.Off;
        ReturnHere(pool, item);
        long hits = pool.Statistics.SlotHits;
        pool.Rent();
        Assert.Equal(hits + 1, pool.Statistics.SlotHits);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void WhatLayInQuarantineIsNotLostWhenThePoolIsTrimmed()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Parcel item = RentHere(pool);
        ReturnHere(pool, item);
        Assert.Equal(1, pool.Statistics.ItemsInQuarantine);
        pool.Trim();
        Assert.Equal(0, pool.Statistics.ItemsHeld);
        Assert.Equal("nobody", item.Receiver);
        Assert.Empty(watching.Found);
    }

    private protected static Pool<Parcel> NewPool(MisuseResponse misuse = MisuseResponse.Throw, string name = "parcels") =>
        new(default(ParcelPolicy), new PoolOptions { Name = name, Misuse = misuse });

    /// <summary>Has the next rent watched.</summary>
    /// <returns>What to do after that.</returns>
    private protected abstract Action MakeReady(Pool<Parcel> pool);

    /// <summary>Has the quarantine let its items out.</summary>
    private protected abstract void LetOut(Pool<Parcel> pool);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected Parcel RentHere(Pool<Parcel> pool)
    {
        Action after = MakeReady(pool);
        Parcel item = pool.Rent();
        after();
        return item;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected static void ReturnHere(Pool<Parcel> pool, Parcel item) => pool.Return(item);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected static void ReturnThereToo(Pool<Parcel> pool, Parcel item) => pool.Return(item);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Lose(Pool<Parcel> pool) => RentHere(pool);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Rented(Pool<Parcel> pool) => new(RentHere(pool));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference LoseInReset(Pool<Parcel> pool)
    {
        Parcel item = RentHere(pool);
        item.WhileReset = () => throw new NotSupportedException("reset");
        Assert.Throws<NotSupportedException>(() => pool.Return(item));
        return new WeakReference(item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference LoseInAmbientReset()
    {
        Action after = MakeReady(Ambient<Parcel, ParcelPolicy>.Pool);
        Parcel item = Ambient<Parcel, ParcelPolicy>.Rent();
        after();
        item.WhileReset = () => throw new NotSupportedException("reset");
        Assert.Throws<NotSupportedException>(() => Ambient<Parcel, ParcelPolicy>.Return(item));
        return new WeakReference(item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference LoseByRefusal(Pool<Parcel> pool)
    {
        Parcel item = RentHere(pool);
        item.WhileReset = () => false;
        pool.Return(item);
        return new WeakReference(item);
    }

    /// <summary>Waits until an item is collected, its dossier was finalised and what that tells has been told.</summary>
    private static void Forget(WeakReference item)
    {
        Wait.For(() => !item.IsAlive);
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var told = new ManualResetEventSlim();
        ThreadPool.UnsafeQueueUserWorkItem(told => told.Set(), told, preferLocal: false);
        told.Wait(TestContext.Current.CancellationToken);
    }
}
