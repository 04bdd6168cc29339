namespace Rockpool.Diagnosis.Journal;

/// <summary>What a <see cref="RuntimeEvent"/> tells.</summary>
public enum RuntimeEventKind : byte
{
    /// <summary>A collection began: number, generation, reason.</summary>
    CollectionStart,

    /// <summary>A collection ended: number, generation.</summary>
    CollectionEnd,

    /// <summary>The runtime began to suspend all threads: reason.</summary>
    SuspensionStart,

    /// <summary>All threads stand.</summary>
    SuspensionEnd,

    /// <summary>The runtime began to let threads go on.</summary>
    ResumptionStart,

    /// <summary>All threads run again.</summary>
    ResumptionEnd,

    /// <summary>After a collection: bytes in use on the whole heap.</summary>
    HeapSize,

    /// <summary>After a collection: bytes free between live objects, per generation.</summary>
    Fragmentation,

    /// <summary>A thread began to wait for a lock.</summary>
    ContentionStart,

    /// <summary>A thread got the lock it waited for: bytes hold the wait in nanoseconds where the source says it.</summary>
    ContentionEnd,

    /// <summary>One sampled allocation: type, the object's size in bytes; <c>Number</c> is the sampling interval in bytes.</summary>
    AllocationSample,

    /// <summary>
    /// What the thread runs from now on has other labels: <c>Text</c> holds one <c>key=value</c> to a line, or nothing.
    /// </summary>
    LabelsSet,

    /// <summary>The thread runs inside a named region from now on: number, and <c>Text</c> as <c>category/name</c>.</summary>
    RegionBegun,

    /// <summary>The thread left a named region, which may go on elsewhere: number, and <c>Text</c> likewise.</summary>
    RegionEnded,
}
