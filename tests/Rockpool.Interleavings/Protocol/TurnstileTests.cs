using Rockpool.Scopes;

namespace Rockpool.Interleavings.Protocol;

/// <summary>
/// Renters, returners and those who give up, at a bounded pool's turnstile: nobody is forgotten in the line, no item is lost or
/// given twice, and of a hand-over and a cancellation exactly one wins.
/// </summary>
public sealed class TurnstileTests(ITestOutputHelper output)
{
    private static readonly Bounds OfTwo = new(3) { DelayStores = true };
    private static readonly Bounds OfThree = new(2) { DelayStores = true };

    [Fact]
    public void WhoComesWhileAnItemComesHomeIsServed() => Explore(OfTwo, scenario =>
    {
        var queue = new Queue(limit: 1, rented: 1);
        var renter = new Renter(queue.Turnstile);
        scenario.Thread("rents", renter.Come);
        scenario.Thread("returns", queue.ReturnOne);
        scenario.AtEnd(() =>
        {
            Assert.NotNull(renter.Item);
            queue.Check(idle: 0, outstanding: 1, waiting: 0);
        });
    });

    [Fact]
    public void OfAHandOverAndACancellationOneWins() => Explore(OfTwo, scenario =>
    {
        var queue = new Queue(limit: 1, rented: 1);
        var renter = new Renter(queue.Turnstile);
        renter.Come();
        scenario.Thread("returns", queue.ReturnOne);
        scenario.Thread("cancels", renter.GiveUp);
        scenario.AtEnd(() =>
        {
            Assert.NotEqual(renter.HasGivenUp, renter.Item is not null);
            queue.Check(idle: renter.HasGivenUp ? 1 : 0, outstanding: renter.HasGivenUp ? 0 : 1, waiting: 0);
        });
    });

    [Fact]
    public void OfACancellationAndATimeOutOneWins() => Explore(OfThree, scenario =>
    {
        var queue = new Queue(limit: 1, rented: 1);
        var renter = new Renter(queue.Turnstile);
        int ends = 0;
        renter.Come();
        scenario.Thread("cancels", End);
        scenario.Thread("times out", End);
        scenario.Thread("returns", queue.ReturnOne);
        scenario.AtEnd(() => Assert.Equal(1, ends + (renter.Item is null ? 0 : 1)));
        void End()
        {
            if (queue.Turnstile.Withdraw(renter.Waiter))
                ends++;
        }
    });

    [Fact]
    public void WhoStandsBehindOneThatGivesUpIsServed() => Explore(OfTwo, scenario =>
    {
        var queue = new Queue(limit: 1, rented: 1);
        var first = new Renter(queue.Turnstile);
        var second = new Renter(queue.Turnstile);
        first.Come();
        second.Come();
        scenario.Thread("returns", queue.ReturnOne);
        scenario.Thread("cancels", first.GiveUp);
        scenario.AtEnd(() =>
        {
            Assert.Equal((first.HasGivenUp, !first.HasGivenUp), (second.Item is not null, first.Item is not null));
            queue.Check(idle: 0, outstanding: 1, waiting: first.HasGivenUp ? 0 : 1);
        });
    });

    [Fact]
    public void TheFirstToComeIsTheFirstServed() => Explore(OfTwo, scenario =>
    {
        var queue = new Queue(limit: 2, rented: 2);
        var first = new Renter(queue.Turnstile);
        var second = new Renter(queue.Turnstile);
        first.Come();
        scenario.Thread("rents", second.Come);
        scenario.Thread("returns", () =>
        {
            queue.ReturnOne();
            Assert.NotNull(first.Item);
            queue.ReturnOne();
        });
        scenario.AtEnd(() =>
        {
            Assert.NotNull(second.Item);
            Assert.NotSame(first.Item, second.Item);
            queue.Check(idle: 0, outstanding: 2, waiting: 0);
        });
    });

    [Fact]
    public void ThePlaceOfAnItemThatIsDiscardedGoesToWhoWaits() => Explore(OfThree, scenario =>
    {
        var queue = new Queue(limit: 1, rented: 1);
        var renters = new[] { new Renter(queue.Turnstile), new Renter(queue.Turnstile) };
        scenario.Thread("rents", renters[0].Come);
        scenario.Thread("rents too", renters[1].Come);
        scenario.Thread("discards", () => Assert.True(queue.Turnstile.GiveUp(wasRented: true)));
        scenario.AtEnd(() =>
        {
            Assert.Single(renters, renter => renter.HasPermit);
            queue.Check(idle: 0, outstanding: 1, waiting: 1);
        });
    });

