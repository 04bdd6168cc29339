using Rockpool.Contract;
using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What the guard sees of a bounded pool. There is no quarantine: an item that lay apart could be the one that
/// somebody waits for.</content>
public sealed partial class BoundedPool<T> : IGuarded
{
    private PoolGuard<T>? _guard;
    private long _rentsAtSample;

    Action? IGuarded.Rearm(GuardLevel level)
    {
        lock (_door)
        {
            if (_isDisposed || Rearm(level, isNew: false) is not { } former)
                return null;
            return () =>
            {
                if (former.Dismiss())
                    Kin<T>.End();
            };
        }
    }

    bool IGuarded.Sample()
    {
        long rents = Statistics.Rents;
        if (Atomic.Load(ref _guard) is not { Ward.IsFull: false } guard || rents == _rentsAtSample)
            return false;
        _rentsAtSample = rents;
        bool begins = !guard.IsWatching;
        if (begins)
            Kin<T>.Begin();
        if (!guard.Want(begins) && begins)
            Kin<T>.End();
        return true;
    }

    /// <summary>Ends what guard there is and begins another. Under the door.</summary>
    /// <returns>The former guard.</returns>
    private PoolGuard<T>? Rearm(GuardLevel level, bool isNew)
    {
        PoolGuard<T>? former = Disarm();
        if (level != GuardLevel.Off)
            Atomic.Store(ref _guard, new PoolGuard<T>(WardOf(level, isComplete: level == GuardLevel.Full && isNew), policy: null));
        return former;
    }

    private PoolGuard<T>? Disarm()
    {
        PoolGuard<T>? former = _guard;
        former?.Ward.End();
        Atomic.Store(ref _guard, null);
        _holders.Clear();
        return former;
    }

    private Ward WardOf(GuardLevel level, bool isComplete) => new(new WeakReference<object>(this), level)
    {
        Name = Name,
        ItemType = typeof(T),
        Story = _story,
        Told = new Told(),
        IsComplete = isComplete,
    };

    private GuardSite? Look() =>
        Atomic.Load(ref _guard) is { } guard ? _holders.Look(always: guard.Ward.IsFull) : null;

    /// <summary>Looks at an item that is brought, before anything is done to it. Throws if it is not welcome.</summary>
    /// <returns>What is known of it, if it is watched.</returns>
    private Dossier? Receive(PoolGuard<T> guard, T item)
    {
        Dossier? dossier = null;
        if (guard.Ward.IsFull || guard.Watches(item))
        {
            if (guard.Receive(item, out dossier) is { } finding)
            {
                Atomic.Add(ref _misuses, 1);
                Throw.Misused(finding);
            }
        }
        else if (guard.Look())
        {
            Kin<T>.End();
        }

        _holders.Forget(item);
        return dossier;
    }

    private void LetOut(T item, ItemTier tier, GuardSite? site)
    {
        if (Wanted.Items || Wanted.Rare)
            TellRented(item, tier);
        if (Atomic.Load(ref _guard) is not null)
            LetOutGuarded(item, tier, site);
    }

    private void LetOutGuarded(T item, ItemTier tier, GuardSite? site)
    {
        if (Atomic.Load(ref _guard) is not { } guard)
            return;
        bool isOut = false;
        try
        {
            if (tier == ItemTier.Created)
                guard.Acquaint(item);
            guard.OfferIdle(item, site);
            _holders.Note(item, site);
            isOut = true;
        }
        finally
        {
            // Whoever is told of a finding may throw: the item reaches nobody then, and must not keep its place.
            if (!isOut)
                _turnstile.GiveUp(wasRented: true);
        }
    }
}
