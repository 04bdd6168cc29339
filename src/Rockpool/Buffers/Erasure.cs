using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Rockpool.Buffers;

/// <summary>Clears arrays.</summary>
internal static class Erasure
{
    // A span has no more bytes than an int can say, an array may.
    private const int Portion = 1 << 20;

    /// <summary>Clears all elements.</summary>
    public static void Clear<T>(T[] array, BufferClearing clearing)
    {
        if (clearing == BufferClearing.Secret)
            Erase(array);
        else
            Array.Clear(array);
    }

    /// <summary>Clears all elements, which hold no references, so that no compiler leaves it out: to one that sees that nobody reads
    /// an array any more, plain writes to it are of no use.</summary>
    private static void Erase<T>(T[] array)
    {
        int step = Math.Max(1, Portion / Unsafe.SizeOf<T>());
        for (int at = 0; at < array.Length; at += step)
        {
            int bytes = Math.Min(step, array.Length - at) * Unsafe.SizeOf<T>();
            CryptographicOperations.ZeroMemory(MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref array[at]), bytes));
        }
    }
}
