using System.Runtime.CompilerServices;
using Rockpool.Tiers;

namespace Rockpool.Leases;

/// <summary>
/// Joins an item with a version, so that a lease is known by its cell and its version however often it is copied.
/// </summary>
/// <remarks>
/// The cell serves one lease after another, and its version only grows: by one when a lease begins and when it ends, so that it
/// is odd while the item is lent. Only one thread begins leases: the one whose cache the cell is of, or the one that took it
/// from the pool of shared cells. Any thread ends them. The item changes only while the cell is idle. An item may be a cell itself,
/// whose one beginner is who has just rented it: its home and its bias change with each lease, and stand for as long as the version
/// does.
/// </remarks>
internal class LeaseCell
{
    private const long Leased = 1;

    private ThreadCache? _home;
    private Bias? _bias;
    private object? _item;
    private long _version;

    /// <param name="home">The cache of the thread that begins leases here; null in a cell that threads share.</param>
    public LeaseCell(ThreadCache? home)
    {
        _home = home;
        _bias = home?.Bias;
    }

    /// <summary>For an item that is its own cell.</summary>
    protected LeaseCell() => _item = this;

    /// <summary>Null where whoever ends a lease has to bring the cell back to the pool of shared cells.</summary>
    public ThreadCache? Home => Atomic.PlainRead(ref _home);

    /// <summary>Who may end the lease; null where everybody ends by exchange.</summary>
    public Bias? Bias => Atomic.PlainRead(ref _bias);

    /// <summary>Whether a lease is out at this moment.</summary>
    public bool IsLent => (Atomic.Load(ref _version) & Leased) != 0;

    /// <summary>The version of the lease that is out now, or was last: for who knows of no other.</summary>
    public long LastLease => (Atomic.Load(ref _version) - 1) | Leased;

    /// <summary>Whether a lease has not ended.</summary>
    public bool IsStanding(long version) => Atomic.Load(ref _version) == version;

    /// <summary>The version of the lease that this thread has just begun and nobody else knows.</summary>
    public long Version => Atomic.PlainRead(ref _version);

    /// <summary>Begins a lease if the cell is idle. Only its one beginner may call this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryBegin(object item, out long version)
    {
        // Partner: the exchange in End. Who sees the cell idle sees that the last lease's end is over with the item.
        version = Atomic.Load(ref _version) + 1;
        if ((version & Leased) == 0)
            return false;
        // Mostly the same item is lent again, and a store of a reference costs more than a look.
        if (!ReferenceEquals(Atomic.PlainRead(ref _item), item))
            Atomic.Store(ref _item, item);
        Atomic.Store(ref _version, version);
        return true;
    }

    /// <summary>Begins a lease of an item that is its own cell. The caller has just rented it, and so is the one beginner.</summary>
    /// <param name="home">The cache of the thread that rented it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginAt(ThreadCache home)
    {
        long version = Atomic.PlainRead(ref _version) + 1;
        if (!ReferenceEquals(Atomic.PlainRead(ref _home), home))
            Atomic.PlainWrite(ref _home, home);
        Bias bias = home.Bias;
        if (!ReferenceEquals(Atomic.PlainRead(ref _bias), bias))
            Atomic.PlainWrite(ref _bias, bias);
        // Partner: the look at the version in TryEndAtHome and End. Who sees it stand sees its home and its bias.
        Atomic.Store(ref _version, version);
    }

    /// <summary>The item of a lease; null if that has ended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public object? Read(long version)
    {
        // The item first: if the version still stands after that, the item is that lease's. The other way round the lease
        // could end in between, and the next one's item would be handed out.
        object? item = Atomic.Load(ref _item);
        return Atomic.Load(ref _version) == version ? item : null;
    }

    /// <summary>Ends a lease plainly, if this is the thread that began it and the only one that may end it.</summary>
    /// <param name="version">The lease's.</param>
    /// <param name="me">This thread's mark, <see cref="ThreadTable.Me"/>.</param>
    /// <param name="item">Null if the lease had ended before.</param>
    /// <returns>False if nothing was done: <see cref="End"/> will do it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEndAtHome(long version, object? me, out object? item)
    {
        if (Atomic.PlainRead(ref _bias) is not { } bias || !bias.TryEnterEnd(me))
        {
            item = null;
            return false;
        }

        item = Atomic.PlainRead(ref _item);
        if (Atomic.PlainRead(ref _version) == version)
            Atomic.Store(ref _version, version + 1);
        else
            item = null;
        bias.LeaveEnd();
        return true;
    }

    /// <summary>Ends a lease on any thread; of several callers with the same version exactly one gets the item.</summary>
    /// <returns>Null to the others, and if the lease had ended before.</returns>
    public object? End(long version)
    {
        // The item first: from the exchange on the cell may begin its next lease.
        object? item = Atomic.Load(ref _item);
        // Who ends a lease again and again must not make the thread that began it pay for that.
        if (Atomic.Load(ref _version) != version)
            return null;
        Atomic.PlainRead(ref _bias)?.OpenEnds();
        return Atomic.CompareExchange(ref _version, version + 1, version) == version ? item : null;
    }

    /// <summary>Lets go of the last lease's item, if the cell is idle. Only its one beginner may call this.</summary>
    public void Forget()
    {
        if (!IsLent)
            Atomic.PlainWrite(ref _item, null);
    }
}
