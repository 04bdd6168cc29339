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
/// error, which is mostly found and then throws <see cref="InvalidOperationException"/>. The pools may be used directly beside
/// it, by any thread, and an item rented through a scope may come home through another or to its pool directly.</para>
/// <para>A rent or return that it serves itself costs about 2 to 4 ns, touches nothing that threads share, and allocates
/// nothing. A loan is of 1, 2, 4 and then 8 items, and takes no more than is idle on the thread. It keeps up to 32 idle items of
/// each pool; what comes home beyond that goes on to the pool. Those items count for no limit of the pool, and no tide takes
/// them: <see cref="Trim"/> gives them back when the connection falls idle. While guarding is on, or somebody listens to every rent
/// and return, it borrows and keeps nothing, so that each of them is seen.</para>
/// <para>An open scope is three objects whatever it holds: 48 bytes until it is used, 240 with up to 8 idle items of one or
/// two pools, 432 with 32, and 16,000 of those 7 MB. It has no finaliser and nothing refers to it, so that many cost collections little. Without
/// <see cref="Dispose"/> its items are left to the collector and <see cref="PoolStatistics.ItemsInScopes"/> goes on counting
/// them.</para>
/// </remarks>
public sealed partial class PoolScope : IDisposable
{
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
    public T Rent<T>(Pool<T> pool)
        where T : class
    {
        if (pool is null)
            Throw.Null(nameof(pool));
        Enter();
        int at = Find(pool);
        if (at < 0 || _berths![at].Idle == 0)
            return Borrow(pool);
        ref Berth berth = ref _berths[at];
        ref Held<object> cell = ref _cells![berth.Start + --berth.Idle];
        T item = Unsafe.As<T>(cell.Item!);
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
    public void Return<T>(Pool<T> pool, T item)
        where T : class
    {
        if (pool is null)
            Throw.Null(nameof(pool));
        if (item is null)
            Throw.Null(nameof(item));
        if (_isEnded)
        {
            Interlocked.Decrement(ref _stillOut);
            pool.Return(item);
            return;
        }

        Enter();
        int at = FindOrAdd(pool);
        ref Berth berth = ref _berths![at];
        berth.Outstanding--;
        bool passesOn = PassesOn;
        if (!passesOn)
            berth.Returns++;
        // The reset is the policy's code: it may use this scope.
        Leave();
        if (passesOn)
            PassOn(pool, item);
        else if (pool.TryReset(item))
            Keep(pool, item);
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

    private static StillOut[] Out(Span<Berth> berths)
    {
        List<StillOut> stillOut = [];
        foreach (ref readonly Berth berth in berths)
        {
            if (berth.Outstanding > 0)
                stillOut.Add(new StillOut(berth.Lender.Name, berth.Outstanding));
        }

        return [.. stillOut];
    }

    private static void GiveBack(Span<Berth> berths, Held<object>[]? cells)
    {
        Exception? first = null;
        foreach (ref Berth berth in berths)
        {
            Dealings dealings = berth.Settle();
            Exception? failure = berth.Lender.TakeBack(cells.AsSpan(berth.Start, berth.Idle), dealings);
            first ??= failure;
        }

        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Borrow<T>(Pool<T> pool)
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
        int at = FindOrAdd(pool);
        ref Berth berth = ref _berths![at];
        berth.Outstanding++;
        int more = berth.Batch - 1;
        berth.Batch = (byte)Math.Min(2 * berth.Batch, MostBatch);
        if (more > 0 && berth.Idle == 0 && !PassesOn)
        {
            if (berth.Room < more)
                Widen(at);
            pool.Lend(_cells.AsSpan(berth.Start, Math.Min(more, berth.Room)), ref berth);
        }

        Leave();
        return item;
    }

    /// <summary>Brings an item home to its pool, which looks at it.</summary>
    private void PassOn<T>(Pool<T> pool, T item)
        where T : class
    {
        if (pool.TryReturn(item) is not { } finding)
            return;
        Enter();
        _berths![FindOrAdd(pool)].Outstanding++;
        Leave();
        pool.Misused(finding);
    }

    private void Keep<T>(Pool<T> pool, T item)
        where T : class
    {
        if (_isEnded)
        {
            Pass(pool, item, default);
            return;
        }

        Enter();
        int at = FindOrAdd(pool);
        ref Berth berth = ref _berths![at];
        if (berth.Idle == berth.Room && berth.Room < MostRoom)
            Widen(at);
        bool isRoom = berth.Idle < berth.Room;
        if (isRoom)
            _cells![berth.Start + berth.Idle++].Item = item;
        Dealings dealings = isRoom ? default : berth.Settle();
        Leave();
        if (!isRoom)
            Pass(pool, item, dealings);
    }

    /// <summary>Passes an item on that was reset and that the scope has no room for.</summary>
    private static void Pass<T>(Pool<T> pool, T item, Dealings dealings)
        where T : class
    {
        var cell = new Held<object> { Item = item };
        dealings = dealings with { Stocked = dealings.Stocked + 1 };
        if (((ILender)pool).TakeBack(new Span<Held<object>>(ref cell), dealings) is { } failure)
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
