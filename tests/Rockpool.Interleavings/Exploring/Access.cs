using System.Runtime.CompilerServices;

namespace Rockpool.Interleavings.Exploring;

/// <summary>An access that a thread is parked before.</summary>
internal readonly struct Access
{
    private readonly nint _address;
    private readonly int _collections;

    private Access(AccessKind kind, string what, string where, nint address, int collections, Func<bool>? condition)
    {
        (Kind, What, Where, Condition) = (kind, what, where, condition);
        (_address, _collections) = (address, collections);
    }

    public AccessKind Kind { get; }

    /// <summary>The location, as the code names it.</summary>
    public string What { get; }

    /// <summary>The member that accesses it.</summary>
    public string Where { get; }

    /// <summary>What must be true before the thread can go on, if it waits.</summary>
    public Func<bool>? Condition { get; }

    public bool IsStore => Kind is AccessKind.PlainWrite or AccessKind.Store;

    /// <summary>Whether the processor lets its thread's earlier stores be seen first.</summary>
    public bool IsInterlocked => Kind is AccessKind.Exchange or AccessKind.CompareExchange or AccessKind.Add;

    private bool IsRead => Kind is AccessKind.PlainRead or AccessKind.Load;

    public static unsafe Access To<T>(ref T location, AccessKind kind, string what, string where, Func<bool>? condition = null)
    {
        // The count first: a collection that moves the location after that makes the counts differ.
        int collections = GC.CollectionCount(0);
        return new(kind, what, where, (nint)Unsafe.AsPointer(ref location), collections, condition);
    }

    public static Access Barrier(string where) => new(AccessKind.Barrier, "the process", where, 0, 0, null);

    public static Access Until(Func<bool> condition, string what, string where) =>
        new(AccessKind.Wait, what, where, 0, 0, condition);

    /// <summary>Whether the two have the same effect in either order; null if a collection has made that unknowable.</summary>
    public bool? IsIndependentOf(in Access other)
    {
        if (Condition is not null || other.Condition is not null || Kind is AccessKind.Barrier || other.Kind is AccessKind.Barrier)
            return false;
        if (IsRead && other.IsRead)
            return true;
        bool same = _address == other._address;
        return MayHaveMoved || other.MayHaveMoved ? null : !same;
    }

    /// <summary>Whether a collection may have moved its location.</summary>
    public bool MayHaveMoved => _address != 0 && _collections != GC.CollectionCount(0);

    /// <summary>Whether its location was there when it was announced.</summary>
    public bool IsTo(nint address) => _address == address;

    public override string ToString() => $"{Where}: {Kind} {What}";
}
