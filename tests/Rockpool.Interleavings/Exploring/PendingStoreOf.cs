using System.Runtime.CompilerServices;

namespace Rockpool.Interleavings.Exploring;

/// <inheritdoc/>
/// <remarks>
/// A reference to a field cannot be kept, so its address is, which is good until the next collection. The reference is made
/// anew before the count of collections is looked at: from then on the collector keeps it right.
/// </remarks>
internal sealed unsafe class PendingStoreOf<T> : PendingStore
{
    private readonly int _collections = GC.CollectionCount(0);
    private readonly void* _address;
    private readonly T _value;

    public PendingStoreOf(ref T location, T value, string what)
        : base(what)
    {
        _address = Unsafe.AsPointer(ref location);
        _value = value;
    }

    private bool MayHaveMoved => GC.CollectionCount(0) != _collections;

    public override bool TryCommit()
    {
        if (MayHaveMoved)
            return false;
        ref T location = ref Unsafe.AsRef<T>(_address);
        if (MayHaveMoved)
            return false;
        location = _value;
        return true;
    }

    /// <summary>Whether the store is to this location; null if a collection may have moved either.</summary>
    public bool? IsTo(ref T location)
    {
        bool same = Unsafe.AsPointer(ref location) == _address;
        return MayHaveMoved ? null : same;
    }

    /// <summary>What its own thread reads there.</summary>
    public T Value => _value;
}
