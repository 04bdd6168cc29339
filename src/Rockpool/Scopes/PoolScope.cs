using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Rockpool.Events;
using Rockpool.Scopes;
using Rockpool.Tiers;

namespace Rockpool;

/// <summary>
/// A connection's or a request's own small stock: it borrows from pools, more at a time the more it is used, serves its rents
/// from what came home to it, and gives everything back at its end.
/// </summary>
/// <remarks>
/// <para>One user at a time: it may move from thread to thread, as across <c>await</c>, but two threads inside at once are an
/// error, which is mostly found and then throws <see cref="InvalidOperationException"/>
/// or <see cref="InvalidCastException"/>; an item may then be lost or lent twice. The pools may be used directly beside
/// it, by any thread, and an item rented through a scope may come home through another or to its pool directly.</para>
/// <para>Until it rents from a pool again after something came home to that, it keeps nothing: a scope of one request only counts.
/// From then on it keeps what comes home, up to 32 idle items of each pool, and borrows 1, 2, 4 and then 8 items at a time, no
/// more than are idle on the thread; what comes home beyond that goes on to the pool. A rent or return that it serves itself
/// touches nothing that threads share and allocates nothing. Those items count for no limit of the pool, and no tide takes
/// them: <see cref="Trim"/> gives them back when the connection falls idle, after which it begins anew. While guarding is on, or
/// somebody listens to every rent and return, it borrows and keeps nothing, so that each of them is seen.</para>
/// <para>For a connection a rent and return cost about what they cost in the pool, 10 ns instead of 7, and the pauses of young
/// and of background collections do not grow with the number of open scopes. For a single request of 8 rents a scope costs some
/// 100 ns more than the pool alone.</para>
/// <para>An open scope is three objects whatever it holds: 48 bytes until it is used, 240 with up to 8 idle items of one or
/// two pools, 432 with 32, and 16,000 of those 7 MB. It has no finaliser and nothing refers to it. Without
/// <see cref="Dispose"/> its items are left to the collector and <see cref="PoolStatistics.ItemsInScopes"/> goes on counting
/// them.</para>
/// </remarks>
public sealed partial class PoolScope : IDisposable
{
    private const int FirstBatch = 2;
    private const int MostBatch = 8;

    private int _stillOut;
    private bool _isInside;
    private bool _isEnded;

    /// <summary>
    /// Items rented through the scope and not returned through it: negative where others came home here. After the end it goes
    /// down as they come home late.
    /// </summary>
    public int Outstanding
    {
        get
        {
            int outstanding = Volatile.Read(ref _stillOut);
            foreach (ref readonly Berth berth in Berths)
                outstanding += berth.Outstanding;
            return outstanding;
        }
    }

    /// <summary>Whether every rent and return goes to the pool itself, which then sees each of them.</summary>
    private static bool PassesOn => RockpoolGuard.IsOn || Wanted.Items;

    /// <summary>Takes an idle item of the scope's own, or borrows from the pool.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="pool">Where it is from. Of an ambient pool: <see cref="Ambient{T, TPolicy}.Pool"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pool"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The scope has ended; or the pool has, and the scope has nothing of it.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the scope.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Rent<T>(Pool<T> pool)
        where T : class
    {
        if (pool is null)
            Throw.Null(nameof(pool));
        Enter();
        int at = Find(pool);
        if (at < 0 || _berths![at].Idle == 0)
            return Borrow(pool, at);
        ref Berth berth = ref _berths[at];
        ref Held<object> cell = ref _cells![berth.Start + --berth.Idle];
        // Checked, about 1 ns: two threads inside at the same moment may find each other's items, but never as another type.
        T item = (T)cell.Item!;
        cell.Item = null;
        berth.Hits++;
        berth.Outstanding++;
        Leave();
        return item;
    }

    /// <summary>
    /// Brings an item home to the scope: resets it and keeps it for the next rent. After the scope's end it goes to its pool.
    /// The caller must not use it any more.
    /// </summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="pool">The pool that it is from.</param>
    /// <param name="item">The item.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the scope.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return<T>(Pool<T> pool, T item)
        where T : class
    {
        if (pool is null)
            Throw.Null(nameof(pool));
        if (item is null)
            Throw.Null(nameof(item));
        if (_isInside)
            Throw.ScopeBusy();
        int at = Find(pool);
        if (at < 0 || _berths![at].Batch == 0 || PassesOn)
        {
            PassOn(pool, item);
            return;
        }

        ref Berth berth = ref _berths[at];
        berth.Outstanding--;
        berth.Returns++;
        // The reset is the policy's code: it may use this scope, which is not marked as in use therefore.
        if (pool.TryReset(item))
            Keep(pool, item, at);
    }