    [Fact]
    public void TwoRentersWithoutWaitingNeverGetTheSameOrMoreThanThereIs() => Explore(OfThree, scenario =>
    {
        var queue = new Queue(limit: 2, rented: 2);
        queue.ReturnOne();
        var items = new List<object>();
        int permits = 0;
        scenario.Thread("rents", Try);
        scenario.Thread("rents too", Try);
        scenario.Thread("discards", () => queue.Turnstile.GiveUp(wasRented: true));
        scenario.AtEnd(() =>
        {
            Assert.Single(items);
            Assert.InRange(permits, 0, 1);
            queue.Check(idle: 0, outstanding: 1 + permits, waiting: 0);
        });
        void Try()
        {
            switch (queue.Turnstile.TryEnter(out object? item))
            {
                case Admission.Item:
                    items.Add(item!);
                    break;
                case Admission.Permit:
                    permits++;
                    break;
            }
        }
    });

    [Fact]
    public void WhoComesWhileTheTideTakesTheOnlyItemMakesAnother() => Explore(OfThree, scenario =>
    {
        var queue = new Queue(limit: 1, rented: 1);
        queue.ReturnOne();
        var renters = new[] { new Renter(queue.Turnstile), new Renter(queue.Turnstile) };
        object? gone = null;
        scenario.Thread("rents", renters[0].Come);
        scenario.Thread("rents too", renters[1].Come);
        scenario.Thread("tide", () =>
        {
            gone = queue.Turnstile.TakeColdest();
            if (gone is not null)
                Assert.True(queue.Turnstile.GiveUp(wasRented: true));
        });
        scenario.AtEnd(() =>
        {
            Assert.Single(renters, renter => renter.HasPermit || renter.Item is not null);
            Assert.Equal(gone is not null, Array.Exists(renters, renter => renter.HasPermit));
            queue.Check(idle: 0, outstanding: 1, waiting: 1);
        });
    });

    [Fact]
    public void TheTideAndARenterNeverTakeTheSameItem() => Explore(OfThree, scenario =>
    {
        var queue = new Queue(limit: 2, rented: 2);
        queue.ReturnOne();
        var renter = new Renter(queue.Turnstile);
        List<object> taken = [];
        scenario.Thread("rents", renter.Come);
        scenario.Thread("returns", queue.ReturnOne);
        scenario.Thread("tide", () =>
        {
            for (int i = 0; i < 2; i++)
            {
                if (queue.Turnstile.TakeColdest() is not { } item)
                    continue;
                taken.Add(item);
                queue.Turnstile.GiveUp(wasRented: true);
            }
        });
        scenario.AtEnd(() =>
        {
            Assert.Equal(taken.Count, taken.Distinct().Count());
            Assert.DoesNotContain(renter.Item, taken);
            Assert.True(renter.HasPermit || renter.Item is not null);
            queue.Check(idle: 2 - taken.Count - (renter.Item is null ? 0 : 1), outstanding: 1, waiting: 0);
        });
    });

    [Fact]
    public void AtTheEndNobodyIsLeftInTheLine() => Explore(OfThree, scenario =>
    {
        var queue = new Queue(limit: 1, rented: 1);
        var early = new Renter(queue.Turnstile);
        var late = new Renter(queue.Turnstile);
        early.Come();
        List<Waiter<object>>? turnedAway = null;
        Homecoming homecoming = default;
        scenario.Thread("rents", late.Come);
        scenario.Thread("closes", () => turnedAway = queue.Turnstile.Close());
        scenario.Thread("returns", () => homecoming = queue.Return());
        scenario.AtEnd(() =>
        {
            foreach (Renter renter in new[] { early, late })
                Assert.Single(new[] { renter.Item is not null, renter.IsTurnedAway, turnedAway!.Contains(renter.Waiter) }, true);
            Assert.Equal(homecoming == Homecoming.Welcome, early.Item is not null);
            Assert.Equal(0, queue.Turnstile.Count().Waiting);
        });
    });

    private void Explore(Bounds bounds, Action<Scenario> describe) =>
        output.WriteLine($"{Explorer.Explore(describe, bounds)}");
}
