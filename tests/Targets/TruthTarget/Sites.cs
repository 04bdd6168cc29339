using System.Buffers;
using System.Runtime.CompilerServices;

namespace TruthTarget;

/// <summary>
/// Members that rent and return, each arrays of its own size alone, so that an event's size tells which stack is its own.
/// </summary>
internal static class Sites
{
    public static readonly Func<byte[]>[] Rent = [Rent64, Rent256, Rent1024, Rent4096];

    public static readonly Action<byte[]>[] Return = [Return64, Return256, Return1024, Return4096];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Rent64() => ArrayPool<byte>.Shared.Rent(64);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Rent256() => ArrayPool<byte>.Shared.Rent(256);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Rent1024() => ArrayPool<byte>.Shared.Rent(1024);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Rent4096() => ArrayPool<byte>.Shared.Rent(4096);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Return64(byte[] array) => ArrayPool<byte>.Shared.Return(array);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Return256(byte[] array) => ArrayPool<byte>.Shared.Return(array);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Return1024(byte[] array) => ArrayPool<byte>.Shared.Return(array);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Return4096(byte[] array) => ArrayPool<byte>.Shared.Return(array);
}
