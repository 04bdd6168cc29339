using System.Runtime.CompilerServices;

namespace Pools.Contestants;

/// <summary>
/// The ambient pool's way in and out as it would be without a guard: the same slot, counters and checks, but no gate for a
/// return to look at.
/// </summary>
public readonly struct Ungated : IContestant
{
    [ThreadStatic]
    private static Cache? _cache;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Load Rent()
    {
        Cache? cache = _cache;
        if (cache is not null && cache.Slot is { } item)
        {
            cache.Slot = null;
            cache.SlotHits++;
            return item;
        }

        return RentSlow();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(Load item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Cache? cache = _cache;
        if (cache is null)
        {
            Attach();
            return;
        }

        cache.Returns++;
        if (default(LoadPolicy).Reset(item) && cache.Slot is null)
            cache.Slot = item;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Load RentSlow()
    {
        Attach();
        return default(LoadPolicy).Create();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Attach() => _cache ??= new Cache();

    private sealed class Cache
    {
        public Load? Slot;
        public long SlotHits;
        public long Returns;
    }
}
