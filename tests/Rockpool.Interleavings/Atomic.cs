using System.Runtime.CompilerServices;
using Rockpool.Interleavings.Exploring;

namespace Rockpool.Tiers;

/// <summary>
/// Stands in for the pools' seam of that name: the protocol's files are compiled against this one, which lets the
/// explorer decide before each access who makes the next. Outside a run it only does what it is asked.
/// </summary>
internal static class Atomic
{
    public static T PlainRead<T>(ref readonly T location, [CallerArgumentExpression(nameof(location))] string what = "", [CallerMemberName] string where = "") =>
        Read(ref Unsafe.AsRef(in location), AccessKind.PlainRead, what, where);

    public static void PlainWrite<T>(ref T location, T value, [CallerArgumentExpression(nameof(location))] string what = "", [CallerMemberName] string where = "")
    {
        Await(ref location, AccessKind.PlainWrite, what, where);
        Write(ref location, value);
    }

    public static T Load<T>(ref readonly T location, [CallerArgumentExpression(nameof(location))] string what = "", [CallerMemberName] string where = "") =>
        Read(ref Unsafe.AsRef(in location), AccessKind.Load, what, where);

    public static void Store<T>(ref T location, T value, [CallerArgumentExpression(nameof(location))] string what = "", [CallerMemberName] string where = "")
    {
        Await(ref location, AccessKind.Store, what, where);
        Write(ref location, value);
    }

    public static T Exchange<T>(ref T location, T value, [CallerArgumentExpression(nameof(location))] string what = "", [CallerMemberName] string where = "")
    {
        T before = Read(ref location, AccessKind.Exchange, what, where);
        Write(ref location, value);
        return before;
    }

    public static T CompareExchange<T>(ref T location, T value, T comparand, [CallerArgumentExpression(nameof(location))] string what = "", [CallerMemberName] string where = "")
    {
        T before = Read(ref location, AccessKind.CompareExchange, what, where);
        if (typeof(T).IsValueType ? EqualityComparer<T>.Default.Equals(before, comparand) : ReferenceEquals(before, comparand))
            Write(ref location, value);
        return before;
    }

    private static void Await<T>(ref T location, AccessKind kind, string what, string where)
    {
        if (LogicalThread.Current is { } thread)
            thread.Before(Access.To(ref location, kind, what, where));
    }

    private static T Read<T>(ref T location, AccessKind kind, string what, string where)
    {
        Await(ref location, kind, what, where);
        T value = location;
        LogicalThread.Current?.Saw(value);
        return value;
    }

    private static void Write<T>(ref T location, T value)
    {
        location = value;
        LogicalThread.Current?.Wrote(value);
    }
}
