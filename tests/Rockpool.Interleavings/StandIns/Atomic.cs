using System.Runtime.CompilerServices;

namespace Rockpool.Tiers;

/// <summary>
/// Stands in for the pools' seam of that name: the protocol's files are compiled against this one, which lets the
/// explorer decide before each access who makes the next. Outside a run it only does what it is asked.
/// </summary>
internal static class Atomic
{
    public static T PlainRead<T>(ref T cell,
        [CallerArgumentExpression(nameof(cell))] string what = "", [CallerMemberName] string where = "") =>
        Read(ref cell, AccessKind.PlainRead, what, where);

    public static T Load<T>(ref T cell,
        [CallerArgumentExpression(nameof(cell))] string what = "", [CallerMemberName] string where = "") =>
        Read(ref cell, AccessKind.Load, what, where);

    public static void PlainWrite<T>(ref T cell, T value,
        [CallerArgumentExpression(nameof(cell))] string what = "", [CallerMemberName] string where = "") =>
        Write(ref cell, value, AccessKind.PlainWrite, what, where);

    public static void Store<T>(ref T cell, T value,
        [CallerArgumentExpression(nameof(cell))] string what = "", [CallerMemberName] string where = "") =>
        Write(ref cell, value, AccessKind.Store, what, where);

    public static T Exchange<T>(ref T cell, T value,
        [CallerArgumentExpression(nameof(cell))] string what = "", [CallerMemberName] string where = "")
    {
        T before = Read(ref cell, AccessKind.Exchange, what, where);
        Finish(ref cell, value);
        return before;
    }

    public static T CompareExchange<T>(ref T cell, T value, T comparand,
        [CallerArgumentExpression(nameof(cell))] string what = "", [CallerMemberName] string where = "")
    {
        T before = Read(ref cell, AccessKind.CompareExchange, what, where);
        if (typeof(T).IsValueType ? EqualityComparer<T>.Default.Equals(before, comparand) : ReferenceEquals(before, comparand))
            Finish(ref cell, value);
        return before;
    }

    public static long Add(ref long cell, long value,
        [CallerArgumentExpression(nameof(cell))] string what = "", [CallerMemberName] string where = "")
    {
        long after = Read(ref cell, AccessKind.Add, what, where) + value;
        Finish(ref cell, after);
        return after;
    }

    /// <summary>Looks, and looks again each time that memory has changed.</summary>
    public static void WaitWhile(ref int cell, int value,
        [CallerArgumentExpression(nameof(cell))] string what = "", [CallerMemberName] string where = "")
    {
        if (LogicalThread.Current is not { } thread)
        {
            Assert.NotEqual(value, cell);
            return;
        }

        Func<bool>? changed = null;
        while (Read(ref cell, AccessKind.Load, what, where, changed) == value)
            changed = thread.WhenMemoryChanges();
    }

    public static void ProcessWideBarrier([CallerMemberName] string where = "")
    {
        LogicalThread.Current?.Await(Access.Barrier(where));
        LogicalThread.Current?.FlushEverybody();
    }

    public static int Processor() => LogicalThread.Current?.Processor ?? 0;

    private static T Read<T>(ref T cell, AccessKind kind, string what, string where, Func<bool>? condition = null)
    {
        if (LogicalThread.Current is not { } thread)
            return cell;
        thread.Await(Access.To(ref cell, kind, what, where, condition));
        if (thread.Next.IsInterlocked)
            thread.Flush();
        return thread.Read(ref cell);
    }

    private static void Write<T>(ref T cell, T value, AccessKind kind, string what, string where)
    {
        LogicalThread.Current?.Await(Access.To(ref cell, kind, what, where));
        Finish(ref cell, value);
    }

    private static void Finish<T>(ref T cell, T value)
    {
        if (LogicalThread.Current is { } thread)
            thread.Write(ref cell, value);
        else
            cell = value;
    }
}
