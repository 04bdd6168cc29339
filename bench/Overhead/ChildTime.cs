using System.Runtime.InteropServices;

namespace Overhead;

/// <summary>Processor time of this process's children that have ended.</summary>
internal static partial class ChildTime
{
    private const int Children = -1;

    /// <summary>Seconds so far.</summary>
    public static double Seconds
    {
        get
        {
            Span<long> usage = stackalloc long[18];
            _ = GetUsage(Children, ref MemoryMarshal.GetReference(usage));
            return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref long usage);
}