    /// <summary>Gives all idle items back to their pools and the memory for them with them; the scope stays open.</summary>
    /// <remarks>If a policy throws while an item is discarded for which there is no room, all others go back all the same, and
    /// the first exception reaches the caller.</remarks>
    /// <exception cref="InvalidOperationException">Another thread is using the scope.</exception>
    public void Trim()
    {
        Enter();
        (Berth[]? berths, int count, Held<object>[]? cells) = Detach();
        for (int i = 0; i < count; i++)
            Readmit(berths![i]);
        Leave();
        GiveBack(berths.AsSpan(0, count), cells);
        Recycle(berths, cells);
    }

    /// <summary>Ends the scope: gives all idle items back to their pools. Doing so again does nothing.</summary>
    /// <remarks>If a policy throws while an item is discarded for which there is no room, all others go back all the same, and
    /// the first exception reaches the caller.</remarks>
    /// <returns>What is still out; empty if all came home, and when the scope had ended before.</returns>
    /// <exception cref="InvalidOperationException">Another thread is using the scope.</exception>
    public IReadOnlyList<StillOut> Close()
    {
        if (_isEnded)
            return [];
        Enter();
        _stillOut = Outstanding;
        _isEnded = true;
        (Berth[]? berths, int count, Held<object>[]? cells) = Detach();
        Leave();
        IReadOnlyList<StillOut> stillOut = _stillOut == 0 ? [] : Out(berths.AsSpan(0, count));
        GiveBack(berths.AsSpan(0, count), cells);
        Recycle(berths, cells);
        return stillOut;
    }

    /// <summary>Ends the scope, as <see cref="Close"/> does.</summary>
    /// <exception cref="InvalidOperationException">Another thread is using the scope.</exception>
    public void Dispose() => Close();

    private static void GiveBack(Span<Berth> berths, Held<object>[]? cells)
    {
        Exception? first = null;
        foreach (ref Berth berth in berths)
        {
            if (berth.IsSettled)
                continue;
            Dealings dealings = berth.Settle();
            Exception? failure = berth.Lender.TakeBack(cells.AsSpan(berth.Start, berth.Idle), dealings);
            first ??= failure;
        }

        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Borrow<T>(Pool<T> pool, int at)
        where T : class
    {
        // The pool may call its policy, which may use this scope.
        Leave();
        if (_isEnded)
            Throw.ScopeEnded();
        T item = pool.Rent();
        if (_isEnded)
        {
            Interlocked.Increment(ref _stillOut);
            return item;
        }

        Enter();
        at = IsAt(pool, at) ? at : FindOrAdd(pool);
        ref Berth berth = ref _berths![at];
        berth.Outstanding++;
        if (berth.HadReturn)
            BorrowMore(pool, at);
        Leave();
        return item;
    }

    /// <summary>Borrows beyond what was asked for.</summary>
    private void BorrowMore<T>(Pool<T> pool, int at)
        where T : class
    {
        ref Berth berth = ref _berths![at];
        int more = berth.Batch - 1;
        berth.Batch = (byte)Math.Clamp(2 * berth.Batch, FirstBatch, MostBatch);
        if (more <= 0 || berth.Idle > 0 || PassesOn)
            return;
        if (berth.Room < more)
            Widen(at);
        pool.Lend(_cells.AsSpan(berth.Start, Math.Min(more, berth.Room)), ref berth);
    }

    /// <summary>Brings an item home to its pool.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PassOn<T>(Pool<T> pool, T item)
        where T : class
    {
        CountReturn(pool, 1);
        if (!RockpoolGuard.IsOn)
        {
            pool.Return(item);
            return;
        }

        if (pool.TryReturn(item) is not { } finding)
            return;
        CountReturn(pool, -1);
        pool.Misused(finding);
    }

    private void CountReturn(ILender lender, int items)
    {
        if (_isEnded)
        {
            Interlocked.Add(ref _stillOut, -items);
            return;
        }

        Enter();
        int at = FindOrAdd(lender);
        ref Berth berth = ref _berths![at];
        berth.Outstanding -= items;
        berth.HadReturn = true;
        Leave();
    }

    private void Keep(ILender lender, object item, int at)
    {
        if (_isEnded)
        {
            Pass(lender, item, default);
            return;
        }

        Enter();
        at = IsAt(lender, at) ? at : FindOrAdd(lender);
        ref Berth berth = ref _berths![at];
        if (berth.Idle == berth.Room && berth.Room < MostRoom)
            Widen(at);
        bool isRoom = berth.Idle < berth.Room;
        if (isRoom)
            _cells![berth.Start + berth.Idle++].Item = item;
        Dealings dealings = isRoom ? default : berth.Settle();
        Leave();
        if (!isRoom)
            Pass(lender, item, dealings);
    }

    /// <summary>Passes an item on that was reset and that the scope has no room for.</summary>
    private static void Pass(ILender lender, object item, Dealings dealings)
    {
        var cell = new Held<object> { Item = item };
        dealings = dealings with { Stocked = dealings.Stocked + 1 };
        if (lender.TakeBack(new Span<Held<object>>(ref cell), dealings) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter()
    {
        // Plain, because an atomic would cost more than the rest: two threads at the very same moment may go unseen.
        if (_isInside)
            Throw.ScopeBusy();
        _isInside = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leave() => _isInside = false;
}
