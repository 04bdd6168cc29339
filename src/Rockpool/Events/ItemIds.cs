using System.Runtime.CompilerServices;

namespace Rockpool.Events;

/// <summary>Numbers items that are spoken of. An item keeps its number as long as it lives, and no other ever has it.</summary>
/// <remarks>Any thread may call it; some 20 ns for an item that has a number, and an allocation for one that has none.</remarks>
internal static class ItemIds
{
    private static readonly ConditionalWeakTable<object, StrongBox<long>> Known = [];
    private static long _last;

    public static long Of(object item) =>
        Known.TryGetValue(item, out StrongBox<long>? id) ? id.Value : Known.GetOrAdd(item, static _ => Next()).Value;

    private static StrongBox<long> Next() => new(Interlocked.Increment(ref _last));
}
