using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>What the pool's own frame in the stack of one of its events tells of an array pool.</summary>
/// <param name="Element">The type of its elements, such as <c>System.Byte</c>, or <c>System.__Canon</c> for references.</param>
/// <param name="IsShared">Whether it is <c>ArrayPool.Shared</c>; otherwise <c>ArrayPool.Create</c> made it.</param>
internal sealed record ArrayPoolType(string Element, bool IsShared)
{
    private const string Shared = "System.Buffers.SharedArrayPool`1.";
    private const string SharedAsMemory = "System.Buffers.ArrayMemoryPool`1.";
    private const string Created = "System.Buffers.ConfigurableArrayPool`1.";

    /// <summary>What a stack tells, or null where the pool's frame is not in it.</summary>
    public static ArrayPoolType? Of(IReadOnlyList<Frame> frames)
    {
        // The leaf frames are those of System.Diagnostics.Tracing, which write the event; then come the pool's own.
        foreach (Frame frame in frames)
        {
            if (frame.Method is not { } method || !method.StartsWith("System.", StringComparison.Ordinal)) return null;
            if (frame.TypeArguments is not { } element) continue;
            if (method.StartsWith(Shared, StringComparison.Ordinal)) return new ArrayPoolType(element, IsShared: true);

            // Compiled code may have the pool's own frame inlined into MemoryPool.Shared's, which lends the same arrays.
            if (method.StartsWith(SharedAsMemory, StringComparison.Ordinal)) return new ArrayPoolType(element, IsShared: true);
            if (method.StartsWith(Created, StringComparison.Ordinal)) return new ArrayPoolType(element, IsShared: false);
        }

        return null;
    }
}
