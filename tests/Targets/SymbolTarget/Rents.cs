using System.Buffers;
using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;

namespace SymbolTarget;

/// <summary>Rents an array and tells under which label, and from which line of source, it was asked to.</summary>
[EventSource(Name = "SymbolTarget")]
internal sealed class Rents : EventSource
{
    private static readonly Rents Log = new();

    /// <summary>Announces the caller, then rents and returns an array: the rent's stack has the caller as its first frame of this assembly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Take(string label, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Log.Caller(label, file, line);
        ArrayPool<byte>.Shared.Return(ArrayPool<byte>.Shared.Rent(100));
    }

    [Event(1)]
    private void Caller(string label, string file, int line) => WriteEvent(1, label, file, line);
}
