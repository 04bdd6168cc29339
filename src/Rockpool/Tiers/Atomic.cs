using System.Runtime.CompilerServices;

namespace Rockpool.Tiers;

/// <summary>
/// The one door to memory that threads share. The protocol's files use nothing else for it, so that a test can put its own
/// class in this one's place, take control at each access and try every order of them.
/// </summary>
internal static class Atomic
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Exchange<T>(ref T? cell, T? value)
        where T : class =>
        Unsafe.As<T?>(Interlocked.Exchange(ref Unsafe.As<T?, object?>(ref cell), value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? CompareExchange<T>(ref T? cell, T? value, T? comparand)
        where T : class =>
        Unsafe.As<T?>(Interlocked.CompareExchange(ref Unsafe.As<T?, object?>(ref cell), value, comparand));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CompareExchange(ref int cell, int value, int comparand) =>
        Interlocked.CompareExchange(ref cell, value, comparand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long CompareExchange(ref long cell, long value, long comparand) =>
        Interlocked.CompareExchange(ref cell, value, comparand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Add(ref long cell, long value) => Interlocked.Add(ref cell, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Load<T>(ref T? cell)
        where T : class => Volatile.Read(ref cell);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Load(ref int cell) => Volatile.Read(ref cell);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Load(ref long cell) => Volatile.Read(ref cell);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(ref T? cell, T? value)
        where T : class => Volatile.Write(ref cell, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref int cell, int value) => Volatile.Write(ref cell, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref long cell, long value) => Volatile.Write(ref cell, value);

    /// <summary>A read that promises no order: of a thread's own slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? PlainRead<T>(ref T? cell)
        where T : class => cell;

    /// <summary>The same of a number that changes under nobody's hands meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long PlainRead(ref long cell) => cell;

    /// <summary>The same of a magazine's count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlainRead(ref int cell) => cell;

    /// <summary>A write that promises no order: to a thread's own slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PlainWrite<T>(ref T? cell, T? value)
        where T : class => cell = value;

    /// <summary>The same to a magazine's count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PlainWrite(ref int cell, int value) => cell = value;

    /// <summary>Makes every thread of the process pass a full barrier: microseconds, and the others pay nothing for it.</summary>
    public static void ProcessWideBarrier() => Interlocked.MemoryBarrierProcessWide();

    /// <summary>Waits while a word has a value that another thread is about to change.</summary>
    public static void WaitWhile(ref int cell, int value)
    {
        SpinWait wait = default;
        while (Volatile.Read(ref cell) == value)
            wait.SpinOnce();
    }

    /// <summary>The shelf that is near this thread for the moment: a hint that may be stale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Processor() => Thread.GetCurrentProcessorId();
}
