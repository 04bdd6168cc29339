using System.Runtime.CompilerServices;

namespace Rockpool.Interleavings.Exploring;

/// <inheritdoc/>
internal sealed unsafe class PendingStoreOf<T> : PendingStore
{
    public PendingStoreOf(ref T location, T value, string what)
        : base(what)
    {
        Address = (nint)Unsafe.AsPointer(ref location);
        Value = value;
    }

    /// <summary>What its own thread reads there.</summary>
    public T Value { get; }

    public override bool TryCommit()
    {
        if (MayHaveMoved)
            return false;
        // The reference is made before the second look: from then on the collector keeps it right.
        ref T location = ref Unsafe.AsRef<T>((void*)Address);
        if (MayHaveMoved)
            return false;
        location = Value;
        return true;
    }

    /// <summary>Whether the store is to this location; null if a collection may have moved either.</summary>
    public bool? IsTo(ref T location)
    {
        bool same = (nint)Unsafe.AsPointer(ref location) == Address;
        return MayHaveMoved ? null : same;
    }
}
